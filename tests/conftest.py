"""How hypothesis runs, a small index set with its tables, and the command as a program calls it."""

import os
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
import xlsxwriter
from django.utils import translation
from hypothesis import settings

from thuocdo.cli.main import run

# No deadline: the machines of CI are shared, and no test times itself.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

CRITERIA = """\
code,parent,title,maximum,method,rule
1,,Chỉ đạo điều hành,10,,
1.1,1,Kế hoạch,2,self,
1.2,1,Đúng hạn,3,data,tiers rate >=90: 3; >=80: 1.5; else: 0
1.10,1,Sáng kiến,5,self,"per_item each=0,5"
2,,Khảo sát,20,,
2.1,2,Hài lòng,10,survey,
2.2,2,Trực tuyến,10,data,proportional rate full_at=80
"""
FIGURES = """\
unit,1.1,1.2,1.10,2.1,2.2
Xã A,2,92,4,8,80
Xã B,"1,5",45/60,10,"7,5",60
Xã C,1,85,2,6,40
"""
GUARDS = (  # migrations with guard and unguard
    "audit.migrations.0002_refuse_changes",
    "indexsets.migrations.0002_freeze_issued_editions",
    "results.migrations.0002_refuse_changes",
    "results.migrations.0003_steps",
    "publications.migrations.0002_refuse_changes",
    "documents.migrations.0002_refuse_changes",
    "rounds.migrations.0002_refuse_changes",
    "rounds.migrations.0004_settled",
    "rounds.migrations.0005_field_checks",
    "dossiers.migrations.0002_refuse_changes",
)


@pytest.fixture(autouse=True, scope="session")
def _guarded_tables_are_emptied_between_tests():
    """Tests that really commit empty all tables after themselves; what is guarded would refuse."""
    from django.test import TransactionTestCase  # noqa: PLC0415  (the core is tested without)

    empty = TransactionTestCase._fixture_teardown

    def empty_the_guarded_too(case):
        from django.db import connection  # noqa: PLC0415  (needs the settings)

        editor = connection.schema_editor()  # not entered: SQLite allows that in no transaction
        guards = [import_module(f"thuocdo.apps.{name}") for name in GUARDS]
        for each in guards:
            each.unguard(None, editor)
        try:
            empty(case)
        finally:
            for each in guards:
                each.guard(None, editor)

    TransactionTestCase._fixture_teardown = empty_the_guarded_too
    yield
    TransactionTestCase._fixture_teardown = empty


class Outcome(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def thuocdo(capsys):
    """Call the command; usage errors give their exit code as well."""

    def call(*words):
        try:
            code = run([str(word) for word in words])
        except SystemExit as stopped:
            code = stopped.code or 0
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """Each test works in a folder of its own, in Vietnamese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("THUOCDO_LANG", raising=False)
    monkeypatch.delenv("THUOCDO_INDEX_SETS", raising=False)
    return tmp_path


@pytest.fixture
def write(workplace):
    """Write a file and return its path."""

    def write_file(name, content):
        path = workplace / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


@pytest.fixture
def criteria(write):
    """The criteria table."""
    return write("criteria.csv", CRITERIA)


@pytest.fixture
def figures(write):
    """Figures of three units that fit the criteria."""
    return write("figures.csv", FIGURES)


@pytest.fixture
def index_set(criteria, thuocdo):
    """The folder of the set that the criteria table makes."""
    assert thuocdo("index-sets", "import", criteria, "--out", "set").code == 0
    return Path("set")


@pytest.fixture
def workbook(workplace):
    """Write rows as XLSX; numbers are stored as numbers, dates as dates."""

    def write_book(name, rows):
        path = workplace / name
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
            page = book.add_worksheet()
            for number, row in enumerate(rows):
                page.write_row(number, 0, ["" if cell is None else cell for cell in row])
        return path

    return write_book


@pytest.fixture(autouse=True)
def _own_language():
    """No test reads in the language that a page of another was asked for."""
    translation.deactivate()
