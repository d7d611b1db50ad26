"""Pages of registers and documents: what they say, what they do, whom they refuse."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from tests.factories.accounts import UserFactory, person_with
from tests.factories.documents import (
    AT,
    DocumentFactory,
    FileFactory,
    VersionFactory,
    an_upload,
    officer,
)
from tests.factories.paper import pdf, picture
from tests.factories.units import ProvinceFactory, UnitFactory
from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.documents import permissions, selectors
from thuocdo.apps.documents.models import Document
from thuocdo.apps.documents.selectors import Use
from thuocdo.vietnamese.sentence import Sentence

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TYPED = {
    "number": "112/BC-UBND", "type": "report", "title": "Báo cáo", "issuer": "Xã Tân Hưng",
    "issued_on": "10/12/2025", "valid_from": "", "valid_to": "",
}  # fmt: skip


@pytest.fixture
def unit():
    return UnitFactory(name="Xã Tân Hưng", parent=ProvinceFactory())


@pytest.fixture
def clerk(client, unit):
    """A browser of somebody who registers documents of the unit."""
    client.force_login(officer(unit))
    return client


@pytest.fixture
def leader(client, unit):
    """A browser of somebody who only reads them."""
    client.force_login(person_with("unit_leader", unit=unit))
    return client


def page(name, *args):
    """The Vietnamese address, whatever was read last."""
    with translation.override("vi"):
        return reverse(f"documents:{name}", args=args)


def text_of(response):
    """What a reader sees, spaces put together."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def used_in(*titles):
    selectors.register_uses(
        lambda rows: {row.pk: [Use(Sentence(t, t), "/muc", 4) for t in titles] for row in rows}
    )


def test_who_has_one_register_is_led_to_it(clerk, unit):
    answer = clerk.get(page("registers"))

    assert answer.url == page("register", unit.pk)


def test_who_has_many_chooses_one(client, unit):
    client.force_login(officer())
    assert "Chưa đơn vị nào đăng ký văn bản" in text_of(client.get(page("registers")))
    DocumentFactory(unit=unit)
    DocumentFactory(unit=UnitFactory(name="Xã Thuận Lợi"))

    text = text_of(client.get(page("registers")))

    assert "Xã Tân Hưng 1" in text
    assert "Xã Thuận Lợi" in text
    assert "Không có đơn vị nào khớp" in text_of(client.get(page("registers"), {"q": "xyz"}))


def test_a_register_tells_numbers_doubts_files_and_uses(clerk, unit):
    used_in("3.3.1", "3.3.2")
    row = DocumentFactory(unit=unit, number="112/BC-UBND")
    VersionFactory(document=row, file=FileFactory(has_signature=False))
    VersionFactory(document=DocumentFactory(unit=unit, number="8/BC-UBND"))
    DocumentFactory(unit=unit, number="")

    text = text_of(clerk.get(page("register", unit.pk)))

    assert "Kho minh chứng của Xã Tân Hưng: 3 văn bản" in text
    for words in ("112/BC-UBND", "10/12/2025", "PDF, 11 trang", "nghi vấn: Tệp chưa có chữ ký số.",
                  "có số, có tệp, đã ký số", "chưa có tệp", "2 mục"):  # fmt: skip
        assert words in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"1", "2", "3"}),
        ({"q": "ke hoach"}, {"2"}),
        ({"loai": "plan"}, {"2"}),
        ({"nam": "2024"}, {"3"}),
        ({"xem": "nghi-van"}, {"2", "3"}),
        ({"xem": "da-rut"}, {"4"}),
        ({"nam": "abc", "loai": "poem"}, {"1", "2", "3"}),
        ({"q": "xyz"}, set()),
    ],
)
def test_a_register_is_narrowed_as_asked(clerk, unit, query, found):
    VersionFactory(document=DocumentFactory(unit=unit, number="1/BC"))
    DocumentFactory(unit=unit, number="2/KH", title="Kế hoạch", type="plan")
    DocumentFactory(unit=unit, number="3/BC", issued_on=date(2024, 1, 1))
    DocumentFactory(
        unit=unit, number="4/BC", withdrawn_at=AT, withdrawn_by=UserFactory(),
        withdrawn_reason="Nhầm",
    )  # fmt: skip

    text = text_of(clerk.get(page("register", unit.pk), query))

    assert {number for number in "1234" if f" {number}/" in text} == found
    assert ("Không có văn bản nào khớp." in text) is (not found)


def test_a_register_has_a_constant_number_of_queries(clerk, unit, django_assert_max_num_queries):
    for _ in range(12):
        VersionFactory(document=DocumentFactory(unit=unit))

    with django_assert_max_num_queries(18):  # session, rights and menu take eleven
        clerk.get(page("register", unit.pk))


def test_a_long_register_has_pages_that_keep_the_filter(clerk, unit):
    for _ in range(51):
        DocumentFactory(unit=unit)

    first = clerk.get(page("register", unit.pk), {"q": "bao cao"})
    second = clerk.get(page("register", unit.pk), {"q": "bao cao", "trang": "2"})

    assert "Trang 1/2" in text_of(first)
    assert "q=bao+cao&amp;trang=2" in first.content.decode()
    assert second.content.decode().count('role="rowheader"') == 1


