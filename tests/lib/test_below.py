"""Tests of the lookup for paths."""

import pytest
from django.db import connection

from tests.factories.units import ProvinceFactory, UnitFactory
from thuocdo.apps.units.models import Membership, Unit
from thuocdo.lib.below import Below, below
from thuocdo.lib.prepared import Prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    """A place with one unit below it, beside places whose codes begin alike."""
    found = ProvinceFactory(code="2_2")
    UnitFactory(code="X1", parent=found)
    for code in ("2_20", "2", "2A2"):
        ProvinceFactory(code=code)
    return found


def test_a_place_and_what_lies_below_it_are_found(province):
    """A code that begins alike is another place, an underscore no wildcard."""
    assert set(Unit.objects.filter(path__below=province.path).values_list("code", flat=True)) == {
        "2_2",
        "X1",
    }
    assert Unit.objects.filter(path__below="/").count() == Unit.objects.count()


def test_it_says_what_startswith_says(province):
    """Also through a relation, and of nothing."""
    for path in (*Unit.objects.values_list("path", flat=True), "/none/", "/"):
        assert [*Unit.objects.filter(path__below=path)] == [
            *Unit.objects.filter(path__startswith=path)
        ]
    assert not Membership.objects.filter(unit__path__below=province.path).exists()


def test_the_index_of_paths_is_used(province):
    """Reading 14,000 units takes longer than the rest of a page."""
    asked = Unit.objects.filter(path__below=province.path)
    if connection.vendor == "sqlite":
        assert "path>? AND path<?" in asked.explain()
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "units_unit_path" in asked.order_by().explain()


def test_a_query_with_it_can_be_prepared(province):
    """The path is a value of the query as it was given."""
    asked = Prepared(lambda path: Unit.objects.filter(path__below=path).values_list("code"), str)

    for place in (province.path, f"{province.path}X1/"):
        assert sorted(asked.rows(place)) == sorted(
            Unit.objects.filter(path__startswith=place).values_list("code")
        )


def test_it_is_a_lookup_of_texts():
    assert Unit._meta.get_field("path").get_lookup("below") is Below


def test_several_places_are_found_together(province):
    """A place inside another adds nothing; no place is nothing, None is everywhere."""

    def codes(*places):
        return sorted(Unit.objects.filter(below("path", places)).values_list("code", flat=True))

    other = Unit.objects.get(code="2A2").path
    assert codes(province.path, other) == ["2A2", "2_2", "X1"]
    assert codes(province.path, Unit.objects.get(code="X1").path) == ["2_2", "X1"]
    assert codes() == []
    assert len(codes(None, other)) == Unit.objects.count()
