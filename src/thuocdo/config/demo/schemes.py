"""The two indices of the model province with their editions, imported and issued."""

from datetime import datetime
from typing import NamedTuple

from thuocdo.apps.indexsets import services
from thuocdo.apps.indexsets.models import EditionStatus, Scheme
from thuocdo.apps.indexsets.services import Names
from thuocdo.apps.units.models import Unit
from thuocdo.config.demo.moments import at
from thuocdo.config.demo.people import Cast
from thuocdo.reading.library import edition_folder


class Index(NamedTuple):
    """One index of the model province."""

    folder: str
    slug: str
    title: str
    title_en: str
    short: str
    short_en: str
    editions: tuple[tuple[str, datetime], ...]  # name, when it was issued


COMMUNES = Index(
    "demo-province-communes",
    "cchc-cap-xa",
    "Chỉ số cải cách hành chính cấp xã, Tỉnh mẫu",
    "Administrative reform index of communes, Model Province",
    "CCHC cấp xã",
    "Reform of communes",
    (("2024", at(2022, 2, 10)), ("2025", at(2025, 8, 20))),
)
DEPARTMENTS = Index(
    "demo-province-departments",
    "cchc-so-nganh",
    "Chỉ số cải cách hành chính sở, ngành, Tỉnh mẫu",
    "Administrative reform index of departments, Model Province",
    "CCHC sở, ngành",
    "Reform of departments",
    (("2024", at(2022, 2, 10)), ("2025", at(2025, 8, 20))),
)


def add_index(index: Index, order: int, province: Unit, cast: Cast) -> Scheme:
    """The scheme with its editions; what is there stays as it is."""
    names = Names(*index[1:6], authority=province, order=order)
    for name, issued_at in index.editions:
        folder = edition_folder(f"{index.folder}/{name}")
        stored = services.import_folder(folder, by=cast["phuong-phap"], names=names)
        if stored.edition.status == EditionStatus.DRAFT:
            services.issue(edition=stored.edition, by=cast["giam-doc"], at=issued_at)
    return Scheme.objects.get(folder=index.folder)
