"""Runs of a small edition: three units, four figures each, and a way round the guards."""

from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module

from django.db import connection

from tests.factories.indexsets import EditionFactory
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results import services
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reading.figures.reading import figures_in
from thuocdo.reading.tables.sources import Source

GUARDS = import_module("thuocdo.apps.results.migrations.0002_refuse_changes")
AT = datetime(2026, 1, 20, 8, 0, tzinfo=UTC)


def small_figures(values=None, *, edition=None, units=None):
    """Figures of three units of the small set; ``values`` replaces some, None takes one away.

    Args:
        values: (unit, leaf, input) → value as a long table writes it.
        edition: Stored edition whose rules read them; a new one in force if not named.
        units: In place of A, B and C.
    """
    rows = {key: value for key, value in (FIGURES | (values or {})).items() if value is not None}
    text = "unit,code,input,value,document,page\n" + "".join(
        f"{unit},{code},{name},{value},{code}/BC-UBND,{unit}\n"
        for (unit, code, name), value in rows.items()
    )
    index_set = indexsets.index_set_of(edition or EditionFactory(issued=True))
    found = figures_in(Source("so-lieu.csv", text.encode()), index_set)
    return FigureSet(units or dict(UNITS), {u: found.entries.get(u, {}) for u in units or UNITS})


UNITS = {
    "A": Unit("A", "Xã An Bình", "xã", "Miền núi", size=Decimal(9000)),
    "B": Unit("B", "Xã Bình An", "xã", "Đồng bằng", size=Decimal(12000)),
    "C": Unit("C", "Phường Cao Sơn", "phường", "Đồng bằng"),
}
FIGURES = {
    ("A", "1.1", "yes"): "có",
    ("A", "1.2", "numerator"): "95",
    ("A", "1.2", "denominator"): "100",
    ("A", "2.1", "numerator"): "80",
    ("A", "2.1", "denominator"): "90",
    ("B", "1.1", "yes"): "không",
    ("B", "1.2", "numerator"): "85",
    ("B", "1.2", "denominator"): "100",
    ("B", "2.1", "numerator"): "50",
    ("B", "2.1", "denominator"): "100",
    ("C", "1.1", "yes"): "có",
    ("C", "1.2", "numerator"): "70",
    ("C", "1.2", "denominator"): "100",
    ("C", "2.1", "numerator"): "99",
    ("C", "2.1", "denominator"): "100",
}


def a_run(values=None, *, edition=None, by=None, at=AT, units=None, **options):
    """A run of the small set, made by the operator unless somebody is named."""
    edition = edition or EditionFactory(issued=True)
    figures = small_figures(values, edition=edition, units=units)
    return services.run(
        edition=edition, year=edition.years[0], figures=figures, by=by, at=at, **options
    )


@contextmanager
def unguarded():
    """Let the tables of runs be changed and emptied, as somebody with the keys could."""
    editor = connection.schema_editor()  # not entered: SQLite allows that in no transaction
    GUARDS.unguard(None, editor)
    try:
        yield
    finally:
        GUARDS.guard(None, editor)
