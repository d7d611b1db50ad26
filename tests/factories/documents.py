"""Documents with their files; ``a_version`` keeps real bytes, ``a_sent`` goes the whole way."""

import hashlib
import io
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import factory
from factory.django import DjangoModelFactory

from tests.factories.accounts import UserFactory, person_with
from tests.factories.paper import pdf
from tests.factories.units import UnitFactory
from thuocdo.apps.documents import services
from thuocdo.apps.documents.models import Document, DocumentFile, File, MediaType, Type, Upload
from thuocdo.apps.documents.services import Details
from thuocdo.lib.storing.store import store

AT = datetime(2026, 1, 15, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
REPORT = Details(
    title="Báo cáo kết quả cải cách hành chính năm 2025",
    number="112/BC-UBND",
    type=Type.REPORT,
    issuer="Ủy ban nhân dân xã Tân Hưng",
    issued_on=date(2025, 12, 10),
)


class DocumentFactory(DjangoModelFactory):
    """A numbered report of a unit, without a file."""

    class Meta:
        model = Document

    unit = factory.SubFactory(UnitFactory)
    number = factory.Sequence(lambda number: f"{number + 1}/BC-UBND")
    type = Type.REPORT
    issuer = REPORT.issuer
    issued_on = REPORT.issued_on
    title = REPORT.title
    created_at = AT
    created_by = factory.SubFactory(UserFactory)


class FileFactory(DjangoModelFactory):
    """A signed PDF of eleven pages with text; its bytes are nowhere."""

    class Meta:
        model = File

    sha256 = factory.Sequence(lambda number: hashlib.sha256(b"%d" % number).hexdigest())
    size = 1000
    media_type = MediaType.PDF
    page_count = 11
    has_text_layer = True
    has_signature = True
    added_at = AT


class VersionFactory(DjangoModelFactory):
    """The first version of a document."""

    class Meta:
        model = DocumentFile

    document = factory.SubFactory(DocumentFactory)
    file = factory.SubFactory(FileFactory)
    number = 1
    name = "bao-cao.pdf"
    reason = factory.LazyAttribute(lambda one: "Bản đã ký" if one.number > 1 else "")
    added_at = AT
    added_by = factory.SubFactory(UserFactory)


class UploadFactory(DjangoModelFactory):
    """A file of which nothing has arrived."""

    class Meta:
        model = Upload

    unit = factory.SubFactory(UnitFactory)
    by = factory.SubFactory(UserFactory)
    name = "bao-cao.pdf"
    size = 1000
    begun_at = AT
    expires_at = AT + 48 * HOUR


def officer(unit=None, **options):
    """Somebody who registers the documents of a unit."""
    return person_with("unit_officer", unit=unit, **options)


def a_file(content, media_type=MediaType.PDF, **facts):
    """Kept bytes with their row."""
    sha256 = hashlib.sha256(content).hexdigest()
    with tempfile.NamedTemporaryFile() as temporary:
        Path(temporary.name).write_bytes(content)
        store().put(Path(temporary.name), sha256)
    known = File.objects.filter(sha256=sha256).first()
    return known or FileFactory(sha256=sha256, size=len(content), media_type=media_type, **facts)


def a_version(content=None, media_type=MediaType.PDF, facts=None, **options):
    """A document's first version with real bytes."""
    content = pdf(pages=3) if content is None else content
    facts = facts or ({"page_count": 3} if media_type == MediaType.PDF else {})
    return VersionFactory(file=a_file(content, media_type, **facts), **options)


def an_upload(unit, *, file=None, name="bao-cao.pdf", by=None):
    """A finished upload, without its way."""
    return UploadFactory(
        unit=unit, by=by or UserFactory(), name=name, file=file or FileFactory(), offset=1000
    )


def a_sent(unit, content=None, *, by, name="bao-cao.pdf", at=AT):
    """A file sent, judged and kept."""
    source = io.BytesIO(pdf(signed=True) if content is None else content)
    return services.take_whole(unit=unit, name=name, source=source, by=by, at=at)
