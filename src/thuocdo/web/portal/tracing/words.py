"""What is said of a number: its heading, its state, whose word it is, how to cite it."""

from thuocdo.core.rollup.results import State
from thuocdo.reporting.index_set_sheets import METHODS
from thuocdo.reporting.snapshots.leaves import ROLES
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.numbers import write_number, write_rank
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.files.about import SHOWN_OF_HASH
from thuocdo.web.portal.tracing.subject import Subject

STATES = {
    State.SCORED.value: Sentence("đã chấm", "scored"),
    State.MISSING.value: Sentence("thiếu số liệu", "figures missing"),
    State.NOT_APPLICABLE.value: Sentence("không áp dụng", "not applicable"),
    State.INFORMATIONAL.value: Sentence("chỉ hiển thị", "informational"),
    State.NO_SURVEY.value: Sentence("không điều tra", "no survey held"),
}
LAYERS = {
    "declared": Sentence("khai ban đầu", "as first declared"),
    "appraised": Sentence("thẩm định", "appraised"),
    "explained": Sentence("sau giải trình", "after explanation"),
    "council": Sentence("hội đồng", "council"),
    "final": Sentence("chính thức", "final"),
}
NONE = Sentence("", "")


def heading(subject: Subject) -> Sentence:
    """The finding: who, how much, of what."""
    name, title, told = subject.unit.title, of_what(subject), points_told(subject)
    if subject.node is None and subject.value is not None:
        return whole_heading(subject, told)
    return Sentence(f"{name.vi}: {told.vi}, {title.vi}", f"{name.en}: {told.en}, {title.en}")


def whole_heading(subject: Subject, told: Sentence) -> Sentence:
    """The whole of a unit, with its rank where it has one."""
    name, score = subject.unit.title, subject.score
    if score.rank is None or score.out_of is None:
        return Sentence(f"{name.vi}: tổng {told.vi}", f"{name.en}: a total of {told.en}")
    place = write_rank(score.rank, score.out_of)
    return Sentence(f"{name.vi}: {told.vi}, hạng {place}", f"{name.en}: {told.en}, rank {place}")


def of_what(subject: Subject) -> Sentence:
    """What the number is of, in the middle of a sentence."""
    if subject.node is None:
        return Sentence("tổng điểm", "total")
    code, title = subject.code, subject.title
    if not subject.node.parent:
        return Sentence(f"lĩnh vực {code}. {title.vi}", f"domain {code}. {title.en}")
    return Sentence(f"mục {code}. {title.vi}", f"item {code}. {title.en}")


def points_told(subject: Subject) -> Sentence:
    """The points against their maximum; words where there are none."""
    if subject.value is None:
        return state_of(subject)
    decimals = shown_decimals(subject)
    vi, en = (write_number(subject.value, decimals, speech) for speech in ("vi", "en"))
    if not subject.maximum:
        return Sentence(f"{vi} điểm", f"{en} points")
    places = None if subject.maximum == subject.maximum.to_integral_value() else decimals
    top_vi, top_en = (write_number(subject.maximum, places, speech) for speech in ("vi", "en"))
    return Sentence(f"{vi}/{top_vi} điểm", f"{en} of {top_en} points")


def shown_decimals(subject: Subject) -> int:
    """As many as the set publishes; at least two."""
    return max(2, subject.published.snapshot.decimals)


def state_of(subject: Subject) -> Sentence:
    """Why there are points, or none."""
    if subject.leaf:
        return STATES[subject.leaf.state]
    if subject.is_missing:
        return STATES[State.MISSING.value]
    return STATES[State.SCORED.value] if subject.value is not None else NOT_STATED


NOT_STATED = Sentence("văn bản không nêu", "not stated in the document")


def sum_sentence(subject: Subject) -> Sentence:
    """How the points of a group or the whole came about."""
    count = sum(1 for _ in subject.parts())
    told = points_told(subject)
    if not count:
        return Sentence("Theo văn bản công bố.", "As the published document states.")
    vi, en = f"{told.vi}: cộng {count} phần dưới đây", f"{told.en}: the sum of {count} parts below"
    if subject.node is None:
        vi += ", theo trần, sàn và quy đổi mà bộ chỉ số quy định"
        en += ", with the caps, floors and rescaling that the index set lays down"
    if subject.is_missing:
        lacking = subject.tally.missing if subject.tally else len(subject.score.missing)
        vi = f"Còn {lacking} mục thiếu số liệu nên chưa có điểm; thiếu không phải là 0"
        en = f"No points while figures are missing for {lacking} items; missing is not zero"
    return Sentence(f"{vi}.", f"{en}.")


def method_of(subject: Subject) -> Sentence:
    """How a leaf is scored; "" for groups."""
    return METHODS.get(subject.node.method, NONE) if subject.node else NONE


def layer_of(subject: Subject) -> Sentence:
    """Whose word the figures are."""
    return LAYERS.get(subject.leaf.layer, NONE) if subject.leaf else NONE


def role_of(subject: Subject) -> Sentence:
    """Who entered them, as a role."""
    if subject.leaf is None:
        return NONE
    return ROLES.get(subject.leaf.role, Sentence(subject.leaf.role, subject.leaf.role))


def citation(subject: Subject, address: str) -> Sentence:
    """A sentence that names the number so that anybody finds and checks it."""
    one, name = subject.published, subject.unit.title
    snapshot, what, told = one.snapshot, of_what(subject), points_told(subject)
    decision, short = snapshot.decision, one.content_hash[:SHOWN_OF_HASH]
    day, who = write_date(decision.decided_on), one.authority
    vi = (
        f"{who.vi}. {snapshot.title.vi} năm {one.year}: {name.vi}, {what.vi}: {told.vi}. "
        f"{decision.number} ngày {day}; phiên bản {snapshot.version}, SHA-256 {short}. {address}"
    )
    en = (
        f"{who.en}. {snapshot.title.en}, {one.year}: {name.en}, {what.en}: {told.en}. "
        f"{decision.number} of {day}; version {snapshot.version}, SHA-256 {short}. {address}"
    )
    return Sentence(vi, en)
