"""Pages of the council and of steering: every one opens, and each form does what it says."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from docx import Document

from tests.factories.accounts import person_with
from tests.factories.councils import all_decided, before_council, called, decided, to_council
from tests.factories.documents import a_version
from tests.factories.rounds import NOW, a_round, entry
from thuocdo.apps.rounds.models import Appeal, Evidence, Layer, Sitting, Stage
from thuocdo.apps.rounds.services import finishing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CALL = {
    "held_on": "02/03/2026",
    "chair": "Bà Ánh",
    "secretary": "Ông Đức",
    "members": "Ông Ẩn\nBà Ước",
    "place": "Phòng 1",
    "document": "15/GM-UBND",
}


@pytest.fixture
def made():
    return before_council()


@pytest.fixture
def secretary(client, made):
    client.force_login(made.secretary)
    return client


@pytest.fixture
def director(client, made):
    client.force_login(made.director)
    return client


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_way_of_a_sitting_through_its_pages(made, client):
    client.force_login(made.secretary)
    assert "2 mục" in text(client.get(reverse("rounds:council")))
    page = reverse("rounds:call_sitting", args=[made.round.pk])
    assert "Xã Bình An" in text(client.get(page))
    assert client.post(page, {**CALL, "held_on": "hôm qua"}).status_code == 422
    answer = client.post(page, CALL)
    row = Sitting.objects.get()
    assert answer["Location"] == reverse("rounds:sitting", args=[row.pk])
    assert row.members == ["Ông Ẩn", "Bà Ước"]
    assert "Giám đốc duyệt" in text(client.get(answer["Location"]))
    assert client.post(reverse("rounds:approve_agenda", args=[row.pk])).status_code == 403

    client.force_login(made.director)
    client.post(reverse("rounds:approve_agenda", args=[row.pk]))
    client.force_login(made.secretary)
    first, second = row.items.all()
    page = reverse("rounds:council_item", args=[row.pk, first.pk])
    shown = text(client.get(page))
    assert "Xem lại của B." in shown
    decide = reverse("rounds:decide_item", args=[row.pk, first.pk])
    answer = client.post(decide, {"taken": "own", "so_yes": "", "reason": "x"})
    assert answer.status_code == 422
    answer = client.post(
        decide, {"taken": "own", "so_yes": "có", "in_favour": 2, "against": 1, "reason": "Đã xem."}
    )
    assert answer["Location"] == reverse("rounds:council_item", args=[row.pk, second.pk])
    decide = reverse("rounds:decide_item", args=[row.pk, second.pk])
    answer = client.post(decide, {"taken": "second", "reason": "Nhất trí."})
    assert answer["Location"] == reverse("rounds:sitting", args=[row.pk])
    assert client.post(reverse("rounds:close_sitting", args=[row.pk])).status_code == 302
    assert "Hội đồng đã quyết 2 trong 2 mục" in text(client.get(answer["Location"]))


def test_the_minutes_hold_the_same_numbers(made, secretary):
    row = all_decided(made)
    assert "Nghị định 30/2020" in text(secretary.get(reverse("rounds:minutes", args=[row.pk])))
    answer = secretary.get(reverse("rounds:save_minutes", args=[row.pk, "docx"]))

    document = Document(BytesIO(answer.content))
    table = next(each for each in document.tables if each.cell(0, 0).text == "TT")
    rows = [[cell.text for cell in line.cells] for line in table.rows][1:]
    assert rows == [
        ["1", "Xã Bình An", "1.1", "0,00", "0,00", "1,00", "1,00", "2/1",
         "Theo hồ sơ Hội đồng đã xem."],
        ["2", "Xã Cao Sơn", "1.1", "1,00", "0,00", "1,00", "1,00", "–",
         "Theo hồ sơ Hội đồng đã xem."],
    ]  # fmt: skip
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "BIÊN BẢN" in said
    assert "ngày 02 tháng 3 năm 2026" in said
    assert "2/2 trường hợp" in said
    head = "\n".join(document.tables[0].row_cells(0)[0].text.splitlines())
    assert "ỦY BAN NHÂN DÂN TỈNH THỬ\nHỘI ĐỒNG THẨM ĐỊNH" in head


def test_the_head_of_the_minutes_is_taken_from_the_form(made, secretary):
    row = all_decided(made)
    page = reverse("rounds:save_minutes", args=[row.pk, "pdf"])
    head = {"parent": "", "issuer": "SỞ NỘI VỤ", "number": "7", "symbol": "BB", "place": "Huế"}

    answer = secretary.get(page, {**head, "on": "05/03/2026"})
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    assert secretary.get(page, {**head, "on": "mai"}).status_code == 422
    other = reverse("rounds:save_minutes", args=[row.pk, "odt"])
    assert secretary.get(other).status_code == 404


def test_explanations_are_confirmed_on_the_page(made, secretary):
    row = called(made)
    page = reverse("rounds:confirm_explanations", args=[row.pk])
    assert secretary.post(page, {"reason": ""}).status_code == 422
    secretary.post(page, {"reason": "Nhất trí."})
    assert entry(made, "C").stage == Stage.DECIDED


def test_new_matters_are_taken_up_on_the_page(made, secretary):
    row = called(made)
    type(entry(made, "A")).objects.filter(pk=entry(made, "A").pk).update(stage=Stage.DISPUTED)
    assert "1 mục mới" in text(secretary.get(reverse("rounds:sitting", args=[row.pk])))
    secretary.post(reverse("rounds:renew_agenda", args=[row.pk]))
    assert row.items.count() == 3


def published(made):
    all_decided(made)
    finishing.finish(block_id=made.block.pk, by=made.manager, at=NOW)
    finishing.published(edition=made.round.edition, year=2025, by=made.director, at=NOW)


def test_an_appeal_is_filed_answered_and_decided_again(made, client):
    published(made)
    page = reverse("rounds:appeals", args=[made.participants["B"].pk])
    client.force_login(made.officers["B"])
    assert "Lãnh đạo đơn vị" in text(client.get(page))
    client.force_login(made.leaders["B"])
    assert client.post(page, {"document": "", "text": "x"}).status_code == 422
    client.post(page, {"document": "3/CV", "text": "Xin xem lại.", "code": "1.1"})
    appeal = Appeal.objects.get()

    client.force_login(made.secretary)
    assert "3/CV" in text(client.get(reverse("rounds:council")))
    page = reverse("rounds:answer_appeal", args=[appeal.pk])
    assert "Xin xem lại." in text(client.get(page))
    client.post(page, {"is_upheld": "yes", "text": "Chấp nhận."})
    assert entry(made, "B").stage == Stage.DISPUTED
    row = called(made)
    assert row.items.get().kind == "appeal"
    decided(made, row, "B", taken=Layer.DECLARED)
    assert finishing.finish(block_id=made.block.pk, by=made.manager, at=NOW) == 1
    assert entry(made, "B").final_points == 0


@pytest.mark.parametrize("role", ["chair", "council_member"])
def test_the_chair_and_members_open_the_evidence_but_decide_nothing(client, role):
    made = a_round()
    paper = a_version(document__unit=made.units["B"], document__is_restricted=True)
    row = entry(made, "B")
    Evidence.objects.create(
        entry=row, document=paper.document, page="4-6", key=uuid4(), added_at=NOW
    )
    sitting = called(to_council(made))
    member = person_with(role, unit=made.province)
    client.force_login(member)
    item = sitting.items.get(entry__participant__unit__code="B")
    page = reverse("rounds:council_item", args=[sitting.pk, item.pk])
    shown = text(client.get(page))
    viewer = reverse("documents:view", args=[paper.document.pk])
    assert f"{viewer}?trang=4" in shown
    assert "Ghi quyết định" not in shown
    assert client.get(f"{viewer}?trang=4").status_code == 200
    assert client.get(reverse("rounds:minutes", args=[sitting.pk])).status_code == 200
    assert page in text(client.get(reverse("rounds:sitting", args=[sitting.pk])))
    assert "Kết thúc phiên họp" not in text(
        client.get(reverse("rounds:sitting", args=[sitting.pk]))
    )
    assert reverse("rounds:council") in text(client.get(reverse("workspace:home")))
    decide = reverse("rounds:decide_item", args=[sitting.pk, item.pk])
    assert client.post(decide, {"taken": "second", "reason": "x"}).status_code == 403
