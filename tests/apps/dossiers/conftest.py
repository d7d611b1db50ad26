"""A small site with dossiers in a folder of its own; its lake is made once."""

from types import SimpleNamespace

import pytest

from tests.factories.accounts import person_with
from tests.factories.dossiers import a_lake, a_small_site


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture(scope="session")
def made_lake(tmp_path_factory):
    """Folder and rows."""
    folder = tmp_path_factory.mktemp("lake")
    return folder, a_lake(folder)


@pytest.fixture
def site(db, made_lake):  # noqa: ARG001  (rows are written)
    """The province with two communes, and people over it."""
    found = a_small_site(*made_lake)
    people = {
        role: person_with(role, unit=found["province"])
        for role in ("method_officer", "director", "chair")
    }
    return SimpleNamespace(**found, **people)
