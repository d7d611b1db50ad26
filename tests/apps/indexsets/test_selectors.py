"""Reading editions: the core's object, files, and what is not there."""

import pytest
from django.conf import settings as site

from tests.factories.indexsets import EditionFactory, SchemeFactory, small_files
from thuocdo.apps.indexsets import selectors
from thuocdo.apps.indexsets.errors import ContentDiffers, NoSuchEdition
from thuocdo.apps.indexsets.selectors import loading

pytestmark = pytest.mark.django_db


def test_an_edition_is_the_object_of_the_core():
    edition = EditionFactory()

    index_set = selectors.index_set_of(edition)

    assert index_set.name == "nho/2025"
    assert index_set.content_hash == edition.content_hash
    assert [leaf.code for leaf in index_set.leaves] == ["1.1", "1.2", "2.1"]


def test_an_edition_is_loaded_once_a_process(django_assert_num_queries):
    edition = EditionFactory()

    with django_assert_num_queries(1):
        first, second = selectors.index_set_of(edition), selectors.index_set_of(edition)

    assert first is second


def test_an_edition_is_set_out_once_on_disk(django_assert_num_queries):
    edition = EditionFactory()
    selectors.index_set_of(edition)
    loading.loaded.cache_clear()

    with django_assert_num_queries(0):
        selectors.index_set_of(edition)

    assert [path.name for path in (site.DATA / "index_sets").iterdir()] == [edition.content_hash]


def test_files_on_disk_that_were_changed_are_refused():
    edition = EditionFactory()
    selectors.index_set_of(edition)
    loading.loaded.cache_clear()
    heading = selectors.folder_of(edition) / "index_set.yaml"
    heading.write_text(heading.read_text().replace("from: 80", "from: 81"))

    with pytest.raises(ContentDiffers) as refused:
        selectors.index_set_of(edition)

    assert "nho/2025" in refused.value.sentence.vi


def test_a_second_process_leaves_what_the_first_has_set_out():
    edition = EditionFactory()
    folder = selectors.folder_of(edition)
    loading.set_out(selectors.files_of(edition), folder)

    loading.set_out({"index_set.yaml": "other"}, folder)

    assert "other" not in (folder / "index_set.yaml").read_text()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_disk_that_refuses_is_not_taken_for_another_process(tmp_path):
    folder = tmp_path / "taken"
    folder.write_text("a file stands where the folder has to be")

    with pytest.raises(OSError, match="taken"):
        loading.set_out({"index_set.yaml": "x"}, folder)


def test_files_are_given_by_path():
    edition = EditionFactory()

    assert selectors.files_of(edition) == small_files()


def test_schemes_come_with_their_editions_newest_first(django_assert_num_queries):
    scheme = SchemeFactory()
    for year in (2023, 2025, 2024):
        EditionFactory(scheme=scheme, year=year)
    EditionFactory(scheme=SchemeFactory(folder="khac"))

    with django_assert_num_queries(2):
        found = {s.folder: [e.name for e in s.editions.all()] for s in selectors.schemes()}

    assert found == {"nho": ["2025", "2024", "2023"], "khac": ["2025"]}


def test_an_edition_is_found_by_its_public_name():
    edition = EditionFactory()

    assert selectors.edition_called("nho", "2025") == edition


@pytest.mark.parametrize(("scheme", "name"), [("nho", "2031"), ("khac", "2025")])
def test_an_edition_that_is_not_there_is_refused(scheme, name):
    EditionFactory()

    with pytest.raises(NoSuchEdition, match=f"{scheme} {name}"):
        selectors.edition_called(scheme, name)


def test_a_year_is_assessed_with_an_issued_edition():
    scheme = SchemeFactory()
    issued = EditionFactory(scheme=scheme, year=2024, issued=True)
    EditionFactory(scheme=scheme, year=2024, name="2024-nhap")

    assert selectors.edition_for(scheme, 2024) == issued
    with pytest.raises(NoSuchEdition, match="2025"):
        selectors.edition_for(scheme, 2025)
