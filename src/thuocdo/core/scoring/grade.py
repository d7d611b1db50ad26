"""Rule kind ``grade``: a grade given by somebody else earns a share of the maximum."""

from dataclasses import dataclass
from typing import ClassVar

from thuocdo.core.documents.located import Mapping
from thuocdo.core.rounding import HUNDRED, ratio
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.names import refuse_repeats
from thuocdo.core.scoring.outcomes import Option, Outcomes, read_label
from thuocdo.core.scoring.rule import Terms
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Grade(Outcomes):
    """Outcomes whose points are stated as shares: excellent 100 %, good 75 %, done 50 %."""

    kind: ClassVar[str] = "grade"
    input_name: ClassVar[str] = "grade"


def read_grade(document: Mapping, terms: Terms) -> Grade:
    """Read ``kind: grade``: ``options`` of ``{value, label, label_en, share}``, in percent."""

    def read_option(item: Mapping) -> Option:
        share, label = item.decimal("share"), read_label(item)
        if not 0 <= share <= HUNDRED:
            raise item.place_of("share").refusal(
                f"`share: {share}` phải từ 0 đến 100 (phần trăm điểm tối đa).",
                f"`share: {share}` must be from 0 to 100 (percent of the maximum).",
            )
        told = wording.percent(share)
        words = Sentence(
            f"{label.vi} ({told.vi} điểm tối đa)", f"{label.en} ({told.en} of the maximum)"
        )
        return Option(item.text("value"), words, ratio(terms.maximum * share, HUNDRED))

    options = document.each("options", read_option)
    refuse_repeats(document, "options", [option.value for option in options])
    return Grade(terms.label("grade", "Xếp loại", "Grade"), options)
