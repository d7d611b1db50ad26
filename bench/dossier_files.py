"""P11: files of dossiers with checks and refusals a row, against bare readers that check nothing.

Two things are measured. Ours of P11 reads, hashes, looks codes up, checks some forty things a row,
writes the refused rows to a table and the others to Parquet; the peers read the same columns with
the types stated and write them to Parquet, or only read them (XLSX). Beside it stands the whole
import: the digest of the file, the index of states, rows by month, marks and the cube, durable.
"""

import argparse
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import xlsxwriter

from measuring import compare, print_comparison
from thuocdo.analytics.generating.exchange import Form, write_exchange
from thuocdo.analytics.generating.province import province
from thuocdo.analytics.generating.writing import Plan
from thuocdo.analytics.ingesting.codes import Code, Codes, registered
from thuocdo.analytics.ingesting.fields import BY_NAME, FIELDS, Kind
from thuocdo.analytics.ingesting.hashing import Key
from thuocdo.analytics.ingesting.headers import headers
from thuocdo.analytics.ingesting.images import rows_of
from thuocdo.analytics.ingesting.ingesting import Format, Given, Import, ingest
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.refusing import Refusals
from thuocdo.analytics.ingesting.sources.source import quoted
from thuocdo.analytics.lake import Lake, write_parquet
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.periods import month

ROWS = 400_000
SHEET_ROWS = 20_000
SPOILED = 97  # one row in so many names a unit that nobody knows
PERIOD = month(2026, 3)
AS_OF = date(2026, 6, 30)
TYPES = {Kind.MOMENT: "TIMESTAMP", Kind.DUE: "TIMESTAMP", Kind.NUMBER: "INTEGER"}
NATIONAL = {field.national: field for field in FIELDS}


def main(rows: int = ROWS, sheet_rows: int = SHEET_ROWS, runs: int = 3) -> None:
    """Print the comparisons."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        plan = Plan(rows, PERIOD, AS_OF)
        for form in Form:
            (path,) = write_exchange(folder, plan, form)
            spoil(path)
            given = given_of(path, Format(form))
            works = [(checked, who, peer) for who, peer in PEERS[form].items()]
            for work, who, peer in [*works, (taken, *next(iter(PEERS[form].items())))]:
                print_comparison(
                    compare(
                        f"P11 {form} {rows:,} rows, {WORDS[work]}, against {who}",
                        lambda given=given, work=work: work(folder, given),
                        lambda path=path, peer=peer, given=given: peer(folder, path, given),
                        runs=runs,
                    )
                )
        sheet = folder / "sheet.xlsx"
        write_sheet(next(folder.glob("ho-so-*.csv")), sheet, sheet_rows)
        given = given_of(sheet, Format.XLSX)
        print_comparison(
            compare(
                f"P11 XLSX {sheet_rows:,} rows, against openpyxl that only reads",
                lambda: taken(folder, given),
                lambda: read_by_openpyxl(sheet),
                runs=1,
            )
        )


def spoil(path: Path) -> None:
    """Name an unknown unit in some rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    units = next(d for d in province().dictionaries if d.name == "units")
    known = re.compile("|".join(re.escape(code) for code in sorted(units.ids, key=len)[::-1]))
    for number in range(SPOILED, len(lines), SPOILED):
        lines[number] = known.sub("H99.99", lines[number])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def given_of(path: Path, form: Format) -> Given:
    """The file with the codes of the invented province."""
    found = {d.name: d for d in province().dictionaries}
    fields = found["fields"].by_id
    codes = {
        name: [Code(row["code"], row["name"]) for row in found[name].rows]
        for name in ("units", "fields", "causes")
    }
    procedures = [
        Code(
            row["code"],
            row["name"],
            entry={
                "field": fields[row["field"]]["code"],
                "group": row["group"],
                "online_level": row["online_level"],
            },
        )
        for row in found["procedures"].rows
    ]
    names = headers(path, form).names
    lists = set(BY_NAME) if form is Format.JSON else set()
    mapping = Mapping(
        {f.name: f.national for f in FIELDS if f.national in names or f.name in lists}
    )
    every = Codes(codes["units"], procedures, codes["fields"], codes["causes"])
    return Given(path, form, mapping, every, Key(bytes(32)), AS_OF)


def checked(folder: Path, given: Given) -> int:
    """Read, check and refuse; keep the other rows in Parquet; rows read."""
    with TemporaryDirectory(dir=folder) as name, connected() as con:
        spill, lake = Path(name), Lake(name)
        codes = registered(lake, given.codes, keep=False)
        work = Import(lake, given, Manifest(), codes, con, spill)
        source, parsed = work.read()
        refusals = Refusals(given.mapping, source, codes, parsed)
        for number, states in enumerate(work.parts(parsed, refusals)):
            write_parquet(rows_of(*states), spill / f"{number}.parquet")
        refusals.add_unread()
        refusals.write(folder / "refused.csv")
        return parsed.rows + source.unread.size


