"""Field checks with their lines and photos; the database refuses to change a photo."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from thuocdo.lib.kept import Guard

GUARD = Guard("rounds_photo_never_changes", ("rounds_photo",), "a photo of a check never changes")
guard, unguard = GUARD.put_up, GUARD.take_down
KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def of(model: str, related_name: str) -> "models.ForeignKey[Any, Any]":
    """A row that a row belongs to, and that stays as long as it does."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=model
    )


def somebody() -> "models.ForeignKey[Any, Any]":
    """Who did it; none where nobody has yet, or the system."""
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0004_settled"),
        ("documents", "0002_refuse_changes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="FieldCheck",
            fields=[
                ("id", KEY),
                ("on", models.DateField()),
                ("members", models.TextField()),
                ("document", models.CharField(max_length=200)),
                ("created_at", models.DateTimeField()),
                ("conclusion", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_by", somebody()),
                ("created_by", somebody()),
                ("participant", of("rounds.participant", "checks")),
            ],
            options={"ordering": ("-on", "-id")},
        ),
        migrations.CreateModel(
            name="CheckLine",
            fields=[
                ("id", KEY),
                ("question", models.CharField(max_length=300)),
                (
                    "found",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("right", "Đúng như đã khai"),
                            ("wrong", "Không đúng như đã khai"),
                            ("unclear", "Không kiểm tra được"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField(blank=True, null=True)),
                ("by", somebody()),
                ("check_of", of("rounds.fieldcheck", "lines")),
                ("entry", of("rounds.entry", "checked")),
            ],
            options={
                "ordering": ("check_of", "entry__order", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("check_of", "entry"), name="entry_once_in_a_check"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", KEY),
                ("name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("by", somebody()),
                ("file", of("documents.file", "+")),
                ("line", of("rounds.checkline", "photos")),
            ],
            options={
                "ordering": ("line", "id"),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
