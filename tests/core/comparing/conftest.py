"""Small editions, written as files and loaded as any other."""

import json
from decimal import Decimal

import pytest

from thuocdo.core.index_set.editions import compare_editions
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.rollup.units import Scorer
from thuocdo.core.scoring.figures import Entry

POLICIES = {
    "missing": "incomplete",
    "reduced_maximum": "keep",
    "no_survey": "reduce_maximum",
    "ties": "competition",
    "ranked_value": "exact",
    "standing": "percent",
    "decimals": 2,
}
HEADING = """\
scheme: x
edition: "{edition}"
title: Thử
status: draft
in_force_from: {edition}-01-01
years: [{edition}]
legal_basis: Không có
scale: {scale}
parts: {parts}
policies: {policies}
"""


def in_scale(parts, domains):
    maxima = {domain["code"]: domain["maximum"] for domain in domains}
    return sum(
        sum(maxima[code] for code in part["domains"])
        for part in parts
        if part.get("in_scale", True)
    )


@pytest.fixture(scope="session")
def edition(tmp_path_factory):
    """Write and load an edition: its domains, and what differs from the plainest heading."""

    def load(name, *domains, mapping=(), parts=None, **policies):
        folder = tmp_path_factory.mktemp("set")
        (folder / "domains").mkdir()
        for place, domain in enumerate(domains, start=1):
            text = json.dumps(domain, ensure_ascii=False)
            (folder / "domains" / f"{place}-a.yaml").write_text(text, encoding="utf-8")
        codes = [domain["code"] for domain in domains]
        parts = parts or [{"code": "main", "kind": "main", "title": "Chính", "domains": codes}]
        heading = HEADING.format(
            edition=name,
            scale=in_scale(parts, domains),
            parts=json.dumps(parts),
            policies=json.dumps(POLICIES | policies),
        )
        if mapping:
            heading += f"replaces: x/2024\nmapping: {json.dumps(mapping)}\n"
        (folder / "index_set.yaml").write_text(heading, encoding="utf-8")
        return load_index_set(folder)

    return load


def entry_of(figures):
    """A declaration: a number is points, a text the reason why nothing applies."""
    if isinstance(figures, str):
        return Entry({}, figures)
    if isinstance(figures, dict):
        plain = (bool, str)
        return Entry(
            {k: v if isinstance(v, plain) else Decimal(str(v)) for k, v in figures.items()}
        )
    return Entry({"points": Decimal(str(figures))})


@pytest.fixture(scope="session")
def score():
    """Score one unit from plain figures."""

    def scored(index_set, figures, unit="A", **options):
        entries = {code: entry_of(each) for code, each in figures.items()}
        return Scorer(index_set, **options).score(unit, entries)

    return scored


@pytest.fixture(scope="session")
def restated():
    """Figures of the old year in the form of the new rules."""
    return lambda figures: {code: entry_of(each) for code, each in figures.items()}


def leaf(code, maximum, rule="entered", **more):
    """A leaf as a rule book writes it."""
    rule = rule if isinstance(rule, dict) else {"kind": rule}
    return {"code": code, "title": f"Mục {code}", "maximum": maximum, "method": "self"} | {
        "rule": rule,
        **more,
    }


def group(code, *children):
    """A domain as a rule book writes it."""
    maximum = sum(child.get("maximum", 0) for child in children)
    return {
        "code": code,
        "title": f"Lĩnh vực {code}",
        "maximum": maximum,
        "criteria": list(children),
    }


@pytest.fixture(scope="session")
def write():
    """How leaves and domains are written."""

    class Written:
        leaf = staticmethod(leaf)
        group = staticmethod(group)

    return Written


def rate(maximum, mark, low):
    """Full points from the mark on, else the low ones."""
    steps = [{"from": mark, "points": maximum}, {"below": mark, "points": low}]
    return {"kind": "tiers", "measure": "rate", "steps": steps}


@pytest.fixture(scope="session")
def two_editions(edition):
    """Each kind of change once."""
    zero = {"zero_denominator": "score_zero"}
    share = {"kind": "proportional", "measure": "rate", "full_at": 100}
    old = edition(
        "2024",
        group(
            "1",
            leaf("1.1", 10, share, **zero),
            leaf("1.2", 4, rate(4, 50, 2), **zero),
            leaf("1.3", 3),
        ),
        group(
            "2",
            leaf("2.1", 2),
            leaf("2.2", 2),
            leaf("2.4", 1),
            leaf("2.6", 2, "all_or_nothing"),
        ),
    )
    new = edition(
        "2025",
        group(
            "1",
            leaf("1.1", 12, share, **zero),
            leaf("1.2", 4, rate(4, 80, 2), **zero),
            leaf("1.3", 3),
        ),
        group(
            "2",
            leaf("2.3", 4),
            leaf("2.5", 2),
            leaf("2.6", 2, {"kind": "per_item", "each": 1}),
        ),
        mapping=[
            {"old": ["2.1", "2.2"], "new": ["2.3"]},
            {"old": ["2.4"]},
            {"new": ["2.5"]},
        ],
    )
    return compare_editions(old, new)


@pytest.fixture(scope="session")
def old_figures():
    """Of 2024."""
    return {
        "1.1": {"numerator": 870, "denominator": 1000},
        "1.2": {"numerator": 6, "denominator": 10},
        "1.3": 2,
        "2.1": 1,
        "2.2": 2,
        "2.4": 1,
        "2.6": {"yes": True},
    }


@pytest.fixture(scope="session")
def new_figures():
    """Of 2025."""
    return {
        "1.1": {"numerator": 900, "denominator": 1000},
        "1.2": {"numerator": 85, "denominator": 100},
        "1.3": 3,
        "2.3": 3.5,
        "2.5": 1.5,
        "2.6": {"count": 1},
    }


@pytest.fixture(scope="session")
def year_2024(two_editions, old_figures, score):
    """The result of the first year."""
    return score(two_editions.old, old_figures)


@pytest.fixture(scope="session")
def year_2025(two_editions, new_figures, score):
    """The result of the second year."""
    return score(two_editions.new, new_figures)
