"""Rows are ordered by their own columns; following keys joined four tables to sort a handful."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0005_field_checks"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="agendaitem",
            options={"ordering": ("sitting_id", "order", "id")},
        ),
        migrations.AlterModelOptions(
            name="entry",
            options={"ordering": ("participant_id", "order")},
        ),
        migrations.AlterModelOptions(
            name="evidence",
            options={"ordering": ("entry_id", "id")},
        ),
        migrations.AlterModelOptions(
            name="fieldsave",
            options={"base_manager_name": "objects", "ordering": ("entry_id", "id")},
        ),
        migrations.AlterModelOptions(
            name="participant",
            options={"ordering": ("block_id", "unit__sort_key", "unit_id")},
        ),
        migrations.AlterModelOptions(
            name="reason",
            options={"ordering": ("scheme_id", "code")},
        ),
        migrations.AlterModelOptions(
            name="remark",
            options={"base_manager_name": "objects", "ordering": ("entry_id", "id")},
        ),
        migrations.AlterModelOptions(
            name="return",
            options={"ordering": ("entry_id", "id")},
        ),
        migrations.AlterModelOptions(
            name="roundblock",
            options={"ordering": ("round_id", "block__order", "id")},
        ),
        migrations.AlterModelOptions(
            name="window",
            options={"ordering": ("block_id", "opens_at")},
        ),
        migrations.AlterModelOptions(
            name="word",
            options={"base_manager_name": "objects", "ordering": ("entry_id", "id")},
        ),
    ]
