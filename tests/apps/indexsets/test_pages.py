"""What pages say of trees, items, tried values and differences."""

from decimal import Decimal

import pytest

from tests.factories.indexsets import small_files
from thuocdo.apps.indexsets.errors import NoSuchEdition
from thuocdo.apps.indexsets.forms import SandboxForm
from thuocdo.apps.indexsets.selectors import difference_rows, leaf_page, tree_of, tried
from thuocdo.apps.indexsets.services import draft_from_files
from thuocdo.core.index_set.editions import compare_editions
from thuocdo.core.scoring.figures import Entry


def edition(name="2025", **replacing):
    """The small set with texts exchanged."""
    return draft_from_files(small_files(edition=name, replacing=replacing)).index_set


GROUPED = {
    """\
  - code: "2.1"
    title: Mức độ hài lòng
    title_en: Satisfaction
    maximum: 6
""": """\
  - code: "2.1"
    title: Hài lòng
    maximum: 6
    criteria:
    - code: "2.1.1"
      title: Mức độ hài lòng
      title_en: Satisfaction
      maximum: 6
""",
    "    method: data\n    rule: {kind: proportional": "      method: data\n"
    "      rule: {kind: proportional",
    "    zero_denominator: refused\n    cases:\n      - {name: một nửa": "      zero_denominator: "
    "refused\n      cases:\n        - {name: một nửa",
}
HALF = "{name: một nửa, inputs: {numerator: 50, denominator: 100}, points: 3}"
SHOWN = {HALF: f'{HALF}\n  - {{code: "2.2", title: Chỉ xem, method: data, informational: true}}'}


def test_a_tree_has_domains_with_all_below_them():
    branches = tree_of(edition(**GROUPED), lambda code: f"/{code}")

    told = [(b.domain.code, [(r.code, r.link, r.cases) for r in b.rows]) for b in branches]
    assert told == [
        ("1", [("1.1", "/1.1", 2), ("1.2", "/1.2", 3)]),
        ("2", [("2.1", "", 0), ("2.1.1", "/2.1.1", 1)]),
    ]


def test_what_is_only_shown_has_no_maximum():
    row = tree_of(edition(**SHOWN), str)[1].rows[1]

    assert (row.code, row.maximum, row.rule.vi) == ("2.2", None, "Chỉ hiển thị, không tính điểm.")


def test_failing_cases_are_counted():
    branches = tree_of(edition(**{"{yes: true}, points: 1": "{yes: true}, points: 0"}), str)

    assert [row.failed for row in branches[0].rows] == [1, 0]


def test_an_item_says_its_inputs_policies_and_cases():
    page = leaf_page(edition(), "1.2")

    assert [(asked.name, asked.type.en) for asked in page.inputs] == [
        ("numerator", "whole number"),
        ("denominator", "whole number"),
        ("rate", "percent"),
    ]
    assert [asked.optional for asked in page.inputs] == [False, False, True]
    assert page.zero_denominator.en == "All points are given."
    assert page.not_applicable.en == "The item applies to every unit."
    assert [(case.points.en, case.failure) for case in page.cases] == [
        ("3 points", None),
        ("1.5 points", None),
        ("0 points", None),
    ]
    assert [text.en for _, text in page.cases[0].figures] == ["92", "100"]


def test_an_item_that_is_only_shown_has_no_policies():
    page = leaf_page(edition(**SHOWN), "2.2")

    assert (page.inputs, page.not_applicable, page.zero_denominator) == ((), None, None)


def test_a_case_tells_why_an_item_does_not_apply():
    changed = edition(
        **{
            "    zero_denominator: award_maximum\n": "    zero_denominator: award_maximum\n"
            "    not_applicable: reduce_maximum\n",
            "{name: đúng hạn 92 %, inputs: {numerator: 92, denominator: 100}, points: 3}": "{name: "
            "không có hồ sơ, not_applicable: Không phát sinh, points: none, maximum: 0}",
        }
    )

    case = leaf_page(changed, "1.2").cases[0]

    assert [(label.en, text.vi) for label, text in case.figures] == [
        ("Not applicable", "Không phát sinh")
    ]
    assert case.points.vi == "không có điểm"


