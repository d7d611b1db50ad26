"""Rows are ordered by their own columns; following keys joined four tables to sort a handful."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="grant",
            options={"ordering": ("person_id", "role", "from_on")},
        ),
    ]
