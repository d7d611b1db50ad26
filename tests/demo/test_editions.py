"""Edition 2025 differs from 2024 in five items, two new ones and one dropped, and says so."""

from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2] / "index_sets"
SCHEMES = ["departments", "communes"]
OWN_CHANGE = {
    "departments": (("3.1.1",), ("3.1.3", "3.1.4")),
    "communes": (("1.3.1", "1.3.2"), ("1.3.3",)),
}


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def documents(scheme, edition):
    """All leaves of an edition as they are written, by code."""
    found = {}

    def walk(node):
        for child in node.get("criteria", ()):
            walk(child)
        if "criteria" not in node:
            found[node["code"]] = node

    folder = ROOT / f"demo-province-{scheme}" / edition / "domains"
    for path in folder.glob("*.yaml"):
        walk(read(path))
    return found


def heading(scheme, edition):
    return read(ROOT / f"demo-province-{scheme}" / edition / "index_set.yaml")


def unlike(old, new):
    """Keys in which a leaf of both editions differs."""
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_four_kept_codes_change_in_just_one_way_each(scheme):
    old, new = documents(scheme, "2024"), documents(scheme, "2025")
    differences = {code: unlike(old[code], new[code]) for code in old.keys() & new.keys()}

    changed = {code: keys for code, keys in differences.items() if keys}
    assert changed == {
        "1.4": {"rule", "cases"},
        "5.3": {"title", "title_en"},
        "7.1.1": {"maximum", "cases"},
        "7.1.2": {"rule", "cases"},
    }
    assert old["1.4"]["maximum"] == new["1.4"]["maximum"]
    assert old["1.4"]["rule"]["kind"] != new["1.4"]["rule"]["kind"]
    steps = [[s["points"] for s in d["7.1.2"]["rule"]["steps"]] for d in (old, new)]
    assert steps[0] == steps[1]  # the marks move, the points stay


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_fifth_change_regroups_and_the_rest_is_two_new_and_one_dropped(scheme):
    old, new = documents(scheme, "2024"), documents(scheme, "2025")
    gone, come = OWN_CHANGE[scheme]

    assert old.keys() - new.keys() == {*gone, "1.2.2"}
    assert new.keys() - old.keys() == {*come, "7.1.5", "10.3"}
    assert sum(old[code]["maximum"] for code in gone) == sum(new[c]["maximum"] for c in come)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_mapping_names_each_difference_with_a_note(scheme):
    lines = heading(scheme, "2025")["mapping"]
    pairs = {(tuple(line.get("old", ())), tuple(line.get("new", ()))) for line in lines}

    kept = {((code,), (code,)) for code in ("1.4", "5.3", "7.1.1", "7.1.2")}
    assert pairs == {
        OWN_CHANGE[scheme],
        *kept,
        (("1.2.2",), ()),
        ((), ("7.1.5",)),
        ((), ("10.3",)),
    }
    assert all(line["note"] for line in lines)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_editions_follow_each_other_without_a_year_twice(scheme):
    first, second = heading(scheme, "2024"), heading(scheme, "2025")

    assert (first["years"], second["years"]) == ([2022, 2023, 2024], [2025])
    assert second["replaces"] == f"demo-province-{scheme}/2024"
    assert "replaces" not in first


@pytest.mark.parametrize("scheme", SCHEMES)
def test_people_read_the_changes_in_vietnamese_first(scheme):
    path = ROOT / f"demo-province-{scheme}" / "2025" / "CHANGES.md"
    text = path.read_text(encoding="utf-8")
    vietnamese, english = text.split("\n## ")

    for line in heading(scheme, "2025")["mapping"]:
        codes = f"| {', '.join(line.get('old', ['–']))} | {', '.join(line.get('new', ['–']))} |"
        assert f"{codes} {line['note']} |" in vietnamese
        assert codes in english
    assert "không phải quyết định của cơ quan nào" in vietnamese
    assert "no authority's decision" in english
