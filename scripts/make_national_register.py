"""Write the register of Viet Nam: units before and from 1 July 2025, and what became of them.

It reads the data files of the package vietnamadminunits, which `make setup` installs for
development; running it again writes the same bytes.
"""

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path

from national_register.lineage import Edge, edges
from national_register.points import Positions
from national_register.source import read_source
from national_register.units import Unit, units


def write(path: Path, columns: tuple[str, ...], rows: Iterable[Iterable[str]]) -> None:
    """Write a table with plain line feeds."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main(arguments: list[str] | None = None) -> None:
    """Write both tables below ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("registers/vietnam"))
    out = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    source = read_source()
    positions = Positions(source)
    write(out / "units.csv", Unit._fields, units(source, positions))
    write(out / "lineage.csv", Edge._fields, edges(source))
    print("new positions from predecessors:", ", ".join(positions.replaced))
    print("old positions left out:", len(positions.dropped), ", ".join(positions.dropped))


if __name__ == "__main__":
    main()
