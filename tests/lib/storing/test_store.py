"""Files under their SHA-256, on the disk and in an S3-compatible store."""

import hashlib
import stat

import pytest
from django.core.files.storage import storages
from pytest_socket import disable_socket, enable_socket

from thuocdo.lib.storing.errors import UnsoundFile
from thuocdo.lib.storing.store import ALIAS, Bucket, Disk, bytes_of, place, store

CONTENT = "Báo cáo năm 2025".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def disk(settings, tmp_path):
    settings.DATA = tmp_path
    return store()


@pytest.fixture(scope="module")
def endpoint():
    """A server of moto on the loopback, ended after this file."""
    from moto.server import ThreadedMotoServer  # noqa: PLC0415  (takes a second to load)

    enable_socket()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()
    disable_socket(allow_unix_socket=True)


@pytest.fixture
def bucket(endpoint, settings, monkeypatch):
    """The site's own settings of a store, in a bucket of this test."""
    from thuocdo.config.filing import evidence_storage  # noqa: PLC0415  (reads the environment)

    words = {"BUCKET": "minh-chung", "ENDPOINT": endpoint, "REGION": "us-east-1",
             "ACCESS_KEY": "khoa", "SECRET_KEY": "bi-mat"}  # fmt: skip
    for name, value in words.items():
        monkeypatch.setenv(f"THUOCDO_S3_{name}", value)
    enable_socket()
    settings.STORAGES = {**settings.STORAGES, **evidence_storage()}
    connection = storages[ALIAS].connection
    connection.create_bucket(Bucket="minh-chung")
    yield store()
    held = connection.Bucket("minh-chung")
    held.objects.all().delete()
    held.delete()


def kept(where, source):
    where.put(source, SHA256)
    with where.local(SHA256) as path:
        return path.read_bytes()


def test_a_file_lies_read_only_under_its_content(disk, source, tmp_path):
    assert kept(disk, source) == CONTENT

    path = tmp_path / "files" / SHA256[:2] / SHA256[2:4] / SHA256[4:]
    assert path.read_bytes() == CONTENT
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert bytes_of(SHA256) == CONTENT
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_there_is_left_alone_and_a_broken_one_mended(disk, source):
    disk.put(source, SHA256)
    path = disk.root / place(SHA256)
    before = path.stat().st_ino
    disk.put(source, SHA256)
    assert path.stat().st_ino == before

    path.chmod(0o644)
    path.write_bytes(b"half")

    assert kept(disk, source) == CONTENT


@pytest.mark.parametrize("broken", [None, b"other"], ids=["missing", "changed"])
def test_what_is_not_what_was_kept_is_refused(disk, source, broken):
    if broken:
        disk.put(source, SHA256)
        (disk.root / place(SHA256)).chmod(0o644)
        (disk.root / place(SHA256)).write_bytes(broken)

    with pytest.raises(UnsoundFile) as refused, disk.local(SHA256):
        pass

    assert SHA256[:12] in refused.value.sentence.vi


@pytest.mark.slow
def test_a_bucket_keeps_the_same_and_verifies_it(bucket, source):
    assert isinstance(bucket, Bucket)
    assert kept(bucket, source) == CONTENT
    assert kept(bucket, source) == CONTENT
    assert bytes_of(SHA256) == CONTENT
    names = [one.key for one in bucket.storage.connection.Bucket("minh-chung").objects.all()]
    assert names == [place(SHA256)]

    bucket.storage.connection.Object("minh-chung", place(SHA256)).put(Body=b"other")

    with pytest.raises(UnsoundFile), bucket.local(SHA256):
        pass


@pytest.mark.slow
def test_a_bucket_without_the_file_says_so(bucket):
    with pytest.raises(UnsoundFile, match="Thiếu"), bucket.local(SHA256):
        pass


def test_without_a_bucket_files_lie_on_the_disk(disk, monkeypatch):
    from thuocdo.config.filing import evidence_storage  # noqa: PLC0415  (as above)

    monkeypatch.delenv("THUOCDO_S3_BUCKET", raising=False)

    assert evidence_storage() == {}
    assert isinstance(disk, Disk)