RATE = """\
    rule: {kind: proportional, measure: rate, full_at: 100}
    zero_denominator: refused
"""
SUM = """\
    rule: {kind: composite, combine: sum, leaves: [{code: "1.1", full: 1}]}
"""
CHOSEN = {
    RATE: SUM,
    "maximum: 6": "maximum: 1",
    "scale: 10": "scale: 5",
    HALF: '{name: theo mục 1.1, others: {"1.1": 1}, points: 1}',
}


def test_a_case_tells_the_points_of_other_items():
    case = leaf_page(edition(**CHOSEN), "2.1").cases[0]

    assert [(label.vi, text.vi) for label, text in case.figures] == [("Mục 1.1", "1 điểm")]


def test_an_item_that_is_not_there_is_refused():
    with pytest.raises(NoSuchEdition, match=r"nho/2025, 9\.9"):
        leaf_page(edition(), "9.9")


def test_values_give_points_the_step_and_the_next_gain():
    index_set = edition()
    values = {"numerator": Decimal(85), "denominator": Decimal(100)}

    found = tried(index_set, index_set.leaf("1.2"), Entry(values), {})

    assert (found.points, found.maximum, found.step) == (Decimal("1.5"), 3, 2)
    assert found.next_step.en.endswith("to reach 3 points.")


def test_at_the_top_nothing_more_can_be_won():
    index_set = edition()

    found = tried(index_set, index_set.leaf("1.1"), Entry({"yes": True}), {})

    assert (found.points, found.step, found.next_step) == (1, None, None)


@pytest.mark.parametrize(("others", "points"), [({}, None), ({"1.1": Decimal(1)}, 1)])
def test_a_rule_over_other_items_asks_for_their_points(others, points):
    index_set = edition(**CHOSEN)

    found = tried(index_set, index_set.leaf("2.1"), Entry({}), others)

    assert found.points == points


def test_what_is_only_shown_has_no_points_to_try():
    index_set = edition(**SHOWN)

    assert tried(index_set, index_set.leaf("2.2"), Entry({}), {}).points is None


def form_for(code, data, **replacing):
    index_set = edition(**replacing)
    form = SandboxForm(index_set, index_set.leaf(code), data)
    form.is_valid()
    return form


def test_a_page_without_values_tries_nothing():
    assert not form_for("1.2", {"other": "1"}).is_bound


@pytest.mark.parametrize(
    ("answer", "points"), [("co", 1), ("khong", 0), ("", None)], ids=["yes", "no", "not said"]
)
def test_no_answer_is_not_no(answer, points):
    assert form_for("1.1", {"yes": answer}).result.points == points


OUTCOME = {
    "rule: {kind: all_or_nothing}": "rule: {kind: outcomes, options: "
    "[{value: a, label: Tốt, label_en: Good, points: 1}, {value: b, label: Kém, points: 0}]}",
    "{yes: true}": "{outcome: a}",
    "{yes: false}": "{outcome: b}",
}


def test_a_choice_is_offered_by_its_words():
    form = form_for("1.1", {"outcome": "a"}, **OUTCOME)

    assert [str(label) for _, label in form.fields["outcome"].choices] == ["chưa nêu", "Tốt", "Kém"]
    assert form.result.points == 1


@pytest.mark.parametrize(("typed", "points"), [("1", 1), ("0,5", Decimal("0.5")), ("", None)])
def test_points_of_other_items_are_typed_too(typed, points):
    form = form_for("2.1", {"muc-1.1": typed}, **CHOSEN)

    assert form.result.points == points


def test_what_does_not_apply_needs_no_figures():
    reduced = {
        "    zero_denominator: award_maximum\n": "    zero_denominator: award_maximum\n"
        "    not_applicable: reduce_maximum\n"
    }

    form = form_for("1.2", {"khong-ap-dung": "on"}, **reduced)

    assert (form.result.points, form.result.maximum) == (None, 0)


