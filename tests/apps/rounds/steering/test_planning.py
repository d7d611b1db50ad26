"""Planning pages: a round is planned, opened, moved on, given time, fed, settled and scored."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.factories.councils import all_decided, before_council
from tests.factories.rounds import GIVEN, a_round, advanced, entry, submitted
from tests.factories.units import BlockFactory
from thuocdo.apps.publications import services as publications
from thuocdo.apps.results.errors import NotSettled
from thuocdo.apps.results.models import Run
from thuocdo.apps.results.services import run_of_round
from thuocdo.apps.rounds.models import (
    Extension,
    Layer,
    Phase,
    Reopening,
    Round,
    Stage,
    Window,
    Word,
)
from thuocdo.apps.rounds.services import finishing
from thuocdo.lib.background.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOW = datetime(2026, 4, 1, tzinfo=UTC)
DAYS = ("31/01/2099", "28/02/2099", "31/03/2099", "30/04/2099", "31/05/2099")
PHASES = ("self", "appraisal", "explanation", "second", "council")


@pytest.fixture
def made():
    return a_round(fed=False)


@pytest.fixture
def manager(client, made):
    client.force_login(made.manager)
    return client


def at(name, *args):
    return reverse(f"rounds:{name}", args=args)


def plan_data(made, **changes):
    days = {f"den_{phase}": day for phase, day in zip(PHASES, DAYS, strict=True)}
    known = {
        "edition": made.round.edition.pk,
        "year": 2025,
        "title": "Vòng mới",
        "title_en": "New",
        "document": "1/KH",
        "blocks": [made.block.block.pk],
        "opens_on": "01/01/2099",
    }
    return {**known, **days, **changes}


def test_a_block_can_have_dates_of_its_own(made, manager):
    Round.objects.all().delete()
    key = made.block.block.pk
    other = BlockFactory(authority=made.province, slug="phuong", name="Các phường")
    own = {f"den_self_{key}": "10/02/2099", "blocks": [key, other.pk]}
    wrong = manager.post(at("plan_round"), plan_data(made, **own, **{f"den_second_{key}": "1/1"}))
    assert wrong.status_code == 422
    assert 'value="10/02/2099"' in wrong.content.decode()
    assert manager.post(at("plan_round"), plan_data(made, **own)).status_code == 302
    ends = {
        (row.block.block_id, row.phase): timezone.localtime(row.closes_at).date()
        for row in Window.objects.select_related("block")
    }
    assert ends[key, Phase.SELF] == date(2099, 2, 10)
    assert ends[other.pk, Phase.SELF] == date(2099, 1, 31)
    assert ends[key, Phase.APPRAISAL] == ends[other.pk, Phase.APPRAISAL] == date(2099, 2, 28)
    opens = Window.objects.get(block__block=key, phase=Phase.APPRAISAL).opens_at
    assert timezone.localtime(opens).date() == date(2099, 2, 10)


def test_the_same_round_is_not_planned_twice(made, manager):
    answer = manager.post(at("plan_round"), plan_data(made))
    assert answer.status_code == 422
    assert "Đã có vòng đánh giá năm 2025" in answer.content.decode()


def test_a_round_is_planned_and_opened(made, manager):
    Round.objects.all().delete()
    assert manager.get(at("rounds")).status_code == 200
    for wrong in ({"title": ""}, {"year": 2024}, {"den_second": "01/02/2099"}):
        assert manager.post(at("plan_round"), plan_data(made, **wrong)).status_code == 422
    manager.post(at("plan_round"), plan_data(made))
    row = Round.objects.get()
    assert "Mở tự đánh giá" in manager.get(at("round", row.pk)).content.decode()
    window = row.blocks.get().windows.get(phase=Phase.SELF)
    assert f"{window.closes_at:%d/%m/%Y %H:%M}" == "31/01/2099 16:59"  # the day's end here, in UTC

    manager.post(at("open_round", row.pk), {"excluded": "B,\nC"})
    assert [each.unit.code for each in row.participants.select_related("unit")] == ["A"]


def test_a_block_moves_on_and_what_is_open_is_told(made, manager):
    submitted(made)
    manager.post(at("advance_block", made.block.pk))
    made.block.refresh_from_db()
    assert made.block.phase == Phase.APPRAISAL
    page = manager.get(at("round", made.round.pk)).content.decode()
    assert "Còn 3 mục phải xử lý" in page  # the others have no figures yet
    assert manager.post(at("advance_block", made.block.pk)).status_code == 409


def test_more_time_is_given(made, manager):
    page = at("extend_block", made.block.pk)
    data = {"phase": "self", "until": "31/12/2098", "document": "5/CV", "reason": "Bão"}
    assert manager.get(page).status_code == 200
    assert manager.post(page, {**data, "until": "01/01/2020"}).status_code == 422
    manager.post(page, {**data, "unit": made.participants["A"].pk})
    manager.post(page, data)

    rows = list(Extension.objects.values_list("participant", "document"))
    assert rows == [(made.participants["A"].pk, "5/CV"), (None, "5/CV")]


def test_a_unit_is_reopened(made, manager):
    submitted(made, "A")
    page = at("reopen_unit", made.participants["A"].pk)
    assert manager.get(page).status_code == 200
    assert manager.post(page, {"until": "", "document": "x", "reason": "x"}).status_code == 422
    manager.post(page, {"until": "31/12/2098", "document": "6/CV", "reason": "Sai số"})
    assert Reopening.objects.get().document == "6/CV"
    assert entry(made, "A").stage == Stage.DRAFT


def table(text):
    return SimpleUploadedFile("so-lieu.csv", text.encode())


def test_figures_are_checked_before_they_are_taken_over(made, manager):
    page = at("feed_round", made.round.pk)
    assert manager.get(page).status_code == 200
    answer = manager.post(page, {"table": table(GIVEN), "source": "9/BC"})
    assert "6 mục của 3 đơn vị đọc được" in answer.content.decode()
    assert not Word.objects.exists()
    wrong = manager.post(page, {"table": table(GIVEN.replace("95", "abc", 1)), "source": "9/BC"})
    assert wrong.status_code == 422
    assert "so-lieu.csv" in wrong.content.decode()
    own = manager.post(
        page, {"table": table("unit,code,input,value\nA,1.1,yes,có\n"), "source": "x"}
    )
    assert own.status_code == 422
    manager.post(page, {"table": table(GIVEN), "source": "9/BC", "take": "1"})
    assert Word.objects.filter(layer=Layer.DECLARED).count() == 6


def test_figures_of_a_published_round_are_refused(client):
    made = before_council()
    made.block.phase = Phase.PUBLISHED
    made.block.save()
    client.force_login(made.manager)
    page = at("feed_round", made.round.pk)
    data = {"table": table(GIVEN), "source": "9/BC", "take": "1"}
    assert client.post(page, data).status_code == 422


def test_a_round_computed_anew_waits_in_the_queue(made, manager):
    manager.post(at("recompute_round", made.round.pk))
    assert Job.objects.get().key == f"rounds.recompute:{made.round.pk}"
    assert "Đang tính lại" in manager.get(at("round", made.round.pk)).content.decode()


def test_a_settled_round_becomes_a_run(client):
    made = before_council()
    client.force_login(made.manager)
    page = reverse("results:of_round", args=[made.round.pk])
    assert "chưa chốt" in client.get(page).content.decode()
    with pytest.raises(NotSettled):
        run_of_round(round_=made.round, by=made.manager, at=NOW)
    assert client.post(at("settle_block", made.block.pk)).status_code == 409
    all_decided(made)
    client.post(at("settle_block", made.block.pk))
    assert "Tính điểm, xếp hạng 3 đơn vị" in client.get(page).content.decode()
    client.post(page)
    run = Run.objects.get()
    assert run.figures.filter(code="1.1").values_list("unit", "layer").count() == 3
    layers = dict(run.figures.filter(code="1.1").values_list("unit", "layer"))
    assert layers == {"A": "explained", "B": "council", "C": "council"}
    points = {row.unit: row.total for row in run.unit_scores.all()}
    finals = made.participants["B"].entries.values_list("final_points", flat=True)
    assert points["B"] == sum(finals)
    assert client.post(page).status_code == 409  # the same once more


def test_publishing_moves_the_block_and_archiving_ends_it(client):
    made = before_council()
    all_decided(made)
    finishing.finish(block_id=made.block.pk, by=made.manager, at=NOW)
    run = run_of_round(round_=made.round, by=made.manager, at=NOW)
    draft = publications.prepare(run=run, by=made.director, at=NOW, terms=publications.Terms(
        "7/QĐ", NOW.date(), "UBND tỉnh"))  # fmt: skip
    publications.check(publication=draft, by=made.director, at=NOW)
    for finding in draft.findings.all():
        if finding.is_open:
            publications.accept(finding=finding, reason="Đã rõ.", by=made.director, at=NOW)
    publications.publish(publication=draft, by=made.director, at=NOW)

    made.block.refresh_from_db()
    assert made.block.phase == Phase.PUBLISHED
    client.force_login(made.manager)
    client.post(at("archive_block", made.block.pk))
    made.block.refresh_from_db()
    assert made.block.phase == Phase.ARCHIVED


def test_a_large_block_is_settled_in_the_background(client, monkeypatch):
    from thuocdo.apps.rounds import tasks  # noqa: PLC0415
    from thuocdo.apps.rounds.views.planning import settling  # noqa: PLC0415

    made = before_council()
    all_decided(made)
    monkeypatch.setattr(settling, "AT_ONCE", 2)
    client.force_login(made.manager)
    client.post(at("settle_block", made.block.pk))
    assert Job.objects.get().key == f"rounds.settle:{made.block.pk}"
    assert not Word.objects.filter(layer=Layer.FINAL).exists()
    assert tasks.settle_block.call(block=made.block.pk, by=made.manager.pk, at=NOW.isoformat()) == 9
    assert advanced(made, Phase.COUNCIL).block.phase == Phase.COUNCIL
