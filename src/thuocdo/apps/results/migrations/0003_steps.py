"""How the items of a round went, kept with the run; the database refuses to change it."""

import django.db.models.deletion
from django.db import migrations, models

import thuocdo.lib.fields
from thuocdo.lib.kept import Guard

GUARD = Guard("results_step_never_changes", ("results_step",), "a step of a run never changes")
guard, unguard = GUARD.put_up, GUARD.take_down


class Migration(migrations.Migration):
    dependencies = [("results", "0002_refuse_changes")]
    operations = [
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit", models.CharField(max_length=20)),
                ("code", models.CharField(max_length=40)),
                ("layer", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("role", models.CharField(max_length=20)),
                ("points", thuocdo.lib.fields.ExactDecimal(max_length=60, null=True)),
                ("maximum", thuocdo.lib.fields.ExactDecimal(max_length=60, null=True)),
                ("figures", models.TextField(blank=True)),
                ("told", models.TextField(blank=True)),
                ("told_en", models.TextField(blank=True)),
                ("not_applicable", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("reason_en", models.TextField(blank=True)),
                ("document", models.CharField(blank=True, max_length=200)),
                ("page", models.CharField(blank=True, max_length=40)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="results.run",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["run", "unit", "code"], name="step_by_run_unit_leaf")
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
