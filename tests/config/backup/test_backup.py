"""A backup comes back on a second machine with equal checksums, or is refused by name."""

import json
import shutil
import sqlite3
from contextlib import closing
from zipfile import ZipFile

import pytest

from thuocdo.config.backup.manifest import NAME, Manifest, UnsoundArchive, manifest_in

pytestmark = pytest.mark.slow
FILES = {"publications/aa.zip": b"PK-aa", "files/bb": b"bb", "index_sets/cc/index_set.yaml": b"cc"}


@pytest.fixture(scope="module")
def site(run_in, tmp_path_factory):
    """A site with a person, a log and some files; the folder of its data."""
    folder = tmp_path_factory.mktemp("site") / "mot"
    assert run_in(folder, "migrate").code == 0
    words = ("people", "create", "quan-tri", "--name", "Nguyễn Văn A", "--document", "1/QĐ")
    assert run_in(folder, *words).code == 0
    for name, content in {**FILES, "files/.part-x": b"unfinished"}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def saved(run_in, site):
    """An archive of it."""
    said = run_in(site, "backup", site.parent / "sao-luu.zip")
    assert said.code == 0, said.err
    return site.parent / "sao-luu.zip"


def lists_of(path):
    with ZipFile(path) as archive:
        found = json.loads(archive.read(NAME))
        return found["files"], found["tables"]


def test_what_is_restored_elsewhere_gives_the_same_checksums(program, saved, tmp_path):
    said = program("restore", saved, place="hai")
    again = program("backup", tmp_path / "lai.zip", place="hai")

    assert (said.code, again.code) == (0, 0), said.err
    files, tables = lists_of(saved)
    assert lists_of(tmp_path / "lai.zip")[1] == tables
    assert set(files) == {"database.sqlite3", *FILES}
    for name, content in FILES.items():
        assert (tmp_path / "hai" / name).read_bytes() == content
    assert program("audit", "verify", place="hai").code == 0


def test_the_key_of_the_site_stays_where_it_is(saved, site):
    assert (site / "secret_key").exists()
    with ZipFile(saved) as archive:
        assert "secret_key" not in archive.namelist()


def test_a_backup_overwrites_nothing(program, saved):
    said = program("backup", saved)

    assert said.code == 3
    assert "đã có tệp" in said.err


def rewritten(source, target, change):
    """The archive with some of its files changed."""
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        content = {name: old.read(name) for name in old.namelist()}
        change(content)
        for name, data in content.items():
            new.writestr(name, data)
    return target


def with_other_rows(content):
    """A database whose rows are not those of the list, though its own checksum fits."""
    manifest = json.loads(content[NAME])
    manifest["tables"]["accounts_user"] = "0" * 64
    content[NAME] = json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param(lambda c: c.update({"files/bb": b"BB"}), "files/bb", id="a changed file"),
        pytest.param(lambda c: c.pop("files/bb"), "files/bb", id="a missing file"),
        pytest.param(lambda c: c.update({"files/x": b""}), "files/x", id="a file too many"),
        pytest.param(with_other_rows, "accounts_user", id="a changed row"),
        pytest.param(lambda c: c.pop(NAME), "không phải là bản sao lưu", id="no list"),
    ],
)
def test_an_archive_that_is_not_whole_is_refused_by_name(program, saved, tmp_path, change, named):
    spoilt = rewritten(saved, tmp_path / "hong.zip", change)

    said = program("restore", spoilt, place="hai")

    assert said.code == 3
    assert named in said.err
    assert not (tmp_path / "hai" / "publications").exists()
    assert not (tmp_path / "hai" / "thuocdo.sqlite3").exists()


def test_a_file_that_is_no_archive_is_refused(program, tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(b"nothing")

    assert program("restore", path).code == 3
    assert program("restore", tmp_path / "khong-co.zip").code == 3


def test_nothing_is_restored_over_files(program, saved, tmp_path):
    (tmp_path / "hai" / "files").mkdir(parents=True)
    (tmp_path / "hai" / "files" / "x").write_text("x")

    said = program("restore", saved, place="hai")

    assert said.code == 3
    assert "không trống" in said.err


def test_nothing_is_restored_over_a_database(program, site, saved, tmp_path):
    (tmp_path / "mot").mkdir()
    shutil.copy(site / "thuocdo.sqlite3", tmp_path / "mot")

    said = program("restore", saved)

    assert said.code == 3
    assert "cơ sở dữ liệu" in said.err


def test_a_running_site_is_saved_as_one_moment(run_in, program, site, tmp_path):
    with closing(sqlite3.connect(site / "thuocdo.sqlite3")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM accounts_grant")
        assert run_in(site, "backup", tmp_path / "a.zip").code == 0
        writer.execute("ROLLBACK")

    assert program("restore", tmp_path / "a.zip", place="hai").code == 0
    with closing(sqlite3.connect(tmp_path / "hai" / "thuocdo.sqlite3")) as reader:
        assert reader.execute("SELECT count(*) FROM accounts_grant").fetchone() == (1,)


@pytest.mark.parametrize("name", ["../x", "/etc/x", ""])
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    path = tmp_path / "x.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr(NAME, Manifest("1", "x", "sqlite", {name: ""}, {}).text())

    with ZipFile(path) as archive, pytest.raises(UnsoundArchive, match="không hợp lệ"):
        manifest_in(archive, path)


def test_a_later_format_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr(NAME, Manifest("9", "x", "sqlite", {}, {}, format=2).text())

    with ZipFile(path) as archive, pytest.raises(UnsoundArchive, match="phiên bản mới hơn"):
        manifest_in(archive, path)
