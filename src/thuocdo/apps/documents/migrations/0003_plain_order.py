"""Rows are ordered by their own columns; following keys joined four tables to sort a handful."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_refuse_changes"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="documentfile",
            options={"ordering": ("document_id", "-number")},
        ),
    ]
