"""The same on PostgreSQL, by ``python scripts/with_postgres.py python -m pytest tests/config``."""

import json
import os
from urllib.parse import urlsplit
from zipfile import ZipFile

import psycopg
import pytest

from thuocdo.config.backup.manifest import NAME

URL = os.environ.get("DATABASE_URL", "")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not URL.startswith("postgres"), reason="DATABASE_URL is no PostgreSQL"),
]


@pytest.fixture
def databases():
    """Addresses of two empty databases of the cluster."""
    names = ["sao_luu_mot", "sao_luu_hai"]
    with psycopg.connect(URL, autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name}")
    yield [urlsplit(URL)._replace(path=f"/{name}").geturl() for name in names]
    with psycopg.connect(URL, autocommit=True) as connection:
        for name in names:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def tables_of(path):
    with ZipFile(path) as archive:
        return json.loads(archive.read(NAME))["tables"]


def test_a_dump_comes_back_with_equal_checksums_and_never_over_anything(
    program, databases, tmp_path
):
    one, two = databases
    assert program("migrate", DATABASE_URL=one).code == 0
    words = ("people", "create", "quan-tri", "--name", "Nguyễn Văn A", "--document", "1/QĐ")
    assert program(*words, DATABASE_URL=one).code == 0
    said = program("backup", tmp_path / "a.zip", DATABASE_URL=one)
    assert said.code == 0, said.err

    said = program("restore", tmp_path / "a.zip", place="hai", DATABASE_URL=two)
    assert said.code == 0, said.err
    program("backup", tmp_path / "b.zip", place="hai", DATABASE_URL=two)

    assert tables_of(tmp_path / "a.zip") == tables_of(tmp_path / "b.zip")
    assert tables_of(tmp_path / "a.zip")["accounts_user"]
    assert program("audit", "verify", place="hai", DATABASE_URL=two).code == 0
    again = program("restore", tmp_path / "a.zip", place="ba", DATABASE_URL=two)
    assert (again.code, "không trống" in again.err) == (3, True)
    other = program("restore", tmp_path / "a.zip", place="bon")
    assert (other.code, "postgresql" in other.err) == (3, True)
