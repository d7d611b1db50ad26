"""The viewer: one page at a time, drawn once, served through the one check."""

import io
import os

import pytest
from django.urls import reverse
from django.utils import translation
from PIL import Image

from tests.factories.accounts import UserFactory, person_with
from tests.factories.documents import AT, DocumentFactory, VersionFactory, a_version, officer
from tests.factories.paper import excel, pdf, picture, word
from tests.factories.units import UnitFactory
from thuocdo.apps.documents import errors, selectors
from thuocdo.apps.documents.models import MediaType
from thuocdo.apps.documents.selectors import viewing
from thuocdo.lib.storing.errors import UnsoundFile
from thuocdo.lib.storing.store import place

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def reader(client):
    client.force_login(person_with("appraiser"))
    return client


def page(name, *args):
    with translation.override("vi"):
        return reverse(f"documents:{name}", args=args)


def viewed(reader, version, **query):
    return reader.get(page("view", version.document_id), query)


def test_a_page_is_drawn_once_with_its_text_and_kept(unit, monkeypatch):
    version = a_version(document__unit=unit)

    first = selectors.page_of(version, 2)
    monkeypatch.setattr(viewing, "draw", None)  # nothing is drawn again

    assert (first.kind, first.page, first.pages) == ("picture", 2, 3)
    assert "Số: 112/BC-UBND" in first.text
    assert selectors.page_of(version, 2) == first
    shown = Image.open(io.BytesIO(selectors.picture_of(version, 2)))
    assert shown.size == (first.width, first.height) == (1075, 1521)


def test_a_page_beyond_the_last_is_the_last():
    assert selectors.page_of(a_version(), 99).page == 3


def test_a_huge_page_is_drawn_with_no_more_pixels_than_allowed():
    version = a_version(pdf(size=(14400, 14400)))

    drawn = selectors.page_of(version, 1)

    assert drawn.width * drawn.height <= 4_100_000


def test_a_picture_is_shown_without_what_the_camera_added():
    content = picture("JPEG", (4000, 3000), exif=Image.Exif().tobytes() + b"GPS 21.02")
    version = a_version(content, MediaType.JPEG)

    shown = Image.open(io.BytesIO(selectors.picture_of(version, 1)))

    assert max(shown.size) == 1600
    assert shown.format == "PNG"
    assert not shown.info.get("exif")


def test_a_word_file_is_shown_as_text_with_its_tables(reader, unit):
    lines = ("Mở đầu <b>", *(f"Đoạn {number}" for number in range(60)))
    version = a_version(word(lines), MediaType.DOCX, document__unit=unit)

    first, second = viewed(reader, version), viewed(reader, version, trang=2)

    assert "Mở đầu &lt;b&gt;" in first.content.decode()
    assert "trang 1/2" in first.content.decode()
    assert "Đoạn 59" in second.content.decode()
    assert "1.200" in second.content.decode()
    assert selectors.picture_of(version, 1) is None


def test_a_workbook_is_shown_as_it_lies_so_that_a_cell_is_found():
    sheets = {"Một": {"A1": "Hồ sơ"}, "Hai": {"F18": 468, "AB1": 1.5}}
    version = a_version(excel(sheets), MediaType.XLSX)

    shown = selectors.page_of(version, 2)

    assert (shown.title, shown.pages) == ("Hai", 2)
    assert shown.letters[5] == "F"
    assert shown.letters[27] == "AB"
    assert shown.blocks[0]["rows"][17][5] == "468"
    assert shown.blocks[0]["rows"][0][27] == "1.5"


def test_the_address_carries_page_and_version(reader, unit):
    first = a_version(document__unit=unit)
    a_version(pdf(("Bản ký",), pages=2), document=first.document, number=2)

    newest, old = viewed(reader, first, trang=2), viewed(reader, first, trang=3, ban=1)

    assert "trang 2/2" in newest.content.decode()
    assert f"{page('view', first.document_id)}?trang=1&amp;ban=2" in newest.content.decode()
    assert "trang 3/3" in old.content.decode()
    assert viewed(reader, first, ban=7).status_code == 404


@pytest.mark.parametrize("asked", ["", "0", "-1", "abc", "²", "9" * 5000])
def test_an_absurd_page_is_the_first(reader, unit, asked):
    answer = viewed(reader, a_version(document__unit=unit), trang=asked)

    assert "trang 1/3" in answer.content.decode()


