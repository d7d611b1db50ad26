"""What was published refuses every change, in Python and in the database."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from tests.factories.publications import a_draft, a_stated_draft, published
from thuocdo.apps.publications.errors import AlreadyPublished
from thuocdo.apps.publications.models import Finding, Publication

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def save(row):
    row.title = "Khác"
    row.save()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(save, id="saving"),
        pytest.param(lambda row: row.delete(), id="deleting"),
        pytest.param(lambda _: Publication.objects.update(title="Khác"), id="updating all"),
        pytest.param(lambda _: Publication.objects.all().delete(), id="deleting all"),
        pytest.param(lambda row: save(Publication.objects.get(pk=row.pk)), id="a fresh row"),
    ],
)
def test_a_published_row_refuses_in_python(change):
    row = published()
    title = row.title

    with pytest.raises(AlreadyPublished):
        change(row)

    assert Publication.objects.get().title == title


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE publications_publication SET title = 'x'", id="change"),
        pytest.param("DELETE FROM publications_publication", id="delete"),
        pytest.param("UPDATE publications_finding SET sentence = 'x'", id="change a finding"),
        pytest.param("DELETE FROM publications_finding", id="delete findings"),
        pytest.param(
            'INSERT INTO publications_finding (publication_id, "order", kind, severity, subject,'
            " sentence, sentence_en, accepted_reason)"
            " SELECT publication_id, 99, kind, severity, subject, sentence, sentence_en, ''"
            " FROM publications_finding LIMIT 1",
            id="add a finding",
        ),
    ],
)
def test_a_published_row_refuses_in_the_database(statement):
    published()

    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_draft_may_change_and_go():
    draft = a_draft()

    Publication.objects.filter(pk=draft.pk).update(title="Mới")
    draft.refresh_from_db()
    draft.title_en = "New"
    draft.save()

    assert Publication.objects.get().title == "Mới"
    assert Publication.objects.all().delete()[0] == 1


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        pytest.param({"state": "published"}, "published_whole", id="published without a file"),
        pytest.param({"statement": None}, "computed_or_stated", id="neither run nor statement"),
        pytest.param({"version": 2}, "erratum_needs", id="a second version that replaces nothing"),
    ],
)
def test_the_database_refuses_what_makes_no_sense(fields, constraint):
    draft = a_stated_draft()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Publication.objects.filter(pk=draft.pk).update(**fields)


def test_an_acceptance_needs_its_reason():
    published_draft = a_draft()
    finding = Finding(publication=published_draft, kind="x", severity="error", sentence="s")
    finding.accepted_by, finding.accepted_at = (
        published_draft.created_by,
        published_draft.created_at,
    )

    with pytest.raises(IntegrityError, match="accepted_with_a_reason"), transaction.atomic():
        finding.save()


def test_a_publication_is_called_by_its_title_in_the_language_of_the_reader():
    draft = a_draft()
    finding = Finding(sentence="vi", sentence_en="en", kind="k", severity="note")

    assert draft.name == draft.title
    assert finding.text == "vi"
    with translation.override("en"):
        assert draft.name == draft.title_en
        assert finding.text == "en"
