"""Worked cases pin every parameter: change one by its last digit and a case fails.

Works on the located documents in memory. A change counts as caught when the loader refuses it or
a worked case of the leaf comes out otherwise.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from thuocdo.core.documents.located import DATE, DECIMAL, Listing, Mapping, Scalar, Value
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.index_set.tree import read_leaf
from thuocdo.core.index_set.validating import unfit_leaf
from thuocdo.core.rollup.worked_cases import fault_of

ROOT = Path(__file__).parents[2] / "index_sets"
FOLDERS = sorted(path.parent for path in ROOT.glob("*/*/index_set.yaml"))
NAMES = [f"{path.parent.name}/{path.name}" for path in FOLDERS]

OTHER_END = {"from": "above", "above": "from", "below": "to", "to": "below"}
UNSCORED = {"whole"}  # says how a figure may be written, never what it earns
POLICIES = {
    "not_applicable": ("reduce_maximum", "award_maximum", "score_zero"),
    "zero_denominator": ("not_applicable", "award_maximum", "score_zero"),
}

Path_ = tuple[str | int, ...]
Change = tuple[str, Mapping]  # what was changed, the leaf's document after it

# (scheme, leaf, change): why no figure can tell the difference.
AFTER_THE_LAST_DAY = "a report that is not accepted costs what the last accepted day costs"
ONLY_REFUSES = "it refuses what a council may not give, and a worked case cannot be a refusal"
CANNOT_MATTER = {
    ("khanhhoa-nq57-commune", "II.4.2", "rule.branches: every mark 3 → 2"): (
        "the leaf that is looked at earns 0 or 3 points and nothing between"
    ),
    ("khanhhoa-nq57-commune", "IV.3.1", "rule.parts.0.maximum: 6 → 7"): (
        "the whole is held at the leaf's maximum of 6"
    ),
    ("khanhhoa-nq57-commune", "IV.3.1", "rule.parts.1.maximum: 3 → 4"): ONLY_REFUSES,
    ("khanhhoa-nq57-commune", "V.1", "rule.accepted_until: 2026-12-20 → 2026-12-19"): (
        AFTER_THE_LAST_DAY
    ),
    ("khanhhoa-nq57-commune", "V.1", "rule.accepted_until: 2026-12-20 → 2026-12-21"): (
        AFTER_THE_LAST_DAY
    ),
    ("demo-province-departments", "4.3", "rule.parts.1.maximum: 1 → 2"): ONLY_REFUSES,
    ("demo-province-communes", "4.3", "rule.parts.1.maximum: 1 → 2"): ONLY_REFUSES,
}


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_parameter_is_pinned_by_a_worked_case(folder: Path):
    index_set = load_index_set(folder)

    survived = {
        (index_set.scheme, code, change)
        for code, document in leaf_documents(folder)
        for change, changed in changes(document)
        if not is_caught(index_set, changed)
    }

    excused = {key for key in CANNOT_MATTER if key[0] == index_set.scheme}
    assert not survived - excused, "\n".join(f"{c}: {x}" for _, c, x in sorted(survived - excused))
    assert not excused - survived, "excused, but a worked case does catch it"


def test_a_case_that_pins_nothing_is_found():
    index_set = load_index_set(ROOT / "qd766/2026")
    (document,) = [d for code, d in leaf_documents(ROOT / "qd766/2026") if code == "G5.5"]
    cases = document.entries["cases"]
    weak = put(
        document, ("cases",), Listing(cases.items[4:], cases.place)
    )  # only those of 0 points

    survived = {change for change, changed in changes(weak) if not is_caught(index_set, changed)}

    assert {"rule.full_at: 90 → 89", "rule.full_at: 90 → 91"} <= survived


def leaf_documents(folder: Path) -> Iterator[tuple[str, Mapping]]:
    """Code and document of each scored leaf of an edition."""
    for path in sorted((folder / "domains").glob("*.yaml")):
        yield from scored_below(read_yaml(path.read_text(encoding="utf-8"), str(path)))


def scored_below(node: Mapping) -> Iterator[tuple[str, Mapping]]:
    if "rule" in node.entries:
        yield node.entries["code"].text, node
    if "criteria" in node.entries:
        for item in node.entries["criteria"].items:
            yield from scored_below(item)


def is_caught(index_set: IndexSet, document: Mapping) -> bool:
    """Whether the loader refuses the leaf or one of its worked cases comes out otherwise."""
    try:
        leaf = read_leaf(document)
    except InvalidIndexSet:
        return True
    if any(unfit_leaf(leaf, index_set.status)):
        return True
    return any(fault_of(index_set, leaf, case) for case in leaf.cases)


def changes(document: Mapping) -> Iterator[Change]:
    """Each small change of the rule and of the policies for what is absent, one at a time."""
    rule = document.entries["rule"]
    for path, value in parts_of(rule, ("rule",)):
        yield from changes_at(document, path, value)
    for key, choices in POLICIES.items():
        written = document.entries.get(key)
        if written is not None and written.text in choices:
            for other in choices:
                if effect(document, written.text) != effect(document, other):
                    yield replaced(document, (key,), written, other)


def effect(document: Mapping, policy: str) -> str:
    """What a policy does to points and maximum; "not applicable" hands on to the leaf's own."""
    own = document.entries.get("not_applicable")
    return own.text if policy == "not_applicable" and own is not None else policy


