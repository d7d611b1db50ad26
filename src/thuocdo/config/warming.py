"""Reads what is public before workers are forked, so that no reader waits for it."""

import gc
from collections.abc import Iterator
from importlib import import_module
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

from thuocdo.lib.compiled import ENGINE, in_language
from thuocdo.web.charts.drawing import start_engine
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.ranking.naming import block_slug

UNNAMED = "localhost"  # where hosts are told by a pattern alone
READER = {"user-agent": "thuocdo-warming"}
SLOW = ("pandas", "pyarrow.dataset", "duckdb", "ibis.backends.sql.compilers")  # to count dossiers


def warmed(application: WSGIHandler) -> WSGIHandler:
    """The same, after it has shown the pages that are asked for first."""
    requests = RequestFactory(headers={**READER, "host": host()})
    for address in addresses():
        application.get_response(requests.get(address, secure=True))
    for module in SLOW:
        import_module(module)
    read_templates()
    connections.close_all()  # each worker opens its own
    gc.collect()
    gc.freeze()  # what is there now is never looked through again, and stays shared by workers
    return application


def read_templates() -> None:
    """Compile the templates of the workspace for readers of each language."""
    made: Any = engines[ENGINE]  # Django's, around Jinja's own
    for language, _ in settings.LANGUAGES:
        words = in_language(made.env, language)
        for name in words.list_templates():
            words.get_template(name)


def settled(_worker: object) -> None:
    """What a worker does beside its first requests: threads of the chart engine survive no fork."""
    Thread(target=start_engine, daemon=True).start()


def host() -> str:
    """A host that the site answers to."""
    named = (name for name in settings.ALLOWED_HOSTS if name[:1] not in {"*", "."})
    return next(named, UNNAMED)


def addresses() -> Iterator[str]:
    """The first page and the newest rankings of each index, in all languages."""
    for language, _ in settings.LANGUAGES:
        with override(language):
            yield reverse("portal:home")
            for years in present_shelf().by_scheme.values():
                newest = next(iter(years.values()))
                for block in newest.snapshot.blocks:
                    parts = newest.slug, newest.year, block_slug(block)
                    yield reverse("portal:ranking", args=parts)
