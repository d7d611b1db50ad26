"""The engine that goes into a bundle: the modules that a check needs, and nothing else."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import thuocdo

PACKAGE = "thuocdo"
CHECKING = "thuocdo.reporting.snapshots.checking"  # what the script in a bundle calls
SCRIPT = Path(__file__).with_name("check.py")
FOLDER = "engine"
LICENCES = {"PyYAML": f"{FOLDER}/yaml/LICENSE", PACKAGE: f"{FOLDER}/thuocdo/LICENSE"}


@cache
def engine_files() -> Mapping[str, bytes]:
    """Path in the bundle → content: our modules, the plain PyYAML, both licences."""
    library = folder_of("yaml")
    files = {
        f"{FOLDER}/{path.relative_to(source_folder().parent).as_posix()}": path.read_bytes()
        for path in sorted(needed_files(CHECKING))
    }
    files |= {f"{FOLDER}/yaml/{path.name}": path.read_bytes() for path in library.glob("*.py")}
    files |= {target: licence_of(name) for name, target in LICENCES.items()}
    return MappingProxyType(files)


def folder_of(package: str) -> Path:
    """The folder of an installed package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


def source_folder() -> Path:
    """The folder of our package."""
    return Path(thuocdo.__file__).parent


def needed_files(module: str) -> set[Path]:
    """The files of a module and of all that it imports from us, wherever in it that stands."""
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        path = file_of(waiting.pop())
        if path is not None and path not in found:
            found.add(path)
            waiting.extend(imported_by(path))
            waiting.append(package_of(path))
    return found


def file_of(module: str) -> Path | None:
    """The file of a module or package; None where the name is something inside a module."""
    base = source_folder().parent.joinpath(*module.split("."))
    candidates = (base.with_suffix(".py"), base / "__init__.py")
    return next((path for path in candidates if path.is_file()), None)


def package_of(path: Path) -> str:
    """The package around a file; Python loads it first."""
    folder = path.parent.parent if path.name == "__init__.py" else path.parent
    return ".".join(folder.relative_to(source_folder().parent).parts)


def imported_by(path: Path) -> Iterator[str]:
    """Names of ours that a file imports; each may be a module or something inside one."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == PACKAGE)


def licence_of(name: str) -> bytes:
    """The licence that an installed package brings."""
    files = distribution(name).files or []
    licence = next(file for file in files if file.name == "LICENSE")
    return Path(str(licence.locate())).read_bytes()
