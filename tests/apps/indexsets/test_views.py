"""Pages of index sets, for those who may and those who may not."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.indexsets.archives import packed
from tests.factories.accounts import cast, person_with
from tests.factories.indexsets import EditionFactory, SchemeFactory, small_files
from thuocdo.apps.audit.models import Event
from thuocdo.apps.indexsets.models import Edition, EditionStatus

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EDITION = {"scheme": "nho", "name": "2025"}
PAGES = {
    "list": reverse("indexsets:list"),
    "compare": reverse("indexsets:compare") + "?cu=nho/2024&moi=nho/2025",
    "choice": reverse("indexsets:compare"),
    "compare_file": reverse("indexsets:compare_file", args=["csv"]) + "?cu=nho/2024&moi=nho/2025",
    "edition": reverse("indexsets:edition", kwargs=EDITION),
    "tree": reverse("indexsets:tree_file", kwargs=EDITION | {"form": "json"}),
    "archive": reverse("indexsets:archive", kwargs=EDITION),
    "leaf": reverse("indexsets:leaf", kwargs=EDITION | {"code": "1.2"}),
}
WRITES = {
    "import": (reverse("indexsets:import"), "method_officer"),
    "store": (reverse("indexsets:store"), "method_officer"),
    "issue": (reverse("indexsets:issue", kwargs=EDITION), "director"),
    "retire": (reverse("indexsets:retire", kwargs=EDITION), "director"),
}


@pytest.fixture
def editions():
    """An issued edition and the draft that follows it."""
    EditionFactory(year=2024, issued=True)
    return EditionFactory(year=2025, replacing={"Kế hoạch": "Bản kế hoạch", "A reform": "The"})


@pytest.fixture
def officer(client):
    person = person_with("method_officer")
    client.force_login(person)
    return person


@pytest.fixture
def director(client):
    person = person_with("director")
    client.force_login(person)
    return person


def text_of(response):
    """The page without tags and doubled blanks, as it is read."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["method_officer", "director"])
