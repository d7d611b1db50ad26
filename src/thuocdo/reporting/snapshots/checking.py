"""The check of a bundle: checksums, then everything computed again and compared."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from thuocdo.reporting.snapshots.archive import altered
from thuocdo.reporting.snapshots.contents import FINDINGS, snapshot_in, text_of
from thuocdo.reporting.snapshots.differences import Difference, differences
from thuocdo.reporting.snapshots.findings import finding_row, finding_rows
from thuocdo.reporting.snapshots.layers import layer_differences
from thuocdo.reporting.snapshots.model import Kind, Snapshot
from thuocdo.reporting.snapshots.recomputing import scored_from
from thuocdo.reporting.snapshots.statements import findings_of
from thuocdo.vietnamese.sentence import Refusal, Sentence

PASS, FAIL = "PASS", "FAIL"
NAMES = {
    "points": Sentence("điểm", "points"),
    "maximum": Sentence("điểm tối đa", "maximum"),
    "total": Sentence("tổng điểm", "total"),
    "percent": Sentence("chỉ số", "percent"),
    "rank": Sentence("hạng", "rank"),
    "region_rank": Sentence("hạng trong vùng", "rank in the region"),
    "band": Sentence("xếp loại", "band"),
    "missing": Sentence("mục thiếu số liệu", "items without figures"),
    "unit": Sentence("đơn vị", "unit"),
    "layer": Sentence("lớp cuối cùng", "last layer"),
    "edition": Sentence("mã băm bộ chỉ số", "hash of the edition"),
}


class Verdict(NamedTuple):
    """What a check came to."""

    faults: tuple[Sentence, ...]  # nothing wrong if empty
    passed: Sentence  # what was checked

    @property
    def is_passed(self) -> bool:
        """Whether everything is as it was published."""
        return not self.faults

    def lines(self, language: str | None = None) -> list[str]:
        """The verdict in words, in one language or in both; the last line is PASS or FAIL."""

        def told(sentence: Sentence) -> str:
            return sentence.in_language(language) if language else " | ".join(sentence)

        if self.is_passed:
            return [told(self.passed), PASS]
        return [*map(told, self.faults), FAIL]


def verdict(files: Mapping[str, bytes]) -> Verdict:
    """Check all files of a bundle; nothing in them can stop the check with an error."""
    faults = [altered_words(name) for name in altered(files)]
    passed = Sentence("", "")
    try:
        snapshot = snapshot_in(files)
        if snapshot.kind is Kind.STATED:
            faults += stated_faults(snapshot, files)
        else:
            found = differences(snapshot, scored_from(snapshot, files))
            faults += map(difference_words, (*found, *layer_differences(snapshot)))
        passed = passed_words(snapshot, len(files))
    except Refusal as refusal:
        faults.append(refusal.sentence)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        faults.append(unreadable(fault))
    return Verdict(tuple(faults), passed)


def altered_words(name: str) -> Sentence:
    """A file that is not as it was published."""
    return Sentence(
        f"tệp `{name}` đã bị sửa, thiếu hoặc thừa so với SHA256SUMS",
        f"the file `{name}` was altered, is missing or does not stand in SHA256SUMS",
    )


def unreadable(fault: Exception) -> Sentence:
    """What is no longer a bundle."""
    return Sentence(
        f"không đọc được nội dung gói: {fault!r}", f"the content cannot be read: {fault!r}"
    )


def difference_words(one: Difference) -> Sentence:
    """Unit, code, what, published and recomputed."""
    name = NAMES.get(one.what, Sentence(one.what, one.what))
    subject = " ".join(filter(None, (one.unit, one.code)))
    return Sentence(
        f"{subject} {name.vi}: công bố {one.published or '–'}, tính lại {one.recomputed or '–'}",
        f"{subject} {name.en}: published {one.published or '–'}, "
        f"recomputed {one.recomputed or '–'}",
    )


def stated_faults(snapshot: Snapshot, files: Mapping[str, bytes]) -> Iterator[Sentence]:
    """Findings of the number checks that are new, and stated ones that are no longer found."""
    stated = finding_rows(text_of(files, FINDINGS))
    found = [finding_row(finding) for finding in findings_of(snapshot)]
    for row in found:
        if row not in stated:
            yield Sentence(f"không có trong findings.csv: {row[5]}", f"not stated: {row[6]}")
    for row in stated:
        if row not in found:
            yield Sentence(f"soát lại không thấy: {row[5]}", f"no longer found: {row[6]}")


def passed_words(snapshot: Snapshot, files: int) -> Sentence:
    """How much was checked."""
    units = len(snapshot.scores)
    leaves = sum(len(score.leaves) for score in snapshot.scores.values())
    if snapshot.kind is Kind.STATED:
        return Sentence(
            f"{files} tệp đúng mã kiểm tra; số công bố của {units} đơn vị soát lại như đã ghi.",
            f"{files} files match their checksums; the stated figures of {units} units check out "
            "as recorded.",
        )
    return Sentence(
        f"{files} tệp đúng mã kiểm tra; tính lại {units} đơn vị, {leaves} điểm thành phần: "
        "giống hệt bản công bố.",
        f"{files} files match their checksums; {units} units with {leaves} points of items were "
        "computed again and are exactly as published.",
    )
