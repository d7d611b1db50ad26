"""The protocol that the script speaks: announce, send, ask, finish."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories.documents import UploadFactory, officer
from tests.factories.paper import pdf
from tests.factories.units import UnitFactory
from thuocdo.apps.documents.models import Upload

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PDF = pdf(signed=True)


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def clerk(client, unit):
    client.force_login(officer(unit))
    return client


def page(name, *args):
    with translation.override("vi"):
        return reverse(f"documents:{name}", args=args)


def announced(clerk, unit, **changes):
    data = {"name": "báo cáo.pdf", "size": len(PDF), "fingerprint": "a:1:2", **changes}
    return clerk.post(page("announce", unit.pk), data)


def put(clerk, key, data, offset):
    return clerk.put(
        page("piece", key),
        data,
        content_type="application/octet-stream",
        headers={"Upload-Offset": str(offset)},
    )


def test_a_file_goes_its_way_and_is_known_by_its_key(clerk, unit):
    begun = announced(clerk, unit)
    key = begun.json()["upload"]
    assert begun.status_code == 201
    assert begun.json()["offset"] == 0

    assert put(clerk, key, PDF[:400], 0).json()["offset"] == 400
    assert clerk.get(page("piece", key)).json()["offset"] == 400
    assert announced(clerk, unit).json()["upload"] == key
    assert put(clerk, key, PDF[400:], 400).json()["offset"] == len(PDF)
    done = clerk.post(page("finish", key))

    assert done.json()["upload"] == key
    assert done.json()["guess"]["number"] == "112/BC-UBND"
    assert done.json()["guess"]["issued_on"] == "10/12/2025"
    assert done.json()["guess"]["type"] == "report"
    assert clerk.get(page("piece", key)).json()["is_kept"]
    assert clerk.post(page("finish", key)).status_code == 200


@pytest.mark.parametrize("offset", ["1", "-1", "", "abc", "9" * 5000, "²"])
def test_a_piece_that_does_not_follow_says_from_where(clerk, unit, offset):
    key = announced(clerk, unit).json()["upload"]

    answer = put(clerk, key, b"x", offset)

    assert answer.status_code == 409
    assert answer.json()["offset"] == 0
    assert "Gửi tiếp" in answer.json()["sentence"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"size": 10**9}, 413),
        ({"size": 0}, 422),
        ({"size": ""}, 422),
        ({"size": "-5"}, 422),
        ({"name": ""}, 422),
    ],
)
def test_what_cannot_be_sent_is_told_at_once(clerk, unit, changes, status):
    answer = announced(clerk, unit, **changes)

    assert answer.status_code == status
    assert answer.json()["sentence"]
    assert not Upload.objects.exists()


def test_a_refused_file_is_told_and_gone(clerk, unit):
    key = announced(clerk, unit, size=4).json()["upload"]
    put(clerk, key, b"MZ00", 0)

    refused = clerk.post(page("finish", key))

    assert refused.status_code == 422
    assert "chương trình" in refused.json()["sentence"]
    assert clerk.get(page("piece", key)).status_code == 404


def test_refusals_are_told_in_the_language_of_the_page(clerk, unit):
    with translation.override("en"):
        where = reverse("documents:announce", args=[unit.pk])

    answer = clerk.post(where, {"name": "a.pdf", "size": 10**9})

    assert "larger than 20 MB" in answer.json()["sentence"]


def test_nobody_sends_for_another_unit_or_without_a_token(client, unit):
    key = UploadFactory(unit=unit).pk
    client.force_login(officer(UnitFactory()))
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer(unit))

    assert announced(client, unit).status_code == 403
    assert put(client, key, b"x", 0).status_code == 403
    assert client.get(page("piece", key)).status_code == 403
    assert client.post(page("finish", key)).status_code == 403
    assert put(strict, key, b"x", 0).status_code == 403
    assert Client().get(page("piece", key)).status_code == 302
    assert client.get(page("piece", uuid4())).status_code == 404
