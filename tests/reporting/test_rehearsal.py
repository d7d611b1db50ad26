"""An edition tried on the figures of a year before."""

from decimal import Decimal

import pytest

from tests.factories.indexsets import small_files
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.rounding import percent_of
from thuocdo.core.scoring.figures import Entry
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reading.importing.importing import write_files
from thuocdo.reporting.rehearsal import Verdict, rehearse
from thuocdo.reporting.rehearsal_sheets import groups_sheet, items_sheet, moves_sheet
from thuocdo.reporting.scored import score_figures
from thuocdo.reporting.sheets import as_csv
from thuocdo.vietnamese.sentence import Sentence


@pytest.fixture
def edition(tmp_path):
    """Load the small set with texts replaced."""

    def load(name, **replacing):
        write_files(small_files(edition=name, replacing=replacing), tmp_path / name)
        return load_index_set(tmp_path / name)

    return load


def rate(numerator, denominator=100):
    return Entry({"numerator": Decimal(numerator), "denominator": Decimal(denominator)})


def figures(rows):
    """``{unit: (plan, on time, satisfied)}``; None is not declared."""
    found = FigureSet()
    for code, (plan, on_time, satisfied) in rows.items():
        found.add_unit(Unit(code, f"Xã {code}", "Xã" if code < "C" else "Phường"))
        declared = {
            "1.1": None if plan is None else Entry({"yes": plan}),
            "1.2": None if on_time is None else rate(on_time),
            "2.1": None if satisfied is None else rate(satisfied),
        }
        found.entries[code] = {leaf: entry for leaf, entry in declared.items() if entry}
    return found


ROWS = {
    "A": (True, 95, 80),
    "B": (True, 85, 90),
    "C": (True, 40, 60),
    "D": (True, 92, None),
}


@pytest.fixture
def before(edition):
    return score_figures(edition("2024"), figures(ROWS))


def item(rehearsal, code):
    return next(each for each in rehearsal.items if each.leaf.code == code)


def move(rehearsal, code):
    return next(each for each in rehearsal.moves if each.unit.code == code)


def test_the_same_edition_gives_the_same_percents_and_places(before):
    found = rehearse(before.index_set, before)

    assert [(m.before, m.before_percent) for m in found.moves] == [
        (m.after, m.after_percent) for m in found.moves
    ]
    assert found.largest_move == 0


def test_the_spread_of_an_item_is_over_units_with_points(before):
    found = rehearse(before.index_set, before)

    spread = item(found, "2.1")
    assert (spread.units, spread.low, spread.middle, spread.high) == (
        3,
        Decimal("3.6"),
        Decimal("4.8"),
        Decimal("5.4"),
    )
    assert item(found, "1.2").full == 50


def test_what_nearly_everybody_has_is_a_ceiling(before):
    found = rehearse(before.index_set, before)

    assert item(found, "1.1").verdict is Verdict.CEILING
    assert item(found, "1.2").verdict is Verdict.TELLS


@pytest.mark.parametrize(
    ("full", "verdict"), [(9, Verdict.CEILING), (8, Verdict.TELLS)], ids=["90 %", "80 %"]
)
def test_a_ceiling_begins_at_ninety_percent_of_the_units(edition, full, verdict):
    rows = {f"U{n}": (n < full, 95, 80) for n in range(10)}
    scored = score_figures(edition("2024"), figures(rows))

    assert item(rehearse(scored.index_set, scored), "1.1").verdict is verdict


def test_what_nobody_has_is_dead(edition):
    scored = score_figures(edition("2024"), figures({"A": (False, 50, 80), "B": (False, 95, 80)}))

    found = rehearse(scored.index_set, scored)

    assert item(found, "1.1").verdict is Verdict.DEAD
    assert item(found, "1.2").verdict is Verdict.TELLS


STRICTER = {
    "{from: 80, below: 90, points: 1.5}": "{from: 80, below: 90, points: 0}",
    "85, denominator: 100}, points: 1.5": "85, denominator: 100}, points: 0",
}


def test_a_stricter_rule_moves_ranks_and_tells_who_loses(edition, before):
    found = rehearse(edition("2025", **STRICTER), before)

    assert (move(found, "A").places, move(found, "A").change) == (0, 0)
    assert (move(found, "B").before.rank, move(found, "B").after.rank) == (2, 2)
    assert move(found, "B").change == Decimal(-15)
    assert [(g.title.vi, g.units, g.better, g.worse, g.change) for g in found.by_block] == [
        ("Xã", 2, 0, 1, Decimal("-7.5")),
        ("Phường", 1, 0, 0, Decimal(0)),
    ]


def test_the_largest_upheaval_stands_first(edition):
    rows = {"A": (True, 85, 70), "B": (False, 95, 60), "BB": (False, 10, 60)}
    scored = score_figures(edition("2024"), figures(rows))

    found = rehearse(edition("2025", **STRICTER), scored)

    assert [(m.unit.code, m.places) for m in found.moves] == [("A", -1), ("B", 1), ("BB", 0)]
    assert found.largest_move == 1


