"""The bundle: the same bytes for the same content, the same snapshot back, a check that finds."""

import csv
import hashlib
import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.factories.snapshots import (
    demo_about,
    demo_edition_files,
    demo_snapshot,
    demo_years,
    stated_example,
)
from thuocdo.core.scoring.figures import Layer, Provenance
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.snapshots import archive
from thuocdo.reporting.snapshots.about import UnitFacts
from thuocdo.reporting.snapshots.archive import BrokenBundle
from thuocdo.reporting.snapshots.building import computed_snapshot
from thuocdo.reporting.snapshots.bundle import NotReproducible, read_bundle, write_bundle
from thuocdo.reporting.snapshots.checking import verdict
from thuocdo.reporting.snapshots.engine import engine_files
from thuocdo.reporting.snapshots.meanings import COLUMNS
from thuocdo.reporting.snapshots.model import Accepted, Correction, StatedChange, UnitLine
from thuocdo.vietnamese.sentence import Sentence

MARK = "Nguyễn Thị Bí Mật"
START = [sys.executable, "-I", "-S", "check.py"]  # no packages, no environment


def files_in(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def summed(files):
    """As somebody would alter a bundle who also mends its checksums."""
    return archive.packed({k: v for k, v in files.items() if k != archive.SUMS})


@pytest.fixture(scope="session")
def whole_folder(bundle, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    zipfile.ZipFile(io.BytesIO(bundle)).extractall(folder)
    return folder


@pytest.fixture
def folder(whole_folder, tmp_path):
    """The bundle, unpacked somewhere."""
    return Path(shutil.copytree(whole_folder, tmp_path / "goi"))


def checked(folder):
    done = subprocess.run(  # noqa: S603  (our own script)
        START, cwd=folder, capture_output=True, check=False, timeout=120,
        env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def alter(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# What is written is what is read.


def test_the_same_snapshot_comes_back(bundle, snapshot):
    assert read_bundle(bundle) == snapshot


def test_it_comes_back_from_a_file(bundle, snapshot, tmp_path):
    path = tmp_path / "goi.zip"
    path.write_bytes(bundle)

    assert read_bundle(path) == snapshot


def test_digits_are_those_that_were_written(bundle, snapshot):
    again = read_bundle(bundle)

    assert {c: str(s.total) for c, s in again.scores.items()} == {
        c: str(s.total) for c, s in snapshot.scores.items()
    }


def test_a_stated_snapshot_comes_back(stated, stated_bundle):
    again = read_bundle(stated_bundle)

    assert again == stated
    assert str(again.scores["691"].groups["III"].maximum) == "14.50"


@pytest.mark.parametrize(
    "stated_change", [(Decimal("4.09"), None), (None, -3), (Decimal(0), 0), None], ids=str
)
def test_stated_changes_come_back(stated, stated_change):
    change = StatedChange(*stated_change) if stated_change else None
    score = replace(stated.scores["691"], stated=change)

    again = read_bundle(write_bundle(replace(stated, scores={"691": score}), {}, FigureSet()))

    assert again.scores["691"].stated == change


def test_everything_that_can_be_said_comes_back(stated):
    odd = "=1+1, \"a\"\n'b' – đ"
    line = UnitLine("-u", odd, odd, "@ward", "+khối", "'vùng", False, 0, Decimal("-1.50000"),
                    Decimal(105))  # fmt: skip
    score = replace(stated.scores["691"], unit="-u", total=None, maximum=None, percent=None,
                    rank=None, out_of=None, band="A")  # fmt: skip
    whole = replace(
        stated,
        units={"-u": line},
        scores={"-u": score},
        accepted=(Accepted("parts_total", odd, Sentence(odd, "x"), odd),),
        corrections=(Correction("-u", "", "total", "1", "2"),),
        reason=odd,
        erratum_on=date(2026, 5, 1),
        replaces="0" * 64,
        version=2,
        scale=None,
        survey_held=False,
        caveat=Sentence(odd, odd),
        frozen_at=datetime(2026, 5, 1, 3, 4, 5, 678, tzinfo=UTC),
    )

    assert read_bundle(write_bundle(whole, {}, FigureSet())) == whole


@pytest.mark.slow
def test_the_same_arguments_give_the_same_bytes(bundle, snapshot):
    again = write_bundle(snapshot, demo_edition_files(), demo_years().figures)

    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(bundle).hexdigest()


def test_no_clock_and_no_system_stands_in_the_zip(bundle):
    entries = zipfile.ZipFile(io.BytesIO(bundle)).infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}
    assert [e.filename for e in entries] == sorted(e.filename for e in entries)


def test_cells_that_a_spreadsheet_would_run_are_guarded(stated):
    line = stated.units["691"]._replace(name='=HYPERLINK("x")')

    files = files_in(write_bundle(replace(stated, units={"691": line}), {}, FigureSet()))

    (row,) = csv.DictReader(io.StringIO(files["units.csv"].decode()))
    assert row["name"] == '\'=HYPERLINK("x")'


# What is in it.


def test_checksums_are_as_the_usual_tool_reads_them(bundle):
    files = files_in(bundle)

    for line in files.pop("SHA256SUMS").decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(files.pop(name)).hexdigest() == digest
    assert not files


@pytest.mark.parametrize("data", ["bundle", "stated_bundle"])
def test_the_dictionary_names_every_column(request, data):
    files = files_in(request.getfixturevalue(data))

    told = {}
    for row in csv.DictReader(io.StringIO(files["dictionary.csv"].decode())):
        assert row["meaning"]
        assert row["meaning_en"]
        told.setdefault(row["file"], []).append(row["column"])
    tables = [name for name in files if name.endswith(".csv") and name != "dictionary.csv"]
    assert {name for name in COLUMNS if name in files} == told.keys()
    for name in tables:
        header = next(csv.reader(io.StringIO(files[name].decode())))
        assert told[name] == ["", *header]


def test_the_readme_says_how_to_check_and_to_cite(bundle):
    text = files_in(bundle)["README.md"].decode()

    assert text.count("python3 check.py") == 2
    assert text.count("CC BY 4.0") == 4
    assert "ngày 14/03/2026, phiên bản dữ liệu 1" in text
    assert "data version 1" in text
    assert "Demonstration data" in text


def test_the_engine_needs_nothing_but_python():
    used = set()
    for name, content in engine_files().items():
        if name.endswith(".py") and "/yaml/" not in name:
            pattern = rb"^(?:from|import) ([a-z_]+)"
            used |= {word.decode() for word in re.findall(pattern, content, re.MULTILINE)}

    assert used - set(sys.stdlib_module_names) <= {"thuocdo", "yaml", "python_calamine"}
    assert "engine/thuocdo/core/robustness/ranks.py" not in engine_files()


def test_licences_come_with_the_engine():
    assert b"Kirill Simonov" in engine_files()["engine/yaml/LICENSE"]
    assert b"Apache License" in engine_files()["engine/thuocdo/LICENSE"]


def test_a_stated_bundle_holds_what_there_is(stated_bundle):
    files = files_in(stated_bundle)

    assert "figures.csv" not in files
    assert not any(name.startswith("edition/") for name in files)
    assert "parts_total" in files["findings.csv"].decode()


def test_nobody_who_entered_a_figure_is_named():
    scored = demo_years()
    entries = {
        unit: {
            code: entry._replace(
                provenance=Provenance(Layer.APPRAISED, MARK, datetime(2025, 1, 1, tzinfo=UTC), "1")
            )
            for code, entry in own.items()
        }
        for unit, own in scored.figures.entries.items()
    }
    figures = replace(scored.figures, entries=entries, notes=[Sentence(MARK, MARK)])
    figures.places[next(iter(entries)), "1.1.1"] = Sentence(MARK, MARK)
    from thuocdo.reporting.scored import score_figures  # noqa: PLC0415

    again = computed_snapshot(score_figures(scored.index_set, figures), demo_about())
    files = files_in(write_bundle(again, demo_edition_files(), figures))

    leaf = next(iter(again.scores.values())).leaves["1.1.1"]
    assert (leaf.layer, leaf.role) == ("appraised", "appraiser")
    assert not [name for name, content in files.items() if MARK.encode() in content]


def test_what_does_not_compute_is_not_packed(snapshot):
    figures = demo_years().figures
    own = figures.entries["C001"]
    reached = own["1.1.1"]._replace(values={**own["1.1.1"].values, "done_on": date(2025, 2, 19)})
    entries = {**figures.entries, "C001": {**own, "1.1.1": reached}}

    with pytest.raises(NotReproducible) as refusal:
        write_bundle(snapshot, demo_edition_files(), replace(figures, entries=entries))

    assert "C001 1.1.1 points" in refusal.value.sentence.en


# What is refused.


def test_a_file_that_is_no_zip_is_refused():
    with pytest.raises(BrokenBundle) as refusal:
        read_bundle(b"x" * 100)

    assert "ZIP" in refusal.value.sentence.vi


@pytest.mark.parametrize("part", [0.2, 0.5, 0.99])
def test_a_file_that_was_cut_off_is_refused(stated_bundle, part):
    with pytest.raises(BrokenBundle):
        read_bundle(stated_bundle[: int(len(stated_bundle) * part)])


def test_a_changed_byte_is_refused(stated_bundle):
    place = stated_bundle.index(b"scores.csv") + 60
    data = bytearray(stated_bundle)
    data[place] ^= 1

    with pytest.raises(BrokenBundle):
        read_bundle(bytes(data))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param({"scores.csv": b"x"}, "scores.csv", id="altered"),
        pytest.param({"scores.csv": None}, "scores.csv", id="missing"),
        pytest.param({"more.csv": b"x"}, "more.csv", id="strange"),
        pytest.param({"engine/thuocdo/__init__.py": b""}, "__init__.py", id="the engine"),
        pytest.param({"SHA256SUMS": b""}, "SHA256SUMS", id="no checksums"),
    ],
)
def test_a_file_that_was_altered_is_named(stated_bundle, change, named):
    files = {k: v for k, v in (files_in(stated_bundle) | change).items() if v is not None}

    with pytest.raises(BrokenBundle) as refusal:
        read_bundle(zipped(files))

    assert named in refusal.value.sentence.vi


@pytest.mark.parametrize(
    "name", ["../escape.txt", "/etc/passwd", "a/../../b", "C:\\x", "a\\..\\b", "a//b", "./a"]
)
def test_names_that_would_leave_the_folder_are_refused(stated_bundle, name):
    with pytest.raises(BrokenBundle) as refusal:
        read_bundle(zipped({**files_in(stated_bundle), name: b"x"}))

    assert "not allowed" in refusal.value.sentence.en


def test_a_name_that_stands_twice_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("a", b"2")

    with pytest.raises(BrokenBundle):
        read_bundle(out.getvalue())


def test_a_zip_that_would_fill_the_memory_is_refused(monkeypatch, stated_bundle):
    monkeypatch.setattr(archive, "LARGEST", 1000)

    with pytest.raises(BrokenBundle) as refusal:
        read_bundle(stated_bundle)

    assert "too large" in refusal.value.sentence.en


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("publication.json", b'"format": 1', b'"format": 2', id="a later form"),
        pytest.param("publication.json", b'"scheme"', b'"schema"', id="a field is missing"),
        pytest.param("publication.json", b"{", b"[", id="no JSON"),
        pytest.param("scores.csv", b"unit,what", b"what,unit", id="other columns"),
        pytest.param("scores.csv", b"93.91", b"many", id="no number"),
        pytest.param("scores.csv", b",group,", b",total,", id="a group of nobody"),
        pytest.param("units.csv", b"population", b"people", id="another header"),
        pytest.param("scores.csv", b"691,total", b"692,total", id="a unit that is not there"),
    ],
)
def test_content_that_cannot_be_read_is_refused(stated_bundle, name, old, new):
    files = files_in(stated_bundle)
    files[name] = files[name].replace(old, new, 1)

    with pytest.raises(BrokenBundle):
        read_bundle(summed(files))


