"""The command ``bundle check`` from its file to its exit code."""

import pytest

from tests.factories.snapshots import stated_example
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.snapshots.bundle import write_bundle


@pytest.fixture(scope="session")
def stated_bundle():
    return write_bundle(stated_example(), {}, FigureSet())


def test_a_bundle_as_it_was_published_passes(thuocdo, write, stated_bundle):
    done = thuocdo("bundle", "check", write("goi.zip", stated_bundle))

    assert done.code == 0
    assert done.out.splitlines()[-1] == "PASS"
    assert "soát lại như đã ghi" in done.out


def test_a_bundle_that_was_altered_fails_and_names_the_file(thuocdo, write, stated_bundle):
    from tests.reporting.snapshots.test_bundle import files_in, zipped  # noqa: PLC0415

    files = files_in(stated_bundle)
    files["scores.csv"] = files["scores.csv"].replace(b"93.91", b"93.92")

    done = thuocdo("bundle", "check", write("goi.zip", zipped(files)), "--lang", "en")

    assert done.code == 1
    assert "`scores.csv` was altered" in done.out
    assert done.out.splitlines()[-1] == "FAIL"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip"])
def test_what_is_no_bundle_is_refused(thuocdo, write, content):
    done = thuocdo("bundle", "check", write("goi.zip", content))

    assert (done.code, done.out) == (3, "")
    assert "gói tái lập không đúng" in done.err


def test_a_file_that_is_not_there_is_refused(thuocdo):
    assert thuocdo("bundle", "check", "khong-co.zip").code == 3


def test_bundle_needs_an_action(thuocdo):
    assert thuocdo("bundle").code == 2
