"""Scenario 27: the bundle from the page proves itself, and names what was changed in it."""

import re
import subprocess
import sys
import zipfile

import pytest

from tests.journeys.places import SLUG

PAGES = {
    "ranking": (f"/xep-hang/{SLUG}/2025/xa", "gói tái lập"),
    "open data": ("/du-lieu", r"^\.zip"),
}
UNIT, ITEM, FIGURE = "C029", "7.1.2", "numerator"


def downloaded(page, address, link, folder):
    """Unpacked into the folder."""
    page.goto(address)
    with page.expect_download() as found:
        page.locator("main").get_by_role("link", name=re.compile(link)).first.click()
    found.value.save_as(folder / "goi.zip")
    with zipfile.ZipFile(folder / "goi.zip") as bundle:
        bundle.extractall(folder / "goi")
    return folder / "goi"


def checked(folder):
    """What its own program says, with nothing but Python: no packages, no environment."""
    return subprocess.run(  # noqa: S603  (this Python)
        [sys.executable, "-I", "-S", str(folder / "check.py")],
        cwd=folder,
        env={},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.mark.parametrize("place", list(PAGES))
def test_a_downloaded_bundle_passes(page, place, tmp_path):
    answer = checked(downloaded(page, *PAGES[place], tmp_path))

    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.splitlines()[-1] == "PASS"


def test_a_changed_input_fails_and_is_named(laptop, tmp_path):
    folder = downloaded(laptop, *PAGES["ranking"], tmp_path)
    figures = folder / "figures.csv"
    lines = figures.read_text(encoding="utf-8").splitlines(keepends=True)
    [place] = [
        number for number, line in enumerate(lines) if line.startswith(f"{UNIT},{ITEM},{FIGURE},")
    ]
    assert "870" in lines[place]
    lines[place] = lines[place].replace("870", "1870")
    figures.write_text("".join(lines), encoding="utf-8")

    answer = checked(folder)

    assert answer.returncode == 1
    assert answer.stdout.splitlines()[-1] == "FAIL"
    assert "figures.csv" in answer.stdout
    named = [line for line in answer.stdout.splitlines() if UNIT in line and ITEM in line]
    assert named, answer.stdout
