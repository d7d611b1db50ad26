"""Entries of the register: who writes them, what is refused, what the log keeps."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.accounts import person_with
from tests.factories.documents import (
    AT,
    HOUR,
    REPORT,
    DocumentFactory,
    FileFactory,
    UploadFactory,
    VersionFactory,
    an_upload,
    officer,
)
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.accounts.permissions import ROLES, Permission
from thuocdo.apps.audit.models import Event
from thuocdo.apps.documents import errors, selectors, services
from thuocdo.apps.documents.models import Document, Type, Upload
from thuocdo.apps.documents.selectors import Use
from thuocdo.apps.documents.services import Details
from thuocdo.vietnamese.sentence import Sentence

pytestmark = pytest.mark.django_db
LACKING = [
    code for code, role in ROLES.items() if Permission.REGISTER_DOCUMENTS not in role.permissions
]


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def by(unit):
    return officer(unit)


@pytest.fixture
def document(unit):
    return DocumentFactory(unit=unit)


def last_event():
    return Event.objects.order_by("-number").first()


def test_a_document_is_registered_with_composed_letters_and_logged(unit, by):
    details = replace(REPORT, title="  Báo cáo   năm ", number=" 112/BC-UBND ")

    row = services.register_document(unit=unit, details=details, by=by, at=AT)

    assert (row.title, row.number, row.unit, row.created_by) == (
        "Báo cáo năm", "112/BC-UBND", unit, by,
    )  # fmt: skip
    event = last_event()
    assert event.action == "document.registered"
    assert event.details["issued_on"] == "2025-12-10"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"type": "poem"}, "type"),
        ({"valid_from": date(2025, 2, 1), "valid_to": date(2025, 1, 1)}, "__all__"),
    ],
)
def test_details_that_make_no_sense_are_told_at_their_field(unit, by, changes, field):
    with pytest.raises(ValidationError) as refused:
        services.register_document(unit=unit, details=replace(REPORT, **changes), by=by, at=AT)

    assert field in refused.value.message_dict


def test_a_correction_keeps_old_and_new_in_the_log(document, by):
    details = replace(REPORT, number="113/BC-UBND")

    services.correct(document=document, details=details, by=by, at=AT, reason="Gõ nhầm số")

    document.refresh_from_db()
    assert document.number == "113/BC-UBND"
    event = last_event()
    assert event.details["changes"]["number"].endswith(" → 113/BC-UBND")
    assert event.details["reason"] == "Gõ nhầm số"


def test_a_correction_that_changes_nothing_is_not_logged(unit, by):
    row = services.register_document(unit=unit, details=REPORT, by=by, at=AT)

    services.correct(document=row, details=REPORT, by=by, at=AT + HOUR)

    assert Event.objects.filter(action="document.corrected").count() == 0


def test_a_newer_document_takes_the_place_of_an_older_one(document, by, unit):
    newer = DocumentFactory(unit=unit)

    services.supersede(document=document, newer=newer, by=by, at=AT)

    document.refresh_from_db()
    assert document.replaced_by == newer
    assert last_event().action == "document.superseded"


def test_replacements_never_come_back_to_their_beginning(document, by, unit):
    second, third = DocumentFactory(unit=unit), DocumentFactory(unit=unit)
    services.supersede(document=document, newer=second, by=by, at=AT)
    services.supersede(document=second, newer=third, by=by, at=AT)

    for older, newer in ((third, document), (second, second)):
        with pytest.raises(errors.ReplacesItself):
            services.supersede(document=older, newer=newer, by=by, at=AT)


def test_a_document_of_another_unit_replaces_nothing(document, by):
    with pytest.raises(errors.NotOfThisUnit):
        services.supersede(document=document, newer=DocumentFactory(), by=by, at=AT)


def test_withdrawing_keeps_the_row_and_logs_its_uses(document, by):
    use = Use(Sentence("Mục 3.3.1", "Item 3.3.1"), "")
    selectors.register_uses(lambda rows: {row.pk: [use] for row in rows})

    services.withdraw(document=document, reason=" Tải nhầm ", known_uses=1, by=by, at=AT)

    document.refresh_from_db()
    assert (document.withdrawn_reason, document.withdrawn_by) == ("Tải nhầm", by)
    assert last_event().details == {"reason": "Tải nhầm", "uses": ["Mục 3.3.1"]}


@pytest.mark.parametrize("known", [0, 2])
def test_who_was_shown_other_uses_looks_again(document, by, known):
    use = Use(Sentence("Mục 3.3.1", "Item 3.3.1"), "")
    selectors.register_uses(lambda rows: {row.pk: [use] for row in rows})

    with pytest.raises(errors.StillUsed) as refused:
        services.withdraw(document=document, reason="x", known_uses=known, by=by, at=AT)

    assert "ở 1 mục" in refused.value.sentence.vi


def test_withdrawing_needs_a_reason(document, by):
    with pytest.raises(errors.NoReason):
        services.withdraw(document=document, reason=" ", known_uses=0, by=by, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        lambda row, by: services.correct(document=row, details=REPORT, by=by, at=AT),
        lambda row, by: services.withdraw(document=row, reason="x", known_uses=0, by=by, at=AT),
        lambda row, by: services.supersede(document=row, newer=row, by=by, at=AT),
        lambda row, by: services.add_version(
            document=row, upload=an_upload(row.unit), by=by, at=AT
        ),
    ],
    ids=["correct", "withdraw", "supersede", "add a version"],
)
def test_what_was_withdrawn_is_not_changed(document, by, change):
    services.withdraw(document=document, reason="Nhầm", known_uses=0, by=by, at=AT)

    with pytest.raises(errors.Withdrawn):
        change(document, by)


def test_the_first_version_needs_no_reason_and_uses_up_the_upload(document, by, unit):
    upload = an_upload(unit, name="C:\\tam\\báo cáo.pdf")

    version = services.add_version(document=document, upload=upload, by=by, at=AT)

    assert (version.number, version.name, version.reason) == (1, "báo cáo.pdf", "")
    assert not Upload.objects.exists()
    assert last_event().details["sha256"] == version.file.sha256
    assert "reason" not in last_event().details


def test_another_version_needs_a_reason_and_keeps_the_one_before(document, by, unit):
    first = VersionFactory(document=document)
    upload = an_upload(unit)
    with pytest.raises(errors.NoReason):
        services.add_version(document=document, upload=upload, reason=" ", by=by, at=AT)

    second = services.add_version(
        document=document, upload=upload, reason="Bản đã ký", by=by, at=AT
    )

    assert selectors.newest_first(document) == [second, first]
    assert last_event().details["reason"] == "Bản đã ký"


def test_the_same_file_again_is_no_version(document, by, unit):
    first = VersionFactory(document=document)

    with pytest.raises(errors.SameFile):
        services.add_version(
            document=document, upload=an_upload(unit, file=first.file), reason="x", by=by, at=AT
        )


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda unit: UploadFactory(unit=unit), errors.UnfinishedUpload),
        (lambda _: an_upload(UnitFactory()), errors.NotOfThisUnit),
    ],
    ids=["unfinished", "of another unit"],
)
def test_an_upload_that_does_not_fit_is_refused(document, by, unit, make, error):
    with pytest.raises(error):
        services.add_version(document=document, upload=make(unit), by=by, at=AT)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("1/QĐ-UBND", Type.DECISION), ("2/KH-UBND", Type.PLAN), ("3/BC-UBND", Type.REPORT),
        ("4/TB-UBND", Type.NOTICE), ("5/BB-UBND", Type.MINUTES), ("6/NQ-HĐND", Type.RESOLUTION),
        ("7/UBND-NV", Type.LETTER), ("", Type.OTHER),
    ],
)  # fmt: skip
def test_what_nobody_typed_is_taken_from_the_file(unit, by, number, kind):
    file = FileFactory(stated_number=number, stated_on=date(2025, 12, 10))
    upload = an_upload(unit, file=file, name="bao_cao_2025.pdf")

    row = services.register_upload(upload=upload, by=by, at=AT)

    assert (row.title, row.number, row.type) == ("bao cao 2025", number, kind)
    assert row.issued_on == date(2025, 12, 10)
    assert row.current.file == file


def test_what_was_typed_counts_more_than_the_file(unit, by):
    row = services.register_upload(upload=an_upload(unit), details=REPORT, by=by, at=AT)

    assert row.title == REPORT.title


def test_an_unfinished_upload_becomes_no_document(unit, by):
    with pytest.raises(errors.UnfinishedUpload):
        services.register_upload(upload=UploadFactory(unit=unit), by=by, at=AT)

    assert not Document.objects.exists()


CALLS = {
    "register": lambda row, by: services.register_document(
        unit=row.unit, details=Details("x"), by=by, at=AT),
    "correct": lambda row, by: services.correct(document=row, details=REPORT, by=by, at=AT),
    "supersede": lambda row, by: services.supersede(
        document=row, newer=DocumentFactory(unit=row.unit), by=by, at=AT),
    "withdraw": lambda row, by: services.withdraw(
        document=row, reason="x", known_uses=0, by=by, at=AT),
    "add_version": lambda row, by: services.add_version(
        document=row, upload=an_upload(row.unit), by=by, at=AT),
    "register_upload": lambda row, by: services.register_upload(
        upload=an_upload(row.unit), by=by, at=AT),
}  # fmt: skip


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_write_is_refused_to_who_may_not_and_to_another_unit(document, call):
    people = [person_with(role) for role in LACKING] + [officer(UnitFactory())]
    before = Event.objects.count()

    for person in people:
        with pytest.raises(NotAllowed):
            call(document, person)

    assert Event.objects.count() == before
