"""Bundles of the demonstration and of a stated table, written once."""

import pytest

from tests.factories.snapshots import demo_edition_files, demo_snapshot, demo_years, stated_example
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.snapshots.bundle import write_bundle


@pytest.fixture(scope="session")
def snapshot():
    """Communes of the demonstration province, 2025."""
    return demo_snapshot()


@pytest.fixture(scope="session")
def bundle(snapshot):
    """The same as a bundle."""
    return write_bundle(snapshot, demo_edition_files(), demo_years().figures)


@pytest.fixture(scope="session")
def stated():
    """The published table of Đồng Phú, whose parts do not add up."""
    return stated_example()


@pytest.fixture(scope="session")
def stated_bundle(stated):
    """The same as a bundle."""
    return write_bundle(stated, {}, FigureSet())
