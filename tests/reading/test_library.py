"""Where index sets and demonstration figures are found."""

from pathlib import Path

import pytest

from thuocdo.core.errors import InvalidRequest
from thuocdo.reading import library
from thuocdo.reading.library import demo_figures, edition_folder, edition_for, editions, shipped


def test_a_scheme_means_its_newest_edition():
    assert edition_folder("demo-province-communes").name == "2025"
    assert edition_folder("demo-province-communes/2024").name == "2024"


@pytest.mark.usefixtures("index_set")
def test_an_edition_is_found_by_its_folder_file_or_the_folder_above():
    assert edition_folder("set") == Path("set")
    assert edition_folder("set/index_set.yaml") == Path("set")
    assert edition_folder(".") == Path("set")


@pytest.mark.usefixtures("index_set")
def test_a_folder_with_several_editions_asks(thuocdo, criteria):
    thuocdo("index-sets", "import", criteria, "--out", "other")

    with pytest.raises(InvalidRequest) as refusal:
        edition_folder(".")
    assert "other, set" in refusal.value.sentence.en


def test_a_library_of_one_s_own(monkeypatch, workplace):
    monkeypatch.setenv("THUOCDO_INDEX_SETS", str(workplace))

    assert editions() == []


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(lambda: edition_folder("nothing"), id="no such set"),
        pytest.param(lambda: edition_for("qd766", 1999), id="no edition for the year"),
        pytest.param(lambda: demo_figures("qd766", 2026), id="no figures shipped"),
    ],
)
def test_what_is_not_there_is_refused(asked):
    with pytest.raises(InvalidRequest):
        asked()


def test_an_installed_package_ships_its_data(monkeypatch, workplace):
    package = workplace / "src" / "thuocdo"
    monkeypatch.setattr(library.thuocdo, "__file__", str(package / "__init__.py"))

    assert shipped() == package / "shipped"
