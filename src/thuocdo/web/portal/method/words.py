"""What an edition lays down, in words."""

from collections.abc import Iterator

from thuocdo.core.index_set.editions import Change, EditionComparison
from thuocdo.core.index_set.model import (
    IndexSet,
    NoSurvey,
    RankedValue,
    ReducedMaximum,
    Standing,
    Ties,
    WhenMissing,
)
from thuocdo.reporting.index_set_sheets import STATUSES
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

STANDINGS = {
    Standing.PERCENT: Sentence("chỉ số %", "the index in percent"),
    Standing.TOTAL: Sentence("tổng điểm", "the total points"),
}
RANKED = {
    RankedValue.EXACT: Sentence("giá trị chính xác", "exact values"),
    RankedValue.PUBLISHED: Sentence("giá trị đã công bố", "values as published"),
}
TIES = {
    Ties.COMPETITION: Sentence("1, 1, 3", "1, 1, 3"),
    Ties.DENSE: Sentence("1, 1, 2", "1, 1, 2"),
    Ties.ORDINAL: Sentence("1, 2, 3 theo mã đơn vị", "1, 2, 3 by the code of the unit"),
}
MISSING = {
    WhenMissing.INCOMPLETE: Sentence(
        "chưa có chỉ số %, chưa xếp loại, chưa xếp hạng", "no percentage, no band, no rank"
    ),
    WhenMissing.SCORE_ZERO: Sentence("chấm 0 điểm", "scored zero"),
}
REDUCED = {
    ReducedMaximum.KEEP: Sentence("tính % trên điểm tối đa nhỏ hơn", "percent of the smaller one"),
    ReducedMaximum.RESCALE: Sentence("quy đổi về đủ thang điểm", "rescaled to the full scale"),
}
NO_SURVEY = {
    NoSurvey.REFUSED: Sentence("không được bỏ điều tra", "the survey may not be left out"),
    NoSurvey.REDUCE_MAXIMUM: Sentence("giảm điểm tối đa", "the maximum is reduced"),
    NoSurvey.RESCALE: Sentence("quy đổi về đủ thang điểm", "rescaled to the full scale"),
}


def facts(index_set: IndexSet) -> Iterator[tuple[Sentence, Sentence]]:
    """Label and text of everything that holds for the set as a whole."""
    policies = index_set.policies
    years = ", ".join(map(str, index_set.years))
    day = write_date(index_set.in_force_from)
    yield Sentence("Tình trạng", "Status"), STATUSES[index_set.status]
    yield Sentence("Căn cứ", "Legal basis"), both(index_set.legal_basis)
    yield Sentence("Hiệu lực từ", "In force from"), both(day)
    yield Sentence("Năm đánh giá", "Years assessed"), both(years)
    yield Sentence("Thang điểm", "Scale"), both(write_number(index_set.scale, None))
    yield (
        Sentence("Xếp hạng, xếp loại theo", "Ranks and bands read"),
        joined(STANDINGS[policies.standing], RANKED[policies.ranked_value]),
    )
    yield Sentence("Đồng hạng đánh số", "Ties are numbered"), TIES[policies.ties]
    yield Sentence("Thiếu số liệu", "Missing figures"), MISSING[policies.missing]
    yield (
        Sentence("Điểm tối đa bị giảm", "A reduced maximum"),
        REDUCED[policies.reduced_maximum],
    )
    yield Sentence("Năm không điều tra", "A year without survey"), NO_SURVEY[policies.no_survey]
    yield Sentence("Mã băm", "Hash"), both(index_set.content_hash)


def both(text: str) -> Sentence:
    """A text that is the same in both languages."""
    return Sentence(text, text)


def joined(*texts: Sentence) -> Sentence:
    """Texts one after the other."""
    return Sentence(", ".join(t.vi for t in texts), ", ".join(t.en for t in texts))


def heading(index_set: IndexSet) -> Sentence:
    """The finding of an edition: how large it is."""
    scored = sum(1 for leaf in index_set.leaves if leaf.rule is not None)
    domains = len(index_set.domains)
    vi, en = (write_number(index_set.scale, None, speech) for speech in ("vi", "en"))
    return Sentence(
        f"{index_set.title.vi}, phiên bản {index_set.edition}: {domains} lĩnh vực, "
        f"{scored} mục chấm điểm, thang {vi}",
        f"{index_set.title.en}, edition {index_set.edition}: {domains} domains, "
        f"{scored} scored items, scale of {en}",
    )


def difference(comparison: EditionComparison) -> Sentence:
    """How much a new edition changed."""
    old, new = comparison.old.edition, comparison.new.edition
    kept = comparison.count(Change.KEPT)
    changed = len(comparison.leaves) - kept
    return Sentence(
        f"Phiên bản {new} đổi {changed} mục so với {old}, giữ nguyên {kept} mục",
        f"Edition {new} changes {changed} items against {old} and keeps {kept}",
    )
