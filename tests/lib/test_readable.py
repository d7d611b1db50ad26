"""An address with a null in it is refused; one that only looks like it is not."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/hien-thi%00", "/hien-thi?a=%00", "/hien-thi?a%00=1&b"])
def test_a_null_in_an_address_cannot_be_read(client, address):
    answer = client.get(address)

    assert answer.status_code == 400
    assert "không đọc được" in answer.content.decode()


@pytest.mark.parametrize("address", ["/hien-thi?a=%2500", "/hien-thi?a=%20000", "/hien-thi?a=100%"])
def test_what_only_looks_like_a_null_is_read(client, address):
    assert client.get(address).status_code == 200