# The check in the bundle, with nothing but Python (scenario 27).


@pytest.mark.slow
def test_the_check_passes_with_nothing_but_python(folder):
    code, out, err = checked(folder)

    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "PASS"
    assert "60" in out
    assert not list(folder.rglob("__pycache__"))


@pytest.mark.slow
def test_one_changed_input_is_named_with_all_that_follows(folder):
    alter(folder / "figures.csv", "C001,1.1.1,done_on,2025-01-29", "C001,1.1.1,done_on,2025-02-19")

    code, out, _ = checked(folder)

    lines = out.splitlines()
    assert (code, lines[-1]) == (1, "FAIL")
    assert "`figures.csv`" in lines[0]
    assert any("C001 1.1.1 points: published 1/1, recomputed 0.5/1" in line for line in lines)
    assert any("C001 1.1.1 done_on: published 2025-01-29" in line for line in lines)
    assert any("C001 rank: published 4/15 (=), recomputed 6/15" in line for line in lines)
    assert any("C001 band: published A, recomputed B" in line for line in lines)
    assert not any("C002" in line for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        pytest.param("figures.csv", "C001,1.1.1,provided,có", "C001,1.1.1,provided,nhiều",
                     "figures.csv", id="a figure that cannot be read"),
        pytest.param("figures.csv", "C001,", "C999,", "C999", id="a unit that is not there"),
        pytest.param("edition/domains/1-steering.yaml", "maximum: 13", "maximum: 12",
                     "1-steering.yaml", id="the edition"),
        pytest.param("units.csv", "C001,Phường An Khê,An Khe ward,ward,phường",
                     "C001,Phường An Khê,An Khe ward,ward,xã", "C001", id="a block"),
        pytest.param("scores.csv", "C001,total,,,90.45", "C001,total,,,90.46",
                     "C001 total: published 90.46", id="a published total"),
        pytest.param("publication.json", '"survey_held": true', '"survey_held": false',
                     "publication.json", id="whether a survey was held"),
        pytest.param("engine/thuocdo/__init__.py", "0.1", "0.2", "__init__.py", id="the engine"),
        pytest.param("SHA256SUMS", "a", "b", "SHA256SUMS", id="the checksums"),
    ],
)  # fmt: skip
def test_whatever_was_altered_fails(bundle, name, old, new, told):
    files = files_in(bundle)
    files[name] = files[name].replace(old.encode(), new.encode(), 1)

    lines = verdict(files).lines("en")

    assert any(told in line for line in lines)
    assert lines[-1] == "FAIL"