def changes_at(document: Mapping, path: Path_, value: Value) -> Iterator[Change]:
    if path[-1] in UNSCORED:
        return
    if isinstance(value, Scalar):
        for other in nudged(value):
            yield replaced(document, path, value, other)
    elif isinstance(value, Mapping):
        for key in [k for k in OTHER_END if k in value.entries]:
            yield renamed(document, path, key)
    elif path[-1] in {"steps", "branches"}:
        yield from changes_of_marks(document, path, value)


def parts_of(value: Value, path: Path_) -> Iterator[tuple[Path_, Value]]:
    """The value and everything below it, with the way to it."""
    yield path, value
    if isinstance(value, Mapping):
        for key, inner in value.entries.items():
            yield from parts_of(inner, (*path, key))
    elif isinstance(value, Listing):
        for place, inner in enumerate(value.items):
            yield from parts_of(inner, (*path, place))


def nudged(value: Scalar) -> tuple[str, ...]:
    """The number, date or flag one unit of its last place away, both ways."""
    text = value.text
    if value.quoted:
        return ()
    if DATE.fullmatch(text):
        day = date.fromisoformat(text)
        return tuple(str(day + timedelta(days=n)) for n in (-1, 1))
    if DECIMAL.fullmatch(text):
        return moved(text, -1), moved(text, 1)
    return {"true": ("false",), "false": ("true",)}.get(text, ())


def moved(text: str, units: int) -> str:
    """The number moved by so many units of its last written digit."""
    number = Decimal(text)
    return str(number + units * Decimal(1).scaleb(number.as_tuple().exponent))


def changes_of_marks(document: Mapping, path: Path_, steps: Listing) -> Iterator[Change]:
    """A mark that two steps share, moved or turned over in both, so that the table stays whole."""
    marks = {
        item.entries[key].text for item in steps.items for key in OTHER_END if key in item.entries
    }
    way = ".".join(map(str, path))
    for mark in sorted(marks):
        for other in (moved(mark, -1), moved(mark, 1)):
            yield (
                f"{way}: every mark {mark} → {other}",
                with_marks(document, path, mark, {}, other),
            )
        yield (
            f"{way}: the mark {mark} belongs to the other step",
            with_marks(document, path, mark, OTHER_END, mark),
        )


def with_marks(
    document: Mapping, path: Path_, mark: str, keys: dict[str, str], text: str
) -> Mapping:
    def step_with(item: Mapping) -> Mapping:
        entries = {}
        for key, value in item.entries.items():
            if is_mark(key, value, mark):
                entries[keys.get(key, key)] = Scalar(text, value.quoted, value.place)
            else:
                entries[key] = value
        return Mapping(entries, item.place)

    steps = at(document, path)
    return put(document, path, Listing(tuple(map(step_with, steps.items)), steps.place))


def is_mark(key: str, value: Value, mark: str) -> bool:
    return key in OTHER_END and isinstance(value, Scalar) and value.text == mark


def replaced(document: Mapping, path: Path_, value: Scalar, text: str) -> Change:
    """The document with another text in one place."""
    changed = put(document, path, Scalar(text, value.quoted, value.place))
    return f"{'.'.join(map(str, path))}: {value.text} → {text}", changed


def renamed(document: Mapping, path: Path_, key: str) -> Change:
    """The document with one bound turned into its twin."""
    holder = at(document, path)
    entries = {OTHER_END[key] if k == key else k: v for k, v in holder.entries.items()}
    changed = put(document, path, Mapping(entries, holder.place))
    return f"{'.'.join(map(str, path))}: {key} → {OTHER_END[key]}", changed


def at(node: Value, path: Path_) -> Value:
    """What stands at the end of a way."""
    for key in path:
        node = node.entries[key] if isinstance(node, Mapping) else node.items[key]
    return node


def put(node: Value, path: Path_, value: Value) -> Value:
    """A copy with another value at the end of a way; only the nodes on the way are new."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(node, Mapping):
        return Mapping({**node.entries, key: put(node.entries[key], rest, value)}, node.place)
    items = [put(item, rest, value) if n == key else item for n, item in enumerate(node.items)]
    return Listing(tuple(items), node.place)
