"""The database itself refuses to change the log; repeat this after any change of its tables."""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EVENT, HEAD = "audit_event", "audit_chainhead"
FORWARD = "NEW.number = OLD.number + 1 AND NEW.id = OLD.id"
FIRST = "NEW.number = 0 AND NOT EXISTS (SELECT 1 FROM audit_event)"
NEXT = (
    "EXISTS (SELECT 1 FROM audit_chainhead WHERE number + 1 = NEW.number"
    " AND content_hash = NEW.previous_hash)"
)
RULES = (  # name, table, what is tried, what must hold, what is said
    ("event_is_not_changed", EVENT, "UPDATE", "1 = 0", "an event of the log is never changed"),
    ("event_is_not_deleted", EVENT, "DELETE", "1 = 0", "an event of the log is never deleted"),
    ("event_follows_the_last", EVENT, "INSERT", NEXT, "an event follows the end of the log"),
    ("head_moves_by_one", HEAD, "UPDATE", FORWARD, "the end of the log moves forward by one"),
    ("head_is_not_deleted", HEAD, "DELETE", "1 = 0", "the end of the log is never deleted"),
    ("head_begins_at_zero", HEAD, "INSERT", FIRST, "a log begins empty"),
)
EMPTIED = "the log is never emptied"


def sqlite_rules() -> Iterator[str]:
    for name, table, tried, holds, said in RULES:
        yield (
            f"CREATE TRIGGER audit_{name} BEFORE {tried} ON {table} WHEN NOT ({holds}) "
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )


def function(name: str, condition: str, said: str, returned: str) -> str:
    return (
        f"CREATE FUNCTION audit_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF NOT ({condition}) THEN RAISE EXCEPTION '{said}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {returned}; END $$"
    )


def postgresql_rules() -> Iterator[str]:
    for name, table, tried, holds, said in RULES:
        yield function(name, holds, said, "OLD" if tried == "DELETE" else "NEW")
        yield (
            f"CREATE TRIGGER audit_{name} BEFORE {tried} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION audit_{name}()"
        )
    yield function("is_not_emptied", "1 = 0", EMPTIED, "NULL")
    for table in (EVENT, HEAD):
        yield (
            f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_not_emptied()"
        )


def guard(_apps: Apps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for rule in sqlite_rules() if is_sqlite else postgresql_rules():
        schema_editor.execute(rule)


def unguard(_apps: Apps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name, *_ in RULES:
        schema_editor.execute(
            f"DROP TRIGGER audit_{name}" if is_sqlite else f"DROP FUNCTION audit_{name} CASCADE"
        )
    if not is_sqlite:
        schema_editor.execute("DROP FUNCTION audit_is_not_emptied CASCADE")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
