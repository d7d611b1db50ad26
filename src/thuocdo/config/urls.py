"""Addresses: Vietnamese without a prefix, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from thuocdo.web.api.views import api
from thuocdo.web.frame.urls import unprefixed

urlpatterns = [
    *unprefixed,
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", include("thuocdo.web.portal.urls")),
        path("", include("thuocdo.web.api.urls")),
        path("", include("thuocdo.web.frame.urls")),
        path("", include("thuocdo.web.workspace.urls")),
        path("", include("thuocdo.apps.accounts.urls")),
        path("", include("thuocdo.web.logbook.urls")),
        path("quan-tri/don-vi/", include("thuocdo.apps.units.urls")),
        path("quan-tri/bo-chi-so/", include("thuocdo.apps.indexsets.urls")),
        path("lam-viec/hop-thu/", include("thuocdo.apps.notifications.urls")),
        path("lam-viec/minh-chung/", include("thuocdo.apps.documents.urls")),
        path("lam-viec/ho-so/", include("thuocdo.apps.dossiers.urls")),
        path("lam-viec/danh-gia/", include("thuocdo.apps.rounds.urls")),
        path("lam-viec/ket-qua/", include("thuocdo.apps.results.urls")),
        path("lam-viec/cong-bo/", include("thuocdo.apps.publications.urls")),
        prefix_default_language=False,
    ),
]
