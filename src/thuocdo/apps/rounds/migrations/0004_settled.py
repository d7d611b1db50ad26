"""Remarks that are settled: when and by whom; the database refuses to change that."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from thuocdo.lib.kept import Guard

GUARD = Guard("rounds_settled_never_changes", ("rounds_settled",), "a settled remark stays settled")
guard, unguard = GUARD.put_up, GUARD.take_down


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0003_points_by_the_council"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Settled",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "remark",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settled",
                        to="rounds.remark",
                    ),
                ),
            ],
            options={"abstract": False, "base_manager_name": "objects"},
        ),
        migrations.RunPython(guard, unguard),
    ]
