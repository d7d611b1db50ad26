"""Refuse files, functions, classes, templates past the sizes of the style guide."""

import ast
import statistics
import sys
from pathlib import Path

LIMITS = {"src": 400, "bench": 400, "scripts": 400, "tests": 500}  # lines a file
FUNCTION_LINES, CLASS_LINES, TEMPLATE_LINES = 50, 200, 150


def lengths(path: Path) -> list[tuple[str, int, int]]:
    """Return (what, lines, limit) for the file and each definition in it."""
    text = path.read_text(encoding="utf-8")
    found = [(f"{path}", len(text.splitlines()), LIMITS[path.parts[0]])]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            limit = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            found.append((f"{path}:{node.lineno} {node.name}", lines, limit))
    return found


def template(path: Path) -> tuple[str, int, int]:
    """Return (what, lines, limit) for a template."""
    return f"{path}", len(path.read_text(encoding="utf-8").splitlines()), TEMPLATE_LINES


def main() -> int:
    """Print median and 95th percentile; return 1 when something is past its limit."""
    paths = [path for root in LIMITS for path in sorted(Path(root).rglob("*.py"))]
    measured = [lengths(path) for path in paths if "migrations" not in path.parts]  # generated
    files = [rows[0][1] for rows in measured if rows[0][1]]
    functions = [n for rows in measured for _, n, limit in rows[1:] if limit == FUNCTION_LINES]
    for name, sizes in (("files", files), ("functions", functions)):
        p95 = statistics.quantiles(sizes, n=20)[-1] if len(sizes) > 1 else sizes[0]
        print(f"{name}: {len(sizes)}, median {statistics.median(sizes):.0f}, p95 {p95:.0f} lines")
    templates = [template(path) for path in sorted(Path("src").rglob("templates/**/*.html"))]
    too_long = [row for rows in (*measured, templates) for row in rows if row[1] > row[2]]
    for what, lines, limit in too_long:
        print(f"{what}: {lines} lines, at most {limit}. Split it.", file=sys.stderr)
    return 1 if too_long else 0


if __name__ == "__main__":
    raise SystemExit(main())
