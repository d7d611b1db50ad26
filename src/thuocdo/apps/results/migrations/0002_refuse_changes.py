"""The database itself refuses to change a run; repeat this after any change of its tables."""

from django.db import migrations

from thuocdo.lib.kept import Guard

GUARD = Guard(
    "results_run_never_changes",
    ("results_run", "results_figure", "results_unitscore", "results_leafscore"),
    "a run never changes",
)
guard, unguard = GUARD.put_up, GUARD.take_down


class Migration(migrations.Migration):
    dependencies = [("results", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
