"""P1 and P2: scoring with traces kept, against the same rules in plain floats without traces."""

import argparse
import json
import random
import re
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

from measuring import compare, measure, print_comparison
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rollup.units import Entries, Scorer
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.tracing.traces import Trace, others_of, traced

UNITS = 3321  # communes
DOMAINS, LEAVES = 10, 6  # leaves of each domain
POINTS = 3  # of a leaf
SEED = 20261122
SAMPLE = 10  # every tenth unit has all its traces rendered
SAVES = 100  # rescorings in one timed run of P2
CLOSE = 1e-9  # points; floats are no closer to the exact answer

Traced = tuple[UnitResult, list[Trace]]
Answer = tuple[float, list[float]]  # the total, and the points of each leaf
Block = Sequence[tuple[str, Entries]]

RULES = (
    {"kind": "all_or_nothing"},
    {
        "kind": "tiers",
        "measure": "rate",
        "steps": [
            {"from": 90, "points": 3},
            {"from": 50, "below": 90, "points": 2},
            {"from": 30, "below": 50, "points": 1},
            {"below": 30, "points": 0},
        ],
    },
    {"kind": "proportional", "measure": "rate", "full_at": 80},
)


def main(units: int = UNITS, runs: int = 5) -> None:
    """Print P1 with the cost of all sentences, and P2."""
    index_set = made_index_set()
    block = made_figures(index_set, units)
    scorer = Scorer(index_set)
    ours, peer = partial(scored, scorer), partial(scored_in_floats, index_set)

    size = f"{units:,} units × {len(index_set.leaves)} leaves"
    whole = partial(ours, block), partial(peer, block)
    comparison = compare(f"P1 score {size}, traces kept", *whole, runs=runs, same=are_close)
    print_comparison(comparison)
    print_sentences(ours(block)[::SAMPLE], units)

    saves = resaved(block[0], index_set)
    one = partial(ours, saves), partial(peer, saves)
    comparison = compare(f"P2 one unit rescored, {SAVES} times", *one, runs=runs, same=are_close)
    print_comparison(comparison)
    print(f"  one save {comparison.ours.cpu / SAVES * 1e3:.2f} ms CPU")


def scored(scorer: Scorer, block: Block) -> list[Traced]:
    """Ours: every leaf has its trace, which keeps figures, step and points to be told later."""
    answers = []
    for unit, entries in block:
        result = scorer.score(unit, entries)
        others = others_of(result)
        traces = [traced(unit, leaf, others) for leaf in result.leaves.values()]
        answers.append((result, traces))
    return answers


def scored_in_floats(index_set: IndexSet, block: Block) -> list[Answer]:
    """The peer: the same points, and nothing else."""
    kinds = [(leaf.code, leaf.rule.kind) for leaf in index_set.leaves if leaf.rule]
    answers = []
    for _, entries in block:
        points = [points_in_floats(kind, entries[code]) for code, kind in kinds]
        answers.append((sum(points), points))
    return answers


def points_in_floats(kind: str, entry: Entry) -> float:
    """The three rules, written down once more by hand."""
    values = entry.values
    if kind == "all_or_nothing":
        return float(POINTS) if values["yes"] else 0.0
    rate = float(values["numerator"]) * 100 / float(values["denominator"])
    if kind == "proportional":
        return min(POINTS * rate / 80, POINTS)
    if rate >= 90:
        return 3.0
    if rate >= 50:
        return 2.0
    return 1.0 if rate >= 30 else 0.0


def are_close(ours: list[Traced], peer: list[Answer]) -> bool:
    """Whether totals and points of all leaves agree to nine decimals."""
    return all(
        abs(float(result.total) - total) < CLOSE
        and all(
            abs(float(trace.points or 0) - found) < CLOSE
            for trace, found in zip(traces, points, strict=True)
        )
        for (result, traces), (total, points) in zip(ours, peer, strict=True)
    )


