"""Commands that look after a site: what they say, and the code they end with."""

import argparse

import pytest

from tests.factories.audit import an_event, tamper
from tests.factories.publications import published
from thuocdo.apps.accounts.models import User
from thuocdo.apps.publications import selectors
from thuocdo.apps.units.models import Unit
from thuocdo.config import keeping
from thuocdo.reading.library import demo_lineage, demo_units

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOTHING = argparse.Namespace()


def test_a_whole_log_is_told_with_its_length(capsys):
    an_event()

    assert keeping.verify_audit(NOTHING) == 0
    assert "1 sự kiện" in capsys.readouterr().out


def test_a_changed_log_is_found(capsys):
    an_event()
    an_event()
    tamper(1, action="unit.moved")

    assert keeping.verify_audit(NOTHING) == 1
    assert "số 1 đã bị sửa" in capsys.readouterr().out


def test_publications_are_listed_and_their_files_verified(capsys, settings, tmp_path):
    settings.DATA = tmp_path
    row = published()

    assert keeping.list_publications(NOTHING) == 0
    assert keeping.verify_publications(NOTHING) == 0
    said = capsys.readouterr().out
    assert row.snapshot_hash[:12] in said
    assert "1/1 tệp" in said
    selectors.bundle_path(row.snapshot_hash).unlink()
    assert keeping.verify_publications(NOTHING) == 1
    assert "Thiếu tệp đã khóa" in capsys.readouterr().out


def test_a_register_is_loaded_once(capsys):
    named = argparse.Namespace(units=demo_units(), lineage=demo_lineage(), source=None)

    keeping.load_units(named)
    count = Unit.objects.count()
    keeping.load_units(named)

    assert count > 80
    assert Unit.objects.count() == count
    assert "Thêm 0 đơn vị" in capsys.readouterr().out


DECREE = """\
date,kind,old,new,share_of_old,basis,document,name,type,parent
2026-07-01,rename,C001,C001,1,,1/NQ (trình diễn),Xã Mới,commune,
"""


@pytest.mark.parametrize(
    ("text", "dry_run", "code", "said"),
    [
        pytest.param(DECREE, False, 0, "Đã ghi 1 sự kiện", id="recorded"),
        pytest.param(DECREE, True, 0, "chưa ghi gì", id="a dry run"),
        pytest.param(DECREE.replace("C001", "X9"), False, 3, "X9", id="refused"),
    ],
)
def test_a_decree_is_recorded_whole_or_not_at_all(capsys, tmp_path, text, dry_run, code, said):
    keeping.load_units(argparse.Namespace(units=demo_units(), lineage=None, source="trình diễn"))
    path = tmp_path / "nghi-quyet.csv"
    path.write_text(text)

    assert keeping.add_decree(argparse.Namespace(file=path, dry_run=dry_run)) == code

    assert said in capsys.readouterr().out
    assert Unit.objects.filter(name="Xã Mới").exists() == (code == 0 and not dry_run)


def test_the_first_administrator_is_made(capsys):
    named = argparse.Namespace(username="quan-tri", name="Nguyễn Văn A", document="1/QĐ")

    assert keeping.create_person(named) == 0

    assert User.objects.get().username == "quan-tri"
    assert "mật khẩu dùng một lần" in capsys.readouterr().out