def test_a_unit_that_lacks_figures_has_no_place(before):
    found = rehearse(before.index_set, before)

    lacking = move(found, "D")
    assert (lacking.after, lacking.after_percent, lacking.places, lacking.change) == (
        None,
        None,
        None,
        None,
    )


def test_an_item_that_asks_for_other_figures_is_left_out_and_says_which(edition, before):
    new = edition(
        "2025",
        **{
            "rule: {kind: all_or_nothing}": "rule: {kind: per_item, each: 1}",
            "{yes: true}": "{count: 1}",
            "{yes: false}": "{count: 0}",
        },
    )

    found = rehearse(new, before)

    spread = item(found, "1.1")
    assert (spread.units, spread.verdict) == (0, Verdict.LACKS_FIGURES)
    assert [label.en for label in spread.lacking] == ["Count"]
    assert found.points_known == 9
    assert move(found, "A").after_percent == percent_of(Decimal("7.8"), Decimal(9))


def test_a_new_item_says_all_that_it_asks_for(edition, before):
    new = edition("2025", **{'code: "2.1"': 'code: "2.9"'})

    spread = item(rehearse(new, before), "2.9")

    assert [label.en for label in spread.lacking] == ["Numerator", "Denominator"]


def test_an_item_that_nobody_declared_says_all_that_it_asks_for(edition):
    scored = score_figures(edition("2024"), figures({"A": (True, None, 80)}))

    found = rehearse(scored.index_set, scored)

    assert [label.en for label in item(found, "1.2").lacking] == ["Numerator", "Denominator"]


RATE = """\
    rule: {kind: proportional, measure: rate, full_at: 100}
    zero_denominator: refused
    cases:
      - {name: một nửa, inputs: {numerator: 50, denominator: 100}, points: 3}
"""
DEFECTS = """\
    minimum: -5
    rule: {kind: deduction, defects: [{input: defects, each: 1}]}
    cases:
      - {name: hai lỗi, inputs: {defects: 2}, points: -2}
  - {code: "2.2", title: Chỉ xem, method: data, informational: true}
"""


@pytest.fixture
def with_penalty(edition):
    """The item 2.1 takes points off instead; a further one is only shown."""
    texts = {"maximum: 6": "maximum: 0", "scale: 10": "scale: 4", RATE: DEFECTS}
    return edition("2024", **texts)


@pytest.mark.parametrize(("defects", "verdict"), [(0, Verdict.UNTOUCHED), (1, Verdict.TELLS)])
def test_a_penalty_is_judged_by_whether_anybody_has_it(with_penalty, defects, verdict):
    found = figures({"A": (True, 95, None)})
    found.entries["A"]["2.1"] = Entry({"defects": Decimal(defects)})
    scored = score_figures(with_penalty, found)

    rehearsal = rehearse(with_penalty, scored)

    assert item(rehearsal, "2.1").verdict is verdict
    assert item(rehearsal, "2.2").verdict is Verdict.NOT_SCORED


def test_nothing_known_gives_no_percent(edition):
    scored = score_figures(edition("2024"), figures({"A": (None, None, None)}))

    found = rehearse(scored.index_set, scored)

    assert move(found, "A").after_percent is None
    assert found.by_block[0].change is None
    assert found.points_known == 0


def test_points_known_stay_within_the_scale(edition):
    bonus = (
        '  - {code: main, kind: main, title: Điểm, cap: 3, domains: ["1"]}\n'
        '  - {code: bonus, kind: bonus, title: Thưởng, in_scale: false, domains: ["2"]}'
    )
    main = '  - {code: main, kind: main, title: Điểm, title_en: Points, domains: ["1", "2"]}'
    new = edition("2024", **{main: bonus, "scale: 10": "scale: 3"})
    scored = score_figures(new, figures({"A": (True, 95, 80)}))

    assert rehearse(new, scored).points_known == 3


def test_winners_are_told_by_type_where_types_are_given(before):
    types = {"A": Sentence("xã", "commune"), "B": Sentence("xã", "commune")}

    found = rehearse(before.index_set, before, types=types)

    assert [(g.title.en, g.units) for g in found.by_type] == [("commune", 2)]


def test_the_finding_is_a_sentence(edition, before):
    found = rehearse(edition("2025", **STRICTER), before)

    assert found.sentence.vi == (
        "1 mục gần như đơn vị nào cũng đạt tối đa, 0 mục không đơn vị nào có điểm, "
        "0 mục chưa tính được; đơn vị đổi hạng nhiều nhất: 0 bậc."
    )


def test_sheets_hold_every_item_unit_and_group(edition, before):
    found = rehearse(edition("2025", **{**STRICTER, 'code: "2.1"': 'code: "2.9"'}), before)

    items, moves = as_csv(items_sheet(found), "en"), as_csv(moves_sheet(found), "vi")
    groups = as_csv(groups_sheet(found, found.by_block), "vi")

    assert "1.1,A reform plan,1,4,1,1,1,100,nearly everybody is full," in items
    assert '2.9,Satisfaction,6,0,,,,,cannot be scored,"Numerator, Denominator"' in items
    assert "A,Xã A,Xã,1,1,0,88,100,12" in moves
    assert groups.splitlines()[1] == "Phường,1,0,1,-21"
