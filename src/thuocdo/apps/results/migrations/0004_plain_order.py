"""Rows are ordered by their own columns; following keys joined four tables to sort a handful."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0003_steps"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="leafscore",
            options={"base_manager_name": "objects", "ordering": ("unit_score_id", "id")},
        ),
    ]
