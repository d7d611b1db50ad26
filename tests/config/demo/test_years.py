"""A year of the model province: published, corrected, withheld; again adds nothing."""

from argparse import Namespace

import pytest
from django.utils import timezone

from thuocdo.apps.publications import selectors
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.units import services as units
from thuocdo.apps.units.models import Unit
from thuocdo.config.demo import loading, years
from thuocdo.config.demo.people import ACTORS, add_people, first_administrator
from thuocdo.config.demo.register import PROVINCE, model_register
from thuocdo.config.demo.schemes import DEPARTMENTS, add_index

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def stage(settings, tmp_path):
    """The scheme of departments and the people."""
    settings.DATA = tmp_path
    units.load_register(register=model_register(), source="trình diễn", by=None)
    cast = add_people(first_administrator())
    province = Unit.objects.get(code=PROVINCE)
    return [add_index(DEPARTMENTS, 2, province, cast) for _ in range(2)][-1], cast


def test_a_year_is_published_and_a_correction_of_it_waits(stage, monkeypatch):
    scheme, cast = stage
    monkeypatch.setattr(years, "YEARS", (2025,))

    for _ in range(2):
        years.publish_years(scheme, cast)
        years.withhold_one(scheme, cast)

    first, second = Publication.objects.order_by("version")
    assert first.is_demo
    assert "trình diễn" in first.decision_number
    assert first.is_public(timezone.now())
    assert not second.is_published
    assert second.embargo_until > timezone.now()
    assert selectors.is_reader(second, cast["chu-tich"])
    changed = {(one.unit, one.what) for one in selectors.draft_snapshot(second).corrections}
    assert ("S05", "total") in changed


def test_an_erratum_is_published_with_its_reason(stage, monkeypatch):
    scheme, cast = stage
    monkeypatch.setattr(years, "YEARS", (2025,))
    monkeypatch.setattr(years, "ERRATUM", years.WAITING)

    years.publish_years(scheme, cast)
    years.correct_one(scheme, cast)
    years.correct_one(scheme, cast)

    row = Publication.objects.get(version=2)
    assert selectors.snapshot_of(row).reason == years.WAITING.reason


def test_nothing_is_corrected_before_it_is_published(stage):
    scheme, cast = stage

    years.correct_one(scheme, cast)
    years.withhold_one(scheme, cast)

    assert not Publication.objects.exists()


def test_loading_prints_every_sign_in(monkeypatch, capsys):
    monkeypatch.setattr(loading, "fill", lambda _dossiers, **_options: None)

    assert loading.load(Namespace(dossiers=0, no_rounds=True)) == 0

    out = capsys.readouterr().out
    assert out.count("trinh-dien-2026") == len(ACTORS)
    assert "Giám đốc Sở Nội vụ" in out
