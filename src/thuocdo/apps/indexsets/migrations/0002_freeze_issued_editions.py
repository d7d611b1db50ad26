"""The database itself keeps issued editions; repeat this after a change that makes a table anew."""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EDITION, FILE = "indexsets_edition", "indexsets_editionfile"
FROZEN = (
    "scheme_id",
    "name",
    "content_hash",
    "years",
    "is_official",
    "decision_number",
    "decided_on",
    "imported_at",
    "imported_by_id",
    "issued_at",
)
SAID = "an issued edition is never changed"


def changes(same: str) -> str:
    """Of an issued edition only its retirement may be written, of a retired one nothing."""
    touched = " OR ".join(f"(OLD.{column} {same} NEW.{column})" for column in FROZEN)
    return (
        f"OLD.status <> 'draft' AND ({touched} OR NOT "
        "(OLD.status = 'issued' AND NEW.status = 'retired'))"
    )


def is_of_issued(row: str) -> str:
    """Whether the row of a file belongs to an edition that is no draft."""
    return f"EXISTS (SELECT 1 FROM {EDITION} WHERE id = {row}.edition_id AND status <> 'draft')"  # noqa: S608  (constants)


def rules(same: str) -> Iterator[tuple[str, str, str, str]]:
    """Name, table, what is tried, when it is refused."""
    yield "edition_is_not_changed", EDITION, "UPDATE", changes(same)
    yield "edition_is_not_deleted", EDITION, "DELETE", "OLD.status <> 'draft'"
    yield "edition_is_born_a_draft", EDITION, "INSERT", "NEW.status <> 'draft'"
    yield "file_is_not_added", FILE, "INSERT", is_of_issued("NEW")
    moved = f"{is_of_issued('OLD')} OR {is_of_issued('NEW')}"
    yield "file_is_not_changed", FILE, "UPDATE", moved
    yield "file_is_not_deleted", FILE, "DELETE", is_of_issued("OLD")


def sqlite_rules() -> Iterator[str]:
    for name, table, tried, refused in rules("IS NOT"):
        yield (
            f"CREATE TRIGGER indexsets_{name} BEFORE {tried} ON {table} WHEN {refused} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )


def postgresql_rules() -> Iterator[str]:
    for name, table, tried, refused in rules("IS DISTINCT FROM"):
        returned = "OLD" if tried == "DELETE" else "NEW"
        yield (
            f"CREATE FUNCTION indexsets_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {refused} THEN RAISE EXCEPTION '{SAID}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {returned}; END $$"
        )
        yield (
            f"CREATE TRIGGER indexsets_{name} BEFORE {tried} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION indexsets_{name}()"
        )


def guard(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for rule in sqlite_rules() if is_sqlite else postgresql_rules():
        schema_editor.execute(rule)


def unguard(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name, *_ in rules("IS NOT"):
        schema_editor.execute(
            f"DROP TRIGGER indexsets_{name}"
            if is_sqlite
            else f"DROP FUNCTION indexsets_{name} CASCADE"
        )


class Migration(migrations.Migration):
    dependencies = [("indexsets", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
