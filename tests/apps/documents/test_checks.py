"""What is doubtful about evidence, in words that explain themselves."""

from datetime import date

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.documents import AT, DocumentFactory, FileFactory, VersionFactory
from tests.factories.units import UnitFactory
from thuocdo.apps.documents import selectors
from thuocdo.apps.documents.models import MediaType, Type

pytestmark = pytest.mark.django_db
ISSUER = "Ủy ban nhân dân xã Tân Hưng"


def found(document, *, year=None, issuers=(), unit=None):
    """The findings about a document as it lies in the database."""
    row = selectors.documents().get(pk=document.pk)
    return selectors.findings(row, year=year, issuers=issuers, unit=unit or row.unit)


def kinds(document, **asked):
    return [str(one.kind) for one in found(document, **asked)]


def with_file(file=None, **document):
    """A document whose newest version is a file."""
    row = DocumentFactory(**document)
    VersionFactory(document=row, file=file or FileFactory())
    return row


def test_a_whole_document_raises_no_doubt():
    assert found(with_file(), year=2025, issuers=[ISSUER]) == []


@pytest.mark.parametrize(
    ("document", "facts", "kind", "words"),
    [
        ({"number": ""}, {}, "unnumbered", "Chưa ghi số, ký hiệu văn bản."),
        ({}, {"has_signature": False}, "unsigned", "chưa có chữ ký số"),
        ({}, {"has_text_layer": False}, "no_text_layer", "không có lớp chữ"),
        ({"number": "7/BC-UBND"}, {"stated_number": "8/BC-UBND"}, "another_number",
         "Trang đầu ghi số 8/BC-UBND, kho ghi 7/BC-UBND."),
        ({}, {"stated_on": date(2024, 12, 10)}, "another_day",
         "Trang đầu ghi ngày 10/12/2024, kho ghi 10/12/2025."),
    ],
)  # fmt: skip
def test_each_doubt_says_its_reason(document, facts, kind, words):
    (one,) = found(with_file(FileFactory(**facts), **document))

    assert str(one.kind) == kind
    assert words in one.sentence.vi
    assert one.sentence.en
    assert one.level.vi == "nghi vấn"


@pytest.mark.parametrize(
    ("document", "facts"),
    [
        ({"number": "7/BC-UBND"}, {"stated_number": "7 / bc-ubnd"}),
        ({"number": ""}, {"stated_number": "8/BC-UBND"}),
        ({"issued_on": None}, {"stated_on": date(2024, 12, 10)}),
        ({"issued_on": date(2024, 12, 10)}, {"stated_on": date(2024, 12, 10)}),
        ({}, {"has_signature": None, "has_text_layer": None, "media_type": MediaType.PNG}),
    ],
    ids=["same number", "no number to compare", "no day to compare", "same day", "cannot tell"],
)
def test_what_agrees_or_cannot_be_compared_is_not_doubted(document, facts):
    doubts = kinds(with_file(FileFactory(**facts), **document))

    assert set(doubts) <= {"unnumbered"}


def test_a_number_without_a_file_is_told():
    assert kinds(DocumentFactory()) == ["missing_file"]


@pytest.mark.parametrize(
    ("document", "is_fine"),
    [
        ({"issued_on": date(2025, 1, 1)}, True),
        ({"issued_on": date(2025, 12, 31)}, True),
        ({"issued_on": date(2024, 12, 31)}, False),
        ({"issued_on": date(2026, 3, 31)}, True),
        ({"issued_on": date(2026, 4, 1)}, False),
        ({"issued_on": date(2027, 1, 5)}, False),
        ({"issued_on": date(2026, 1, 5), "type": Type.PLAN}, False),
        ({"issued_on": None}, False),
        ({"issued_on": date(2021, 5, 5), "valid_from": date(2021, 6, 1)}, True),
        ({"issued_on": None, "valid_from": date(2025, 12, 31)}, True),
        ({"issued_on": date(2021, 5, 5), "valid_from": date(2021, 6, 1),
          "valid_to": date(2025, 1, 1)}, True),
        ({"issued_on": date(2021, 5, 5), "valid_from": date(2021, 6, 1),
          "valid_to": date(2024, 12, 31)}, False),
        ({"issued_on": date(2025, 5, 5), "valid_from": date(2026, 1, 1)}, True),
        ({"issued_on": date(2024, 5, 5), "valid_from": date(2026, 1, 1)}, False),
    ],
)  # fmt: skip
def test_the_year_is_that_of_issue_of_validity_or_of_a_late_report(document, is_fine):
    assert ("wrong_year" not in kinds(with_file(**document), year=2025)) is is_fine


