"""Reading back only what is asked for: members, traces and plain figures of a bundle."""

import io
import zipfile

import pytest

from tests.factories.snapshots import demo_edition_files, demo_years
from thuocdo.core.errors import InvalidFigure
from thuocdo.reporting.snapshots import archive, traces
from thuocdo.reporting.snapshots.archive import BrokenBundle, Members, packed, unpacked
from thuocdo.reporting.snapshots.bundle import lazy_snapshot, read_bundle, read_frozen
from thuocdo.reporting.snapshots.cells import table
from thuocdo.reporting.snapshots.contents import FIGURES, TRACES
from thuocdo.reporting.snapshots.figures import (
    HEADER,
    NotPlain,
    figure_rows,
    figures_again,
    inputs_of,
    plain_entries,
    told_entries,
)
from thuocdo.reporting.snapshots.recomputing import edition_of, scored_from

SOURCE = ("", "", "")


def rezipped(bundle, change, *, are_sums_mended=True):
    """The bundle with other contents."""
    files = {**unpacked(bundle), **change}
    if are_sums_mended:
        return packed({k: v for k, v in files.items() if k != archive.SUMS})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


# Members.


def test_a_file_is_read_when_it_is_asked_for(bundle):
    members = Members(bundle)

    assert set(members) == set(unpacked(bundle))
    assert len(members) == len(unpacked(bundle))
    assert members[FIGURES] == unpacked(bundle)[FIGURES]
    with pytest.raises(KeyError):
        members["nothing.csv"]


def test_an_altered_file_is_refused_when_it_is_asked_for(bundle):
    members = Members(rezipped(bundle, {FIGURES: b"x"}, are_sums_mended=False))

    assert members[TRACES]
    with pytest.raises(BrokenBundle) as refusal:
        members[FIGURES]
    assert FIGURES in refusal.value.sentence.vi


@pytest.mark.parametrize("data", [b"", b"x" * 100])
def test_what_is_no_zip_has_no_members(data):
    with pytest.raises(BrokenBundle):
        Members(data)


# Traces.


def test_a_frozen_bundle_says_the_same_as_one_that_was_read_whole(bundle):
    assert read_frozen(bundle) == read_bundle(bundle)


def test_traces_are_not_touched_before_a_leaf_is_asked_for(bundle):
    files = unpacked(bundle)
    traces = files.pop(TRACES)
    snapshot = lazy_snapshot(files)
    leaves = next(iter(snapshot.scores.values())).leaves

    assert len(leaves) > 50
    assert "1.1.1" in leaves
    assert leaves.get("9.9.9.9") is None
    files[TRACES] = traces
    assert leaves["1.1.1"].code == "1.1.1"
    assert leaves["1.1.1"] is leaves["1.1.1"]


def test_points_are_told_without_reading_traces(bundle, snapshot):
    files = dict(unpacked(bundle))
    del files[TRACES]
    score = next(iter(lazy_snapshot(files).scores.values()))

    assert list(score.leaf_points()) == list(snapshot.scores[score.unit].leaf_points())


def test_leaves_beyond_those_that_are_kept_are_read_again(bundle, snapshot, monkeypatch):
    monkeypatch.setattr(traces, "KEPT", 2)

    leaves = next(iter(read_frozen(bundle).scores.values())).leaves

    assert dict(leaves) == next(iter(snapshot.scores.values())).leaves
    assert len(leaves.traces.known) <= 2


def swapped(content):
    first, second, rest = content.split(b"\n", 2)
    return b"\n".join([second, first, rest])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(swapped, id="another order"),
        pytest.param(lambda content: content + content.split(b"\n")[0] + b"\n", id="one more"),
        pytest.param(lambda content: content.split(b"\n", 1)[1], id="one fewer"),
        pytest.param(lambda content: content.replace(b"{", b"[", 1), id="no JSON"),
    ],
)
def test_traces_that_are_not_those_of_the_scores_are_refused(bundle, change):
    data = rezipped(bundle, {TRACES: change(unpacked(bundle)[TRACES])})
    frozen = read_frozen(data)

    with pytest.raises(BrokenBundle):
        read_bundle(data)
    with pytest.raises(BrokenBundle):
        [leaf for score in frozen.scores.values() for leaf in score.leaves.values()]