def test_a_figure_that_contradicts_itself_is_told_at_its_field():
    per_item = {
        "rule: {kind: all_or_nothing}": "rule: {kind: per_item, each: 0.5}",
        "{yes: true}": "{count: 2}",
        "{yes: false}": "{count: 0}",
    }

    form = form_for("1.2", {"numerator": "5", "denominator": "4"})
    whole = form_for("1.1", {"count": "-1"}, **per_item)

    assert "__all__" in form.errors
    assert "`-1`" in whole.errors["count"][0]


def row(rows, code):
    return next(r for r in rows if code in [node.code for node in (*r.new, *r.old)])


def words(found):
    return [(mark.words.en, mark.tone) for mark in found.marks]


def rows_between(mapping="", **replacing):
    old = edition("2024")
    new = edition(
        "2025",
        **{
            "decimals: 2\n": f"decimals: 2\nreplaces: nho/2024\n{mapping}"
            if mapping
            else "decimals: 2\n"
        },
        **replacing,
    )
    return difference_rows(compare_editions(old, new))


def test_editions_that_are_the_same_are_kept_line_by_line():
    rows = rows_between()

    assert [r.new[0].code for r in rows] == ["1", "1.1", "1.2", "2", "2.1"]
    assert {mark for r in rows for mark in words(r)} == {("kept", "same")}
    assert [r.is_group for r in rows] == [True, False, False, True, False]


def test_new_and_dropped_items_are_told_and_the_dropped_come_last():
    rows = rows_between(**{'code: "1.1"': 'code: "1.9"'})

    assert words(row(rows, "1.9")) == [("new", "up")]
    assert words(row(rows, "1.1")) == [("dropped", "down")]
    assert rows[-1].old[0].code == "1.1"
    assert (row(rows, "1.9").change, row(rows, "1.1").change) == (1, -1)


def test_an_item_under_another_code_was_moved():
    mapping = 'mapping:\n  - {old: ["1.1"], new: ["1.9"], note: Đổi mã}\n'

    found = row(rows_between(mapping, **{'code: "1.1"': 'code: "1.9"'}), "1.9")

    assert words(found) == [("moved", "changed")]
    assert (found.old[0].code, found.note, found.change) == ("1.1", "Đổi mã", None)


def test_another_title_is_a_new_name():
    found = row(rows_between(**{"A reform plan": "The plan"}), "1.1")

    assert words(found) == [("renamed", "changed")]


def test_a_rule_that_changed_is_told():
    found = row(
        rows_between(
            **{
                "{from: 80, below: 90, points: 1.5}": "{from: 80, below: 90, points: 1}",
                "denominator: 100}, points: 1.5": "denominator: 100}, points: 1",
            }
        ),
        "1.2",
    )

    assert words(found) == [("changed rule", "changed")]


def test_a_split_is_one_line():
    mapping = 'mapping:\n  - {old: ["1.1"], new: ["1.1", "1.2"]}\n  - {old: ["1.2"]}\n'

    rows = rows_between(mapping)

    assert [node.code for node in row(rows, "1.1").new] == ["1.1", "1.2"]
    assert words(row(rows, "1.1")) == [("changed maximum", "changed"), ("split", "changed")]


def test_a_domain_that_is_scored_whole_is_one_line():
    whole = {
        'criteria:\n  - code: "2.1"\n    title: Mức độ hài lòng\n    title_en: Satisfaction\n'
        "    maximum: 6\n    method: data\n": "method: data\n",
        "    rule: {kind: proportional": "rule: {kind: proportional",
        "    zero_denominator: refused\n    cases:\n      - {name: một": "zero_denominator: "
        "refused\ncases:\n  - {name: một",
    }

    rows = difference_rows(compare_editions(edition("2024", **whole), edition("2025", **whole)))

    assert [(r.new[0].code, r.is_group) for r in rows][-1] == ("2", False)
    assert [r.new[0].code for r in rows].count("2") == 1