@pytest.mark.parametrize("name", ["SHA256SUMS", "figures.csv", "publication.json", "units.csv"])
def test_what_is_missing_fails(bundle, name):
    files = files_in(bundle)
    del files[name]

    assert any(name in line for line in verdict(files).lines())
    assert not verdict(files).is_passed


@pytest.mark.slow
def test_a_folder_without_checksums_fails(folder):
    (folder / "SHA256SUMS").unlink()

    code, out, err = checked(folder)

    assert (code, err) == (1, "")
    assert "SHA256SUMS" in out


@pytest.mark.slow
def test_other_files_in_the_folder_do_not_matter(folder):
    (folder / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")

    assert checked(folder)[0] == 0


@pytest.mark.slow
def test_the_stated_figures_check_out_as_recorded(stated_bundle, tmp_path):
    zipfile.ZipFile(io.BytesIO(stated_bundle)).extractall(tmp_path)
    assert checked(tmp_path)[0] == 0

    alter(tmp_path / "scores.csv", "93.91", "106.42")
    code, out, _ = checked(tmp_path)

    assert code == 1
    assert "no longer found" in out


def test_unit_facts_reach_the_table(snapshot):
    facts = {"C001": UnitFacts("ward", "An Khe", 5, Decimal("15.5"), Decimal("108.25"))}
    again = computed_snapshot(demo_years(), demo_about(units=facts))

    unit = again.units["C001"]
    assert (unit.kind, unit.population, unit.latitude) == ("ward", 5, Decimal("15.5"))
    assert again.units["C002"].kind == ""
    assert again.units["C002"].population == snapshot.units["C002"].population


def test_a_departments_bundle_comes_back():
    scheme = "demo-province-departments"
    snapshot = demo_snapshot(scheme, 2022)

    data = write_bundle(
        snapshot, demo_edition_files(scheme, 2022), demo_years(scheme, 2022).figures
    )

    assert read_bundle(data) == snapshot
    assert stated_example(version=2).version == 2
