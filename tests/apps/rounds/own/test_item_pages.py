"""The page of an item, its plain form, and the door of autosave."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.documents import DocumentFactory
from tests.factories.rounds import entry, type_in
from thuocdo.apps.rounds.models import Evidence, FieldSave, Progress, Remark, Stage

pytestmark = pytest.mark.django_db
SAVE = "/lam-viec/danh-gia/tu-danh-gia/luu"


def url(made, code="1.2", name="own_item", unit="A", *more):
    """Of a page of an item."""
    return reverse(f"rounds:{name}", args=[made.participants[unit].pk, code, *more])


def sent(client, row, name, text, base=0, key=None):
    """A save as the browser sends it."""
    body = {"entry": row.pk, "name": name, "text": text, "base": base, "key": str(key or uuid4())}
    return client.post(SAVE, json.dumps(body), content_type="application/json")


def test_the_page_says_rule_examples_points_and_the_next_step(made, client_of):
    type_in(made, "A", "1.2", numerator="85", denominator="100")
    text = client_of(made.officers["A"]).get(url(made)).content.decode()

    for words in ("Quy tắc", "đúng hạn 92 % → 3 điểm", "1,50", "Còn thiếu 5 điểm phần trăm"):
        assert words in text


def test_an_item_from_elsewhere_cannot_be_typed(made, client_of):
    text = client_of(made.officers["A"]).get(url(made, "2.1")).content.decode()

    assert "đơn vị không nhập" in text
    assert 'name="o-' not in text


def test_a_plain_form_saves_what_was_changed_and_goes_on(made, client_of):
    fields = {"o-numerator": "92", "v-numerator": "0", "o-denominator": "100", "v-denominator": "0",
              "o-explanation": "", "v-explanation": "0", "sang": "2.1"}  # fmt: skip
    answer = client_of(made.officers["A"]).post(url(made), fields)

    assert answer["Location"] == url(made, "2.1")
    assert entry(made, code="1.2").draft["numerator"]["text"] == "92"
    assert FieldSave.objects.count() == 2


def test_a_plain_form_leaves_alone_what_others_wrote_and_it_did_not_touch(made, client_of):
    type_in(made, "A", "1.2", explanation="Của người khác")
    fields = {"o-numerator": "92", "v-numerator": "0", "o-explanation": "", "v-explanation": "0"}
    answer = client_of(made.leaders["A"]).post(url(made), fields)

    assert answer.status_code == 302
    assert entry(made, code="1.2").draft["explanation"]["text"] == "Của người khác"


def test_a_plain_form_shows_both_texts_on_a_conflict(made, client_of):
    type_in(made, "A", "1.2", explanation="Của người khác")
    answer = client_of(made.leaders["A"]).post(
        url(made), {"o-explanation": "Của tôi", "v-explanation": "0"}
    )

    assert answer.status_code == 409
    assert "Của người khác" in answer.content.decode()
    assert "Của tôi" in answer.content.decode()


def test_a_save_answers_with_version_points_and_the_step(made, client_of):
    client, row = client_of(made.officers["A"]), entry(made, code="1.2")
    sent(client, row, "numerator", "85")
    told = sent(client, row, "denominator", "100")

    assert told.status_code == 200
    assert told.json()["version"] == 1
    assert "1,50" in told.json()["panel"]
    assert "òn thiếu 5 điểm phần trăm" in told.json()["step"]
    assert told.json()["state"] == ["Đang làm", "state--doing"]


def test_unreadable_text_is_kept_and_told(made, client_of):
    row = entry(made, code="1.2")
    told = sent(client_of(made.officers["A"]), row, "numerator", "18.500")

    assert told.status_code == 422
    assert told.json()["readings"] == ["18500"]
    assert entry(made, code="1.2").draft["numerator"]["text"] == "18.500"


def test_what_applies_to_everybody_cannot_be_left_out(made, client_of):
    row = entry(made, code="1.1")
    told = sent(client_of(made.officers["A"]), row, "not_applicable", "Không có")

    assert told.status_code == 422
    assert entry(made, code="1.1").draft == {}


def test_a_conflict_answers_409_with_both(made, client_of):
    row = type_in(made, "A", "1.2", explanation="Của chị")
    told = sent(client_of(made.leaders["A"]), row, "explanation", "Của anh")

    assert told.status_code == 409
    assert (told.json()["text"], told.json()["mine"]) == ("Của chị", "Của anh")
    assert told.json()["theirs"] == str(made.officers["A"])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param("{", 400, id="no JSON"),
        pytest.param('{"entry": 1}', 400, id="half"),
        pytest.param("[1]", 400, id="a list"),
        pytest.param(
            '{"entry": 0, "name": "x", "text": "", "base": 0,'
            ' "key": "6f1d4a36-2b7c-4c1e-9d53-0a4f0d7f8e11"}',
            404,
            id="no such item",
        ),
    ],
)
def test_what_is_malformed_is_refused(made, client_of, body, status):
    client = client_of(made.officers["A"])

    assert client.post(SAVE, body, content_type="application/json").status_code == status


def test_the_door_gives_a_fresh_token_to_who_is_signed_in(made, client_of):
    told = client_of(made.officers["A"]).get(SAVE).json()

    assert told["person"] == made.officers["A"].pk
    assert told["token"]


def test_a_locked_assessment_answers_403_at_every_door(made, client_of):
    made.participants["A"].progress = Progress.SUBMITTED
    made.participants["A"].save()
    client, row = client_of(made.officers["A"]), entry(made, code="1.2")
    document = DocumentFactory(unit=made.units["A"])

    assert sent(client, row, "numerator", "1").status_code == 403
    assert client.post(url(made), {"o-numerator": "1", "v-numerator": "0"}).status_code == 403
    link = client.post(url(made, name="own_link"), {"document": document.pk})
    assert link.status_code == 403
    key = made.participants["A"].pk
    for name in ("own_excel_preview", "own_excel_undo", "own_copy", "own_share", "own_ask"):
        assert (
            client.post(reverse(f"rounds:{name}", args=[key]), {"code": "1.1"}).status_code == 403
        )
    assert not FieldSave.objects.exists()


def test_a_save_costs_few_queries(made, client_of, django_assert_max_num_queries):
    client, row = client_of(made.officers["A"]), entry(made, code="1.2")
    sent(client, row, "numerator", "1")
    with django_assert_max_num_queries(11):  # two of them open and close the transaction
        sent(client, row, "numerator", "2", base=1)


def test_evidence_is_linked_once_and_taken_away_after_asking(made, client_of):
    client, document = client_of(made.officers["A"]), DocumentFactory(unit=made.units["A"])
    fields = {"document": document.pk, "page": "4", "key": str(uuid4())}
    for _ in range(2):
        told = client.post(
            url(made, name="own_link"), fields, headers={"accept": "application/json"}
        )
        assert "trang 4" in told.json()["strip"]
    row = Evidence.objects.get()

    assert client.post(url(made, name="own_link"), {"document": document.pk}).status_code == 302
    asked = client.get(url(made, "1.2", "own_unlink", "A", row.pk)).content.decode()
    assert "2 chỗ" in asked
    client.post(url(made, "1.2", "own_unlink", "A", row.pk))
    row.refresh_from_db()
    assert row.removed_at


@pytest.mark.parametrize("chosen", ["", "x", "999999"])
def test_only_documents_of_the_own_store_are_linked(made, client_of, chosen):
    other = DocumentFactory(unit=made.units["B"])
    client = client_of(made.officers["A"])

    assert client.post(url(made, name="own_link"), {"document": chosen}).status_code in {302, 404}
    assert client.post(url(made, name="own_link"), {"document": other.pk}).status_code == 404
    assert not Evidence.objects.exists()


def test_remarks_and_history_name_their_writers(made, client_of):
    type_in(made, "A", "1.2", numerator="92", explanation="Lời giải trình")
    client = client_of(made.officers["A"])
    client.post(url(made, name="own_remark"), {"text": "Ai có báo cáo?"})

    assert Remark.objects.get().by == made.officers["A"]
    assert "Ai có báo cáo?" in client.get(url(made)).content.decode()
    told = client.get(url(made, name="own_history")).content.decode()
    assert "Lời giải trình" in told
    assert str(made.officers["A"]) in told


def test_a_remark_says_something_and_is_of_those_who_read_the_assessment(made, client_of):
    remark = url(made, name="own_remark")
    client_of(made.officers["A"]).post(remark, {"text": " "})
    for role in ("chair", "inspector"):
        assert client_of(person_with(role)).post(remark, {"text": "x"}).status_code == 403

    assert not Remark.objects.exists()


def test_a_returned_item_shows_why_and_until_when(made, client_of):
    row = entry(made, code="1.2")
    row.stage = Stage.RETURNED
    row.save()
    row.returns.create(
        text="Thiếu phụ lục", working_days=3, due_on="2026-01-09", at="2026-01-06T01:00:00Z"
    )
    text = client_of(made.officers["A"]).get(url(made)).content.decode()

    assert "Thiếu phụ lục" in text
    assert "09/01/2026" in text
