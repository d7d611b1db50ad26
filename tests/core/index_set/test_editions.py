"""Comparing two editions: by the written mapping first, then by equal codes."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from thuocdo.core.errors import InvalidIndexSet, InvalidRequest
from thuocdo.core.index_set.editions import Change, compare_editions, first_year
from thuocdo.core.index_set.loading import load_index_set

D = Decimal
HEADING = """\
scheme: x
edition: "{edition}"
title: Thử
status: draft
in_force_from: {edition}-01-01
years: [{edition}]
legal_basis: Không có
scale: {scale}
parts:
  - {{code: main, kind: main, title: Chính, domains: {domains}}}
policies: {{missing: incomplete, reduced_maximum: keep, no_survey: refused,
  ties: competition, ranked_value: exact, standing: percent, decimals: 2}}
"""


def leaf(code, maximum=2, title="Mục", rule=None, **more):
    rule = rule or {"kind": "entered"}
    return {"code": code, "title": title, "maximum": maximum, "method": "self", "rule": rule} | more


def group(code, *children, title="Nhóm"):
    maximum = sum(child["maximum"] for child in children)
    return {"code": code, "title": title, "maximum": maximum, "criteria": list(children)}


@pytest.fixture
def edition(tmp_path):
    def load(name, *domains, mapping=(), replaces="x/2024"):
        folder = tmp_path / name
        (folder / "domains").mkdir(parents=True)
        for place, domain in enumerate(domains, start=1):
            text = json.dumps(domain, ensure_ascii=False)
            (folder / "domains" / f"{place}-a.yaml").write_text(text, encoding="utf-8")
        heading = HEADING.format(
            edition=name,
            scale=sum(domain["maximum"] for domain in domains),
            domains=json.dumps([domain["code"] for domain in domains]),
        )
        if replaces:
            heading += f"replaces: {replaces}\n"
        if mapping:
            heading += f"mapping: {json.dumps(mapping)}\n"
        (folder / "index_set.yaml").write_text(heading, encoding="utf-8")
        return load_index_set(folder)

    return load


def told(comparison):
    return {
        "/".join(n.code for n in (item.new or item.old)): set(item.changes)
        for item in comparison.leaves
    }


@pytest.mark.parametrize(
    ("old", "new", "changes", "vi"),
    [
        pytest.param(leaf("1.1"), leaf("1.1"), {Change.KEPT}, "giữ nguyên", id="kept"),
        pytest.param(
            leaf("1.1", title="Cũ"),
            leaf("1.1", title="Mới"),
            {Change.CHANGED_WORDING},
            "đổi cách diễn đạt, trước là «Cũ»",
            id="title",
        ),
        pytest.param(
            leaf("1.1", rule={"kind": "all_or_nothing"}, inputs={"yes": "Có"}),
            leaf("1.1", rule={"kind": "all_or_nothing"}, inputs={"yes": "Đã có"}),
            {Change.CHANGED_WORDING},
            "đổi cách diễn đạt",
            id="label of a figure",
        ),
        pytest.param(
            leaf("1.1"),
            leaf("1.1", rule={"kind": "all_or_nothing"}),
            {Change.CHANGED_RULE},
            "đổi quy tắc tính điểm",
            id="rule",
        ),
        pytest.param(
            leaf("1.1"),
            leaf("1.1", not_applicable="score_zero"),
            {Change.CHANGED_RULE},
            "đổi quy tắc tính điểm",
            id="policy",
        ),
        pytest.param(
            leaf("1.1"),
            leaf("1.1", method="data"),
            {Change.CHANGED_RULE},
            "đổi quy tắc tính điểm",
            id="method",
        ),
        pytest.param(
            leaf("1.1", 2),
            leaf("1.1", 2.5),
            {Change.CHANGED_MAXIMUM},
            "đổi điểm tối đa từ 2 thành 2,5",
            id="maximum alone",
        ),
        pytest.param(
            leaf("1.1", 2, title="Cũ"),
            leaf("1.1", 3, title="Mới", rule={"kind": "all_or_nothing"}),
            {Change.CHANGED_WORDING, Change.CHANGED_RULE, Change.CHANGED_MAXIMUM},
            "đổi cách diễn đạt, trước là «Cũ»; đổi quy tắc tính điểm; đổi điểm tối đa từ 2 thành 3",
            id="all at once",
        ),
    ],
)
def test_an_item_that_stayed_one_item(edition, old, new, changes, vi):
    comparison = compare_editions(
        edition("2024", group("1", old), replaces=""), edition("2025", group("1", new))
    )

    (item,) = comparison.leaves
    assert item.changes == changes
    assert item.sentence.vi == f"1.1 «{new['title']}»: {vi}."


def test_split_merged_new_dropped_and_recoded_items(edition):
    old = edition("2024", group("1", *(leaf(f"1.{n}") for n in range(1, 7))), replaces="")
    new = edition(
        "2025",
        group("1", *(leaf(f"1.{n}", 3) for n in "ab"), leaf("1.1", 4), leaf("1.5"), leaf("1.9")),
        mapping=[
            {"old": ["1.1"], "new": ["1.a", "1.b"], "note": "tách"},
            {"old": ["1.2", "1.3"], "new": ["1.1"]},
            {"old": ["1.4"], "new": ["1.9"]},
            {"old": ["1.6"], "note": "thôi"},
        ],
    )

    comparison = compare_editions(old, new)

    assert told(comparison) == {
        "1.a/1.b": {Change.SPLIT, Change.CHANGED_MAXIMUM},
        "1.1": {Change.MERGED},
        "1.5": {Change.KEPT},
        "1.9": {Change.KEPT},
        "1.6": {Change.DROPPED},
    }
    vi = [item.sentence.vi for item in comparison.leaves]
    assert vi == [
        "1.a/1.b «Mục»: đổi điểm tối đa từ 2 thành 6; tách 1.1 thành 1.a, 1.b.",
        "1.1 «Mục»: gộp từ 1.2, 1.3.",
        "1.5 «Mục»: giữ nguyên.",
        "1.9 «Mục»: giữ nguyên, đổi mã từ 1.4.",
        "1.6 «Mục»: bỏ, trước đây 2 điểm.",
    ]
    assert [item.note for item in comparison.leaves] == ["tách", "", "", "", "thôi"]
    assert comparison.sentence.en == (
        "From x/2024 to x/2025: kept 2, changed maximum 1, split 1, merged 1, dropped 1."
    )


def test_many_to_many_is_a_split_and_a_merger(edition):
    old = edition("2024", group("1", leaf("1.1"), leaf("1.2")), replaces="")
    new = edition(
        "2025",
        group("1", leaf("1.1"), leaf("1.2")),
        mapping=[{"old": ["1.1", "1.2"], "new": ["1.1", "1.2"]}],
    )

    assert told(compare_editions(old, new)) == {"1.1/1.2": {Change.SPLIT, Change.MERGED}}


def test_codes_of_one_edition_alone_are_new_or_dropped(edition):
    penalty = leaf("1.4", 0, minimum=-1, rule={"kind": "per_item", "each": -1})
    old = edition("2024", group("1", leaf("1.1"), leaf("1.2")), replaces="")
    new = edition("2025", group("1", leaf("1.1"), leaf("1.3", 1), penalty), replaces="")

    comparison = compare_editions(old, new)

    assert [item.sentence.en for item in comparison.leaves] == [
        "1.1 “Mục”: kept.",
        "1.3 “Mục”: new, worth 1 point.",
        "1.4 “Mục”: new.",
        "1.2 “Mục”: dropped, was worth 2 points.",
    ]
    assert comparison.count(Change.NEW) == 2


def test_groups_and_the_points_moved_per_domain(edition):
    old = edition(
        "2024",
        group("1", group("1.1", leaf("1.1.1", 5)), title="Một"),
        group("2", leaf("2.1", 3)),
        group("3", leaf("3.1", 1)),
        replaces="",
    )
    new = edition(
        "2025",
        group("1", group("1.1", leaf("1.1.1", 4)), title="Một"),
        group("4", leaf("2.1", 3), title="Bốn"),
        group("5", leaf("5.1", 2)),
        mapping=[{"old": ["2"], "new": ["4"]}],
    )

    comparison = compare_editions(old, new)

    assert [(shift.old, shift.new, shift.change) for shift in comparison.domains] == [
        ("1", "1", D(-1)),
        ("2", "4", D(0)),
        (None, "5", D(2)),
        ("3", None, D(-1)),
    ]
    assert comparison.domains[0].sentence == (
        "Một: 5 → 4 điểm (-1).",
        "Một: 5 → 4 points (-1).",
    )
    changes = {item.sentence.vi for item in comparison.groups}
    assert "1.1 «Nhóm»: đổi điểm tối đa từ 5 thành 4." in changes
    assert "4 «Bốn»: đổi cách diễn đạt, trước là «Nhóm»." in changes


def test_merged_domains_stand_with_the_first_code(edition):
    old = edition(
        "2024", *(group(str(n), leaf(f"{n}.1", n, title=f"Mục {n}")) for n in (1, 2)), replaces=""
    )
    new = edition(
        "2025",
        group("1", leaf("1.1", 1, title="Mục 1"), leaf("2.1", 2, title="Mục 2")),
        group("3", leaf("3.1")),
        mapping=[{"old": ["1", "2"], "new": ["1"]}, {"new": ["3"], "note": "thêm"}],
    )

    comparison = compare_editions(old, new)

    assert [(d.old, d.new, d.change) for d in comparison.domains] == [
        ("1", "1", D(0)),
        (None, "3", D(2)),
    ]
    assert [(item.changes, item.note) for item in comparison.groups] == [
        ({Change.MERGED}, ""),
        ({Change.NEW}, "thêm"),
    ]


def test_a_dropped_group_may_be_written_down(edition):
    old = edition("2024", group("1", leaf("1.1")), group("2", leaf("2.1")), replaces="")
    new = edition("2025", group("1", leaf("1.1")), mapping=[{"old": ["2"], "note": "bỏ"}])

    comparison = compare_editions(old, new)

    assert [(item.changes, item.note) for item in comparison.groups] == [
        ({Change.KEPT}, ""),
        ({Change.DROPPED}, "bỏ"),
    ]


def test_a_rule_that_looks_at_a_recoded_item_is_kept(edition):
    entered = {"rule": {"kind": "entered"}}
    branches = [{"from": 1} | entered, {"below": 1} | entered]

    def year(name, seen, *children, **more):
        rule = {"kind": "chosen_tiers", "chosen_by": seen, "branches": branches}
        return edition(name, group("1", *children, leaf("1.9", rule=rule)), **more)

    old = year("2024", "1.1", leaf("1.1"), replaces="")
    recoded = year("2025", "1.2", leaf("1.2"), mapping=[{"old": ["1.1"], "new": ["1.2"]}])

    assert told(compare_editions(old, recoded))["1.9"] == {Change.KEPT}


def test_dates_are_read_against_the_first_year_of_an_edition(edition):
    one = edition("2024", group("1", leaf("1.1")), replaces="")

    assert first_year(replace(one, years=(2023, 2022))) == 2022
    assert first_year(replace(one, years=())) == 2024


def test_an_edition_compared_with_itself_is_kept_throughout(edition):
    one = edition("2024", group("1", leaf("1.1")), replaces="")

    comparison = compare_editions(one, one)

    assert comparison.sentence.vi == "Từ x/2024 sang x/2024: giữ nguyên 1 mục."


def test_a_line_written_twice_counts_once(edition):
    line = {"old": ["1.1"], "new": ["1.2"]}
    old = edition("2024", group("1", leaf("1.1")), replaces="")
    new = edition("2025", group("1", leaf("1.2")), mapping=[line, line])

    assert told(compare_editions(old, new)) == {"1.2": {Change.KEPT}}


@pytest.mark.parametrize(
    ("mapping", "remedy"),
    [
        pytest.param(
            [{"old": ["7.7"], "new": ["1.3"]}],
            "names `7.7`, which x/2024 does not have",
            id="unknown old code",
        ),
        pytest.param(
            [{"old": ["1.1"], "new": ["7.7"]}],
            "names `7.7`, which x/2025 does not have",
            id="unknown new code",
        ),
        pytest.param(
            [{"old": ["1.1"], "new": ["1.1"]}, {"old": ["1.1"], "new": ["1.3"]}],
            "`1.1` stands in `old` of several different lines",
            id="an old code twice",
        ),
        pytest.param(
            [{"old": ["1.1"], "new": ["1.3"]}, {"old": ["1.2"], "new": ["1.3"]}],
            "`1.3` stands in `new` of several different lines",
            id="a new code twice",
        ),
        pytest.param(
            [{"old": ["1"], "new": ["1.3"]}], "both scored leaves and groups: 1, 1.3", id="mixed"
        ),
        pytest.param(
            [{"old": ["1.1"], "new": ["1.3"]}],
            "`1.1` stands in both editions, but the mapping speaks of one side only",
            id="a code reused without a word",
        ),
    ],
)
def test_a_mapping_that_contradicts_itself_is_refused(edition, mapping, remedy):
    old = edition("2024", group("1", leaf("1.1"), leaf("1.2")), replaces="")
    new = edition("2025", group("1", leaf("1.1"), leaf("1.2"), leaf("1.3")), mapping=mapping)

    with pytest.raises(InvalidIndexSet) as refused:
        compare_editions(old, new)

    assert refused.value.sentence.vi.startswith("x/2025, `mapping` trong index_set.yaml: ")
    assert remedy in refused.value.sentence.en


def test_a_reused_code_is_understood_once_both_sides_are_written(edition):
    old = edition("2024", group("1", leaf("1.1")), replaces="")
    mapping = [{"old": ["1.1"], "new": ["1.2"]}, {"new": ["1.1"]}]
    new = edition("2025", group("1", leaf("1.1"), leaf("1.2")), mapping=mapping)

    assert told(compare_editions(old, new)) == {"1.1": {Change.NEW}, "1.2": {Change.KEPT}}


def test_a_mapping_written_for_another_edition_is_refused(edition):
    old = edition("2023", group("1", leaf("1.1")), replaces="")
    mapping = [{"old": ["1.1"], "new": ["1.1"]}]
    new = edition("2025", group("1", leaf("1.1")), mapping=mapping)

    with pytest.raises(InvalidRequest, match="So sánh x/2024 với x/2025"):
        compare_editions(old, new)
