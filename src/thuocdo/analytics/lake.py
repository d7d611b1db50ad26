"""The lake: a folder of Parquet, one partition a month of receipt, and its small tables of codes.

    lake.json                       version of the schema
    dossiers/month=2026-03/*.parquet
    hidden/month=2026-03/*.parquet  rows of these that a later import replaced (dossier, batch)
    marked/…                        what the indicators count of each row (see marking.py)
    units.parquet  procedures.parquet  fields.parquet  causes.parquet
    manifest.json                   which of the files count; of a lake that imports have written

A reader takes ``files`` without the rows whose (dossier, batch) stands in ``hidden``. Without a
manifest all files count. Files are written whole beside their place and then renamed, so that a
reader never sees a half.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.durable import whole
from thuocdo.analytics.errors import InvalidLake
from thuocdo.analytics.manifest import Manifest
from thuocdo.analytics.marking import beside, mark
from thuocdo.analytics.tables import DICTIONARIES, SCHEMA, SORTED_BY, VERSION

MONTH = re.compile(r"month=(\d{4}-(?:0[1-9]|1[0-2]))")
ROW_GROUP = 131_072  # rows; small enough that statistics of a sorted file skip most groups
PLAIN = {"dossier"}  # hashes repeat nowhere, a dictionary of them costs time and gains nothing


class Lake:
    """A lake's root folder. It is made when something is first written."""

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lake) and other.root == self.root

    def __hash__(self) -> int:
        return hash(self.root)

    @property
    def folder(self) -> Path:
        """Where the rows lie."""
        return self.root / "dossiers"

    def months(self) -> tuple[str, ...]:
        """The months that have rows, ``2026-03``, ascending."""
        manifest = self.manifest()
        if manifest is not None:
            return tuple(sorted(manifest.files))
        found = (MONTH.fullmatch(path.name) for path in self.folder.glob("month=*"))
        return tuple(sorted(match[1] for match in found if match))

    def manifest(self) -> Manifest | None:
        """What the last import left; null where no import has written to this lake yet."""
        return Manifest.read(self.root)

    def partition(self, month: str) -> Path:
        """The folder of a month."""
        return self.folder / f"month={month}"

    def files(self, months: Iterable[str] | None = None) -> tuple[Path, ...]:
        """The files of the months named, of all if none is; in a fixed order."""
        manifest = self.manifest()
        wanted = self.months() if months is None else sorted(months)
        if manifest is not None:
            return tuple(
                self.partition(m) / name for m in wanted for name in manifest.files.get(m, ())
            )
        return tuple(
            path for month in wanted for path in sorted(self.partition(month).glob("*.parquet"))
        )

    def hidden(self, months: Iterable[str] | None = None) -> tuple[Path, ...]:
        """Files (dossier, batch) of the rows of ``files`` that no longer count; mostly none."""
        manifest = self.manifest() or Manifest()
        wanted = manifest.hidden if months is None else months
        return tuple(
            self.root / "hidden" / f"month={month}" / name
            for month in sorted(wanted)
            for name in manifest.hidden.get(month, ())
        )

    def write(self, month: str, rows: pa.Table, name: str = "part-0") -> Path:
        """Write rows of one month as a file of that name, sorted; a file of the name is replaced.

        The caller answers for the rows: that they are of the month and that no dossier is there
        twice.

        Raises:
            InvalidLake: the columns are not those of ``tables.SCHEMA``.
        """
        refuse_other_columns(rows.schema, f"month={month}")
        path = self.partition(month) / f"{name}.parquet"
        ordered = rows.sort_by([(column, "ascending") for column in SORTED_BY])
        beside(self.root, path).unlink(missing_ok=True)  # those of a file that is replaced
        write_parquet(ordered, path)
        mark(self.root, path, ordered)
        self.mark()
        return path

    def mark(self) -> None:
        """Write down the version of the schema, if it is not there yet."""
        path = self.root / "lake.json"
        if not path.exists():
            self.root.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps({"version": VERSION}) + "\n", encoding="utf-8")

    def dictionary(self, name: str) -> Dictionary:
        """One of ``tables.DICTIONARIES``; empty where it was never written."""
        path = self.root / f"{name}.parquet"
        if not path.exists():
            return Dictionary.empty(name)
        return Dictionary(name, pq.read_table(path, schema=DICTIONARIES[name], partitioning=None))

    def save(self, dictionary: Dictionary) -> None:
        """Keep a dictionary; ids that rows use must still be in it."""
        write_parquet(dictionary.table, self.root / f"{dictionary.name}.parquet")
        self.mark()

    def check(self) -> None:
        """Refuse a lake of another version or with a file of other columns.

        Raises:
            InvalidLake: names the file.
        """
        path = self.root / "lake.json"
        version = json.loads(path.read_text(encoding="utf-8"))["version"] if path.exists() else None
        if version != VERSION:
            raise InvalidLake(
                f"{self.root}: không phải kho hồ sơ bản {VERSION} (lake.json ghi {version}). "
                "Hãy nạp lại hồ sơ vào một thư mục mới.",
                f"{self.root} is no lake of version {VERSION} (lake.json says {version}). "
                "Load the dossiers into a new folder.",
            )
        for file in self.files():
            refuse_other_columns(pq.read_schema(file), str(file))


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a file whole, then put it in its place."""
    coded: Sequence[str] = [name for name in table.column_names if name not in PLAIN]
    with whole(path) as partial:
        pq.write_table(
            table, partial, compression="zstd", row_group_size=ROW_GROUP, use_dictionary=coded
        )


def refuse_other_columns(schema: pa.Schema, where: str) -> None:
    """Refuse columns that ``tables.SCHEMA`` does not have, or misses, or has of another type.

    Raises:
        InvalidLake: names the place and the columns.
    """
    stated = {field.name: field.type for field in SCHEMA}
    found = {field.name: field.type for field in schema}
    if found == stated:
        return
    names = ", ".join(sorted(n for n in stated | found if stated.get(n) != found.get(n)))
    raise InvalidLake(
        f"{where}: các cột không đúng cấu trúc kho bản {VERSION}: {names}. "
        "Hãy nạp lại hồ sơ từ tệp gốc.",
        f"{where}: these columns are not those of a lake of version {VERSION}: {names}. "
        "Load the dossiers again from their files.",
    )
