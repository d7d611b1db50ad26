"""An issued edition keeps the content it was issued with."""

from pathlib import Path

import pytest

from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import Status

ROOT = Path(__file__).parents[2] / "index_sets"
LINES = (ROOT / "HASHES").read_text(encoding="utf-8").splitlines()
FROZEN = {name: digest for digest, name in (line.split() for line in LINES)}
FOLDERS = sorted(path.parent for path in ROOT.glob("*/*/index_set.yaml"))
NAMES = [f"{path.parent.name}/{path.name}" for path in FOLDERS]


@pytest.mark.parametrize(("name", "digest"), FROZEN.items(), ids=FROZEN)
def test_a_frozen_edition_is_never_edited(name: str, digest: str):
    now = load_index_set(ROOT / name).content_hash

    assert now == digest, (
        f"{name} is frozen: results cite it by its content. Restore it, and put the change into "
        "a new edition, with its mapping and CHANGES.md. Only an edition that nobody has used yet "
        f"may be listed anew: python scripts/freeze_index_sets.py --again {name}"
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_issued_edition_is_frozen(folder: Path):
    index_set = load_index_set(folder)

    assert index_set.status is Status.DRAFT or index_set.name in FROZEN, (
        f"{index_set.name} is not in index_sets/HASHES. Run: python scripts/freeze_index_sets.py"
    )


def test_the_list_is_sorted_and_names_each_edition_once():
    names = [line.split()[1] for line in LINES]

    assert names == sorted(set(names))
