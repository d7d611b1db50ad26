"""The five published cases, exactly as cases.md states them, and never as results of our own."""

from decimal import Decimal

import pytest

from thuocdo.apps.publications import selectors
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.units import services as units
from thuocdo.config.demo.cases.publishing import cases, publish_case
from thuocdo.config.demo.people import ACTORS, Cast, add_people, first_administrator, sign_ins
from thuocdo.config.demo.register import PROVINCE, model_register
from thuocdo.reporting.snapshots.model import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def cast(settings, tmp_path):
    """The people of the demonstration over its province."""
    settings.DATA = tmp_path
    units.load_register(register=model_register(), source="trình diễn", by=None)
    return add_people(first_administrator())


@pytest.fixture
def published(cast):
    """Snapshots of all cases by their public name; loading twice adds nothing."""
    for _ in range(2):
        for case in cases():
            publish_case(case, cast)
    rows = Publication.objects.select_related("scheme")
    return {row.scheme.slug: selectors.snapshot_of(row) for row in rows}


def facts_of(snapshot):
    (score,) = snapshot.scores.values()
    return " ".join(fact.vi for fact in score.facts)


def test_all_are_stated_with_their_source(published):
    assert len(published) == 5
    for snapshot in published.values():
        assert snapshot.kind is Kind.STATED
        assert snapshot.source
        assert not snapshot.decision.is_demo


def test_dong_hoi(published):
    score = published["cchc-quang-binh-cap-huyen"].scores["450"]

    assert (score.total, score.rank, score.out_of) == (Decimal("90.99"), 2, 8)
    assert score.stated == (Decimal("4.09"), 3)
    text = facts_of(published["cchc-quang-binh-cap-huyen"])
    for worked_out in ("86,90", "5/8", "Suy ra"):
        assert worked_out in text


def test_dong_phu_keeps_its_figures_and_the_reason(published):
    snapshot = published["cchc-binh-phuoc-cap-huyen"]
    score = snapshot.scores["695"]

    assert (score.total, score.maximum) == (Decimal("93.91"), Decimal(100))
    assert sum(tally.points for tally in score.groups.values()) == Decimal("106.42")
    assert (score.rank, score.out_of, score.stated.places) == (5, 11, 6)
    assert score.groups["III"].change == Decimal("4.21")
    assert {one.kind for one in snapshot.accepted} == {"parts_total", "maxima_scale"}
    assert all("Giữ nguyên như văn bản" in one.reason for one in snapshot.accepted)


def test_kon_tum(published):
    score = published["par-index-cap-tinh"].scores["62"]

    assert (score.total, score.rank, score.out_of) == (None, 43, 63)
    assert score.stated == (Decimal("4.79"), 12)
    for part in ("30 bậc", "21 bậc", "17 bậc", "15 bậc", "14 bậc", "35/63"):
        assert part in facts_of(published["par-index-cap-tinh"])


@pytest.mark.parametrize(
    ("slug", "facts"),
    [
        pytest.param("cchc-ha-noi-quan-huyen", ("35/KH-UBND", "21 mục tiêu", "90%"), id="Hà Nội"),
        pytest.param("cchc-ha-long", ("370", "38%", "41%", "16 tập thể"), id="Hạ Long"),
    ],
)
def test_cases_without_points_have_facts_only(published, slug, facts):
    (score,) = published[slug].scores.values()

    assert (score.total, score.rank, score.groups) == (None, None, {})
    for fact in facts:
        assert fact in facts_of(published[slug])


def test_everybody_signs_in_with_the_password_that_is_told(cast):
    again = add_people(first_administrator())

    assert {person.pk for person in again.people.values()} == {
        person.pk for person in cast.people.values()
    }
    told = {name: password for name, password, _ in sign_ins("vi")}
    assert set(told) == {actor.username for actor in ACTORS}
    assert cast["chu-tich"].check_password(told["chu-tich"])
    assert not cast["chu-tich"].must_change_password
    assert cast["don-vi"].unit.path.startswith(f"/{PROVINCE}/")
    assert isinstance(cast, Cast)
