"""Plant one-character faults in the core, one at a time, and list those that no test noticed.

python scripts/plant_faults.py --sample 60 --seed 1 [--only scoring]

Works in a copy of the tree. A fault is first shown to the test file of its module, then, if that
noticed nothing, to all tests of the core and all worked cases.
"""

import argparse
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tokenize
from pathlib import Path
from typing import NamedTuple

SWAPS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
    "+": "-", "-": "+", "*": "/",
    "and": "or", "or": "and", "True": "False", "False": "True", "not": "",
    "min": "max", "max": "min",
    "ZERO": "ONE", "ONE": "ZERO", "all": "any", "any": "all",
}  # fmt: skip
TIMEOUT = 300  # seconds a test run; an endless loop counts as noticed


class Fault(NamedTuple):
    """One token replaced by another."""

    path: Path  # relative to the top
    line: int  # from 1
    column: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} `{self.old}` → `{self.new}`"


def faults_in(path: Path, top: Path) -> list[Fault]:
    """All faults that can be planted in a file; type hints and strings are left alone."""
    text = (top / path).read_text(encoding="utf-8")
    found = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        new = SWAPS.get(token.string)
        if token.type == tokenize.NUMBER and token.string.isdigit():
            new = str(int(token.string) + 1)
        is_signature = token.line.lstrip().startswith(("def ", "from ", "import ", "class ", "@"))
        is_argument_star = token.string == "*" and not token.line[token.end[1] :].startswith(" ")
        if new is not None and not is_signature and not is_argument_star:
            found.append(Fault(path, token.start[0], token.start[1], token.string, new))
    return found


def planted(text: str, fault: Fault) -> str:
    """The text with the fault in it."""
    lines = text.splitlines(keepends=True)
    line = lines[fault.line - 1]
    end = fault.column + len(fault.old)
    lines[fault.line - 1] = line[: fault.column] + fault.new + line[end:]
    return "".join(lines)


def is_noticed(top: Path, fault: Fault) -> bool:
    """Whether a test fails with the fault in place."""
    target = top / fault.path
    whole = target.read_text(encoding="utf-8")
    target.write_text(planted(whole, fault), encoding="utf-8")
    try:
        inside = fault.path.relative_to("src/thuocdo")
        own = top / "tests" / inside.parent / f"test_{inside.name}"
        suites = [[str(own)]] if own.is_file() else []
        return any(fails(top, suite) for suite in [*suites, ["tests/core", "tests/cases"]])
    finally:
        target.write_text(whole, encoding="utf-8")


def fails(top: Path, suite: list[str]) -> bool:
    """Whether the tests fail, or do not come to an end."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "--no-header",
        "-p",
        "no:randomly",
        *suite,
    ]
    environment = {**os.environ, "PYTHONPATH": str(top / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            command, cwd=top, env=environment, capture_output=True, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return run.returncode != 0


def main() -> int:
    """Plant a sample; return 1 when a fault went unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="part of the path, such as scoring")
    args = parser.parse_args()
    top = Path.cwd()
    modules = [p.relative_to(top) for p in sorted((top / "src/thuocdo/core").rglob("*.py"))]
    faults = [f for path in modules if args.only in str(path) for f in faults_in(path, top)]
    chosen = random.Random(args.seed).sample(faults, min(args.sample, len(faults)))  # noqa: S311
    print(f"{len(chosen)} of {len(faults)} faults, seed {args.seed}")
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "tree"
        shutil.copytree(top, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__"))
        unnoticed = [fault for fault in chosen if not is_noticed(copy, fault)]
    for fault in unnoticed:
        print(f"unnoticed: {fault}")
    print(f"{len(chosen) - len(unnoticed)} noticed, {len(unnoticed)} not")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    raise SystemExit(main())