def taken(folder: Path, given: Given) -> int:
    """Take a file into a new lake; rows read."""
    with TemporaryDirectory(dir=folder) as lake:
        return ingest(Lake(lake), given, folder / "refused.csv").rows_in


def columns_of(path: Path) -> dict[str, str]:
    """Column of the exchange → type."""
    names = headers(path, Format.CSV).names
    return {
        n: TYPES.get(NATIONAL[n].kind, "VARCHAR") if n in NATIONAL else "VARCHAR" for n in names
    }


def csv_by_duckdb(folder: Path, path: Path, _given: Given) -> int:
    """CSV to Parquet, types stated."""
    types = ", ".join(f"{quoted(n)}: {quoted(t)}" for n, t in columns_of(path).items())
    source = (
        f"read_csv({quoted(str(path))}, columns = {{{types}}}, header = true, "
        "auto_detect = false, timestampformat = '%Y%m%d%H%M%S')"
    )
    return copied(folder, source)


def json_by_duckdb(folder: Path, path: Path, given: Given) -> int:
    """JSON Lines to Parquet, types stated, lists as they are."""
    flat = {c: TYPES.get(BY_NAME[f].kind, "VARCHAR") for f, c in given.mapping.columns.items()}
    lists = {
        "TaiLieuNop": "STRUCT(DuocSoHoa VARCHAR, DuocTaiSuDung VARCHAR, "
        "DuocLayTuKhoDMQG VARCHAR)[]",
        "DanhSachLePhi": "STRUCT(Gia VARCHAR, HinhThucThu VARCHAR)[]",
        "DanhSachHoSoBoSung": "STRUCT(NgayBoSung VARCHAR, NgayHenTraTruoc VARCHAR, "
        "NgayHenTraMoi VARCHAR)[]",
    }
    there = set(headers(path, Format.JSON).names)
    types = ", ".join(
        f"{quoted(n)}: {quoted(t)}"
        for n, t in {**{n: t for n, t in flat.items() if n in there}, **lists}.items()
    )
    source = (
        f"read_json({quoted(str(path))}, format = 'newline_delimited', columns = {{{types}}}, "
        "timestampformat = '%Y%m%d%H%M%S')"
    )
    return copied(folder, source)


def connected() -> duckdb.DuckDBPyConnection:
    """DuckDB as an import has it."""
    return duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "1GB"})


def copied(folder: Path, source: str) -> int:
    """Rows that DuckDB writes to Parquet."""
    with connected() as con:
        target = quoted(str(folder / "bare.parquet"))
        found = con.execute(f"COPY (FROM {source}) TO {target} (COMPRESSION zstd)").fetchone()
    return int(found[0]) if found else 0


def csv_by_polars(folder: Path, path: Path, _given: Given) -> int:
    """CSV to Parquet, moments parsed."""
    types = columns_of(path)
    integers = {n: pl.Int32 for n, t in types.items() if t == "INTEGER"}
    frame = pl.read_csv(path, schema_overrides={**dict.fromkeys(types, pl.String), **integers})
    moments = [
        pl.col(n).str.to_datetime("%Y%m%d%H%M%S") for n, t in types.items() if t == "TIMESTAMP"
    ]
    frame.with_columns(moments).write_parquet(folder / "bare.parquet")
    return frame.height


def csv_by_pandas(folder: Path, path: Path, _given: Given) -> int:
    """CSV to Parquet, moments parsed."""
    types = columns_of(path)
    frame = pd.read_csv(path, dtype={n: "string" for n, t in types.items() if t != "INTEGER"})
    for name in (n for n, t in types.items() if t == "TIMESTAMP"):
        frame[name] = pd.to_datetime(frame[name], format="%Y%m%d%H%M%S")
    frame.to_parquet(folder / "bare.parquet")
    return len(frame)


def write_sheet(source: Path, path: Path, rows: int) -> None:
    """The first rows of a CSV file as a workbook."""
    frame = pl.read_csv(source, infer_schema=False, n_rows=rows)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, frame.columns)
        for number, row in enumerate(frame.iter_rows(), 1):
            for place, cell in enumerate(row):
                if cell is not None:
                    sheet.write_string(number, place, cell)


def read_by_openpyxl(path: Path) -> int:
    """Rows under the header."""
    book = openpyxl.load_workbook(path, read_only=True)
    rows = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) - 1
    book.close()
    return rows


WORDS = {checked: "read, checked and refused", taken: "the whole import"}
PEERS = {
    Form.CSV: {
        "DuckDB's bare reader": csv_by_duckdb,
        "Polars' bare reader": csv_by_polars,
        "pandas' bare reader": csv_by_pandas,
    },
    Form.JSON: {"DuckDB's bare reader": json_by_duckdb},
}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--sheet-rows", type=int, default=SHEET_ROWS)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    main(options.rows, options.sheet_rows, options.runs)
