"""Pages of appraisers, without a script: columns, forms, refusals, and data where it is asked."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, submitted
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.models import (
    Batch,
    Entry,
    Layer,
    Phase,
    Reason,
    ReasonKind,
    Return,
    Stage,
    Word,
)
from thuocdo.apps.rounds.services import appraising
from thuocdo.apps.rounds.services.appraising import Verdict
from thuocdo.apps.rounds.services.returning import Asked, return_item

pytestmark = pytest.mark.django_db
RELEASE = 3  # queries about what is public: once a second, in tests every time
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def made(client):
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    made.by = appraiser(made.province)
    client.force_login(made.by)
    return made


def at(made, name, *more):
    return reverse(f"rounds:{name}", args=[made.round.pk, *more])


PAGES = {
    "queue": lambda _: reverse("rounds:appraisal_queue"),
    "column": lambda made: at(made, "appraise_column", "1.1"),
    "panel": lambda made: at(made, "appraise_column", "1.1") + "?dv=A",
    "item": lambda made: at(made, "appraise_item", "1.1", "A"),
    "return": lambda made: at(made, "return_item", "1.1", "A"),
    "second": lambda made: at(made, "second_item", "1.1", "A"),
    "unit": lambda made: at(made, "appraise_unit", "A"),
    "grid": lambda made: at(made, "appraisal_grid"),
    "second list": lambda made: at(made, "second_list"),
    "disputes": lambda made: at(made, "disputes"),
    "reasons": lambda made: at(made, "reasons"),
}


@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_for_appraisers_only(made, client, name):
    url = PAGES[name](made)
    assert client.get(url).status_code == 200
    assert client.get("/en" + url).status_code == 200

    client.force_login(person_with("unit_officer", unit=made.units["A"]))
    assert client.get(url).status_code == 403
    client.logout()
    assert client.get(url).status_code == 302


@pytest.mark.parametrize("name", ["column", "item"])
def test_a_domain_that_was_not_granted_is_refused(made, client, name):
    client.force_login(appraiser(made.province, ["2"]))

    assert client.get(PAGES[name](made)).status_code == 403


def test_what_is_not_there_is_not_found(made, client):
    for url in (
        at(made, "appraise_column", "9.9"),
        at(made, "appraise_item", "1.1", "X"),
        at(made, "appraise_unit", "X"),
        reverse("rounds:appraise_column", args=[999, "1.1"]),
    ):
        assert client.get(url).status_code == 404
    for url in (at(made, "appraise_item", "1.1", "X"), at(made, "return_item", "9.9", "A")):
        assert client.post(url, {"f-yes": "có"}).status_code == 404


def test_the_column_shows_units_flags_and_the_chosen_one(made, client):
    page = client.get(at(made, "appraise_column", "1.1") + "?dv=C").content.decode()

    assert "Xã An Bình" in page
    assert "Không có tài liệu, có giải trình" in page
    assert 'aria-current="true"' in page
    assert "Đồng ý 1,00" in page
    assert "Đã gửi bản giấy." in page


def test_a_filter_stands_in_the_address(made, client):
    page = client.get(at(made, "appraise_column", "1.1") + "?nhom=clean").content.decode()

    assert "Xã Bình An" in page
    assert "Xã An Bình" not in page


def test_a_column_page_costs_few_queries(made, client, django_assert_max_num_queries):
    url = at(made, "appraise_column", "1.1")
    client.get(url)
    with django_assert_max_num_queries(10 + RELEASE):
        client.get(url)


def test_a_group_is_confirmed_and_undone(made, client):
    url = at(made, "confirm_items", "1.2")
    answer = client.post(url, {"nhom": "computed", "ve": "computed"}, follow=True)

    assert answer.redirect_chain[0][0].endswith("1.2?nhom=computed")
    assert "Đã xác nhận 3 mục." in answer.content.decode()
    batch = Batch.objects.get()
    assert f"loat/{batch.pk}/hoan-tac" in answer.content.decode()
    undone = client.post(reverse("rounds:undo_batch", args=[batch.pk]), follow=True)
    assert "Đã hoàn tác" in undone.content.decode()
    assert entry(made, "A", "1.2").stage == Stage.SUBMITTED
    assert client.post(reverse("rounds:undo_batch", args=[batch.pk])).status_code == 409


def test_undoing_a_batch_over_several_leaves_leads_to_the_queue(made, client):
    keys = Entry.objects.filter(code__in=["1.2", "2.1"]).values_list("pk", flat=True)
    batch = appraising.confirm(entry_ids=keys, by=made.by, at=timezone.now()).batch

    answer = client.post(reverse("rounds:undo_batch", args=[batch.pk]))
    assert answer["Location"] == reverse("rounds:appraisal_queue")


def test_the_own_unit_is_named_and_left_out_on_the_page_and_as_data(made, client):
    made.by.unit = made.units["B"]
    made.by.save()
    page = client.post(at(made, "confirm_items", "1.2"), {"nhom": "computed"}, follow=True)
    assert "Xã Bình An là đơn vị của chính người thẩm định" in page.content.decode()

    keys = list(Entry.objects.filter(code="2.1").values_list("pk", flat=True))
    told = client.post(at(made, "confirm_items", "2.1"), {"muc": keys}, **JSON).json()
    assert told["size"] == 2
    assert [row["unit"] for row in told["refused"]] == ["B"]
    for name in ("appraise_item", "return_item", "second_item"):
        sent = {"f-yes": "có", "ly-do": "x", "han": "3"}
        answer = client.post(at(made, name, "1.1", "B"), sent, **JSON)
        assert answer.status_code == 403, name
    assert client.get(at(made, "appraise_item", "1.1", "B")).status_code == 200
    assert client.get(at(made, "return_item", "1.1", "B")).status_code == 403
    assert not Word.objects.filter(entry=entry(made, "B"), layer=Layer.APPRAISED).exists()


def test_an_item_is_appraised_with_a_reason_of_the_library(made, client):
    Reason.objects.create(code="TC-01", kind=ReasonKind.LOWER, text="Sai năm.", text_en="x")
    url = at(made, "appraise_item", "1.1", "A")
    refused = client.post(url, {"f-yes": "không"})
    assert refused.status_code == 422
    assert "Nêu lý do." in refused.content.decode()
    assert 'value="không" selected' in refused.content.decode()

    done = client.post(url, {"f-yes": "không", "ly-do": "tc-01 · Sai năm."})
    assert done["Location"].endswith("1.1?dv=A")
    word = Word.objects.get(entry=entry(made), layer=Layer.APPRAISED)
    assert (word.reason.code, word.text, word.points) == ("TC-01", "", 0)
    client.post(url, {"f-yes": "không", "ly-do": "TC-01 · Trang 4."})
    assert Word.objects.latest("id").text == "Trang 4."
    client.post(url, {"f-yes": "không", "ly-do": "Lý do khác."})
    assert (Word.objects.latest("id").reason, Word.objects.latest("id").text) == (
        None,
        "Lý do khác.",
    )


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        pytest.param({"f-yes": "không"}, "reason", id="no reason"),
        pytest.param({"f-yes": "có lẽ", "ly-do": "x"}, "field", id="unreadable"),
    ],
)
def test_what_is_refused_is_told_as_data(made, client, sent, kind):
    answer = client.post(at(made, "appraise_item", "1.1", "A"), sent, **JSON)

    assert answer.status_code == 422
    assert json.loads(answer.content)["kind"] == kind


def test_data_is_answered_with_data(made, client):
    answer = client.post(at(made, "appraise_item", "1.1", "A"), {"f-yes": "có"}, **JSON)

    assert answer.json() == {"done": "Đã ghi kết quả thẩm định."}


def test_an_item_is_returned_and_taken_back_when_overdue(made, client):
    url = at(made, "return_item", "1.1", "A")
    assert client.post(url, {"ly-do": "Bổ sung.", "han": "ba"}).status_code == 422
    assert client.post(url, {"ly-do": "Bổ sung trang.", "han": "3"}).status_code == 302
    page = client.get(at(made, "appraise_column", "1.1") + "?dv=A").content.decode()
    assert "Bổ sung trang." in page
    assert "Thu lại để thẩm định" not in page
    queue = client.get(reverse("rounds:appraisal_queue")).content.decode()
    assert "Đang ở đơn vị (1)" in queue

    back = at(made, "take_back", "1.1", "A")
    assert client.post(back).status_code == 409
    Return.objects.all().delete()
    Entry.objects.filter(pk=entry(made).pk).update(stage=Stage.SUBMITTED, return_due=None)
    asked = Asked(1, text="Cũ.")
    return_item(entry_id=entry(made).pk, asked=asked, by=made.by, at=NOW)
    page = client.get(at(made, "appraise_column", "1.1") + "?dv=A").content.decode()
    assert "Thu lại để thẩm định" in page
    assert client.post(back)["Location"].endswith("?dv=A")
    assert entry(made).stage == Stage.SUBMITTED


def test_the_second_appraisal_goes_through_its_list(made, client):
    verdict = Verdict({"yes": "không"}, text="Sai năm.")
    appraising.appraise(entry_id=entry(made).pk, verdict=verdict, by=made.by, at=NOW)
    keys = Entry.objects.filter(stage=Stage.SUBMITTED).values_list("pk", flat=True)
    appraising.confirm(entry_ids=keys, by=made.by, at=NOW)
    advanced(made, Phase.SECOND)
    url = at(made, "second_item", "1.1", "A")
    assert client.post(url, {"f-yes": "có", "ly-do": "x"}).status_code == 403  # the first one
    client.force_login(appraiser(made.province))
    assert "Xã An Bình" in client.get(at(made, "second_list")).content.decode()
    assert client.post(url, {"f-yes": "có"}).status_code == 422
    done = client.post(url, {"f-yes": "có", "ly-do": "Đúng năm.", "ve": "lan-hai"})

    assert done["Location"] == at(made, "second_list")
    page = client.get(at(made, "disputes")).content.decode()
    assert "1 bất đồng chờ Hội đồng" in page
    assert "Đúng năm." in page


def test_reasons_are_added_once_and_retired(made, client):
    sent = {"code": "mc-09", "kind": "lower", "text": "Thiếu dấu.", "text_en": "No stamp."}
    assert client.post(at(made, "reasons"), sent).status_code == 302
    again = client.post(at(made, "reasons"), sent)
    assert again.status_code == 422
    assert "đã có trong thư viện" in again.content.decode()
    reason = Reason.objects.get(code="MC-09")
    assert client.post(at(made, "retire_reason", reason.pk)).status_code == 302
    reason.refresh_from_db()
    assert not reason.is_active
    assert client.post(at(made, "retire_reason", 999)).status_code == 404


def test_a_round_of_another_province_is_refused(made, client):
    stranger = appraiser(made.province)
    stranger.grants.update(unit=made.units["A"])
    client.force_login(stranger)
    assert client.get(at(made, "appraise_column", "1.1")).status_code == 200
    made.round.authority = made.units["B"]
    made.round.save()
    assert client.get(at(made, "appraise_column", "1.1")).status_code == 403


def test_without_a_round_the_queue_says_so(client):
    made = submitted(a_round())
    client.force_login(appraiser(made.province))

    page = client.get(reverse("rounds:appraisal_queue")).content.decode()
    assert "Chưa có vòng nào đến bước thẩm định" in page


def test_a_group_of_one_unit_is_confirmed_and_undone_on_its_page(made, client):
    page = at(made, "appraise_unit", "A")
    assert "Xác nhận 2 mục tính từ hồ sơ" in client.get(page).content.decode()
    confirm = at(made, "confirm_unit", "A")
    told = client.post(confirm, {"nhom": "computed"}, follow=True)
    assert told.redirect_chain[-1][0] == page
    assert "Đã xác nhận 2 mục" in told.content.decode()
    batch = Batch.objects.get()
    assert Event.objects.filter(action="entry.confirmed").count() == 2
    assert reverse("rounds:undo_batch", args=[batch.pk]) in told.content.decode()
    other = client.get(at(made, "appraise_unit", "B")).content.decode()
    assert "↶" not in other
    data = {"theo": "don-vi"}
    undone = client.post(reverse("rounds:undo_batch", args=[batch.pk]), data, follow=True)
    assert undone.redirect_chain[-1][0] == page
    assert "Xác nhận 2 mục tính từ hồ sơ" in undone.content.decode()
    assert client.post(confirm, {"nhom": "x"}).status_code == 409
    assert client.post(at(made, "confirm_unit", "X"), {"nhom": "clean"}).status_code == 404
