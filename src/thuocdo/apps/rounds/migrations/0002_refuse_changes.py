"""The database refuses to change what was said and saved; repeat this after changes of tables."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = (
    "rounds_extension",
    "rounds_reopening",
    "rounds_fieldsave",
    "rounds_remark",
    "rounds_word",
)
SAID = "what was said in a round never changes"
FUNCTION = (
    "CREATE FUNCTION rounds_never_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)


def guard(_apps: Apps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(FUNCTION)
    for table in TABLES:
        if is_sqlite:
            for tried in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_no_{tried.lower()} BEFORE {tried} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
                )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION rounds_never_change()"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION rounds_never_change()"
            )


def unguard(_apps: Apps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            for tried in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{tried}")
    else:
        schema_editor.execute("DROP FUNCTION rounds_never_change CASCADE")


class Migration(migrations.Migration):
    dependencies = [("rounds", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
