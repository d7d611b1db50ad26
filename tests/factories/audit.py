"""Events of the log, and a way round its guards for tests that tamper with it."""

from contextlib import contextmanager
from importlib import import_module

from django.db import connection, transaction

from thuocdo.apps.audit import services

GUARDS = import_module("thuocdo.apps.audit.migrations.0002_refuse_changes")


def an_event(action="unit.renamed", *, subject="units.Unit:1", by=None, **options):
    """An event at the end of the chain."""
    with transaction.atomic():
        return services.record(action, subject=subject, by=by, **options)


@contextmanager
def unguarded():
    """Let the tables of the log be changed and emptied, as somebody with the keys could."""
    with connection.schema_editor() as editor:
        GUARDS.unguard(None, editor)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            GUARDS.guard(None, editor)
