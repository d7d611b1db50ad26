"""The column: groups, flags, drift, reach, queue and grid, in a constant number of queries."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.timezone import localdate

from tests.factories.documents import DocumentFactory, FileFactory, VersionFactory
from tests.factories.rounds import NOW, a_round, advanced, appraiser, at_home, entry, submitted
from thuocdo.apps.accounts.permissions import belongs_to
from thuocdo.apps.rounds.models import Entry, Evidence, Phase, Reason, ReasonKind, Stage
from thuocdo.apps.rounds.permissions import may_appraise
from thuocdo.apps.rounds.selectors.appraisal.column import DONE, RETURNED, TO_DO, column_of
from thuocdo.apps.rounds.selectors.appraisal.disputes import disputed, to_second
from thuocdo.apps.rounds.selectors.appraisal.drift import drift_in
from thuocdo.apps.rounds.selectors.appraisal.flags import Group, Kind
from thuocdo.apps.rounds.selectors.appraisal.grid import grid_of
from thuocdo.apps.rounds.selectors.appraisal.queue import queue_of
from thuocdo.apps.rounds.selectors.appraisal.reach import reach_of
from thuocdo.apps.rounds.selectors.appraisal.reasons import (
    everything,
    library,
    precedents,
    statistics,
)
from thuocdo.apps.rounds.selectors.appraisal.unit import unit_rows
from thuocdo.apps.rounds.services import appraising, setting_up
from thuocdo.apps.rounds.services.appraising import Verdict
from thuocdo.apps.rounds.services.returning import Asked, return_item
from thuocdo.apps.rounds.services.seconding import second

pytestmark = pytest.mark.django_db
TODAY = localdate(NOW)


@pytest.fixture
def made():
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    made.by = appraiser(made.province)
    return made


def column(made, code="1.1", by=None):
    return column_of(made.round, code, reach_of(by or made.by, TODAY))


def row(made, unit="A", code="1.1"):
    return next(row for row in column(made, code).rows if row.code == unit)


def show(made, unit="A", file=None, page="4", **document):
    """A signed report of 2025 linked to 1.1."""
    options = {"unit": made.units[unit], "issued_on": date(2025, 12, 10), **document}
    paper = DocumentFactory(**options)
    if file is not False:
        VersionFactory(document=paper, file=file or FileFactory(stated_number=""))
    Evidence.objects.create(
        entry=entry(made, unit), document=paper, page=page, key=uuid4(), added_at=NOW
    )
    return paper


def kinds(made, unit="A", code="1.1"):
    return [flag.kind for flag in row(made, unit, code).flags]


def judge(made, unit, code="1.1", by=None, at=NOW, **said):
    key = entry(made, unit, code).pk
    return appraising.appraise(entry_id=key, verdict=Verdict(**said), by=by or made.by, at=at)


def test_units_fall_into_computed_clean_and_to_read(made):
    show(made, "A")
    groups = {one.code: one.group for one in column(made).rows}

    assert groups == {"A": Group.CLEAN, "B": Group.CLEAN, "C": Group.READ}  # B claims no points
    assert column(made).split == {Group.CLEAN: 2, Group.READ: 1}
    assert column(made, "1.2").split == {Group.COMPUTED: 3}
    assert [one.code for one in column(made, "1.2").waiting(Group.COMPUTED)] == ["A", "B", "C"]


def test_no_document_is_told_with_or_without_an_explanation(made):
    assert row(made).flags[0].sentence.vi == "Không có tài liệu, có giải trình"
    assert kinds(made, "C") == [Kind.EVIDENCE]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        pytest.param({"issued_on": date(2023, 3, 1)}, "ngoài năm đánh giá 2025", id="wrong year"),
        pytest.param({"file": False}, "chưa có tệp", id="no file"),
        pytest.param({"number": ""}, "Chưa ghi số", id="no number"),
    ],
)
def test_a_doubtful_document_is_told(made, document, told):
    show(made, **document)

    assert Kind.FILE in kinds(made)
    assert told in row(made).flags[0].sentence.vi
    assert row(made).group is Group.READ


def test_an_unsigned_file_is_told_and_a_scan_only_beside_the_document(made):
    show(made, "A", file=FileFactory(has_signature=False))
    show(made, "C", file=FileFactory(has_text_layer=False))

    assert "chữ ký số" in row(made, "A").flags[0].sentence.vi
    assert kinds(made, "C") == []


def test_the_same_file_at_another_unit_is_told_at_both(made):
    file = FileFactory(sha256=hashlib.sha256(b"chung").hexdigest())
    show(made, "A", file=file)
    show(made, "C", file=file)

    assert row(made, "A").flags[0].sentence.vi == "Cùng một tệp với Xã Cao Sơn."
    assert row(made, "C").flags[0].sentence.vi == "Cùng một tệp với Xã An Bình."


def test_what_nobody_signed_or_typed_is_told():
    made = advanced(submitted(a_round(), "A", "B"), Phase.APPRAISAL)
    made.by = appraiser(made.province)

    assert kinds(made, "C") == [Kind.MISSING, Kind.UNSIGNED]
    assert row(made, "C").group is Group.READ


def test_data_without_figures_is_to_be_read():
    made = advanced(submitted(a_round(fed=False)), Phase.APPRAISAL)
    made.by = appraiser(made.province)

    assert kinds(made, "A", "1.2") == [Kind.MISSING]
    assert row(made, "A", "1.2").group is Group.READ


def with_last_year(made, **points):
    """A round before, in which the units had such points for 1.1 (final, declared)."""
    before = made.round
    before.pk = None
    before.year, before.previous = 2024, None
    before._state.adding = True
    before.save()
    now = type(made.round).objects.get(year=2025)
    now.previous = before
    now.save()
    made.round = now
    block = setting_up.RoundBlock.objects.create(round=before, block=made.block.block)
    for unit, (final, declared) in points.items():
        member = before.participants.create(block=block, unit=made.units[unit])
        member.entries.create(
            code="1.1", order=0, stage=Stage.FINAL, maximum=Decimal(1),
            final_points=Decimal(final), declared_points=Decimal(declared),
        )  # fmt: skip
    return made


def test_large_changes_and_repeated_over_claims_are_told(made):
    for unit in "ABC":
        show(made, unit)
    with_last_year(made, A=("0.8", "1"), B=("0.5", "0.5"), C=("0", "0"))

    assert [flag.sentence.vi for flag in row(made, "A").flags] == [
        "Năm trước tự chấm 1 điểm, chỉ được 0,8 điểm; năm nay lại cao hơn",
        "Tăng 25% so với năm trước",
    ]
    assert [flag.sentence.vi for flag in row(made, "B").flags] == ["Giảm 100% so với năm trước"]
    assert row(made, "C").flags[0].sentence.vi == "Năm trước 0 điểm, năm nay có điểm"
    assert row(made, "A").last_points == Decimal("0.8")


def test_a_small_change_is_clean(made):
    show(made, "A")
    with_last_year(made, A=("0.9", "0.9"))

    assert kinds(made, "A") == []


def test_like_cases_unlike_scored_are_listed_until_one_is_mended(made):
    judge(made, "A", figures={"yes": "có"})
    assert drift_in(column(made).rows).unlike == []
    judge(made, "C", figures={"yes": "không"}, text="Sai năm.")
    (unlike,) = drift_in(column(made).rows).unlike
    assert (unlike.figures.vi, [case.row.code for case in unlike.cases]) == ("có", ["A", "C"])

    judge(made, "C", figures={"yes": "có"})
    assert drift_in(column(made).rows).unlike == []


def test_days_with_other_averages_are_told(made):
    judge(made, "A", figures={"yes": "có"})
    judge(made, "C", figures={"yes": "không"}, text="x", at=NOW + timedelta(days=1))

    first, last = drift_in(column(made).rows).days
    assert (first.average, last.average, last.items) == (1, 0, 1)


def test_filters_and_counts_follow_the_work(made):
    judge(made, "A", figures={"yes": "có"})
    return_item(entry_id=entry(made, "C").pk, asked=Asked(2, text="Bổ sung."), by=made.by, at=NOW)
    shown = column(made)

    assert (shown.done, shown.returned, len(shown.rows)) == (1, 1, 3)
    for which, units in ((TO_DO, "B"), (RETURNED, "C"), (DONE, "A"), ("gì đó", "ABC")):
        assert "".join(one.code for one in shown.filtered(which)) == units


def test_the_own_unit_is_seen_and_not_open(made):
    made.by.unit = made.units["A"]
    made.by.save()
    rows = {one.code: one for one in column(made).rows}

    assert rows["A"].is_own
    assert not rows["A"].is_open
    assert [one.code for one in column(made, "1.2").waiting(Group.COMPUTED)] == ["B", "C"]


@pytest.mark.parametrize("role", ["appraiser", "unit_officer", "unit_leader", "director"])
@pytest.mark.parametrize("place", ["A", "province", None])
@pytest.mark.parametrize("domains", [[], ["2"]])
def test_lists_and_writes_agree_about_who_may(made, role, place, domains):
    unit = made.units.get(place) if place != "province" else made.province
    person = at_home(role, made.units["B"])
    person.grants.update(unit=unit, domains=domains)
    reach = reach_of(person, TODAY)

    for one in made.units.values():
        assert reach.is_own(one) == belongs_to(person, one)
        for domain in ("1", "2"):
            assert reach.allows(one, domain) == may_appraise(person, one, domain)


def test_the_queue_counts_what_the_column_shows(made, django_assert_max_num_queries):
    show(made, "A")
    domains = queue_of(made.round, reach_of(made.by, TODAY))
    assert [line.leaf.code for domain in domains for line in domain.lines] == ["1.1", "1.2", "2.1"]
    first = domains[0].lines[0]
    assert (first.split, first.total, first.waiting) == ({Group.CLEAN: 2, Group.READ: 1}, 3, 3)

    judge(made, "C", figures={"yes": "có"})
    line = queue_of(made.round, reach_of(made.by, TODAY))[0].lines[0]
    assert (line.done, line.returned, line.waiting, line.is_done) == (1, 0, 2, False)
    with django_assert_max_num_queries(6):
        queue_of(made.round, reach_of(made.by, TODAY))


def test_the_queue_holds_the_own_domains_only(made):
    by = appraiser(made.province, ["2"])

    assert [domain.code for domain in queue_of(made.round, reach_of(by, TODAY))] == ["2"]


def test_a_column_costs_the_same_for_any_number_of_units(made, django_assert_max_num_queries):
    for unit in "ABC":
        show(made, unit)
    with_last_year(made, A=("1", "1"))
    reach = reach_of(made.by, TODAY)
    with django_assert_max_num_queries(7):  # the edition of the year before among them
        assert len(column_of(made.round, "1.1", reach).rows) == 3


def test_one_unit_over_all_leaves(made):
    found = unit_rows(made.round, "A", reach_of(made.by, TODAY))

    assert [one.leaf.code for one in found.rows] == ["1.1", "1.2", "2.1"]
    assert found.split == {Group.READ: 1, Group.COMPUTED: 2}
    assert len(found.waiting(Group.COMPUTED)) == 2
    assert unit_rows(made.round, "X", reach_of(made.by, TODAY)) is None


def test_the_grid_has_a_cell_for_each_item_in_two_queries(made, django_assert_num_queries):
    judge(made, "A", figures={"yes": "không"}, text="Sai.")
    reach = reach_of(made.by, TODAY)
    with django_assert_num_queries(2):
        grid = grid_of(made.round, reach)

    assert [leaf.code for leaf in grid.leaves] == ["1.1", "1.2", "2.1"]
    assert [line.participant.unit.code for line in grid.lines] == ["A", "B", "C"]
    first = grid.lines[0].cells[0]
    assert (first.points, first.is_lower, grid.lines[0].waiting) == (0, True, 2)


def test_the_library_puts_reasons_of_the_item_first(made):
    scheme = made.round.edition.scheme
    common = {"scheme": scheme, "kind": ReasonKind.LOWER, "text": "x", "text_en": "x"}
    general = Reason.objects.create(code="B", **common)
    own = Reason.objects.create(code="Z", leaf="1.1", **common)
    Reason.objects.create(code="C", leaf="1.2", **common)
    retired = Reason.objects.create(code="D", is_active=False, **common)
    judge(made, "A", figures={"yes": "không"}, reason=general)

    assert list(library(made.round, "1.1")) == [own, general]
    assert everything(made.round).last() == retired
    (told,) = precedents(made.round, "1.1", leaving_out=entry(made, "C").pk)
    assert told.reason == general
    assert precedents(made.round, "1.1", leaving_out=entry(made, "A").pk) == []
    (used,) = statistics(made.round)
    assert (used.reason, used.used, used.upheld, used.disputed) == (general, 1, 1, 0)


def test_disagreements_and_what_is_to_be_seconded(made):
    judge(made, "A", figures={"yes": "không"}, text="Sai năm.")
    keys = Entry.objects.filter(stage=Stage.SUBMITTED).values_list("pk", flat=True)
    appraising.confirm(entry_ids=keys, by=made.by, at=NOW)
    advanced(made, Phase.SECOND)
    other = appraiser(made.province)
    mine, theirs = reach_of(made.by, TODAY), reach_of(other, TODAY)

    (case,) = to_second(made.round, theirs)
    assert (case.entry.code, case.at_stake, case.is_open) == ("1.1", 1, True)
    assert not to_second(made.round, mine)[0].is_open
    assert disputed(made.round, theirs) == []
    verdict = Verdict({"yes": "có"}, text="Đúng năm.")
    second(entry_id=entry(made).pk, verdict=verdict, by=other, at=NOW)
    (case,) = disputed(made.round, theirs)
    assert (case.second.text, case.first.text, case.explanation) == ("Đúng năm.", "Sai năm.", None)
