"""Write index_sets/HASHES: the content hash of every issued edition that ships.

python scripts/freeze_index_sets.py                        add editions that are not listed yet
python scripts/freeze_index_sets.py --again SCHEME/EDITION  list one anew that nobody has used yet
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import Status

ROOT = Path(__file__).parents[1] / "index_sets"
LIST = ROOT / "HASHES"


def issued(root: Path) -> Iterator[tuple[str, str]]:
    """Name and content hash of each edition that is no draft."""
    for heading in sorted(root.glob("*/*/index_set.yaml")):
        index_set = load_index_set(heading.parent)
        if index_set.status is not Status.DRAFT:
            yield index_set.name, index_set.content_hash


def listed(path: Path) -> dict[str, str]:
    """Hashes by name, as they were frozen."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def main(arguments: list[str]) -> int:
    """Return 1, writing nothing, when a frozen edition has changed."""
    parser = argparse.ArgumentParser(description="Freeze the editions that ship.")
    parser.add_argument("--again", action="append", default=[], metavar="SCHEME/EDITION")
    again = parser.parse_args(arguments).again
    try:
        now = dict(issued(ROOT))
    except InvalidIndexSet as refusal:
        print(refusal.sentence.en, file=sys.stderr)
        return 1
    frozen = {name: digest for name, digest in listed(LIST).items() if name not in again}
    changed = [name for name, digest in frozen.items() if now.get(name) != digest]
    for name in changed:
        print(
            f"{name}: frozen, but changed or removed. Restore it and make a new edition.",
            file=sys.stderr,
        )
    if not changed:
        LIST.write_text("".join(f"{now[name]}  {name}\n" for name in sorted(now)), encoding="utf-8")
    return 1 if changed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
