"""Registers, searches, uses, registers that a person may open."""

from datetime import date

import pytest

from tests.factories.accounts import GrantFactory, UserFactory
from tests.factories.documents import AT, DocumentFactory, FileFactory, VersionFactory, officer
from tests.factories.units import ProvinceFactory, UnitFactory
from thuocdo.apps.documents import selectors
from thuocdo.apps.documents.selectors import Use
from thuocdo.vietnamese.sentence import Sentence

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 15)


def gone(**options):
    return DocumentFactory(
        withdrawn_at=AT, withdrawn_by=UserFactory(), withdrawn_reason="Nhầm", **options
    )


def test_a_register_is_the_units_own_newest_first_without_what_was_withdrawn():
    unit = UnitFactory()
    early, late = (DocumentFactory(unit=unit, issued_on=date(2025, month, 1)) for month in (3, 9))
    DocumentFactory()
    out = gone(unit=unit, issued_on=date(2025, 12, 1))

    assert list(selectors.documents_of(unit)) == [late, early]
    assert list(selectors.documents_of(unit, with_withdrawn=True)) == [out, late, early]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("", True),
        ("112", True),
        ("112/bc", True),
        ("BÁO CÁO 112", True),
        ("bao cao cai cach", True),
        ("hành  chính   tân hưng", True),
        ("113", False),
        ("112 kế hoạch", False),
        ("%", False),
    ],
)
def test_search_wants_every_word_with_marks_or_without(query, is_found):
    row = DocumentFactory(
        number="112/BC-UBND", title="Kết quả cải cách hành chính", issuer="Xã Tân Hưng"
    )

    assert list(selectors.search_documents(row.unit, query)) == [row] * is_found


def test_a_register_of_any_length_takes_as_many_queries(django_assert_num_queries):
    unit = UnitFactory()
    for _ in range(5):
        VersionFactory(document=DocumentFactory(unit=unit))

    with django_assert_num_queries(2):
        rows = list(selectors.documents_of(unit))
        assert all(row.current.file.page_count == 11 and row.unit.name for row in rows)


def test_versions_are_listed_the_newest_first():
    row = DocumentFactory()
    first, second = (VersionFactory(document=row, number=number) for number in (1, 2))

    assert selectors.newest_first(row) == [second, first]


def test_the_same_file_elsewhere_is_that_of_other_units_standing_documents():
    file, mine = FileFactory(), DocumentFactory()
    other = VersionFactory(file=file).document
    VersionFactory(file=file, document=mine)
    VersionFactory(file=file, document=gone())

    assert selectors.same_file_elsewhere(file, mine.unit) == [other]
    assert selectors.same_file_elsewhere(FileFactory(), mine.unit) == []


def test_uses_are_told_by_the_apps_above():
    row, other = DocumentFactory(), DocumentFactory()
    use = Use(Sentence("3.3.1", "3.3.1"), "/muc", 4)
    assert selectors.uses(row) == []

    @selectors.register_uses
    def finder(documents):
        return {one.pk: [use] for one in documents if one == row}

    selectors.register_uses(finder)

    assert selectors.uses_of([row, other]) == {row.pk: [use], other.pk: []}
    assert selectors.uses(row) == [use]


def registers(person, query=""):
    found = selectors.registers_for(person, today=TODAY, query=query)
    return {unit.name: unit.registered for unit in found}


def test_a_person_of_one_unit_has_its_register_even_if_it_is_empty():
    unit = UnitFactory(name="Xã Tân Hưng")
    DocumentFactory()

    assert registers(officer(unit)) == {"Xã Tân Hưng": 0}


def test_a_right_over_a_province_lists_the_units_that_have_documents():
    province = ProvinceFactory(name="Tỉnh Một")
    unit = UnitFactory(name="Xã Tân Hưng", parent=province)
    UnitFactory(name="Xã Thuận Lợi", parent=province)
    DocumentFactory(unit=unit)
    gone(unit=unit)
    person = officer(province)

    assert registers(person) == {"Tỉnh Một": 0, "Xã Tân Hưng": 1}
    assert registers(person, "thuan") == {"Xã Thuận Lợi": 0}


def test_a_right_everywhere_finds_every_unit_and_no_right_none():
    unit = UnitFactory(name="Xã Tân Hưng", code="25195")
    everywhere, ended = officer(), UserFactory()
    GrantFactory(person=ended, unit=unit, until_on=date(2025, 12, 31))
    GrantFactory(person=ended, unit=unit, role="inspector")

    assert registers(everywhere) == {}
    assert registers(everywhere, "25195") == {"Xã Tân Hưng": 0}
    assert registers(ended) == registers(ended, "tan") == {}
