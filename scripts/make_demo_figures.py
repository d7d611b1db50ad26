"""Write the figures of the made-up province Tỉnh mẫu: units, lineage, and what units declare.

Every draw is fixed by its name, so that running it again writes the same bytes.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from demo_figures.chance import uniform, whole
from demo_figures.declarations import YEARS, Declaration, declarations
from demo_figures.positions import positions
from demo_figures.province import PROVINCE, communes, departments, first_communes, lineage
from demo_sets.building import COMMUNES, DEPARTMENTS

UNIT_COLUMNS = (
    *("code", "name", "name_en", "type", "block", "region", "population", "area_km2"),
    *("is_ranked", "valid_from", "valid_to", "parent", "latitude", "longitude"),
)
LINEAGE_COLUMNS = ("date", "kind", "old", "new", "share_of_old", "basis", "document")
FIGURE_COLUMNS = ("unit", "code", "input", "value", "document", "page")
DOCUMENT_KINDS = ("BC-UBND", "KH-UBND", "QĐ-UBND", "CV-UBND")
DOCUMENT_KINDS_OF_DEPARTMENTS = ("BC-SO", "KH-SO", "QĐ-SO", "CV-SO")


def answer(value: object) -> str:
    """A figure as it stands in the tables."""
    if isinstance(value, bool):
        return "có" if value else "không"
    return str(value)


def unit_rows() -> Iterator[list[str]]:
    """The province, then all units that ever were, by code."""
    yield [*PROVINCE, *[""] * (len(UNIT_COLUMNS) - len(PROVINCE))]
    ever = {unit.code: unit for unit in [*departments(), *first_communes(), *communes(2025)]}
    points = positions([*ever.values()])
    for unit in ever.values():
        point = [f"{degrees:.4f}" for degrees in points.get(unit.code, ())] or ["", ""]
        values = {**unit._asdict(), "parent": PROVINCE[0]}
        values |= dict(zip(("latitude", "longitude"), point, strict=True))
        yield ["" if values[column] is None else answer(values[column]) for column in UNIT_COLUMNS]


def figure_rows(declared: Declaration, year: int) -> Iterator[list[str]]:
    """The rows of one unit; some carry the document that proves them."""
    code = declared.unit.code
    for item, entry in declared.entries.items():
        document = document_of(declared, item, year)
        if isinstance(entry, str):
            yield [code, item, "not_applicable", entry, *document]
            continue
        for name, value in entry.items():
            yield [code, item, name, answer(value), *document]


def document_of(declared: Declaration, item: str, year: int) -> tuple[str, str]:
    """Number and page of a document, for about a third of the items."""
    words = (declared.unit.code, year, item, "document")
    if uniform(*words) > 0.35:
        return "", ""
    is_department = declared.unit.type == "department"
    kinds = DOCUMENT_KINDS_OF_DEPARTMENTS if is_department else DOCUMENT_KINDS
    kind = kinds[whole(0, len(kinds) - 1, *words, "kind")]
    return f"{whole(3, 480, *words, 'number')}/{kind}", str(whole(1, 14, *words, "page"))


def write(path: Path, columns: tuple[str, ...], rows: Iterable[Iterable[str]]) -> None:
    """Write a table with plain line feeds."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main(arguments: list[str] | None = None) -> None:
    """Write everything below ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("demo/province"))
    out = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    write(out / "units.csv", UNIT_COLUMNS, unit_rows())
    write(out / "lineage.csv", LINEAGE_COLUMNS, lineage())
    for scheme in (DEPARTMENTS, COMMUNES):
        for year in YEARS:
            rows = (row for d in declarations(scheme, year) for row in figure_rows(d, year))
            write(out / f"{scheme}-{year}.csv", FIGURE_COLUMNS, rows)


if __name__ == "__main__":
    main()
