"""How each item went, inside a bundle: it comes back, it is described, it is checked."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.factories.snapshots import demo_edition_files, demo_years
from thuocdo.reporting.snapshots.archive import SUMS, BrokenBundle, packed, unpacked
from thuocdo.reporting.snapshots.bundle import (
    NotReproducible,
    read_bundle,
    read_frozen,
    write_bundle,
)
from thuocdo.reporting.snapshots.checking import verdict
from thuocdo.reporting.snapshots.contents import LAYERS
from thuocdo.reporting.snapshots.layer_words import in_words
from thuocdo.reporting.snapshots.model import LayerLine
from thuocdo.vietnamese.sentence import Sentence

AT = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
NOTHING = Sentence("", "")


def line(layer, points, role="unit", **said):
    """One word of a layer."""
    told = {"figures": "", "told": NOTHING, "not_applicable": "", "reason": NOTHING, **said}
    points = None if points is None else Decimal(points)
    return LayerLine(layer, AT, role, points, Decimal(2), **told)


@pytest.fixture(scope="module")
def with_layers(snapshot):
    """The demonstration, with layers of its first item."""
    unit, score = next(iter(snapshot.scores.items()))
    leaf = next(score.leaf_points())
    final = leaf.points
    lines = (
        line("declared", 2, figures="yes=có", told=Sentence("Có: có", "Is there: yes")),
        line("appraised", "1.5", "appraiser", reason=Sentence("=Thiếu, ký", "Not; signed")),
        line("explanation", None, reason=Sentence('Đã "ký"', "")),
        line("final", final, "authority", document="9/BC", page="3"),
    )
    return replace(snapshot, layers={(unit, leaf.code): lines})


@pytest.fixture(scope="module")
def bundle(with_layers):
    return write_bundle(with_layers, demo_edition_files(), demo_years().figures)


def changed(bundle, old, new):
    """The bundle with another text in its layers, and with the checksums of that."""
    files = {name: data for name, data in unpacked(bundle).items() if name != SUMS}
    assert old in files[LAYERS].decode()
    return packed({**files, LAYERS: files[LAYERS].decode().replace(old, new, 1).encode()})


def test_layers_come_back_as_they_were(with_layers, bundle):
    for read in (read_bundle, read_frozen):
        assert read(bundle).layers == with_layers.layers
    (key,) = with_layers.layers
    assert ("nobody", key[1]) not in read_frozen(bundle).layers


def test_a_bundle_with_layers_checks_and_describes_them(bundle):
    files = unpacked(bundle)
    assert verdict(files).is_passed
    dictionary = files["dictionary.csv"].decode()
    header = files[LAYERS].decode().splitlines()[0].split(",")
    assert all(f"{LAYERS},{column}," in dictionary for column in header)
    assert LAYERS in files[SUMS].decode()
    assert "engine/thuocdo/reporting/snapshots/layers.py" in files


def test_a_bundle_without_a_round_has_no_layers(snapshot):
    files = unpacked(write_bundle(snapshot, demo_edition_files(), demo_years().figures))
    assert LAYERS not in files
    assert LAYERS not in files["dictionary.csv"].decode()


def test_a_line_break_in_a_reason_stays_one_line(with_layers):
    (key,) = with_layers.layers
    lines = with_layers.layers[key]
    broken = lines[1]._replace(reason=Sentence("một\r\nhai\u2028ba", "one\ntwo"))
    layers = {key: (broken, lines[-1])}
    made = write_bundle(
        replace(with_layers, layers=layers), demo_edition_files(), demo_years().figures
    )
    assert read_bundle(made).layers[key][0].reason == Sentence("một hai ba", "one two")


def test_what_was_published_must_be_the_last_layer(with_layers):
    (key,) = with_layers.layers
    for wrong in (line("final", "0.125"), line("council", 2), line("final", None)):
        with pytest.raises(NotReproducible):
            write_bundle(
                replace(with_layers, layers={key: (wrong,)}),
                demo_edition_files(),
                demo_years().figures,
            )
    stranger = replace(with_layers, layers={("nobody", key[1]): with_layers.layers[key]})
    with pytest.raises(NotReproducible):
        write_bundle(stranger, demo_edition_files(), demo_years().figures)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("final,", "council,", id="another layer at the end"),
        pytest.param("9/BC,3", "9/BC", id="a cell less"),
        pytest.param("layer,", "lop,", id="other columns"),
        pytest.param("2026-01-05", "2026-13-05", id="no day"),
    ],
)
def test_the_check_finds_altered_layers(bundle, old, new):
    assert not verdict(unpacked(changed(bundle, old, new))).is_passed


def test_layers_that_cannot_be_read_are_refused(bundle):
    for old, new in (("9/BC,3", "9/BC"), ("layer,", "lop,"), ("2026-01-05", "2026-13-05")):
        with pytest.raises(BrokenBundle):
            read_bundle(changed(bundle, old, new))


def test_words_tell_changes_and_leave_out_what_stays_the_same():
    same = Sentence("Có: có", "Yes: yes")
    lines = [
        line("declared", 2, told=same),
        line("explanation", None),
        line("second", 2, "appraiser", told=same),
        line("council", "1.25", "council", told=Sentence("Có: không", "Yes: no")),
    ]
    told = list(in_words(lines))
    assert [one.change for one in told] == [None, None, None, Decimal("-0.75")]
    assert [one.figures.vi for one in told] == ["Có: có", "", "", "Có: không"]
    assert told[2].role.vi == "cơ quan thẩm định"
    assert told[2].title == ("Thẩm định lần hai", "Second appraisal")