def test_the_wrong_year_names_the_day_or_that_there_is_none():
    early = found(with_file(issued_on=date(2024, 3, 5)), year=2025)
    unknown = found(with_file(issued_on=None), year=2025)

    assert early[0].sentence.vi == "Ban hành ngày 05/03/2024, ngoài năm đánh giá 2025."
    assert "Chưa ghi ngày ban hành" in unknown[0].sentence.vi


@pytest.mark.parametrize(
    ("issuer", "issuers", "words"),
    [
        (ISSUER, [ISSUER], None),
        ("UY BAN NHAN DAN XA TAN HUNG", [ISSUER], None),
        ("Sở Nội vụ", [], None),
        ("Sở Nội vụ", [ISSUER], "Cơ quan ban hành là Sở Nội vụ"),
        ("", [ISSUER], "Chưa ghi cơ quan ban hành"),
    ],
    ids=["the one", "without marks", "anybody", "another", "none"],
)
def test_the_issuer_is_one_of_those_expected(issuer, issuers, words):
    told = [one.sentence.vi for one in found(with_file(issuer=issuer), issuers=issuers)]

    assert bool(told) == bool(words)
    assert words is None or words in told[0]


def test_the_same_file_of_other_units_is_told_with_their_names():
    file, mine = FileFactory(), UnitFactory(name="Xã Tân Hưng")
    document = with_file(file, unit=mine)
    for name in ("Xã Thuận Lợi", "Xã Bình Minh"):
        with_file(file, unit=UnitFactory(name=name))

    (one,) = found(document)

    assert str(one.kind) == "same_file_elsewhere"
    assert one.sentence.vi == "Cùng một tệp với Xã Bình Minh, Xã Thuận Lợi."


def test_many_other_units_are_counted():
    file = FileFactory()
    document = with_file(file)
    for number in range(5):
        with_file(file, unit=UnitFactory(name=f"Xã {number}"))

    (one,) = found(document)

    assert one.sentence.vi.endswith("Xã 2 và 2 đơn vị khác.")
    assert one.sentence.en.endswith("Xã 2 and 2 more.")


def test_the_same_file_under_two_numbers_of_one_unit_is_told():
    file, unit = FileFactory(), UnitFactory()
    document = with_file(file, unit=unit)
    with_file(file, unit=unit, number="9/BC-UBND")

    (one,) = found(document)

    assert str(one.kind) == "same_file_twice"
    assert "Báo cáo 9/BC-UBND" in one.sentence.vi


def test_an_old_version_or_a_withdrawn_document_shares_nothing():
    file = FileFactory()
    document = with_file(file)
    other = with_file(file)
    VersionFactory(document=other, number=2)
    gone = with_file(file, withdrawn_at=AT, withdrawn_by=UserFactory(), withdrawn_reason="Nhầm")

    assert kinds(document) == []
    assert "withdrawn" in kinds(gone)


def test_evidence_that_no_longer_counts_is_told_with_the_reason():
    gone = with_file(withdrawn_at=AT, withdrawn_by=UserFactory(), withdrawn_reason="Tải nhầm")
    old = with_file(replaced_by=DocumentFactory())

    assert found(gone)[0].sentence.vi == "Văn bản đã rút khỏi kho: Tải nhầm"
    assert kinds(old) == ["replaced"]


def test_doubts_about_many_cost_as_many_queries_as_about_one(django_assert_num_queries):
    unit = UnitFactory()
    for _ in range(6):
        with_file(unit=unit)
    rows = list(selectors.documents_of(unit))

    with django_assert_num_queries(2):  # documents that share a file, their versions
        doubts = selectors.findings_of(rows, year=2025, issuers=[ISSUER], unit=unit)

    assert len(doubts) == 6
