"""Events of the log, and a way round its guards for tests that tamper with it."""

from contextlib import contextmanager
from importlib import import_module

from django.db import connection, models, transaction

from thuocdo.apps.audit import services
from thuocdo.apps.audit.models import Event

GUARDS = import_module("thuocdo.apps.audit.migrations.0002_refuse_changes")


def an_event(action="unit.renamed", *, subject="units.Unit:1", by=None, **options):
    """An event at the end of the chain."""
    with transaction.atomic():
        return services.record(action, subject=subject, by=by, **options)


@contextmanager
def unguarded():
    """Let the tables of the log be changed and emptied, as somebody with the keys could."""
    editor = connection.schema_editor()  # not entered: SQLite allows that in no transaction
    GUARDS.unguard(None, editor)
    try:
        yield
    finally:
        GUARDS.guard(None, editor)


def tamper(number, /, **changes):
    """Change a row behind the back of the log."""
    with unguarded():
        models.QuerySet.update(Event.objects.filter(number=number), **changes)


def take_out(*numbers):
    """Delete rows behind the back of the log."""
    with unguarded():
        models.QuerySet.delete(Event.objects.filter(number__in=numbers))
