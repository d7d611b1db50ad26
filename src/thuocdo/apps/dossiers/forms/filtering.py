"""What a reader may narrow a page of dossiers by; every choice stands in the address."""

from collections.abc import Iterable

from django import forms

from thuocdo.analytics.periods import Period
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.selectors.reaching import Relative
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Sentence

ALL = ("", say("Tất cả", "All"))
SIDES = {"giai-quyet": selectors.RESPONSIBLE, "tiep-nhan": selectors.RECEIVER}
CHANNELS = {
    1: Sentence("Trực tiếp", "At the counter"),
    2: Sentence("Trực tuyến", "Online"),
    3: Sentence("Bưu chính", "By post"),
}

LEVELS = {
    "ministry": Sentence("Bộ, ngành", "Ministries"),
    "province": Sentence("Cấp tỉnh", "Province"),
    "commune": Sentence("Cấp xã", "Communes"),
}


LABELS = {
    "don-vi": say("Đơn vị", "Unit"),
    "ky": say("Kỳ", "Period"),
    "theo": say("Tính cho", "Credited to"),
    "cap": say("Cấp", "Level"),
    "linh-vuc": say("Lĩnh vực", "Field"),
    "nhom": say("Nhóm thủ tục", "Procedure group"),
    "thu-tuc": say("Mã thủ tục", "Code of a procedure"),
    "kenh": say("Kênh tiếp nhận", "Channel"),
}  # in the order of the page
CREDITED = (
    ("giai-quyet", say("Đơn vị giải quyết", "Responsible unit")),
    ("tiep-nhan", say("Đơn vị tiếp nhận", "Receiving unit")),
)


class ScopeForm(forms.Form):
    """Filters of the dashboard and of its lists."""

    def __init__(self, data: object, units: Iterable[Relative], periods: Iterable[Period]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, or nothing
        choices: dict[str, Iterable[tuple[str, object]]] = {
            "don-vi": list(units),
            "ky": [(one.code, said(selectors.title_of(one.code)).capitalize()) for one in periods],
            "theo": CREDITED,
            "cap": [ALL, *levels()],
            "linh-vuc": [ALL, *fields()],
            "nhom": [ALL, *groups()],
            "kenh": [ALL, *((str(code), said(title)) for code, title in CHANNELS.items())],
        }
        for name, label in LABELS.items():
            self.fields[name] = (
                choice(label, choices[name])
                if name in choices
                else forms.CharField(label=label, required=False, max_length=40)
            )

    def text(self, name: str) -> str:
        """What was chosen; nothing where it was not, or is none of the choices."""
        return str(getattr(self, "cleaned_data", {}).get(name) or "")


def choice(label: object, choices: Iterable[tuple[str, object]]) -> forms.ChoiceField:
    """A field that may be left alone."""
    return forms.ChoiceField(label=label, choices=list(choices), required=False)  # type: ignore[arg-type]


def levels() -> list[tuple[str, object]]:
    """Levels of the units that the lake knows."""
    found = {str(row["level"]) for row in selectors.known("units").rows if row["level"]}
    return [(level, said(LEVELS.get(level, same(level)))) for level in sorted(found, reverse=True)]


def same(text: str) -> Sentence:
    """A code that nobody named."""
    return Sentence(text, text)


def fields() -> list[tuple[str, object]]:
    """Fields that the lake knows, by name."""
    rows = selectors.known("fields").rows
    return sorted(((str(r["code"]), str(r["name"])) for r in rows), key=lambda one: str(one[1]))


def groups() -> list[tuple[str, object]]:
    """Groups of procedures that the lake knows."""
    rows = selectors.known("procedures").rows
    return [(name, name) for name in sorted({str(r["group"]) for r in rows if r["group"]})]
