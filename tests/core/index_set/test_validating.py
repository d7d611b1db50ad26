"""What is refused once an edition is read whole."""

import pytest

from thuocdo.core.errors import InvalidIndexSet

RATE = {"kind": "proportional", "measure": "rate", "full_at": 80}


def part(code, kind, *domains, **more):
    return {"code": code, "kind": kind, "title": "Phần", "domains": list(domains)} | more


def test_a_sound_edition_is_loaded(books):
    case = {"name": "đủ", "inputs": {"points": 10}, "points": 10}

    edition = books.load(books.group("1", books.leaf("1.1", cases=[case])), status="official")

    assert edition.status == "official"


@pytest.mark.parametrize(
    ("of_one", "of_two"),
    [
        pytest.param(["1.1", "1.1"], ["2.1"], id="two leaves of a domain"),
        pytest.param(["1.1", "1.2"], ["1.2"], id="leaves of two domains"),
        pytest.param(["1", "1.1"], ["2.1"], id="a leaf among others and its domain"),
        pytest.param(["2", "1.1"], ["2.1"], id="a leaf and another domain"),
    ],
)
def test_a_code_stands_once(books, of_one, of_two):
    one = books.group("1", *map(books.leaf, of_one))
    two = books.group("2", *map(books.leaf, of_two))

    (line,) = books.refusal(one, two)

    assert "được dùng hai lần" in line
    assert ".yaml, dòng" in line


def test_a_repeated_code_is_named_where_it_stands_again(books):
    one = books.group("1", books.leaf("1.1"))
    two = books.group("2", books.leaf("1.1"))

    (line,) = books.refusal(one, two)

    assert "2-a.yaml, dòng" in line
    assert "mã `1.1`" in line


@pytest.mark.parametrize(
    "criterion",
    [
        pytest.param(("1.1", "1.1"), id="a criterion and its only leaf"),
        pytest.param(("1", "1.1"), id="a domain and its only criterion"),
        pytest.param(("1", "1"), id="all three"),
    ],
)
def test_only_a_domain_may_be_its_own_leaf(books, criterion):
    outer, inner = criterion
    domain = books.group("1", books.group(outer, books.leaf(inner)))

    lines = books.refusal(domain)

    assert all("được dùng hai lần" in line for line in lines)


def test_a_domain_may_hold_one_leaf_of_its_own_code(books):
    assert books.load(books.group("1", books.leaf("1"))).leaf("1").maximum == 10


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        pytest.param(
            [part("m", "main", "1")], "gồm các lĩnh vực 1 nhưng bộ có 1, 2", id="left out"
        ),
        pytest.param(
            [part("m", "main", "1", "2"), part("b", "bonus", "2")], "1, 2, 2", id="in two parts"
        ),
        pytest.param([part("m", "main", "1", "2", "3")], "1, 2, 3 nhưng", id="unknown domain"),
        pytest.param(
            [part("m", "main", "1"), part("m", "main", "2")], "mã trùng nhau: m, m", id="same code"
        ),
    ],
)
def test_each_domain_is_in_one_part(books, parts, named):
    domains = [books.group(code, books.leaf(f"{code}.1")) for code in "12"]

    lines = books.refusal(*domains, parts=parts)

    assert "index_set.yaml, dòng" in lines[0]
    assert named in lines[0]


def test_maxima_add_up_at_every_level(books):
    inner = books.group("1.2", books.leaf("1.2.1", 2.5), maximum=3)
    domain = books.group("1", books.leaf("1.1", 1), inner, maximum=5)

    outer_line, inner_line = books.refusal(domain)

    assert "1-a.yaml, dòng" in outer_line
    assert "điểm tối đa của 1 là 5 nhưng các mục con cộng được 4" in outer_line
    assert "điểm tối đa của 1.2 là 3 nhưng các mục con cộng được 2,5" in inner_line


def test_the_english_refusal_has_a_decimal_point(books):
    with pytest.raises(InvalidIndexSet) as refused:
        books.load(books.group("1", books.leaf("1.1", 2.5), maximum=3))

    assert "is 3, but its items add to 2.5" in refused.value.sentence.en


