"""The entry grid: who may write in it, its plain form, what is locked, what it costs."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, entry, type_in
from thuocdo.apps.rounds.models import FieldSave, Phase, Progress, Stage
from thuocdo.apps.rounds.services.saving_forms import Posted, Typed, save_forms

pytestmark = pytest.mark.django_db


def url(made, unit="A"):
    """Of the grid of a unit."""
    return reverse("rounds:own_grid", args=[made.participants[unit].pk])


def shown(client, made):
    """The text of the grid."""
    answer = client.get(url(made))
    assert answer.status_code == 200
    return answer.content.decode()


def typed(made, code, **texts):
    """Fields as the form sends them, typed into a grid in which nothing stood."""
    key = entry(made, code=code).pk
    return {f"{key}/o-{name}": text for name, text in texts.items()} | {
        f"{key}/v-{name}": "0" for name in texts
    }


def test_each_figure_of_the_own_items_has_a_field_of_its_own(made, client_of):
    text = shown(client_of(made.officers["A"]), made)

    fields = re.findall(r'name="(\d+)/o-([\w.]+)"', text)
    yes, rate = entry(made, code="1.1").pk, entry(made, code="1.2").pk
    assert fields[:3] == [
        (str(yes), "yes"),
        (str(rate), "numerator"),
        (str(rate), "denominator"),
    ]
    assert len(set(fields)) == len(fields)
    assert str(entry(made, code="2.1").pk) not in {key for key, _ in fields}
    assert f"Nhập {len(fields)} ô số liệu" in text


def test_the_grid_is_reached_from_the_tree(made, client_of):
    tree = reverse("rounds:own_tree", args=[made.participants["A"].pk])

    assert url(made) in client_of(made.officers["A"]).get(tree).content.decode()


def test_what_can_be_read_in_two_ways_asks_in_its_row(made, client_of):
    type_in(made, "A", "1.2", numerator="18.500", denominator="20000")
    text = shown(client_of(made.officers["A"]), made)

    assert "hai cách" in text
    assert f'name="{entry(made, code="1.2").pk}/o-numerator" value="18500"' in text


def test_figures_that_contradict_each_other_are_told_at_the_item(made, client_of):
    type_in(made, "A", "1.2", numerator="101", denominator="100")

    assert '<p class="error">' in shown(client_of(made.officers["A"]), made)


def test_the_points_of_an_item_stand_beside_its_figures(made, client_of):
    type_in(made, "A", "1.2", numerator="85", denominator="100")

    assert "1,50 <small>/ 3,00 điểm" in shown(client_of(made.officers["A"]), made)


@pytest.mark.parametrize(
    ("kept", "sent"), [("có", "có"), ("Có", "Có"), ("có lẽ", "có lẽ"), ("", "")]
)
def test_a_list_sends_back_what_stands_until_somebody_chooses(made, client_of, kept, sent):
    if kept:
        type_in(made, "A", yes=kept)
    text = shown(client_of(made.officers["A"]), made)

    chosen = re.search(r'<option value="([^"]*)" selected', text)
    assert (chosen[1] if chosen else "") == sent


def test_a_plain_form_saves_every_changed_field(made, client_of):
    client = client_of(made.officers["A"])
    fields = typed(made, "1.1", yes="") | typed(made, "1.2", numerator="92", denominator="18.500")
    answer = client.post(url(made), fields, follow=True)

    assert "Đã lưu 2 ô." in answer.content.decode()
    assert entry(made, code="1.2").draft["denominator"]["text"] == "18.500"  # asked, not guessed
    assert entry(made, code="1.1").draft == {}
    assert FieldSave.objects.count() == 2


@pytest.mark.parametrize("name", ["x/o-yes", "999999/o-yes", "o-yes", "/o-yes", "1/2/o-yes"])
def test_a_form_with_other_names_saves_nothing(made, client_of, name):
    answer = client_of(made.officers["A"]).post(url(made), {name: "có"}, follow=True)

    assert "Không có ô nào thay đổi." in answer.content.decode()
    assert not FieldSave.objects.exists()


def test_items_of_another_unit_are_not_written_through_the_own_grid(made, client_of):
    other = entry(made, "B", code="1.1")
    client_of(made.officers["A"]).post(
        url(made), {f"{other.pk}/o-yes": "có", f"{other.pk}/v-yes": "0"}
    )

    assert not FieldSave.objects.exists()


def test_a_conflict_shows_both_texts_and_names_the_item(made, client_of):
    type_in(made, "A", "1.2", numerator="90")
    fields = typed(made, "1.2", numerator="80", denominator="100")
    answer = client_of(made.leaders["A"]).post(url(made), fields)
    text = answer.content.decode()

    assert answer.status_code == 409
    assert "1.2: " in text
    assert '<p class="quoted"><p>80' in text or '<p class="quoted">80' in text
    draft = entry(made, code="1.2").draft
    assert (draft["numerator"]["text"], draft["denominator"]["text"]) == ("90", "100")


def test_several_items_are_saved_together_or_not_at_all(made):
    unknown = Posted({"nothing": Typed("1", 0)})
    good = Posted({"yes": Typed("có", 0)})
    forms = {entry(made, code="1.1").pk: good, entry(made, code="1.2").pk: unknown}

    with pytest.raises(Exception, match="nothing"):
        save_forms(posted=forms, by=made.officers["A"], at=NOW)
    assert not FieldSave.objects.exists()


def test_a_submitted_assessment_shows_values_only_and_takes_nothing(made, client_of):
    type_in(made, "A", yes="có")
    made.participants["A"].progress = Progress.SUBMITTED
    made.participants["A"].save()
    client = client_of(made.officers["A"])
    text = shown(client, made)

    assert "chỉ để xem" in text
    assert "<span>Có</span>" in text
    assert "/o-" not in text
    assert client.post(url(made), typed(made, "1.2", numerator="1")).status_code == 403
    assert FieldSave.objects.count() == 1


def test_only_a_returned_item_is_open_while_units_are_appraised(made, client_of):
    made.block.phase = Phase.APPRAISAL
    made.block.save()
    row = entry(made, code="1.2")
    row.stage, row.return_due = Stage.RETURNED, date(2030, 1, 1)
    row.save()
    text = shown(client_of(made.officers["A"]), made)

    assert set(re.findall(r'name="(\d+)/o-', text)) == {str(row.pk)}
    assert 'data-cell="1.1 ' in text  # has its place in the column


def test_who_may_only_read_sees_values(made, client_of):
    writer, reader = client_of(made.leaders["A"]), client_of(person_with("director"))

    assert "/o-" in shown(writer, made)
    assert "/o-" not in shown(reader, made)
    assert reader.post(url(made), typed(made, "1.1", yes="có")).status_code == 403


@pytest.mark.parametrize("role", ["chair", "inspector", "it_administrator"])
def test_others_are_refused(made, client_of, role):
    assert client_of(person_with(role)).get(url(made)).status_code == 403


def test_officers_of_another_unit_are_refused(made, client_of):
    client = client_of(made.officers["B"])

    assert client.get(url(made)).status_code == 403
    assert client.post(url(made), typed(made, "1.1", yes="có")).status_code == 403
    assert not FieldSave.objects.exists()


def test_the_grid_costs_the_same_queries_however_much_was_typed(
    made, client_of, django_assert_max_num_queries
):
    client = client_of(made.officers["A"])
    client.get(url(made))
    type_in(made, "A", yes="có")
    type_in(made, "A", "1.2", numerator="101", denominator="100")
    with django_assert_max_num_queries(14):
        client.get(url(made))


def test_the_grid_is_complete_in_english(made, client_of):
    text = client_of(made.officers["A"]).get(f"/en{url(made)}").content.decode()

    for words in ("Enter 4 figures in one grid", "Not answered", "Pasted: #", "Read as"):
        assert words in text
