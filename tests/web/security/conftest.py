"""One world for each file of tests; whatever a test writes is undone."""

from importlib import import_module

import pytest
from django.core.cache import cache
from django.test.utils import override_settings

from tests.web.security.world import Undone, build

shelving = import_module("thuocdo.web.portal.shelving")
releasing = import_module("thuocdo.web.portal.releasing")


@pytest.fixture(scope="module")
def whole_world(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001
    """The world, in a transaction that is undone after the last test of the file."""
    with (
        django_db_blocker.unblock(),
        override_settings(DATA=tmp_path_factory.mktemp("data")),
        Undone(),
    ):
        forget_what_is_public()
        yield build()
    forget_what_is_public()


@pytest.fixture
def world(whole_world, db):  # noqa: ARG001
    """The world; the test's own writes are undone."""
    cache.clear()
    return whole_world


@pytest.fixture(autouse=True)
def _passwords_as_people_have_them(settings):
    settings.PASSWORD_HASHERS = ["tests.factories.accounts.QuickArgon2"]


def forget_what_is_public():
    """Shelves that were made for other tests."""
    shelving.SHELVES.clear()
    releasing.FOUND.clear()
