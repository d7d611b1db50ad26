"""Correcting what was written down of a unit."""

from decimal import Decimal

import pytest

from tests.factories.accounts import person_with
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.units import services
from thuocdo.apps.units.errors import NothingToCorrect

pytestmark = pytest.mark.django_db
RIGHT = services.Correction("Xã Đồng Phú", "Dong Phu Commune", population=17130)


def test_a_name_is_found_and_sorted_by_its_correction():
    unit, officer = UnitFactory(name="Xã Dồng Phú"), person_with("method_officer")

    corrected = services.correct(unit=unit, correction=RIGHT, reason="gõ sai", by=officer)

    assert (corrected.name, corrected.folded) == ("Xã Đồng Phú", "xa dong phu")
    assert corrected.sort_key != unit.sort_key
    logged = Event.objects.get()
    assert logged.action == "unit.corrected"
    assert logged.details["before"]["name"] == "Xã Dồng Phú"
    assert logged.details["after"]["population"] == 17130
    assert logged.details["reason"] == "gõ sai"


def test_only_what_differs_is_told():
    unit = UnitFactory(name="Xã Đồng Phú", name_en="Dong Phu Commune", population=17130)
    wider = RIGHT._replace(area_km2=Decimal("20.91"))

    services.correct(
        unit=unit, correction=wider, reason="bổ sung", by=person_with("method_officer")
    )

    assert Event.objects.get().details["before"] == {"area_km2": None}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("Xã Khác", " ", id="no reason"),
        pytest.param("Xã Đồng Phú", "gõ sai", id="nothing differs"),
    ],
)
def test_nothing_to_correct_is_refused(name, reason):
    unit = UnitFactory(name=name, name_en="Dong Phu Commune", population=17130)

    with pytest.raises(NothingToCorrect):
        services.correct(
            unit=unit, correction=RIGHT, reason=reason, by=person_with("method_officer")
        )
    assert not Event.objects.exists()


def test_others_may_not():
    with pytest.raises(NotAllowed):
        services.correct(
            unit=UnitFactory(), correction=RIGHT, reason="gõ sai", by=person_with("inspector")
        )
