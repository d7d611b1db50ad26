"""Check this bundle: python3 check.py (Python 3.11 or later, no network, nothing to install)."""

import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Check all files beside this one with the engine beside it; 0 is PASS, 1 is FAIL."""
    if sys.version_info < (3, 11):  # noqa: UP036  (whoever checks has the Python they have)
        sys.stdout.write("Python 3.11+\nFAIL\n")
        return 1
    sys.dont_write_bytecode = True  # the folder stays as it was unpacked
    sys.path.insert(0, str(HERE / "engine"))
    from thuocdo.reporting.snapshots.checking import verdict  # noqa: PLC0415  (from the engine)

    found = verdict({name: (HERE / name).read_bytes() for name in names()})
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout.write("\n".join(found.lines()) + "\n")
    return 0 if found.is_passed else 1


def names() -> list[str]:
    """The files that are listed, and all of the edition; others in the folder are not ours."""
    sums = HERE / "SHA256SUMS"
    lines = sums.read_text(encoding="utf-8").splitlines() if sums.is_file() else []
    listed = [HERE / line.partition("  ")[2] for line in lines]
    known = {sums, *listed, *HERE.glob("*.csv"), *HERE.glob("*.json*"), *HERE.glob("edition/**/*")}
    return sorted(path.relative_to(HERE).as_posix() for path in known if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
