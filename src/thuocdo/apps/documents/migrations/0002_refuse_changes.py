"""The database itself deletes no document and changes no kept file; repeat after any change of the tables."""

from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

DOCUMENT, FILE = "documents_document", "documents_file"
VERSION = "documents_documentfile"
SAID = "documents and their files are never deleted or changed"
WITHDRAWN = "OLD.withdrawn_at IS NOT NULL"
OTHER_BYTES = "OLD.sha256 <> NEW.sha256 OR OLD.size <> NEW.size OR OLD.media_type <> NEW.media_type"
RULES = (  # name, table, what is tried, when it is refused
    ("document_is_not_deleted", DOCUMENT, "DELETE", "1 = 1"),
    ("withdrawn_document_is_not_changed", DOCUMENT, "UPDATE", WITHDRAWN),
    ("document_version_is_not_changed", VERSION, "UPDATE", "1 = 1"),
    ("document_version_is_not_deleted", VERSION, "DELETE", "1 = 1"),
    ("document_bytes_are_not_changed", FILE, "UPDATE", OTHER_BYTES),
    ("document_bytes_are_not_deleted", FILE, "DELETE", "1 = 1"),
)


def sqlite_rules() -> Iterator[str]:
    for name, table, tried, refused in RULES:
        yield (
            f"CREATE TRIGGER {name} BEFORE {tried} ON {table} WHEN {refused} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )


def function(name: str, refused: str, returned: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {refused} THEN RAISE EXCEPTION '{SAID}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {returned}; END $$"
    )


def postgresql_rules() -> Iterator[str]:
    for name, table, tried, refused in RULES:
        yield function(name, refused, "OLD" if tried == "DELETE" else "NEW")
        yield (
            f"CREATE TRIGGER {name} BEFORE {tried} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    yield function("documents_are_not_emptied", "1 = 1", "NULL")
    for table in (DOCUMENT, VERSION, FILE):
        yield (
            f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION documents_are_not_emptied()"
        )


def guard(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for rule in sqlite_rules() if is_sqlite else postgresql_rules():
        schema_editor.execute(rule)


def unguard(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name, *_ in RULES:
        schema_editor.execute(
            f"DROP TRIGGER {name}" if is_sqlite else f"DROP FUNCTION {name} CASCADE"
        )
    if not is_sqlite:
        schema_editor.execute("DROP FUNCTION documents_are_not_emptied CASCADE")


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
