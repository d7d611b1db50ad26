"""Files on their way: resumed, judged, kept once, forgotten when late."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.accounts import person_with
from tests.factories.documents import AT, HOUR, UploadFactory, a_sent, an_upload, officer
from tests.factories.paper import pdf, picture
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.documents import errors, services
from thuocdo.apps.documents.models import File, Scan, Upload
from thuocdo.apps.documents.services import uploading
from thuocdo.lib.storing.errors import ScannerSilent
from thuocdo.lib.storing.store import store

pytestmark = pytest.mark.django_db
PDF = pdf(signed=True)
SIZE = len(PDF)


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def by(unit):
    return officer(unit)


def begun(unit, by, *, size=SIZE, fingerprint="a:1:2", name="bao-cao.pdf", at=AT):
    return services.begin_upload(
        unit=unit, name=name, size=size, fingerprint=fingerprint, by=by, at=at
    )


def sent(upload, by, data=PDF, offset=0, at=AT):
    return services.append(upload=upload, offset=offset, data=data, by=by, at=at)


@pytest.mark.slow
def test_a_file_sent_in_pieces_is_judged_and_kept_under_its_content(unit, by, settings):
    upload = begun(unit, by)
    for offset in range(0, len(PDF), 500):
        sent(upload, by, PDF[offset : offset + 500], offset)

    row = services.finish(upload=upload, by=by, at=AT)

    file = row.file
    assert (file.size, file.page_count, file.has_text_layer) == (len(PDF), 1, True)
    assert (file.has_signature, file.stated_number) == (True, "112/BC-UBND")
    assert f"{file.stated_on:%Y-%m-%d}" == "2025-12-10"
    assert file.scan == Scan.NOT_SCANNED
    with store().local(file.sha256) as path:
        assert path.read_bytes() == PDF
    assert list((settings.DATA / "uploads").iterdir()) == []
    assert services.finish(upload=upload, by=by, at=AT).file == file


@pytest.mark.slow
def test_the_same_bytes_are_kept_once_whoever_sends_them(unit, by):
    first = a_sent(unit, PDF, by=by)
    other = UnitFactory()

    second = a_sent(other, PDF, by=officer(other), name="khac.pdf", at=AT + HOUR)

    assert first.file == second.file
    assert File.objects.get().added_at == AT


def test_the_same_file_chosen_again_goes_on_where_it_stopped(unit, by):
    sent(begun(unit, by), by, PDF[:300])

    again = begun(unit, by, at=AT + HOUR)

    assert again.offset == 300
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"fingerprint": "b:1:2"},
        {"fingerprint": ""},
        {"size": len(PDF) - 1},
        {"name": "khac.pdf"},
        {"at": AT + timedelta(days=3)},
    ],
    ids=["fingerprint", "none", "size", "name", "too late"],
)
def test_another_file_begins_anew(unit, by, other):
    sent(begun(unit, by), by, PDF[:300])

    assert begun(unit, by, **other).offset == 0


def test_a_piece_that_does_not_follow_tells_where_to_go_on(unit, by):
    upload = begun(unit, by)
    sent(upload, by, PDF[:300])

    for offset in (0, 299, 301):
        with pytest.raises(errors.BrokenUpload) as refused:
            sent(upload, by, PDF[:10], offset)
        assert refused.value.offset == 300


def test_what_a_broken_request_left_on_the_disk_is_cut_off(unit, by):
    upload = begun(unit, by)
    sent(upload, by, PDF[:300])
    with uploading.part_of(upload).open("ab") as part:
        part.write(b"half a piece")

    sent(upload, by, PDF[300:], 300)

    assert uploading.part_of(upload).read_bytes() == PDF


@pytest.mark.parametrize(
    ("size", "data"),
    [(100, b"x" * 101), (2**21, b"x" * (services.MOST_PIECE + 1))],
    ids=["more than announced", "too much at once"],
)
def test_no_more_is_taken_than_was_announced_or_fits(unit, by, size, data):
    upload = begun(unit, by, size=size)

    with pytest.raises(errors.TooBig):
        sent(upload, by, data)


def test_each_piece_gives_more_time_and_then_it_is_over(unit, by):
    upload = begun(unit, by)
    late = AT + timedelta(days=1)
    sent(upload, by, PDF[:300], at=late)

    sent(upload, by, PDF[300:400], 300, at=late + timedelta(days=1))
    with pytest.raises(errors.GoneUpload):
        sent(upload, by, PDF[400:], 400, at=late + timedelta(days=3))


def test_what_has_not_arrived_whole_is_not_finished(unit, by):
    upload = begun(unit, by)
    sent(upload, by, PDF[:300])

    with pytest.raises(errors.UnfinishedUpload):
        services.finish(upload=upload, by=by, at=AT)


def test_a_finished_or_unknown_upload_takes_nothing_more(unit, by):
    finished, gone = an_upload(unit), UploadFactory(unit=unit)
    Upload.objects.filter(pk=gone.pk).delete()

    for upload in (finished, gone):
        with pytest.raises(errors.GoneUpload):
            sent(upload, by, b"x")


def test_a_request_that_comes_twice_at_once_is_done_once(unit, by):
    upload = begun(unit, by)
    sent(upload, by)
    uploading.part_of(upload).unlink()  # the other one is at it

    with pytest.raises(errors.GoneUpload):
        services.finish(upload=upload, by=by, at=AT)


@pytest.mark.slow
def test_what_is_refused_is_thrown_away(unit, by, settings):
    with pytest.raises(errors.RefusedFile):
        a_sent(unit, b"%PDF-1.7 nothing", by=by)

    assert not Upload.objects.exists()
    assert not File.objects.exists()
    assert not (settings.DATA / "files").exists()
    assert list((settings.DATA / "uploads").iterdir()) == []


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "tệp rỗng"), (20 * 1024 * 1024 + 1, "lớn hơn 20 MB")],
)
def test_the_size_is_refused_before_anything_is_sent(unit, by, size, words):
    with pytest.raises(errors.RefusedFile) as refused:
        begun(unit, by, size=size)

    assert words in refused.value.sentence.vi
    assert "bao-cao.pdf" in refused.value.sentence.en


def test_a_file_of_the_very_limit_may_begin(unit, by, settings):
    settings.FILE_MEGABYTES = 1

    assert begun(unit, by, size=1024 * 1024).offset == 0


def found(_path):
    return "Eicar-Signature"


def silent(_path):
    raise ScannerSilent


def clean(_path):
    return None


@pytest.mark.slow
def test_what_a_scanner_finds_is_never_kept(unit, by, settings):
    settings.FILE_SCANNER = f"{__name__}.found"

    with pytest.raises(errors.FoundVirus) as refused:
        a_sent(unit, by=by)

    assert "Eicar-Signature" in refused.value.sentence.vi
    assert not File.objects.exists()


@pytest.mark.slow
def test_a_silent_scanner_keeps_the_upload_for_another_try(unit, by, settings):
    settings.FILE_SCANNER = f"{__name__}.silent"
    with pytest.raises(errors.NotScannable):
        a_sent(unit, by=by)
    upload = Upload.objects.get()

    settings.FILE_SCANNER = f"{__name__}.clean"

    assert services.finish(upload=upload, by=by, at=AT).file.scan == Scan.CLEAN


@pytest.mark.slow
def test_a_file_that_was_kept_unscanned_is_noted_clean_when_it_comes_again(unit, by, settings):
    first = a_sent(unit, by=by)
    settings.FILE_SCANNER = f"{__name__}.clean"

    assert a_sent(unit, by=by).file == first.file
    first.file.refresh_from_db()
    assert first.file.scan == Scan.CLEAN


@pytest.mark.slow
def test_a_form_brings_files_sent_before_and_files_of_its_own(unit, by):
    before = a_sent(unit, picture(), by=by, name="a.png")
    file = SimpleUploadedFile("b.png", picture(colour="red"))

    rows = services.received(unit=unit, sent=[str(before.pk)], files=[file], by=by, at=AT)

    assert [row.name for row in rows] == ["a.png", "b.png"]


@pytest.mark.parametrize("key", ["", "abc", str(uuid4())], ids=["empty", "no key", "unknown"])
def test_a_key_that_names_no_finished_upload_of_the_unit_is_told(unit, by, key):
    unfinished, elsewhere = UploadFactory(unit=unit), an_upload(UnitFactory())

    for each in (key, str(unfinished.pk), str(elsewhere.pk)):
        with pytest.raises(errors.GoneUpload):
            services.received(unit=unit, sent=[each], by=by, at=AT)


def test_uploads_that_nobody_goes_on_with_are_forgotten(unit, by):
    upload = begun(unit, by)
    sent(upload, by, PDF[:300])
    late = AT + timedelta(days=2)

    assert services.drop_expired(at=late - HOUR) == 0
    assert services.drop_expired(at=late) == 1
    assert not uploading.part_of(upload).exists()


CALLS = {
    "begin": lambda upload, by: begun(upload.unit, by),
    "append": lambda upload, by: sent(upload, by, b"x"),
    "finish": lambda upload, by: services.finish(upload=upload, by=by, at=AT),
    "take_whole": lambda upload, by: services.take_whole(
        unit=upload.unit, name="a.pdf", source=io.BytesIO(PDF), by=by, at=AT
    ),
    "received": lambda upload, by: services.received(unit=upload.unit, by=by, at=AT),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_sending_is_refused_to_who_may_not_register_there(unit, call):
    upload = UploadFactory(unit=unit)

    for person in (person_with("unit_leader", unit=unit), officer(UnitFactory())):
        with pytest.raises(NotAllowed):
            call(upload, person)

    assert Upload.objects.count() == 1


def test_a_colleague_goes_on_with_what_another_began(unit, by):
    assert sent(begun(unit, by), officer(unit), PDF[:300]).offset == 300
