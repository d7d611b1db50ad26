"""The workbook: out and in, a preview by the form's own readers, writing once, undoing."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from tests.factories.rounds import NOW, entry, type_in
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit import selectors as audit
from thuocdo.apps.rounds.errors import NotNow
from thuocdo.apps.rounds.models import FieldSave
from thuocdo.apps.rounds.services import sheets

pytestmark = pytest.mark.django_db
KEYS, VALUE = slice(0, 4), 8


def workbook(client, made, language=""):
    """The workbook as it is downloaded."""
    url = reverse("rounds:own_excel_file", args=[made.participants["A"].pk])
    return load_workbook(io.BytesIO(client.get(f"{language}{url}").content))


def filled(book, **changes):
    """The file with values by ``code__field``."""
    wanted = {tuple(key.replace("_dot_", ".").split("__")): v for key, v in changes.items()}
    for row in book.active.iter_rows(min_row=2):
        key = tuple(cell.value for cell in row[1:3])
        if key in wanted:
            row[VALUE].value = wanted[key]
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("bang.xlsx", stream.getvalue())


def previewed(client, made, file, mark="comma"):
    """The answer to a file."""
    url = reverse("rounds:own_excel_preview", args=[made.participants["A"].pk])
    return client.post(url, {"table": file, "mark": mark})


def applied(client, made, answer):
    """Write what a preview showed."""
    url = reverse("rounds:own_excel_apply", args=[made.participants["A"].pk])
    return client.post(url, {"plan": answer.context["signed"]})


def test_the_workbook_holds_every_own_field_with_hidden_keys(made, client_of):
    type_in(made, "A", "1.2", numerator="14,0", explanation="Lời")
    sheet = workbook(client_of(made.officers["A"]), made).active
    rows = {(row[1], row[2]): row for row in sheet.iter_rows(min_row=2, values_only=True)}

    assert [cell.value for cell in sheet[1]][KEYS] == ["participant", "key", "field", "version"]
    assert sheet.column_dimensions["A"].hidden
    assert rows["1.2", "numerator"][VALUE] == 14
    assert rows["1.2", "numerator"][3] == 1
    assert rows["1.2", "explanation"][VALUE] == "Lời"
    assert ("1.2", "not_applicable") in rows
    assert ("1.1", "not_applicable") not in rows  # its rule applies to everybody
    assert not any(code == "2.1" for code, _ in rows)


def test_a_preview_counts_and_writes_nothing(made, client_of):
    client = client_of(made.officers["A"])
    type_in(made, "A", "1.2", numerator="80")
    book = workbook(client, made)
    file = filled(
        book, **{"1_dot_2__numerator": 85, "1_dot_2__denominator": "abc", "1_dot_1__yes": "có"}
    )
    answer = previewed(client, made, file)
    plan = answer.context["plan"]

    assert plan.counts == {"add": 1, "change": 1, "same": 4, "error": 1}
    assert "dòng 5, cột I" in answer.content.decode()
    assert "abc" in answer.content.decode()
    assert FieldSave.objects.count() == 1


def test_applying_writes_and_a_second_time_changes_nothing(made, client_of):
    client = client_of(made.officers["A"])
    file = {"1_dot_2__numerator": "85", "1_dot_2__denominator": 100}
    applied(client, made, previewed(client, made, filled(workbook(client, made), **file)))

    assert entry(made, code="1.2").draft["numerator"]["text"] == "85"
    again = previewed(client, made, filled(workbook(client, made), **file))
    assert again.context["plan"].writes == []


def test_undo_puts_back_what_nobody_has_changed_since(made, client_of):
    client = client_of(made.officers["A"])
    type_in(made, "A", "1.2", numerator="80")
    file = filled(workbook(client, made), **{"1_dot_2__numerator": 85, "1_dot_2__denominator": 100})
    applied(client, made, previewed(client, made, file))
    type_in(made, "A", "1.2", denominator="101")

    count = sheets.undo(participant_id=made.participants["A"].pk, by=made.officers["A"], at=NOW)
    draft = entry(made, code="1.2").draft
    assert count == 1
    assert draft["numerator"]["text"] == "80"
    assert draft["denominator"]["text"] == "101"
    with pytest.raises(NotNow):
        sheets.undo(participant_id=made.participants["A"].pk, by=made.officers["A"], at=NOW)
    assert audit.verify().is_whole


def test_what_others_changed_meanwhile_is_kept_apart(made, client_of):
    client = client_of(made.leaders["A"])
    file = filled(workbook(client, made), **{"1_dot_2__numerator": 85})
    type_in(made, "A", "1.2", numerator="90")
    answer = previewed(client, made, file)

    assert answer.context["plan"].writes[0].is_overtaken
    applied(client, made, answer)
    assert entry(made, code="1.2").draft["numerator"]["text"] == "90"
    assert FieldSave.objects.filter(text="85").exists()


@pytest.mark.parametrize(
    ("mark", "text", "kept"),
    [("comma", "1.500", "1500"), ("comma", "14,0", "14"), ("point", "1,500", "1500")],
)
def test_the_mark_that_was_asked_for_settles_what_is_doubtful(made, client_of, mark, text, kept):
    client = client_of(made.officers["A"])
    answer = previewed(
        client, made, filled(workbook(client, made), **{"1_dot_2__numerator": text}), mark
    )

    assert [row.after for row in answer.context["plan"].writes] == [kept]


def test_files_of_other_units_and_unknown_fields_are_refused(made, client_of):
    client = client_of(made.officers["A"])
    book = workbook(client, made)
    sheet = book.active
    sheet["A2"].value, sheet["B3"].value, sheet["C4"].value = 999_999, "9.9", "khong_co"
    errors = previewed(client, made, filled(book)).context["plan"].errors

    assert len(errors) == 3


def test_a_file_without_its_keys_is_refused(made, client_of):
    book = Workbook()
    book.active.append(["Mã", "Giá trị"])
    book.active.append(["1.1", "có"])

    assert previewed(client_of(made.officers["A"]), made, filled(book)).status_code == 422


@pytest.mark.parametrize("content", [b"unit,code\n", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(made, client_of, content):
    file = SimpleUploadedFile("bang.xlsx", content)

    assert previewed(client_of(made.officers["A"]), made, file).status_code == 422


def test_a_preview_cannot_be_made_up(made, client_of):
    url = reverse("rounds:own_excel_apply", args=[made.participants["A"].pk])

    assert client_of(made.officers["A"]).post(url, {"plan": "x"}).status_code == 409


def test_the_page_offers_the_last_import_for_undoing(made, client_of):
    client = client_of(made.officers["A"])
    file = filled(workbook(client, made), **{"1_dot_1__yes": "có"})
    applied(client, made, previewed(client, made, file))
    url = reverse("rounds:own_excel", args=[made.participants["A"].pk])

    assert "Hoàn tác" in client.get(url).content.decode()
    undo = reverse("rounds:own_excel_undo", args=[made.participants["A"].pk])
    client.post(undo)
    assert "Hoàn tác" not in client.get(url).content.decode()


def test_other_units_neither_write_nor_undo(made):
    key = made.participants["A"].pk
    with pytest.raises(NotAllowed):
        sheets.apply(participant_id=key, packed=[], by=made.officers["B"], at=NOW)
    with pytest.raises(NotAllowed):
        sheets.undo(participant_id=key, by=made.officers["B"], at=NOW)