def test_a_reader_sees_no_buttons_that_write(leader, unit):
    row = DocumentFactory(unit=unit)

    for answer in (leader.get(page("register", unit.pk)), leader.get(page("document", row.pk))):
        text = text_of(answer)
        assert "Thêm văn bản" not in text
        assert "Rút văn bản" not in text


def test_a_document_is_registered_without_a_file(clerk, unit):
    answer = clerk.post(page("add", unit.pk), TYPED)

    row = Document.objects.get()
    assert answer.url == page("document", row.pk)
    assert (row.number, row.issued_on, row.unit) == ("112/BC-UBND", date(2025, 12, 10), unit)


def test_a_document_is_registered_with_the_file_of_a_plain_form(clerk, unit):
    data = {**TYPED, "tep": SimpleUploadedFile("báo cáo.pdf", pdf(signed=True))}

    clerk.post(page("add", unit.pk), data)

    version = Document.objects.get().current
    assert (version.name, version.file.has_signature) == ("báo cáo.pdf", True)


def test_a_document_is_registered_with_a_file_sent_before(clerk, unit):
    upload = an_upload(unit)

    clerk.post(page("add", unit.pk), {**TYPED, "tai_len": str(upload.pk)})

    assert Document.objects.get().current.file == upload.file


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Trích yếu"),
        ({"type": ""}, "Loại văn bản"),
        ({"issued_on": "31/02/2025"}, "Nhập ngày theo dạng"),
        ({"valid_from": "02/01/2025", "valid_to": "01/01/2025"}, "Ngày hết hiệu lực phải từ"),
        ({"tai_len": "x"}, "Lần tải lên này đã hết hạn hoặc đã xong."),
    ],
)
def test_what_cannot_be_registered_comes_back_with_its_reason(clerk, unit, changes, words):
    answer = clerk.post(page("add", unit.pk), {**TYPED, **changes})

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not Document.objects.exists()


def test_a_refused_file_registers_nothing(clerk, unit):
    data = {**TYPED, "tep": SimpleUploadedFile("a.pdf", b"MZ" + b"\x00" * 99)}

    answer = clerk.post(page("add", unit.pk), data)

    assert answer.status_code == 422
    assert "chạy được như chương trình" in text_of(answer)
    assert not Document.objects.exists()


def test_many_files_become_many_documents_and_the_refused_are_told(clerk, unit):
    upload = an_upload(unit, name="truoc.pdf")
    files = [
        SimpleUploadedFile("a.pdf", pdf()),
        SimpleUploadedFile("b.pdf", b"nothing"),
    ]
    assert "Tải nhiều tệp" in text_of(clerk.get(page("add_files", unit.pk)))

    answer = clerk.post(page("add_files", unit.pk), {"tep": files, "tai_len": [str(upload.pk)]})

    assert answer.status_code == 422
    assert "Đã đăng ký 2 văn bản." in text_of(answer)
    assert "b.pdf: không nhận loại tệp này" in text_of(answer)
    assert sorted(row.title for row in Document.objects.all()) == ["a", "truoc"]


def test_many_files_without_a_fault_lead_to_the_register(clerk, unit):
    answer = clerk.post(page("add_files", unit.pk), {"tep": SimpleUploadedFile("a.png", picture())})

    assert answer.url == page("register", unit.pk)
    none = clerk.post(page("add_files", unit.pk))
    assert "Chọn ít nhất một tệp." in text_of(none)


def test_a_document_is_shown_with_its_versions_and_uses(clerk, unit):
    used_in("3.3.1 Thanh toán")
    newer = DocumentFactory(unit=unit, number="9/BC-UBND")
    row = DocumentFactory(unit=unit, number="112/BC-UBND", replaced_by=newer, is_restricted=True)
    for number in (1, 2):
        VersionFactory(document=row, number=number, name=f"ban-{number}.pdf")

    text = text_of(clerk.get(page("document", row.pk)))

    for words in ("Báo cáo 112/BC-UBND, ngày 10/12/2025", "Đang dùng ở 1 mục", "3.3.1 Thanh toán",
                  "trang 4", "ban-1.pdf", "ban-2.pdf", "Bản đã ký", "Chưa quét vi-rút",
                  "Được thay thế bằng Báo cáo 9/BC-UBND", "Hạn chế"):  # fmt: skip
        assert words in text, words


def test_the_register_is_corrected(clerk, unit):
    row = DocumentFactory(unit=unit, number="111/BC-UBND")
    before = clerk.get(page("edit", row.pk)).content.decode()
    assert 'value="111/BC-UBND"' in before
    assert 'value="10/12/2025"' in before

    answer = clerk.post(page("edit", row.pk), {**TYPED, "reason": "Gõ nhầm"})

    row.refresh_from_db()
    assert answer.url == page("document", row.pk)
    assert row.number == "112/BC-UBND"
    assert clerk.post(page("edit", row.pk), {}).status_code == 422