def print_sentences(answers: list[Traced], units: int) -> None:
    """Print what it costs to write each trace as a Vietnamese and an English sentence."""
    traces = [trace for _, kept in answers for trace in kept]
    timing = measure(partial(letters, traces))
    each = timing.cpu / len(traces)
    print(
        f"  sentences of {len(traces):,} traces {timing.cpu:.2f} s CPU, {each * 1e6:.0f} µs each;"
    )
    print(f"  of all {units:,} units about {each * len(traces) / len(answers) * units:.1f} s CPU")


def letters(traces: list[Trace]) -> int:
    """Letters in the sentences, which are worked out here."""
    return sum(len(trace.sentence.vi) for trace in traces)


def resaved(first: tuple[str, Entries], index_set: IndexSet) -> Block:
    """The same unit again and again, each time with one more figure saved."""
    chance = random.Random(SEED)  # noqa: S311  (made figures, no secrets)
    unit, entries = first
    block = []
    for _ in range(SAVES):
        leaf = chance.choice(index_set.leaves)
        entries = {**entries, leaf.code: made_entry(leaf.rule.kind if leaf.rule else "", chance)}
        block.append((unit, entries))
    return block


def made_figures(index_set: IndexSet, units: int) -> Block:
    """Figures of all units, drawn from the seed."""
    chance = random.Random(SEED)  # noqa: S311  (made figures, no secrets)
    kinds = [(leaf.code, leaf.rule.kind) for leaf in index_set.leaves if leaf.rule]
    return [
        (f"u{number}", {code: made_entry(kind, chance) for code, kind in kinds})
        for number in range(units)
    ]


def made_entry(kind: str, chance: random.Random) -> Entry:
    """One entry for a rule of this kind."""
    if kind == "all_or_nothing":
        return Entry({"yes": chance.random() < 0.8})
    whole = chance.randint(1, 5000)
    return Entry({"numerator": Decimal(chance.randint(0, whole)), "denominator": Decimal(whole)})


def made_index_set() -> IndexSet:
    """A draft edition with the three kinds of rule in turn."""
    domains = [made_domain(number) for number in range(1, DOMAINS + 1)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "domains").mkdir()
        write(folder / "index_set.yaml", made_heading([d["code"] for d in domains]))
        for number, domain in enumerate(domains, start=1):
            write(folder / "domains" / f"{number}-made.yaml", domain)
        return load_index_set(folder)


def made_domain(number: int) -> dict[str, object]:
    """A domain of six leaves."""
    leaves = []
    for place in range(LEAVES):
        rule = RULES[place % len(RULES)]
        zero = {"zero_denominator": "score_zero"} if "measure" in rule else {}
        leaf = {"code": f"{number}.{place + 1}", "title": "Mục", "maximum": POINTS}
        leaves.append(leaf | {"method": "data", "rule": rule} | zero)
    maximum = POINTS * LEAVES
    return {"code": str(number), "title": "Nhóm", "maximum": maximum, "criteria": leaves}


def made_heading(codes: list[object]) -> dict[str, object]:
    """The heading of the edition."""
    return {
        "scheme": "bench",
        "edition": "2026",
        "title": "Bộ đo tốc độ",
        "status": "draft",
        "in_force_from": "2026-01-01",
        "years": [2026],
        "legal_basis": "Không có",
        "scale": POINTS * LEAVES * DOMAINS,
        "parts": [{"code": "main", "kind": "main", "title": "Chính", "domains": codes}],
        "bands": [
            {"code": "A", "title": "Tốt", "from": 90},
            {"code": "B", "title": "B", "from": 0},
        ],
        "policies": {
            "missing": "incomplete",
            "reduced_maximum": "rescale",
            "no_survey": "rescale",
            "floor": 0,
            "ceiling": POINTS * LEAVES * DOMAINS,
            "ties": "competition",
            "ranked_value": "exact",
            "standing": "percent",
            "decimals": 2,
        },
    }


def write(path: Path, document: dict[str, object]) -> None:
    """Write JSON, which YAML readers read; dates stand without quotes."""
    text = json.dumps(document, ensure_ascii=False)
    path.write_text(re.sub(r'"(\d{4}-\d\d-\d\d)"', r"\1", text), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    main(options.units, options.runs)
