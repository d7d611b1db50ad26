"""Tests mirror sources: each module of the pure packages has its test file at the same path."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "thuocdo"
PURE = ("core", "vietnamese")

# Modules without behaviour of their own; the tests of those that use them are their tests.
EXEMPT = {
    "core/working_days/errors.py": "declares refusals, raised and tested where days are counted",
    "vietnamese/errors.py": "declares refusals, raised and tested where numbers are read",
    "vietnamese/legacy/tables.py": "holds letter tables, tested by converting and detecting",
}


def modules(package):
    """Paths below ``src/thuocdo``, without the ``__init__`` files, which hold no logic."""
    found = (SOURCES / package).rglob("*.py")
    return {str(p.relative_to(SOURCES)) for p in found if p.name != "__init__.py"}


def mirrored(package):
    """The module paths that test files stand for."""
    found = (ROOT / "tests" / package).rglob("test_*.py")
    return {
        str(p.relative_to(ROOT / "tests").with_name(p.name.removeprefix("test_"))) for p in found
    }


@pytest.mark.parametrize("package", PURE)
def test_each_module_has_its_test_file(package):
    untested = modules(package) - mirrored(package) - EXEMPT.keys()

    assert sorted(untested) == []


def test_exemptions_are_of_modules_that_exist_and_have_no_tests():
    named = set(EXEMPT)

    assert named <= {path for package in PURE for path in modules(package)}
    assert not named & {path for package in PURE for path in mirrored(package)}