@pytest.mark.parametrize(
    ("scale", "note", "named"),
    [
        pytest.param(10, None, None, id="they agree"),
        pytest.param(12, None, "`scale_as_published`", id="they differ without a reason"),
        pytest.param(12, "Văn bản công bố như vậy", None, id="published so"),
        pytest.param(10, "Văn bản công bố như vậy", "Bỏ `scale_as_published`", id="idle reason"),
    ],
)
def test_parts_add_up_to_the_scale_or_say_why_not(books, scale, note, named):
    domain = books.group("1", books.leaf("1.1"))
    heading = {"scale": scale} | ({"scale_as_published": note} if note else {})

    if named is None:
        assert books.load(domain, **heading).scale == scale
    else:
        (line,) = books.refusal(domain, **heading)
        assert "index_set.yaml, dòng" in line
        assert named in line


@pytest.mark.parametrize(
    ("more", "scale"),
    [
        pytest.param({}, 30, id="all count"),
        pytest.param({"cap": 15}, 25, id="a cap holds the part"),
        pytest.param({"cap": 25}, 30, id="an idle cap"),
        pytest.param({"in_scale": False}, 10, id="outside the scale"),
    ],
)
def test_a_part_counts_in_the_scale_up_to_its_cap(books, more, scale):
    domains = books.group("1", books.leaf("1.1", 10)), books.group("2", books.leaf("2.1", 20))
    parts = [part("m", "main", "1"), part("b", "bonus", "2", **more)]

    assert books.load(*domains, parts=parts, scale=scale).scale == scale
    (line,) = books.refusal(*domains, parts=parts, scale=scale + 1)
    assert f"cộng được {scale}, thang điểm là {scale + 1}" in line


@pytest.mark.parametrize(
    ("leaf", "named"),
    [
        pytest.param(
            {"rule": RATE | {"cap": 9}, "zero_denominator": "score_zero"},
            "quy tắc cho tối đa 9 điểm, điểm tối đa ghi 10 điểm",
            id="out of reach",
        ),
        pytest.param(
            {
                "rule": {
                    "kind": "outcomes",
                    "options": [
                        {"value": "a", "label": "A", "points": 10},
                        {"value": "b", "label": "B", "points": -1},
                    ],
                }
            },
            "cho ít hơn mức thấp nhất 0 điểm",
            id="below the minimum",
        ),
        pytest.param({"rule": RATE}, "`zero_denominator` phải có", id="zero without a policy"),
        pytest.param(
            {"zero_denominator": "refused"}, "`zero_denominator` phải có", id="no divisor"
        ),
        pytest.param(
            {"rule": RATE, "zero_denominator": "not_applicable"},
            "Ghi chính sách ở `not_applicable`",
            id="nothing arose, but everybody must apply",
        ),
    ],
)
def test_a_leaf_has_what_scoring_needs(books, leaf, named):
    (line,) = books.refusal(books.group("1", books.leaf("1.1", **leaf)))

    assert "1-a.yaml, dòng" in line
    assert ": 1.1: " in line
    assert named in line


def test_nothing_arose_may_be_not_applicable_where_that_has_a_policy(books):
    leaf = books.leaf(
        "1.1", rule=RATE, zero_denominator="not_applicable", not_applicable="leave_out"
    )

    assert books.load(books.group("1", leaf)).leaf("1.1").zero_denominator == "not_applicable"


def test_a_maximum_is_not_negative(books):
    lines = books.refusal(books.group("1", books.leaf("1.1", -3, minimum="none")))

    assert ["Với điểm trừ, ghi `maximum: 0`" in line for line in lines] == [True]


@pytest.mark.parametrize("status", ["official", "demo"])
def test_a_leaf_of_a_finished_edition_needs_a_worked_case(books, status):
    shown = {"code": "1.2", "title": "Xem", "method": "data", "informational": True}
    domain = books.group("1", books.leaf("1.1"), shown)

    (line,) = books.refusal(domain, status=status)

    assert "1.1: chưa có ví dụ tính điểm" in line


def test_all_problems_of_the_whole_are_told_together(books):
    domains = books.group("1", books.leaf("1.1", rule=RATE)), books.group("2", books.leaf("1.1"))

    lines = books.refusal(*domains, scale=3, status="demo")

    assert len(lines) == 5
