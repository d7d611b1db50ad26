"""What the public learns of how a number came about: every layer, by role, and never changed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.factories.councils import all_decided, before_council
from tests.factories.results import a_run
from tests.factories.rounds import NOW, entry
from thuocdo.apps.publications import selectors, services
from thuocdo.apps.results import selectors as results
from thuocdo.apps.results import services as runs
from thuocdo.apps.results.errors import RunIsClosed
from thuocdo.apps.results.models import Step
from thuocdo.apps.rounds.models import Layer
from thuocdo.apps.rounds.services import finishing
from thuocdo.apps.rounds.services.speaking import Said, Speaker, speak
from thuocdo.reporting.snapshots.archive import unpacked
from thuocdo.reporting.snapshots.bundle import read_bundle
from thuocdo.reporting.snapshots.checking import verdict

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WAY = ["declared", "appraised", "explanation", "second", "council", "final"]


@pytest.fixture
def made():
    """A settled round with its run."""
    made = before_council()
    all_decided(made)
    finishing.finish(block_id=made.block.pk, by=made.manager, at=NOW)
    made.run = runs.run_of_round(round_=made.round, by=made.manager, at=NOW)
    return made


def published(made, run, embargo=None):
    """The run, published by the director."""
    draft = services.prepare(
        run=run, by=made.director, at=NOW, terms=services.Terms("7/QĐ", NOW.date(), "UBND tỉnh")
    )
    services.check(publication=draft, by=made.director, at=NOW)
    for finding in draft.findings.all():
        if finding.is_open:
            services.accept(finding=finding, reason="Đã rõ.", by=made.director, at=NOW)
    if embargo:
        services.embargo(publication=draft, until=embargo, by=made.director, at=NOW)
    return services.publish(publication=draft, by=made.director, at=NOW)


def test_every_layer_goes_into_the_run_by_role(made):
    lines = results.steps_of(made.run, "C", "1.1")
    assert [one.layer for one in lines] == WAY
    roles = [one.role for one in lines]
    assert roles == ["unit", "appraiser", "unit", "appraiser", "council", "authority"]
    points = [one.points for one in lines]
    assert points[0] == Decimal(1)
    assert (points[1], points[2], points[-1]) == (Decimal(0), None, Decimal(1))
    assert lines[2].reason.vi == "Kế hoạch đã ban hành, xin xem lại."
    assert lines[0].told.vi
    assert lines[0].figures == "yes=có"
    given = results.steps_of(made.run, "A", "1.2")
    assert (given[0].role, given[0].document) == ("data", "9/BC-VP")
    assert given[0].points == given[-1].points


def test_no_name_is_kept(made):
    names = {person.full_name for person in (*made.officers.values(), made.first, made.second)}
    kept = " ".join(map(str, Step.objects.values_list()))
    assert names
    assert not any(name in kept for name in names)


def test_the_bundle_holds_the_layers_and_verifies(made):
    row = published(made, made.run)
    data = selectors.bundle_path(row.snapshot_hash).read_bytes()
    snapshot = read_bundle(data)
    assert snapshot.layers == results.layers_of(made.run)
    assert [one.layer for one in snapshot.layers["C", "1.1"]] == WAY
    assert verdict(unpacked(data)).is_passed


def test_a_published_run_stays_when_the_round_moves_on(made):
    before = results.layers_of(made.run)
    row = published(made, made.run)
    said = Said(figures={"yes": "không"}, text="Sau kiến nghị.")
    speak(entry(made, "C"), Layer.COUNCIL, said, Speaker(None, "council", NOW))
    assert results.layers_of(made.run) == before
    assert selectors.snapshot_of(row).layers == before


def test_words_that_were_taken_back_are_not_published():
    made = before_council()
    all_decided(made)
    row = entry(made, "B")
    speaker = Speaker(None, "council", NOW)
    speak(row, Layer.COUNCIL, Said(is_withdrawn=True), speaker)
    speak(row, Layer.COUNCIL, Said(figures={"yes": "có"}, text="Lần sau."), speaker)
    finishing.finish(block_id=made.block.pk, by=made.manager, at=NOW)
    run = runs.run_of_round(round_=made.round, by=made.manager, at=NOW)
    lines = [one for one in results.steps_of(run, "B", "1.1") if one.layer == "council"]
    assert [one.reason.vi for one in lines] == ["Lần sau."]


def test_a_run_of_a_table_has_no_layers():
    run = a_run()
    assert results.layers_of(run) == {}
    corrected = runs.corrected(
        run=run, changes=[runs.Corrected("A", "1.1", "yes", "không")], reason="Sai", by=None, at=NOW
    )
    assert results.layers_of(corrected) == {}


def test_a_correction_is_a_layer_of_its_own(made):
    change = runs.Corrected("C", "1.1", "yes", "không", "8/BC", "2")
    run = runs.corrected(run=made.run, changes=[change], reason="Nhập nhầm", by=None, at=NOW)
    lines = results.steps_of(run, "C", "1.1")
    assert [one.layer for one in lines] == [*WAY, "corrected"]
    assert (lines[-1].points, lines[-1].reason.vi) == (Decimal(0), "Nhập nhầm")
    assert (lines[-1].document, lines[-1].page) == ("8/BC", "2")
    assert results.steps_of(run, "A", "1.1") == results.steps_of(made.run, "A", "1.1")
    data = selectors.bundle_path(published(made, run).snapshot_hash).read_bytes()
    assert verdict(unpacked(data)).is_passed


@pytest.mark.parametrize(
    "statement", ["UPDATE results_step SET role = 'x'", "DELETE FROM results_step"]
)
def test_the_database_refuses_to_change_a_step(made, statement):
    assert results.layers_of(made.run)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    with pytest.raises(RunIsClosed):
        Step.objects.all().delete()


def test_the_trace_of_officials_shows_the_layers(client, made):
    client.force_login(made.manager)
    text = client.get(reverse("results:leaf", args=[made.run.pk, "C", "1.1"])).content.decode()
    assert "Thẩm định lần hai" in text
    assert "hội đồng thẩm định" in text
    table = a_run(edition=made.round.edition, reason="khác")
    other = client.get(reverse("results:leaf", args=[table.pk, "C", "1.1"])).content.decode()
    assert "Thẩm định lần hai" not in other


def test_the_public_sees_the_layers_on_the_page_and_in_the_interface(client, made):
    row = published(made, made.run)
    where = [row.scheme.slug, row.year, "C", "1.1"]
    assert "Xem lại của C." in client.get(reverse("portal:trace", args=where)).content.decode()
    slug, year, unit, code = where
    told = client.get(f"/api/v1/indices/{slug}/{year}/units/{unit}/{code}").json()
    assert [one["layer"] for one in told["layers"]] == WAY
    assert "Xem lại" in told["layers"][3]["reason"]["vi"]


def test_under_embargo_nobody_sees_the_layers(client, made):
    row = published(made, made.run, embargo=timezone.now() + timedelta(days=1))
    where = [row.scheme.slug, row.year, "C", "1.1"]
    assert client.get(reverse("portal:trace", args=where)).status_code == 404
