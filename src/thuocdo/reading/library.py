"""Where index sets, registers of units and the demonstration figures are found."""

import os
from pathlib import Path

import thuocdo
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.vietnamese.collation import code_key

FOLDER_VARIABLE = "THUOCDO_INDEX_SETS"  # a folder of one's own in place of the shipped one
HEADING = "index_set.yaml"
DEMO_FIGURES = {"demo-province-communes": "communes", "demo-province-departments": "departments"}


def shipped() -> Path:
    """The folder that holds ``index_sets`` and ``demo``: a checkout, or inside the package."""
    package = Path(thuocdo.__file__).parent
    checkout = package.parent.parent
    return checkout if (checkout / "index_sets").is_dir() else package / "shipped"


def index_set_folder() -> Path:
    """The folder of schemes."""
    own = os.environ.get(FOLDER_VARIABLE)
    return Path(own) if own else shipped() / "index_sets"


def editions() -> list[Path]:
    """Folders of all editions, by scheme and edition."""
    found = index_set_folder().glob(f"*/*/{HEADING}")
    return sorted((path.parent for path in found), key=lambda p: (p.parent.name, code_key(p.name)))


def is_folder(path: Path) -> bool:
    """Whether a path is the folder of an edition, or holds such folders."""
    return (path / HEADING).is_file() or any(path.glob(f"*/{HEADING}"))


def edition_folder(name: str) -> Path:
    """The folder of ``scheme/edition``, of a scheme's newest edition, or a path as given.

    Raises:
        InvalidRequest: there is no such set.
    """
    path = Path(name)
    own = path.parent if path.name == HEADING else path
    if (own / HEADING).is_file():
        return own
    below = sorted(found.parent for found in own.glob(f"*/{HEADING}"))
    if below:
        return only_one(name, below)
    fitting = [p for p in editions() if name in {f"{p.parent.name}/{p.name}", p.parent.name}]
    if fitting:
        return fitting[-1]
    known = ", ".join(f"{p.parent.name}/{p.name}" for p in editions())
    raise InvalidRequest(
        f"không có bộ chỉ số `{name}`. Các bộ hiện có: {known}; "
        "hoặc nêu đường dẫn thư mục, tệp CSV, XLSX.",
        f"there is no index set `{name}`. There are: {known}; "
        "or give the path of a folder, CSV or XLSX.",
    )


def only_one(name: str, folders: list[Path]) -> Path:
    """The single edition in a folder.

    Raises:
        InvalidRequest: there are several.
    """
    if len(folders) == 1:
        return folders[0]
    listed = ", ".join(map(str, folders))
    raise InvalidRequest(
        f"thư mục `{name}` có nhiều bộ chỉ số: {listed}. Nêu một bộ.",
        f"the folder `{name}` holds several index sets: {listed}. Name one.",
    )


def edition_for(scheme: str, year: int) -> IndexSet:
    """The edition of a scheme that assesses a year.

    Raises:
        InvalidRequest: none does.
    """
    folders = [p for p in editions() if p.parent.name == scheme]
    folders.sort(key=lambda folder: folder.name != str(year))  # most are called by their year
    for index_set in map(load_index_set, folders):
        if year in index_set.years:
            return index_set
    raise InvalidRequest(
        f"bộ `{scheme}` không có phiên bản cho năm {year}. Xem `thuocdo index-sets show`.",
        f"the scheme `{scheme}` has no edition for {year}. See `thuocdo index-sets show`.",
    )


def demo_figures(scheme: str, year: int) -> Path:
    """The shipped figures of a demonstration scheme.

    Raises:
        InvalidRequest: there are none; figures must be named.
    """
    stem = DEMO_FIGURES.get(scheme, "")
    path = shipped() / "demo" / "province" / f"{stem}-{year}.csv"
    if stem and path.is_file():
        return path
    raise InvalidRequest(
        f"không có số liệu kèm theo cho bộ `{scheme}` năm {year}. Nêu tệp bằng --figures.",
        f"no figures are shipped for `{scheme}` in {year}. Name a file with --figures.",
    )


def demo_units() -> Path:
    """The register of the demonstration province."""
    return shipped() / "demo" / "province" / "units.csv"


def demo_lineage() -> Path:
    """The lineage events of the demonstration province."""
    return shipped() / "demo" / "province" / "lineage.csv"


def registers_folder() -> Path:
    """The folder of registers of units."""
    return shipped() / "registers"


def national_units() -> Path:
    """The units of Viet Nam, before and from 1 July 2025."""
    return registers_folder() / "vietnam" / "units.csv"


def national_lineage() -> Path:
    """What became of the units of Viet Nam on 1 July 2025."""
    return registers_folder() / "vietnam" / "lineage.csv"