def test_traces_without_scores_are_refused(stated_bundle):
    with pytest.raises(BrokenBundle):
        read_bundle(rezipped(stated_bundle, {TRACES: b"{}\n"}))


# Figures.


@pytest.fixture(scope="module")
def inputs():
    return inputs_of(edition())


def edition():
    return edition_of(demo_edition_files())


def test_plain_figures_are_what_reading_the_table_gives(inputs):
    rows = [list(row) for row in figure_rows(demo_years().figures)]

    assert plain_entries(rows, inputs) == told_entries(rows, edition())[0]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("1.1.1", "no such input", "1"), id="no such input"),
        pytest.param(("9.9.9", "points", "1"), id="no such leaf"),
        pytest.param(("9.2", "outcome", "None"), id="capitals in a choice"),
        pytest.param(("9.2", "outcome", "something else"), id="no choice"),
        pytest.param(("1.1.1", "done_on", "19/02/2025"), id="a date as people write it"),
        pytest.param(("1.1.1", "not_applicable", "thiếu"), id="a word for nothing"),
        pytest.param(("1.1.1", "not_applicable", "-"), id="a sign for nothing"),
        pytest.param(("1.1.1", "not_applicable", "N/A"), id="a word with two meanings"),
        pytest.param(("1.1.1", "not_applicable", "không áp dụng"), id="the bare word"),
        pytest.param(("1.1.1", "not_applicable", " vì "), id="spaces"),
    ],
)
def test_a_row_that_takes_a_closer_look_gets_it(inputs, row):
    with pytest.raises(NotPlain):
        plain_entries([["C001", *row, *SOURCE]], inputs)


def numeric(inputs, kind):
    return next(key for key, asked in inputs.items() if asked.type == kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("count", "1.0"), ("count", "-1"), ("count", ""), ("rate", "85,5"), ("rate", "٣"),
     ("number", "1e3"), ("rate", "85%"), ("number", "1.2345678"), ("yes_no", "x")],
)  # fmt: skip
def test_only_plain_numbers_are_plain(inputs, kind, text):
    code, name = numeric(inputs, kind)

    with pytest.raises(NotPlain):
        plain_entries([["C001", code, name, text, *SOURCE]], inputs)


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(("1.1.1", "done_on", "2025-02-01", *SOURCE), id="the same again"),
        pytest.param(("1.1.1", "due_on", "2025-02-01", "12/QĐ", "", ""), id="another document"),
        pytest.param(("1.1.1", "not_applicable", "vì", *SOURCE), id="does not apply"),
    ],
)
def test_rows_that_may_contradict_each_other_are_not_plain(inputs, second):
    rows = [["C001", "1.1.1", "done_on", "2025-02-01", *SOURCE], ["C001", *second]]

    with pytest.raises(NotPlain):
        plain_entries(rows, inputs)


def test_an_unknown_layer_is_not_plain(inputs):
    with pytest.raises(NotPlain):
        plain_entries([["C001", "1.1.1", "done_on", "2025-02-01", "", "", "above"]], inputs)


def test_what_is_not_plain_is_read_like_any_table(snapshot):
    rows = [["C001", "1.1.1", "done_on", "19/02/2025", *SOURCE]]

    found = figures_again(table(HEADER, rows), edition(), snapshot.units)

    assert found.entries["C001"]["1.1.1"].values["done_on"].isoformat() == "2025-02-19"
    assert found.places


def test_a_figure_that_contradicts_itself_is_refused_with_its_cell(bundle, snapshot):
    files = dict(unpacked(bundle))
    lines = files[FIGURES].decode().splitlines(keepends=True)
    place = next(i for i, line in enumerate(lines) if ",denominator," in line)
    cells = lines[place].split(",")
    cells[3] = "0"
    lines[place] = ",".join(cells)
    files[FIGURES] = "".join(lines).encode()

    with pytest.raises(InvalidFigure) as refusal:
        scored_from(snapshot, files)

    assert f"figures.csv, row {place + 1}" in refusal.value.sentence.en
