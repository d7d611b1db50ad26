"""Addresses of rounds, below /lam-viec/danh-gia/."""

from django.urls import URLPattern, path

from thuocdo.apps.rounds.views.own import (
    evidence,
    excel,
    explaining,
    item,
    listing,
    saving,
    sharing,
    signing,
)

app_name = "rounds"
OWN: list[URLPattern] = [  # tu-danh-gia/: a unit fills in, shows, signs
    path("tu-danh-gia/", listing.list_own, name="own_list"),
    path("tu-danh-gia/luu", saving.save, name="own_save"),
    path("tu-danh-gia/<int:pk>", listing.show_tree, name="own_tree"),
    path("tu-danh-gia/<int:pk>/tong", listing.tell_total, name="own_total"),
    path("tu-danh-gia/<int:pk>/chia-viec", sharing.share_items, name="own_share"),
    path("tu-danh-gia/<int:pk>/nam-truoc", sharing.copy_last_year, name="own_copy"),
    path("tu-danh-gia/<int:pk>/excel", excel.exchange, name="own_excel"),
    path("tu-danh-gia/<int:pk>/excel/tep", excel.save_workbook, name="own_excel_file"),
    path("tu-danh-gia/<int:pk>/excel/ghi", excel.apply_import, name="own_excel_apply"),
    path("tu-danh-gia/<int:pk>/excel/hoan-tac", excel.undo_import, name="own_excel_undo"),
    path("tu-danh-gia/<int:pk>/trinh-lanh-dao", signing.ask_leader, name="own_ask"),
    path("tu-danh-gia/<int:pk>/duyet", signing.sign, name="own_sign"),
    path("tu-danh-gia/<int:pk>/chua-duyet", signing.send_back, name="own_send_back"),
    path("tu-danh-gia/<int:pk>/muc/<str:code>", item.show_item, name="own_item"),
    path("tu-danh-gia/<int:pk>/muc/<str:code>/lich-su", item.show_history, name="own_history"),
    path("tu-danh-gia/<int:pk>/muc/<str:code>/minh-chung", evidence.link_document, name="own_link"),
    path(
        "tu-danh-gia/<int:pk>/muc/<str:code>/minh-chung/<int:evidence_pk>/go",
        evidence.unlink_document,
        name="own_unlink",
    ),
    path("tu-danh-gia/<int:pk>/muc/<str:code>/y-kien", evidence.add_remark, name="own_remark"),
    path("tu-danh-gia/<int:pk>/muc/<str:code>/tra-loi", explaining.answer, name="own_answer"),
    path(
        "tu-danh-gia/<int:pk>/muc/<str:code>/giai-trinh",
        explaining.explain_item,
        name="own_explain",
    ),
]
APPRAISAL: list[URLPattern] = []  # tham-dinh/: queue, column, second appraisal
COUNCIL: list[URLPattern] = []  # hoi-dong/: agenda, decisions, minutes
STEERING: list[URLPattern] = []  # dieu-hanh/ and vong/: boards, planning, time
urlpatterns = [*OWN, *APPRAISAL, *COUNCIL, *STEERING]
