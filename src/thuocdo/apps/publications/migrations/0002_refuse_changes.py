"""The database itself refuses to change what was published; repeat after any change of the tables."""

from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PUBLICATION, FINDING = "publications_publication", "publications_finding"
PUBLISHED = "OLD.state = 'published'"
OF_PUBLISHED = (
    "EXISTS (SELECT 1 FROM publications_publication WHERE id = {row}.publication_id"
    " AND state = 'published')"
)
SAID = "what was published is never changed or deleted"
RULES = (  # name, table, what is tried, when it is refused
    ("publication_is_not_changed", PUBLICATION, "UPDATE", PUBLISHED),
    ("publication_is_not_deleted", PUBLICATION, "DELETE", PUBLISHED),
    ("finding_is_not_changed", FINDING, "UPDATE", OF_PUBLISHED.format(row="OLD")),
    ("finding_is_not_deleted", FINDING, "DELETE", OF_PUBLISHED.format(row="OLD")),
    ("finding_is_not_added", FINDING, "INSERT", OF_PUBLISHED.format(row="NEW")),
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
    yield function("publications_are_not_emptied", "1 = 1", "NULL")
    for table in (PUBLICATION, FINDING):
        yield (
            f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION publications_are_not_emptied()"
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
        schema_editor.execute("DROP FUNCTION publications_are_not_emptied CASCADE")


class Migration(migrations.Migration):
    dependencies = [("publications", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
