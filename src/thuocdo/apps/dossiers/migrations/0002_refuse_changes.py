"""The database itself refuses to change batches, outcomes and closed periods."""

from django.db import migrations

from thuocdo.lib.kept import Guard

GUARD = Guard(
    "dossiers_never_change",
    ("dossiers_batch", "dossiers_outcome", "dossiers_period"),
    "what was imported or closed never changes",
)
guard, unguard = GUARD.put_up, GUARD.take_down


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
