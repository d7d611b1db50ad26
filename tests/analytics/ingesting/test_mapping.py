"""Which column says what: guessed, stated, refused."""

import pytest

from thuocdo.analytics.ingesting.errors import MissingColumn
from thuocdo.analytics.ingesting.fields import FIELDS
from thuocdo.analytics.ingesting.hashing import Key
from thuocdo.analytics.ingesting.mapping import Mapping

NATIONAL = {field.name: field.national for field in FIELDS}


def test_columns_are_guessed_by_name_or_title_whatever_their_marks():
    headers = ["MAHOSO", "Đơn vị tiếp nhận", "don vi giai quyet", "STT", "Lúc hẹn trả"]

    assert Mapping.suggested(headers) == {
        "dossier": "MAHOSO",
        "receiver": "Đơn vị tiếp nhận",
        "responsible": "don vi giai quyet",
        "due": "Lúc hẹn trả",
    }


def test_all_fields_of_the_exchange_are_guessed():
    assert Mapping.suggested(NATIONAL.values()) == NATIONAL


@pytest.mark.parametrize("name", sorted(Mapping.needed()))
def test_a_field_that_every_dossier_needs_must_have_a_column(name):
    columns = {key: column for key, column in NATIONAL.items() if key != name}

    with pytest.raises(MissingColumn, match=NATIONAL[name]):
        Mapping(columns)


def test_a_field_that_does_not_exist_is_refused():
    with pytest.raises(MissingColumn, match="applicant"):
        Mapping({**NATIONAL, "applicant": "ChuHoSo"})


def test_words_of_a_source_come_before_ours():
    mapping = Mapping(NATIONAL, words={"channel": {"Tại Quầy": 1, "2": 3}})

    assert mapping.choices("channel")["tai quay"] == 1
    assert mapping.choices("channel")["2"] == 3


def test_a_key_has_one_length():
    with pytest.raises(ValueError, match="32"):
        Key(b"short")


def test_another_key_gives_another_hash_and_none_is_negative():
    one, other = Key(bytes(32)), Key(bytes([1] * 32))

    assert one.hash("H25-1") != other.hash("H25-1")
    assert one.hash("H25-1") == Key(bytes(32)).hash("H25-1")
    assert all(0 <= one.hash(f"{n}") < 2**63 for n in range(200))
    assert "secret" not in repr(one)
