"""Whatever is taken in, and whenever it is cut off, lake and cube are whole and equal."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thuocdo.analytics.cubes.building import kept, recounted
from thuocdo.analytics.ingesting.applying import States, apply, complete
from thuocdo.analytics.ingesting.images import NULLS, RECORD, find, read_run, records_of, rows_of
from thuocdo.analytics.ingesting.readying import ready, sweep
from thuocdo.analytics.ingesting.tidying import tidy
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.tables import BY_NAME

pytestmark = pytest.mark.slow
SOME_MINUTE = 13_700_000  # in January 2026


def states(dossiers):
    """Dossiers (key, seed) as records that differ by their seed."""
    records = np.zeros(len(dossiers), RECORD)
    for record, (_, seed) in zip(records, dossiers, strict=True):
        chance = np.random.default_rng(seed)
        for name, null in NULLS.items():
            record[name] = null if seed % 7 == 3 else 0
        received = SOME_MINUTE + int(chance.integers(0, 120_000))
        record["received"] = record["submitted"] = received
        record["due"] = received + int(chance.integers(0, 20_000))
        is_open = chance.random() < 0.3
        record["finished"] = NULLS["finished"] if is_open else received + chance.integers(0, 40_000)
        for name in ("receiver", "responsible", "procedure", "field"):
            record[name] = chance.integers(1, 4)
        for name in ("channel", "status", "rating"):
            record[name] = 1 + chance.integers(0, 3)
        record["supplements"] = chance.integers(0, 3)
        record["waiting"] = chance.integers(0, 3) * 1440
        record["supplement_open"] = NULLS["supplement_open"]
        record["apology_sent"] = record["due"] // 1440 if chance.random() < 0.5 else 65535
        record["batch"] = 0
    return States(np.array([key for key, _ in dossiers], np.int64), records)


def take(lake, *parts):
    before = ready(lake)
    return complete(
        lake, apply(lake, [states(list(part.items())) for part in parts], before), before
    )


FILES = st.lists(
    st.one_of(
        st.dictionaries(st.integers(1, 30), st.integers(0, 12), min_size=1, max_size=12),
        st.just("tidy"),
        st.just("again"),
        st.just("cut off"),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=FILES)
def test_the_kept_cube_equals_a_full_recount_after_any_files(files):
    with TemporaryDirectory() as folder:
        lake, known, last = Lake(folder), {}, {1: 1}
        for file in files:
            if file == "tidy":
                tidy(lake)
            elif file == "cut off":
                apply(lake, [states([(5, 99), (77, 98)])], ready(lake))
            else:
                last = last if file == "again" else file
                take(lake, last)
                known |= last

            assert kept(lake) == recounted(lake)
        runs = [read_run(lake.root / "states", name) for name in ready(lake).states]
        wanted = states(sorted(known.items()))
        found, records = find(runs, wanted.keys)
        records["batch"] = 0
        assert found.all()
        assert (records == wanted.records).all()


def test_parts_of_one_import_have_one_number(tmp_path):
    lake = Lake(tmp_path)

    manifest = take(lake, {1: 1, 2: 2}, {3: 3})

    assert manifest.batch == 1
    assert kept(lake) == recounted(lake)
    assert sum(len(names) for names in manifest.files.values()) >= 2


def test_records_are_the_rows():
    keys, records = states([(5, 3), (7, 10), (9, 4)])

    rows = rows_of(keys, records)

    assert (records_of(rows) == records).all()
    assert rows["cause"].to_pylist()[:2] == [None, None]
    assert set(NULLS) == set(BY_NAME) - {"dossier"}


def test_what_was_cut_off_is_swept_away_and_what_counts_stays(tmp_path):
    lake = Lake(tmp_path)
    manifest = take(lake, {1: 1, 2: 2})
    whole = sorted(p for p in tmp_path.rglob("*") if p.is_file())
    apply(lake, [states([(1, 5), (9, 9)])], manifest)
    (tmp_path / "states" / ".b0000001-0000.keys.npy.partial").write_bytes(b"half")

    sweep(lake, manifest)

    assert sorted(p for p in tmp_path.rglob("*") if p.is_file()) == whole


def test_a_lake_of_an_older_definition_is_counted_anew(tmp_path):
    lake = Lake(tmp_path)
    manifest = take(lake, {1: 1, 2: 2})
    before = kept(lake)
    Manifest(**{**vars(manifest), "cube": "older", "cells": ()}).write(tmp_path)

    ready(lake)

    assert kept(lake) == before


def test_tidying_leaves_one_file_a_month_and_nothing_hidden(tmp_path):
    lake = Lake(tmp_path)
    for seed in range(1, 6):
        take(lake, {key: key + seed for key in range(1, 20)})
    before = kept(lake)

    tidy(lake)

    manifest = lake.manifest()
    assert not lake.hidden()
    assert all(len(names) == 1 for names in manifest.files.values())
    assert (len(manifest.states), len(manifest.cells)) == (1, 1)
    assert kept(lake) == before == recounted(lake)


SCRIPT = """
import os, signal, sys, traceback
from pathlib import Path
from tests.analytics.ingesting.seeding import a_file, dossiers
from thuocdo.analytics.cubes.building import kept, recounted
from thuocdo.analytics.ingesting.ingesting import ingest
from thuocdo.analytics.lake import Lake

root, wait = Path(sys.argv[1]), os.fsync
lake, first = Lake(root / "lake"), dossiers(60)
second = [{**row, "CoKetQuaDienTu": "1"} for row in first[:30]] + dossiers(30, seed=9, first=500)
first, second = a_file(root / "first", first), a_file(root / "second", second)


def apart(work):
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def cut_off(moment):
    calls = 0

    def dying(handle):
        nonlocal calls
        calls += 1
        if calls > moment:
            os.kill(os.getpid(), signal.SIGKILL)
        wait(handle)

    os.fsync = dying
    ingest(lake, second, root / "refused.csv")


def whole():
    rows = sum(1 for _ in lake.files())
    batch = lake.manifest().batch
    assert kept(lake) == recounted(lake), "cube and rows differ"
    print(batch, rows, flush=True)


assert apart(lambda: ingest(lake, first, root / "refused.csv")) == 0
moment = 0
while (ended := apart(lambda: cut_off(moment))) == -signal.SIGKILL:
    assert apart(whole) == 0
    moment += 3
assert ended == 0
assert apart(whole) == 0
print("moments", moment, flush=True)
"""


@pytest.mark.thorough
def test_killed_before_any_write_is_on_the_disk_the_lake_is_as_before_or_as_after(tmp_path):
    run = subprocess.run(  # noqa: S603  (our own text, our own interpreter)
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )

    assert run.returncode == 0, run.stderr
    *states_seen, moments = run.stdout.splitlines()
    assert int(moments.split()[1]) > 20
    assert {line.split()[0] for line in states_seen} == {"1", "2"}
    assert states_seen == sorted(states_seen, key=lambda line: int(line.split()[0]))