def test_the_first_file_of_a_number_needs_no_reason(clerk, unit):
    row = DocumentFactory(unit=unit)
    assert "Lý do" not in text_of(clerk.get(page("replace", row.pk)))

    clerk.post(page("replace", row.pk), {"tai_len": str(an_upload(unit).pk)})

    assert row.versions.count() == 1


def test_another_file_needs_a_reason_and_keeps_the_one_before(clerk, unit):
    row = VersionFactory(document__unit=unit).document
    upload = an_upload(unit)
    where = page("replace", row.pk)
    assert clerk.post(where, {"tai_len": str(upload.pk)}).status_code == 422
    assert "Chọn ít nhất một tệp." in text_of(clerk.post(where, {"reason": "Đã ký"}))
    assert "hết hạn" in text_of(clerk.post(where, {"reason": "Đã ký", "tai_len": "x"}))

    clerk.post(where, {"tai_len": str(upload.pk), "reason": "Bản đã ký"})

    assert [one.reason for one in row.versions.all()] == ["Bản đã ký", ""]


def test_withdrawing_asks_and_lists_the_three_uses(clerk, unit):
    used_in("3.1.1 Công bố", "3.2.1 Đúng hạn", "3.3.1 Thanh toán")
    row = DocumentFactory(unit=unit, number="112/BC-UBND")

    asked = clerk.get(page("withdraw", row.pk))

    text = text_of(asked)
    assert "Rút Báo cáo 112/BC-UBND? Văn bản đang dùng ở 3 mục" in text
    for words in ("3.1.1 Công bố", "3.2.1 Đúng hạn", "3.3.1 Thanh toán"):
        assert words in text
    assert clerk.post(page("withdraw", row.pk), {"known_uses": "3"}).status_code == 422
    stale = clerk.post(page("withdraw", row.pk), {"known_uses": "0", "reason": "Nhầm"})
    assert stale.status_code == 409
    answer = clerk.post(page("withdraw", row.pk), {"known_uses": "3", "reason": "Nhầm"})
    assert answer.url == page("register", unit.pk)
    shown = text_of(clerk.get(page("document", row.pk)))
    assert "Đã rút" in shown
    assert "Sửa thông tin" not in shown


def test_a_newer_document_is_named_among_those_of_the_unit(clerk, unit):
    row, newer = DocumentFactory(unit=unit), DocumentFactory(unit=unit, number="9/BC-UBND")
    other, letter = DocumentFactory(number="8/TB-UBND"), DocumentFactory(unit=unit, number="")
    text = text_of(clerk.get(page("supersede", row.pk)))
    assert "9/BC-UBND" in text
    assert letter.title in text
    assert "8/TB-UBND" not in text

    assert clerk.post(page("supersede", row.pk), {"newer": other.pk}).status_code == 422
    clerk.post(page("supersede", row.pk), {"newer": newer.pk})

    row.refresh_from_db()
    assert row.replaced_by == newer


@pytest.mark.parametrize(
    ("role", "is_restricted", "is_shown"),
    [
        ("unit_leader", True, True),
        ("appraiser", True, True),
        ("council_secretary", True, True),
        ("chair", True, True),
        ("council_member", True, True),
        ("one_stop_officer", True, False),
        ("one_stop_officer", False, False),
        ("inspector", False, False),
    ],
)
def test_a_restricted_document_is_for_who_works_with_evidence(
    client, unit, role, is_restricted, is_shown
):
    row = VersionFactory(document__unit=unit, document__is_restricted=is_restricted).document
    client.force_login(person_with(role))

    answer = client.get(page("document", row.pk))

    assert answer.status_code == (200 if is_shown else 403)


def test_a_register_names_a_restricted_document_only_to_who_may_read_it(client, unit, monkeypatch):
    steers_alone = permissions.WORKING - {Permission.READ_COUNCIL}
    monkeypatch.setattr(permissions, "WORKING", steers_alone)
    DocumentFactory(unit=unit, number="99/BC-UBND", is_restricted=True)
    client.force_login(person_with("chair"))

    text = text_of(client.get(page("register", unit.pk)))

    assert "Văn bản hạn chế người đọc" in text
    assert "99/BC-UBND" not in text


@pytest.mark.parametrize("name", ["register", "add", "add_files"])
def test_another_units_register_is_closed(client, unit, name):
    client.force_login(officer(UnitFactory()))

    assert client.get(page(name, unit.pk)).status_code == 403


def test_who_reads_no_evidence_has_no_registers(client):
    client.force_login(person_with("inspector"))

    assert client.get(page("registers")).status_code == 403


def test_pages_are_whole_in_english(clerk, unit):
    row = VersionFactory(document__unit=unit, document__issuer="").document
    for name, key in (("register", unit.pk), ("add", unit.pk), ("document", row.pk),
                      ("withdraw", row.pk), ("edit", row.pk), ("replace", row.pk)):  # fmt: skip
        with translation.override("en"):
            answer = clerk.get(reverse(f"documents:{name}", args=[key]))
        text = text_of(answer)
        for word in ("Văn bản", "Kho minh chứng", "Số, ký hiệu", "phiên bản", "Lý do"):
            assert word not in text, (name, word)
