"""Addresses of index sets, below ``/quan-tri/bo-chi-so/``."""

from django.urls import path, re_path

from thuocdo.apps.indexsets.views import comparing, deciding, files, importing, showing

app_name = "indexsets"
FORM = "(?P<form>csv|xlsx|json)"
EDITION = "<slug:scheme>/<str:name>"
urlpatterns = [
    path("", showing.list_schemes, name="list"),
    path("nhap", importing.import_edition, name="import"),
    path("nhap/luu", importing.store_edition, name="store"),
    path("so-sanh", comparing.compare, name="compare"),
    re_path(rf"^so-sanh\.{FORM}$", comparing.compare_file, name="compare_file"),
    path(EDITION, showing.show_edition, name="edition"),
    re_path(
        rf"^(?P<scheme>[-\w]+)/(?P<name>[^/]+)/cay\.{FORM}$", files.tree_file, name="tree_file"
    ),
    path(f"{EDITION}/tai-ve", files.edition_archive, name="archive"),
    path(f"{EDITION}/ban-hanh", deciding.issue_edition, name="issue"),
    path(f"{EDITION}/het-hieu-luc", deciding.retire_edition, name="retire"),
    path(f"{EDITION}/muc/<str:code>", showing.show_leaf, name="leaf"),
]
