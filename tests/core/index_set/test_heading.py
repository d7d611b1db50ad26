"""The heading: what the edition is and its policies, all written, none by default."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.index_set.model import PartKind, Status, Ties

D = Decimal


@pytest.fixture(scope="module")
def domain(books):
    return books.group("1", books.leaf("1.1"))


def part(code="main", kind="main", domains=("1",), **more):
    return {"code": code, "kind": kind, "title": "Phần", "domains": list(domains)} | more


def band(code, mark):
    return {"code": code, "title": f"Loại {code}", "from": mark}


def test_a_heading_is_read_as_written(books, domain):
    edition = books.load(
        domain,
        books.group("2", books.leaf("2.1", 0, minimum="none")),
        title_en="Trial",
        caveat="Chỉ để thử",
        years=[2026, 2027],
        replaces="x/2025",
        mapping=[{"old": ["1.9"], "note": "bỏ"}, {"old": ["1.1"], "new": ["1.1"]}],
        parts=[part(cap=15), part("minus", "penalty", ["2"], floor=-5, in_scale=False)],
        bands=[band("A", 90), band("B", 79.5)],
    )

    main, minus = edition.parts
    assert edition.title == ("Bộ thử", "Trial")
    assert edition.caveat == ("Chỉ để thử", "Chỉ để thử")
    assert (edition.status, edition.policies.ties) == (Status.DRAFT, Ties.COMPETITION)
    assert (edition.in_force_from, edition.years) == (date(2026, 1, 1), (2026, 2027))
    assert (main.cap, main.floor, main.in_scale) == (15, None, True)
    assert (minus.kind, minus.floor, minus.in_scale) == (PartKind.PENALTY, -5, False)
    assert [(b.code, b.floor) for b in edition.bands] == [("A", D(90)), ("B", D("79.5"))]
    assert [(line.old, line.new, line.note) for line in edition.mapping] == [
        (("1.9",), (), "bỏ"),
        (("1.1",), ("1.1",), ""),
    ]


def test_what_is_not_written_is_empty(books, domain):
    edition = books.load(domain)

    assert edition.title == ("Bộ thử", "Bộ thử")
    assert (edition.bands, edition.mapping, edition.replaces) == ((), (), "")
    assert edition.caveat == edition.scale_note == ("", "")
    assert (edition.policies.floor, edition.policies.ceiling) == (None, None)


@pytest.mark.parametrize(
    "policy",
    [
        "missing",
        "reduced_maximum",
        "no_survey",
        "ties",
        "ranked_value",
        "standing",
        "decimals",
    ],
)
def test_no_policy_has_a_default(books, domain, policy):
    (line,) = books.refusal(domain, policies={policy: None})

    assert f"thiếu khóa `{policy}`" in line


@pytest.mark.parametrize(
    ("policies", "named"),
    [
        pytest.param({"decimals": 0}, None, id="whole points may be published"),
        pytest.param({"decimals": 12}, None, id="twelve decimals may be published"),
        pytest.param({"decimals": 13}, "`decimals` phải từ 0 đến 12", id="thirteen may not"),
        pytest.param({"decimals": -1}, "`decimals` phải từ 0 đến 12", id="nor tens"),
        pytest.param({"decimals": 1.5}, "`decimals` phải là số nguyên", id="nor half a decimal"),
        pytest.param({"floor": 5, "ceiling": 5}, None, id="floor at the ceiling"),
        pytest.param(
            {"floor": 6, "ceiling": 5}, "`floor` không được lớn hơn `ceiling`", id="floor above"
        ),
        pytest.param({"ties": "dice"}, "`ties: dice` không có trong", id="unknown word"),
        pytest.param({"tie": "dense"}, "khóa `tie` không được dùng ở đây", id="unknown key"),
    ],
)
def test_policies_are_read_strictly(books, domain, policies, named):
    if named is None:
        assert books.load(domain, policies=policies).policies is not None
    else:
        (line,) = books.refusal(domain, policies=policies)
        assert "index_set.yaml, dòng" in line
        assert named in line


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        pytest.param(
            {"parts": [part(in_scale=False)]}, "phần `main` luôn nằm trong", id="main out"
        ),
        pytest.param(
            {"parts": [part(floor=3, cap=2)]}, "`floor` không được lớn hơn `cap`", id="crossed part"
        ),
        pytest.param({"bands": [band("B", 80), band("A", 90)]}, "từ cao xuống thấp", id="upwards"),
        pytest.param({"bands": [band("A", 90), band("B", 90)]}, "từ cao xuống thấp", id="twice"),
        pytest.param({"bands": [band("A", 90), band("A", 80)]}, "cùng mã", id="one code twice"),
        pytest.param({"mapping": [{"old": ["1.9"]}]}, "Thêm `replaces`", id="mapping of nothing"),
        pytest.param(
            {"replaces": "x/2025", "mapping": [{"note": "?"}]}, "không có mã nào", id="empty line"
        ),
        pytest.param({"staus": "demo"}, "khóa `staus` không được dùng", id="unknown key"),
        pytest.param({"in_force_from": "2026-02-30"}, "một ngày có thật", id="no such day"),
    ],
)
def test_a_heading_is_read_strictly(books, domain, heading, named):
    (line,) = books.refusal(domain, **heading)

    assert "index_set.yaml, dòng" in line
    assert named in line
