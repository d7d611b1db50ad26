"""Field checks: a list of what to look at, findings with photos, a conclusion the unit reads."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.paper import pdf, picture
from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, submitted
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.notifications.models import Notice
from thuocdo.apps.rounds.errors import (
    FieldRefused,
    NoReason,
    NotNow,
    NotYourDomain,
    OwnUnit,
    WrongPlan,
)
from thuocdo.apps.rounds.models import FieldCheck, Found, Phase, Photo
from thuocdo.apps.rounds.selectors.checks import found_of
from thuocdo.apps.rounds.services import checking
from thuocdo.apps.rounds.services.checking import Visit
from thuocdo.lib.kept import NeverChanged

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
VISIT = Visit(date(2026, 1, 12), "Bà Ánh, Trưởng phòng", "12/QĐ-SNV")


@pytest.fixture
def made():
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    made.by = appraiser(made.province)
    return made


def planned(made, *codes, unit="A", by=None, visit=VISIT):
    questions = {entry(made, unit, code).pk: f"Xem {code}" for code in codes or ("1.1", "1.2")}
    return checking.plan_check(visit=visit, questions=questions, by=by or made.by, at=NOW)


def answered(check, found=Found.RIGHT, note="Có bản gốc.", by=None, made=None):
    for line in check.lines.all():
        checking.answer_line(line_id=line.pk, found=found, note=note, by=by or made.by, at=NOW)


def test_a_check_is_planned_answered_and_concluded(made):
    check = planned(made)
    assert [line.question for line in check.lines.order_by("entry__order")] == [
        "Xem 1.1",
        "Xem 1.2",
    ]
    with pytest.raises(NotNow):
        checking.close_check(check_id=check.pk, conclusion="Xong.", by=made.by, at=NOW)
    answered(check, Found.WRONG, "Không có sổ theo dõi.", made=made)
    with pytest.raises(NoReason):
        checking.close_check(check_id=check.pk, conclusion=" ", by=made.by, at=NOW)
    closed = checking.close_check(check_id=check.pk, conclusion="Xong.", by=made.by, at=NOW)
    assert (closed.closed_at, closed.closed_by, closed.conclusion) == (NOW, made.by, "Xong.")
    (line,) = found_of(entry(made, "A", "1.1"))
    assert (line.found, line.note) == (Found.WRONG, "Không có sổ theo dõi.")
    told = Notice.objects.get(recipient=made.officers["A"])
    assert told.url == reverse("rounds:field_check", args=[check.pk])
    actions = list(
        Event.objects.filter(action__startswith="check.").values_list("action", flat=True)
    )
    assert sorted(actions) == ["check.answered", "check.answered", "check.closed", "check.planned"]
    with pytest.raises(NotNow):
        answered(check, made=made)


@pytest.mark.parametrize(
    ("visit", "codes"),
    [
        pytest.param(VISIT._replace(members=" "), ("1.1",), id="nobody goes"),
        pytest.param(VISIT._replace(document=""), ("1.1",), id="no document"),
    ],
)
def test_a_visit_says_who_goes_and_why(made, visit, codes):
    with pytest.raises(WrongPlan):
        planned(made, *codes, visit=visit)


def test_a_visit_is_to_one_unit_and_asks_something(made):
    both = {entry(made, unit).pk: "x" for unit in "AB"}
    for questions in ({}, both, {entry(made).pk: " "}):
        with pytest.raises(WrongPlan):
            checking.plan_check(visit=VISIT, questions=questions, by=made.by, at=NOW)
    made.block.phase = Phase.PUBLISHED
    made.block.save()
    with pytest.raises(NotNow):
        planned(made)


def test_only_appraisers_of_the_item_and_never_of_the_own_unit_check(made):
    for one in (made.officers["A"], person_with("council_secretary")):
        with pytest.raises(NotAllowed):
            planned(made, by=one)
    with pytest.raises(NotYourDomain):
        planned(made, "1.1", by=appraiser(made.province, ["2"]))
    check = planned(made)
    made.by.unit = made.units["A"]
    made.by.save()
    with pytest.raises(OwnUnit):
        answered(check, made=made)


def test_what_is_not_right_needs_a_note(made):
    check = planned(made)
    for found in (Found.WRONG, Found.UNCLEAR):
        with pytest.raises(NoReason):
            answered(check, found, " ", made=made)
    answered(check, note="", made=made)


def test_photos_are_pictures_are_kept_and_are_few(made, tmp_path, monkeypatch):
    line = planned(made).lines.first()
    shot, paper = tmp_path / "a.png", tmp_path / "b.pdf"
    shot.write_bytes(picture())
    paper.write_bytes(pdf(pages=1))
    given = {"line_id": line.pk, "by": made.by, "at": NOW}
    row = checking.add_photo(path=shot, name="a.png", **given)
    assert row.file.media_type == "image/png"
    with pytest.raises(FieldRefused):
        checking.add_photo(path=paper, name="b.pdf", **given)
    monkeypatch.setattr(checking, "MOST", 1)
    with pytest.raises(FieldRefused):
        checking.add_photo(path=shot, name="a.png", **given)
    with pytest.raises(NeverChanged):
        row.delete()


def test_the_pages_play_a_check_from_plan_to_the_unit(client, made):
    client.force_login(made.by)
    page = reverse("rounds:plan_check", args=[made.round.pk, "A"])
    unit_page = reverse("rounds:appraise_unit", args=[made.round.pk, "A"])
    assert page in client.get(unit_page).content.decode()
    key = entry(made).pk
    data = {"on": "12/01/2026", "members": "Bà Ánh", "document": "12/QĐ", f"xem_{key}": "Xem sổ"}
    assert client.post(page, {**data, f"xem_{key}": ""}).status_code == 422
    assert client.post(page, {**data, "on": "mai"}).status_code == 422
    assert client.post(page, data).status_code == 302
    check = FieldCheck.objects.get()
    here = reverse("rounds:field_check", args=[check.pk])
    assert "còn 1 mục chưa ghi" in client.get(here).content.decode()
    line = check.lines.get()
    answer = reverse("rounds:answer_check", args=[check.pk, line.pk])
    photo = SimpleUploadedFile("anh.png", picture(), "image/png")
    assert client.post(answer, {"found": "wrong", "note": ""}).status_code >= 400
    see_findings(client, made, answer, photo, here)
    read_by_the_unit(client, made, check, here)


def see_findings(client, made, answer, photo, here):
    """Findings and photo stand on the page of the check and beside the column."""
    client.post(answer, {"found": "wrong", "note": "Không có sổ.", "anh": photo})
    shown = client.get(here).content.decode()
    shot = reverse("rounds:check_photo", args=[Photo.objects.get().pk])
    assert shot in shown
    assert "Không có sổ." in shown
    assert client.get(shot)["Content-Type"] == "image/png"
    column = reverse("rounds:appraise_column", args=[made.round.pk, "1.1"])
    assert "Không có sổ." in client.get(f"{column}?dv=A").content.decode()


def read_by_the_unit(client, made, check, here):
    """Nobody of the unit sees it before it is closed, nobody of another one ever."""
    shot = reverse("rounds:check_photo", args=[Photo.objects.get().pk])
    officer, other = made.officers["A"], made.officers["B"]
    client.force_login(officer)
    assert client.get(here).status_code == client.get(shot).status_code == 404
    client.force_login(made.by)
    client.post(reverse("rounds:close_check", args=[check.pk]), {"conclusion": "Phải lập sổ."})
    client.force_login(officer)
    assert "Phải lập sổ." in client.get(here).content.decode()
    assert client.get(shot).status_code == 200
    client.force_login(other)
    assert client.get(here).status_code == client.get(shot).status_code == 403


def test_the_page_of_the_own_unit_plans_nothing(client, made):
    made.by.unit = made.units["A"]
    made.by.save()
    client.force_login(made.by)
    page = reverse("rounds:plan_check", args=[made.round.pk, "A"])
    assert "người khác kiểm tra" in client.get(page).content.decode()
    assert client.get(reverse("rounds:plan_check", args=[made.round.pk, "X"])).status_code == 404
