"""What is issued is kept: by Python, and by the database against whoever passes Python by."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from tests.factories.indexsets import EditionFactory, SchemeFactory
from thuocdo.apps.indexsets.errors import IssuedEditionIsFrozen
from thuocdo.apps.indexsets.models import Edition, EditionFile, EditionStatus

pytestmark = pytest.mark.django_db


def sql(statement, *values):
    """Run a statement past all Python; PostgreSQL and SQLite call the refusal differently."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


CHANGES = {
    "its hash": lambda e: setattr(e, "content_hash", "f" * 64),
    "its name": lambda e: setattr(e, "name", "2031"),
    "its years": lambda e: setattr(e, "years", [2031]),
    "its decision": lambda e: setattr(e, "decision_number", "13/QĐ"),
    "its moment": lambda e: setattr(e, "issued_at", timezone.now()),
    "back to a draft": lambda e: setattr(e, "status", EditionStatus.DRAFT),
    "nothing, but saved": lambda _: None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_issued_edition_is_not_saved_again(change):
    edition = EditionFactory(issued=True)
    edition.decided_on = edition.decided_on
    CHANGES[change](edition)

    with pytest.raises(IssuedEditionIsFrozen):
        edition.save()


def test_an_issued_edition_is_retired_and_nothing_else():
    edition = EditionFactory(issued=True)
    edition.status, edition.retired_at = EditionStatus.RETIRED, timezone.now()
    edition.retirement_reason = "Có quyết định mới"

    edition.save()

    edition.retirement_reason = "Khác"
    with pytest.raises(IssuedEditionIsFrozen):
        edition.save()


PYTHON = {
    "delete the edition": lambda e: e.delete(),
    "delete a set of editions": lambda _: Edition.objects.all().delete(),
    "update a set of editions": lambda _: Edition.objects.update(name="x"),
    "save a file": lambda e: e.files.first().save(),
    "add a file": lambda e: EditionFile(edition=e, path="x", text="x").save(),
    "delete a file": lambda e: e.files.first().delete(),
    "update its files": lambda e: e.files.update(text="x"),
    "delete its files": lambda e: e.files.all().delete(),
}


@pytest.mark.parametrize("attempt", PYTHON)
def test_python_refuses_to_touch_what_is_issued(attempt):
    edition = EditionFactory(issued=True)

    with pytest.raises(IssuedEditionIsFrozen):
        PYTHON[attempt](edition)


@pytest.mark.parametrize("attempt", PYTHON)
def test_python_lets_drafts_change(attempt):
    PYTHON[attempt](EditionFactory())


EDITION = "UPDATE indexsets_edition SET {} WHERE id = %s"
RAW = {
    "change the hash": EDITION.format("content_hash = 'f'"),
    "change the name": EDITION.format("name = '2031'"),
    "change the years": EDITION.format("years = '[2031]'"),
    "change the decision": EDITION.format("decision_number = '1', decided_on = '2025-01-01'"),
    "change the moment": EDITION.format("issued_at = imported_at"),
    "change who imported": EDITION.format("imported_at = issued_at"),
    "make it a draft": EDITION.format("status = 'draft'"),
    "touch it": EDITION.format("retirement_reason = 'x'"),
    "rename it while retiring": EDITION.format(
        "name = '2031', status = 'retired', retired_at = issued_at, retirement_reason = 'x'"
    ),
    "delete it": "DELETE FROM indexsets_edition WHERE id = %s",
    "change a file": "UPDATE indexsets_editionfile SET text = 'x' WHERE edition_id = %s",
    "delete its files": "DELETE FROM indexsets_editionfile WHERE edition_id = %s",
    "add a file": "INSERT INTO indexsets_editionfile (edition_id, path, text) "
    "VALUES (%s, 'domains/x', 'x')",
}


@pytest.mark.parametrize("attempt", RAW)
def test_the_database_refuses_to_touch_what_is_issued(attempt):
    edition = EditionFactory(issued=True)
    if attempt == "delete it":  # files would hold it back on their own
        edition = EditionFactory(year=2024, issued=True, texts={}, content_hash="0" * 64)

    with pytest.raises(DatabaseError, match="an issued edition is never changed"):
        sql(RAW[attempt], edition.pk)


def test_the_database_refuses_to_move_a_file_of_an_issued_edition_elsewhere():
    issued, draft = EditionFactory(issued=True), EditionFactory(year=2024)

    for one, other in ((issued, draft), (draft, issued)):
        with pytest.raises(DatabaseError, match="never changed"):
            sql(
                "UPDATE indexsets_editionfile SET edition_id = %s, path = 'x' "
                "WHERE edition_id = %s AND path = 'index_set.yaml'",
                one.pk,
                other.pk,
            )


def test_the_database_refuses_an_edition_that_was_never_a_draft():
    scheme = SchemeFactory()
    born = {"status": EditionStatus.ISSUED, "issued_at": timezone.now()}

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Edition.objects.create(scheme=scheme, name="2025", content_hash="0", **born)


def test_the_database_lets_an_issued_edition_be_retired_and_then_keeps_it():
    edition = EditionFactory(issued=True)
    retire = "status = 'retired', retired_at = issued_at, retirement_reason = 'x'"

    sql(EDITION.format(retire), edition.pk)

    for attempt in ("status = 'issued'", "status = 'draft'", "retirement_reason = 'y'"):
        with pytest.raises(DatabaseError, match="never changed"):
            sql(EDITION.format(attempt), edition.pk)


@pytest.mark.parametrize(
    "attempt", ["change the hash", "change a file", "delete its files", "add a file"]
)
def test_the_database_lets_drafts_change(attempt):
    sql(RAW[attempt], EditionFactory().pk)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"status": "issued"}, "edition_issued_has_its_moment"),
        ({"decision_number": "1/QĐ"}, "edition_decision_has_its_date"),
    ],
)
def test_half_a_statement_is_refused(values, rule):
    edition = EditionFactory()

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**values)


def test_a_retired_edition_has_its_reason():
    edition = EditionFactory(issued=True)

    with pytest.raises(IntegrityError, match="edition_retired_has_its_reason"):
        sql(EDITION.format("status = 'retired'"), edition.pk)


def test_an_edition_is_called_by_scheme_and_name():
    assert str(EditionFactory()) == "Bộ chỉ số nho 2025"
    assert str(EditionFactory(year=2024).files.first()) == "domains/1-steering.yaml"
