"""All pages that explain numbers, asked as a reader asks, over one really published year."""

import hashlib
import io
import zipfile
from datetime import UTC, date, datetime

import pytest

from tests.factories.accounts import person_with
from tests.factories.indexsets import EditionFactory
from tests.factories.results import a_run
from thuocdo.apps.indexsets.models import EditionStatus
from thuocdo.apps.publications import services
from thuocdo.apps.publications.services.preparing import Terms
from thuocdo.web.portal import editions

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
AT = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
TERMS = Terms("12/QĐ-UBND", date(2026, 3, 9), "UBND tỉnh")


@pytest.fixture
def publication(settings, tmp_path):
    """A small year, checked and published."""
    settings.DATA = tmp_path
    by = person_with("director")
    draft = services.prepare(run=a_run(), by=by, at=AT, terms=TERMS)
    for finding in services.check(publication=draft, by=by, at=AT):
        if finding.is_open:
            services.accept(finding=finding, reason="Số nhỏ để thử.", by=by, at=AT)
    return services.publish(publication=draft, by=by, at=AT)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/truy-vet/nho/2025/A/total", id="trace of the whole"),
        pytest.param("/truy-vet/nho/2025/A/1.2", id="trace of an item"),
        pytest.param("/truy-vet/nho/2025/A/1.2.json", id="trace as a file"),
        pytest.param("/so/nho:2025:A:1.2", id="badge"),
        pytest.param("/so/nho:2025:A:total.svg", id="badge as a picture"),
        pytest.param("/tieu-chi/nho/2025/1.2", id="criterion"),
        pytest.param("/tieu-chi/nho/2025/1.2.csv", id="criterion as a file"),
        pytest.param("/so-sanh?dv=A&dv=B", id="comparison"),
        pytest.param("/so-sanh.csv?dv=A", id="comparison as a file"),
        pytest.param("/phuong-phap", id="method"),
        pytest.param("/phuong-phap/xep-hang", id="method page"),
        pytest.param("/phuong-phap/nho/2025", id="edition"),
        pytest.param("/phuong-phap/nho/2025.xlsx", id="edition as a file"),
        pytest.param("/tro-giup", id="help"),
        pytest.param("/kha-nang-tiep-can", id="accessibility"),
        pytest.param("/quyen-rieng-tu", id="privacy"),
        pytest.param("/du-lieu", id="open data"),
        pytest.param("/du-lieu.json", id="catalogue"),
        pytest.param("/du-lieu/nho/2025/tung-muc.csv", id="table"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.usefixtures("publication")
def test_a_page_answers_in_few_queries(client, django_assert_max_num_queries, prefix, address):
    client.get(f"{prefix}{address}{'&' if '?' in address else '?'}lan=1")  # what is read once
    release = 6  # asked once a second in service; twice a request where nothing is kept

    with django_assert_max_num_queries(release + 4):
        response = client.get(f"{prefix}{address}")

    assert response.status_code == 200
    assert response["ETag"]
    assert response["Content-Language"] == (prefix[1:] or "vi")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/truy-vet/nho/2025/X/1", id="no such unit"),
        pytest.param("/so/nho:2025:A:99", id="no such number"),
        pytest.param("/tieu-chi/nho/2025/99", id="no such criterion"),
        pytest.param("/tieu-chi/nho/1999/1", id="no such edition"),
        pytest.param("/phuong-phap/khong-co", id="no such method page"),
        pytest.param("/phuong-phap/nho/1999", id="an edition that is not public"),
        pytest.param("/phuong-phap/nho/1999..2025", id="a difference with nothing"),
        pytest.param("/du-lieu/nho/2025/khong-co.csv", id="no such table"),
        pytest.param("/du-lieu/nho/2025/ket-qua.svg", id="a table is no picture"),
        pytest.param("/tai-ve/nho-1999.zip", id="no such bundle"),
        pytest.param("/tai-ve/nho-2025.zip?phien-ban=9", id="no such version"),
    ],
)
@pytest.mark.usefixtures("publication")
def test_what_is_not_there_is_said_so(client, address):
    assert client.get(address).status_code == 404


def test_the_bundle_is_the_frozen_file_under_its_hash(client, publication):
    response = client.get("/tai-ve/nho-2025.zip")

    digest = hashlib.sha256(response.content).hexdigest()
    assert digest == publication.snapshot_hash
    assert response["ETag"] == f'"{digest}"'
    assert zipfile.ZipFile(io.BytesIO(response.content)).testzip() is None
    again = client.get("/tai-ve/nho-2025.zip", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.usefixtures("publication")
def test_nothing_is_sent_to_be_changed(client):
    assert client.post("/so-sanh").status_code == 405


def test_drafts_of_editions_are_not_public(publication):
    scheme = publication.scheme
    draft = EditionFactory(scheme=scheme, year=2026)

    assert draft.status == EditionStatus.DRAFT
    assert editions.public_set("nho", "2026") is None
    assert editions.public_names() == {"nho": ["2025"]}
    assert list(editions.public_sets("nho")) == ["2025"]
    assert editions.public_set("khong-co", "2025") is None


def test_before_the_embargo_ends_there_is_nothing(client):
    assert client.get("/du-lieu").status_code == 200
    assert client.get("/so/nho:2025:A:total").status_code == 404
    assert "Chưa có kết quả nào" in client.get("/du-lieu").content.decode()
