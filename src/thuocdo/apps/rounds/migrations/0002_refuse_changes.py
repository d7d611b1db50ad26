"""The database refuses to change what was said and saved; repeat this after changes of tables."""

from django.db import migrations

from thuocdo.lib.kept import Guard

GUARD = Guard(
    "rounds_never_change",
    ("rounds_extension", "rounds_reopening", "rounds_fieldsave", "rounds_remark", "rounds_word"),
    "what was said in a round never changes",
)
guard, unguard = GUARD.put_up, GUARD.take_down


class Migration(migrations.Migration):
    dependencies = [("rounds", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