@pytest.mark.usefixtures("editions")
def test_a_page_is_shown_to_whoever_may_read_index_sets(client, role, page):
    client.force_login(person_with(role))

    assert client.get(PAGES[page]).status_code == 200
    assert client.get(f"/en{PAGES[page]}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("editions")
def test_a_page_is_refused_to_everybody_else(client, page):
    for role, person in cast().items():
        client.force_login(person)
        allowed = role in {"method_officer", "director"}
        assert client.get(PAGES[page]).status_code == (200 if allowed else 403), role


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("editions")
def test_a_stranger_is_sent_to_sign_in(client, page):
    response = client.get(PAGES[page])

    assert response.status_code == 302
    assert "next=" in response["Location"]


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.usefixtures("editions")
def test_a_write_is_refused_to_everybody_else(client, write):
    address, may = WRITES[write]

    for role, person in cast().items():
        client.force_login(person)
        if role != may:
            assert client.post(address).status_code == 403, role

    assert not Event.objects.exists()


@pytest.mark.usefixtures("officer")
def test_the_list_shows_status_and_hash(client, editions):
    text = text_of(client.get(PAGES["list"]))

    assert editions.content_hash[:12] in text
    assert "✓ Đã ban hành" in text
    assert "○ Nháp" in text


def queries(client, address):
    """How many queries a page takes, once everything is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", ["list", "choice", "compare"])
@pytest.mark.usefixtures("editions", "officer")
def test_a_page_costs_the_same_however_many_editions(client, page):
    before = queries(client, PAGES[page])

    for folder in ("a", "b", "c"):
        for year in (2023, 2024, 2025):
            EditionFactory(scheme=SchemeFactory(folder=folder), year=year)

    assert queries(client, PAGES[page]) == before


@pytest.mark.usefixtures("officer")
def test_an_empty_list_says_what_to_do(client):
    assert "Chưa có bộ chỉ số nào" in text_of(client.get(PAGES["list"]))


@pytest.mark.usefixtures("editions", "officer")
def test_an_edition_shows_its_tree_with_rules_and_cases(client):
    text = text_of(client.get(PAGES["edition"]))

    assert "3 mục, thang 10 điểm, 6 ví dụ tính điểm" in text
    assert "1.2 Tỷ lệ hồ sơ đúng hạn" in text
    assert "✓ 3" in text
    assert "Chỉ đạo điều hành 4,00" in text


@pytest.mark.usefixtures("director")
def test_a_failing_case_is_seen_in_the_tree_and_holds_back_the_issue(client):
    EditionFactory(replacing={"{yes: true}, points: 1": "{yes: true}, points: 0"})

    text = text_of(client.get(PAGES["edition"]))

    assert "✗ 1/2" in text
    assert "Chưa ban hành được vì" in text
    assert "domains/1-steering.yaml:16" in text


@pytest.mark.usefixtures("editions", "officer")
def test_an_edition_or_an_item_that_is_not_there_is_not_found(client):
    for address in (
        reverse("indexsets:edition", args=["nho", "2031"]),
        reverse("indexsets:leaf", args=["nho", "2025", "9.9"]),
        reverse("indexsets:compare") + "?cu=nho&moi=nho/2025",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.usefixtures("editions", "officer")
def test_an_item_shows_rule_source_evidence_and_cases(client):
    address = reverse("indexsets:leaf", args=["nho", "2025", "1.1"])

    text = text_of(client.get(address))

    assert "Quy tắc." in text
    assert "Quyết định để thử, Điều 1 · ? chưa xác nhận" in text
    assert "Quyết định ban hành kế hoạch" in text
    assert "có kế hoạch" in text
    assert "Mục này áp dụng cho mọi đơn vị." in text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({"numerator": "85", "denominator": "100"}, "1,50 / 3,00 điểm", id="points"),
        pytest.param(
            {"numerator": "85", "denominator": "100"}, "cần thêm 5 trường hợp", id="next step"
        ),
        pytest.param(
            {"numerator": "85", "denominator": "100"}, "trong quy tắc: 2", id="step reached"
        ),
        pytest.param({"numerator": "85", "denominator": ""}, "Không có điểm", id="missing"),
        pytest.param(
            {"numerator": "18.500", "denominator": "20000"},
            "`18.500` có thể là 18,5 hoặc 18500. Viết lại 18,5 hoặc 18500.",
            id="two readings",
        ),
        pytest.param(
            {"numerator": "x", "denominator": "1"}, "`x` không phải là số", id="no number"
        ),
        pytest.param({"numerator": "5", "denominator": "4"}, "lớn hơn", id="more than there are"),
        pytest.param({"numerator": "0", "denominator": "0"}, "3,00 / 3,00", id="nothing arose"),
    ],
)
@pytest.mark.usefixtures("editions", "officer")
def test_values_are_tried_by_address(client, values, said):
    assert said in text_of(client.get(PAGES["leaf"], values))


@pytest.mark.usefixtures("editions", "officer")
def test_the_sandbox_alone_answers_htmx(client):
    values = {"numerator": "85", "denominator": "100"}

    response = client.get(PAGES["leaf"], values, headers={"hx-request": "true"})

    assert response.content.decode().lstrip().startswith("<section")
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("page", ["edition", "leaf"])
@pytest.mark.usefixtures("officer")
def test_a_page_costs_the_same_however_large_the_edition(client, page):
    small = {k: v for k, v in small_files().items() if "2-" not in k}
    scheme = {"scale: 10": "scale: 4", '["1", "2"]': '["1"]'}
    small["index_set.yaml"] = small_files(replacing=scheme)["index_set.yaml"]
    edition = EditionFactory(texts=small, issued=True)
    before = queries(client, PAGES[page])
    edition.scheme.slug = "khac"
    edition.scheme.save()
    EditionFactory(scheme=SchemeFactory(folder="nho2", slug="nho"), issued=True)

    assert queries(client, PAGES[page]) == before


@pytest.mark.usefixtures("editions", "officer")
def test_two_editions_stand_side_by_side(client):
    text = text_of(client.get(PAGES["compare"]))

    assert "2025 khác 2024 ở đâu" in text
    assert "1.1. Có kế hoạch cải cách hành chính 1.1. Có kế hoạch" in text
    assert "Đổi tên" in text
    assert "Giữ nguyên" in text


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
@pytest.mark.usefixtures("editions", "officer")
def test_the_difference_is_a_file(client, form):
    address = reverse("indexsets:compare_file", args=[form])

    response = client.get(address, {"cu": "nho/2024", "moi": "nho/2025"})

    assert response["Content-Disposition"].endswith(f'so-sanh-2024-2025.{form}"')
    if form == "json":
        assert [row["code"] for row in json.loads(response.content)] == ["1.1"]


@pytest.mark.usefixtures("editions", "officer")
def test_the_files_of_an_edition_come_back_unchanged(client):
    archive = client.get(PAGES["archive"]).content

    response = client.post(
        reverse("indexsets:import"), {"file": SimpleUploadedFile("bo.zip", archive)}
    )

    assert "Nội dung giống hệt bản đã có" in text_of(response)


def sealed_in(response):
    return re.search(r'name="sealed" value="([^"]+)"', response.content.decode())[1]


def upload(client, files, **words):
    file = SimpleUploadedFile("bo.zip", packed(files))
    return client.post(reverse("indexsets:import"), {"file": file, **words})


def test_an_upload_is_read_first_and_then_stored(client, officer):
    read = upload(client, small_files())

    assert "Sẽ lưu thành bản nháp mới" in text_of(read)
    assert not Edition.objects.exists()

    stored = client.post(reverse("indexsets:store"), {"sealed": sealed_in(read)}, follow=True)

    assert "Đã nhập thành bản nháp." in text_of(stored)
    assert Edition.objects.get().imported_by == officer


@pytest.mark.parametrize(
    ("issued", "said"),
    [(False, "Sẽ thay nội dung bản nháp"), (True, "đã ban hành với nội dung khác")],
)
@pytest.mark.usefixtures("officer")
def test_an_upload_says_what_it_would_replace(client, issued, said):
    EditionFactory(issued=issued)

    read = upload(client, small_files(replacing={"Good, from: 80": "Good, from: 85"}))

    assert said in text_of(read)
    assert ("sealed" in read.content.decode()) is not issued


@pytest.mark.usefixtures("officer")
def test_storing_the_same_again_says_that_nothing_changed(client):
    EditionFactory()
    sealed = sealed_in(upload(client, small_files()))

    stored = client.post(reverse("indexsets:store"), {"sealed": sealed}, follow=True)

    assert "không thay đổi gì" in text_of(stored)
    assert not Event.objects.exists()


@pytest.mark.usefixtures("officer")
def test_what_cannot_be_read_is_told_with_place_and_remedy(client):
    read = upload(client, small_files(replacing={"maximum: 4": "maximum: 5"}))

    assert read.status_code == 422
    assert "domains/1-steering.yaml, dòng 1: điểm tối đa của 1 là 5" in text_of(read)


@pytest.mark.usefixtures("officer")
def test_a_table_is_read_with_what_is_said_of_it(client):
    table = b"code,title,maximum\n1,Ke hoach,10\n"
    words = {"scheme": "Thử", "title": "Bộ thử", "year": "2026"}

    file = SimpleUploadedFile("bang.csv", table)
    read = client.post(reverse("indexsets:import"), {"file": file, **words})

    assert "Đọc được thu/2026, chưa lưu" in text_of(read)


@pytest.mark.parametrize("words", [{}, {"year": "x"}, {"year": "12"}])
@pytest.mark.usefixtures("officer")
def test_an_upload_that_lacks_something_says_so(client, words):
    response = client.post(reverse("indexsets:import"), words)

    assert response.status_code == 422
    assert "Chọn một tệp." in text_of(response)


@pytest.mark.parametrize("sealed", ["", "x:y:z"])
@pytest.mark.usefixtures("officer")
def test_what_was_changed_on_the_way_is_not_stored(client, sealed):
    response = client.post(reverse("indexsets:store"), {"sealed": sealed})

    assert response.status_code == 400
    assert "Tải tệp lên lại" in text_of(response)


@pytest.mark.usefixtures("officer")
def test_the_import_page_is_a_form(client):
    assert "Đọc thử" in text_of(client.get(reverse("indexsets:import")))


@pytest.mark.usefixtures("director")
def test_a_draft_is_issued_on_its_page(client):
    edition = EditionFactory(source="official")
    address = WRITES["issue"][0]

    refused = client.post(address, {"number": "12/QĐ-UBND"})
    assert refused.status_code == 422
    assert "Nêu ngày của quyết định." in text_of(refused)

    done = client.post(address, {"number": "12/QĐ-UBND", "on": "1/3/2025"}, follow=True)

    edition.refresh_from_db()
    assert edition.status == EditionStatus.ISSUED
    assert "12/QĐ-UBND, 01/03/2025" in text_of(done)


@pytest.mark.usefixtures("director")
def test_a_demonstration_is_issued_without_a_decision(client):
    EditionFactory()

    assert client.post(WRITES["issue"][0]).status_code == 302
    assert Edition.objects.get().status == EditionStatus.ISSUED


@pytest.mark.usefixtures("director")
def test_what_holds_back_an_issue_is_told_on_the_page(client):
    EditionFactory()

    refused = client.post(WRITES["issue"][0], {"number": "12/QĐ-UBND"})

    assert refused.status_code == 422
    assert "Cần số và ngày của quyết định" in text_of(refused)


@pytest.mark.usefixtures("director")
def test_a_day_that_is_none_is_told_at_its_field(client):
    EditionFactory()

    refused = client.post(WRITES["issue"][0], {"on": "31/2/2025"})

    assert "`31/2/2025` không có trong lịch" in text_of(refused)


@pytest.mark.usefixtures("director")
def test_an_issued_edition_is_retired_on_its_page(client):
    edition = EditionFactory(issued=True)
    address = WRITES["retire"][0]

    refused = client.post(address, {"reason": " "})
    assert refused.status_code == 422
    assert "Nêu lý do" in text_of(refused)

    client.post(address, {"reason": "Có quyết định mới"})

    edition.refresh_from_db()
    assert edition.status == EditionStatus.RETIRED