def test_beside_something_else_there_is_no_frame_and_pages_are_swapped(reader, unit):
    version = a_version(document__unit=unit)

    text = viewed(reader, version, trang=2, khung="1").content.decode()

    assert "<html" not in text
    assert 'hx-get="' in text
    assert "khung=1" in text
    assert "mở riêng" in text


def test_a_number_without_a_file_is_said(reader, unit):
    answer = reader.get(page("view", DocumentFactory(unit=unit).pk))

    assert "chưa có tệp" in answer.content.decode()


def test_a_page_that_cannot_be_drawn_is_said_with_what_to_do(reader, unit):
    version = a_version(b"%PDF-1.7 broken", document__unit=unit)

    answer = viewed(reader, version)

    assert answer.status_code == 422
    assert "Tải tệp về để xem" in answer.content.decode()
    with pytest.raises(errors.NotShowable):
        selectors.page_of(version, 1)


def test_a_withdrawn_document_is_read_with_its_reason(reader, unit):
    version = a_version(
        document__unit=unit,
        document__withdrawn_at=AT,
        document__withdrawn_by=UserFactory(),
        document__withdrawn_reason="Tải nhầm",
    )

    assert "Tải nhầm" in viewed(reader, version).content.decode()


def test_pictures_and_bytes_go_only_to_who_may_read(client, unit):
    version = a_version(document__unit=unit)
    keys = (version.document_id, 1)
    client.force_login(officer(UnitFactory()))

    for where in (page("picture", *keys, 1), page("file", *keys), page("view", keys[0])):
        assert client.get(where).status_code == 403
    client.logout()
    assert client.get(page("file", *keys)).status_code == 302


@pytest.mark.parametrize("is_restricted", [False, True])
def test_a_picture_stays_in_no_cache(reader, unit, is_restricted):
    version = a_version(document__unit=unit, document__is_restricted=is_restricted)

    answer = reader.get(page("picture", version.document_id, 1, 2))

    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(("number", "status"), [("1", 404), ("9" * 4000, 404)])
def test_a_page_of_text_has_no_picture(reader, unit, number, status):
    version = a_version(word(), MediaType.DOCX, document__unit=unit)
    where = page("picture", version.document_id, 1, 1).replace("/1.png", f"/{number}.png")

    assert reader.get(where).status_code == status


def test_bytes_are_saved_under_their_name_and_never_opened_in_a_page(reader, unit):
    content = pdf()
    version = a_version(content, document__unit=unit, name="báo cáo.pdf")

    answer = reader.get(page("file", version.document_id, 1))

    assert answer.content == content
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert "b%C3%A1o%20c%C3%A1o.pdf" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"


def test_bytes_that_were_changed_on_the_disk_are_not_handed_out(reader, unit, settings):
    version = a_version(document__unit=unit)
    path = settings.DATA / "files" / place(version.file.sha256)
    path.chmod(0o644)
    path.write_bytes(b"other")

    assert reader.get(page("file", version.document_id, 1)).status_code == 500
    with pytest.raises(UnsoundFile):
        selectors.page_of(version, 1)


def test_a_file_without_its_bytes_is_told(reader, unit):
    version = VersionFactory(document__unit=unit)

    answer = reader.get(page("file", version.document_id, 1))

    assert answer.status_code == 500
    assert "Phục hồi tệp này từ bản sao lưu" in answer.content.decode()


def test_the_oldest_pages_go_when_there_are_too_many():
    version = a_version()
    for number in (1, 2, 3):
        selectors.page_of(version, number)
        for path in viewing.folder_of(version).glob(f"{number}.*"):
            os.utime(path, (number, number))
    newest = sum(path.stat().st_size for path in viewing.folder_of(version).glob("3.*"))

    assert selectors.forget_oldest_pages(newest) == 4
    assert {path.stem for path in viewing.folder_of(version).iterdir()} == {"3"}
    assert selectors.forget_oldest_pages() == 0


def test_a_picture_that_went_between_two_requests_is_drawn_again():
    version = a_version()
    selectors.page_of(version, 1)
    (viewing.folder_of(version) / "1.png").unlink()

    assert selectors.picture_of(version, 1)
