"""Documents and files: what the database holds to, whoever asks it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import translation

from tests.factories.accounts import UserFactory
from tests.factories.documents import (
    AT,
    HOUR,
    DocumentFactory,
    FileFactory,
    UploadFactory,
    VersionFactory,
)
from thuocdo.apps.documents.models import Document, DocumentFile, File, Type

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("number", "kind", "language", "name"),
    [
        ("7/QĐ-UBND", Type.DECISION, "vi", "Quyết định 7/QĐ-UBND"),
        ("7/QĐ-UBND", Type.DECISION, "en", "Decision 7/QĐ-UBND"),
        ("", Type.REPORT, "vi", "Báo cáo"),
        ("12/HD", Type.OTHER, "vi", "Khác 12/HD"),
        ("", Type.OTHER, "vi", "Trích xuất"),
    ],
)
def test_a_document_is_called_by_kind_and_number(number, kind, language, name):
    with translation.override(language):
        assert str(DocumentFactory(number=number, type=kind, title="Trích xuất")) == name


def test_what_searches_look_at_is_the_same_in_every_language():
    with translation.override("en"):
        row = DocumentFactory(number="7/QĐ-UBND", type=Type.DECISION, title="Đổi", issuer="Xã")

    assert row.folded == "quyet dinh 7/qd-ubnd doi xa"


def test_the_newest_version_counts():
    row = DocumentFactory()
    assert row.current is None

    VersionFactory(document=row, number=1)
    newest = VersionFactory(document=row, number=2)

    assert row.current == newest
    assert str(newest) == "bao-cao.pdf (2)"


@pytest.mark.parametrize(
    ("first", "last", "day", "is_valid"),
    [
        (None, None, date(2025, 1, 1), True),
        (date(2025, 1, 1), None, date(2025, 1, 1), True),
        (date(2025, 1, 2), None, date(2025, 1, 1), False),
        (None, date(2025, 1, 1), date(2025, 1, 1), True),
        (None, date(2024, 12, 31), date(2025, 1, 1), False),
    ],
)
def test_validity_includes_its_first_and_last_day(first, last, day, is_valid):
    assert DocumentFactory(valid_from=first, valid_to=last).is_valid_on(day) is is_valid


def test_an_upload_expires_at_its_moment():
    row = UploadFactory(expires_at=AT)

    assert row.is_expired(AT)
    assert not row.is_expired(AT - HOUR)
    assert str(row) == "bao-cao.pdf (0/1000)"


@pytest.mark.parametrize(
    "make",
    [
        lambda: DocumentFactory(valid_from=date(2025, 2, 1), valid_to=date(2025, 1, 31)),
        lambda: DocumentFactory(withdrawn_at=AT, withdrawn_by=UserFactory()),
        lambda: DocumentFactory(withdrawn_reason="x"),
        lambda: DocumentFactory(pk=7, replaced_by_id=7),
        lambda: VersionFactory(number=2, reason=""),
        lambda: UploadFactory(size=5, offset=6),
        lambda: (FileFactory(sha256="a"), FileFactory(sha256="a")),
    ],
    ids=["ends early", "no reason", "reason alone", "itself", "no reason for version",
         "beyond its size", "same bytes twice"],
)  # fmt: skip
def test_the_database_refuses_what_makes_no_sense(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_one_number_is_given_once_within_a_document():
    first = VersionFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        VersionFactory(document=first.document, number=1)


def withdrawn():
    return DocumentFactory(withdrawn_at=AT, withdrawn_by=UserFactory(), withdrawn_reason="Nhầm")


@pytest.mark.parametrize(
    ("make", "statement"),
    [
        (DocumentFactory, "DELETE FROM documents_document"),
        (withdrawn, "UPDATE documents_document SET withdrawn_reason = 'khác'"),
        (VersionFactory, "UPDATE documents_documentfile SET name = 'khác.pdf'"),
        (VersionFactory, "DELETE FROM documents_documentfile"),
        (FileFactory, "DELETE FROM documents_file"),
        (FileFactory, "UPDATE documents_file SET sha256 = 'khác'"),
        (FileFactory, "UPDATE documents_file SET size = 1"),
    ],
)
def test_nothing_kept_is_deleted_or_changed_by_any_way(make, statement):
    make()

    refused = pytest.raises(DatabaseError, match="never deleted")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_a_later_scan_says_of_a_file_may_be_noted():
    FileFactory()

    assert File.objects.update(scan="clean") == 1
    assert Document.objects.count() == DocumentFile.objects.count() == 0
