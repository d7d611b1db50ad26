"""A source may hand in totals of units without rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_refuse_changes")]
    operations = [
        migrations.AlterField(
            model_name="source",
            name="format",
            field=models.CharField(
                choices=[
                    ("csv", "CSV"),
                    ("xlsx", "Excel (XLSX)"),
                    ("json", "JSON, JSON Lines"),
                    ("parquet", "Parquet"),
                    ("totals", "Bảng tổng hợp"),
                ],
                default="csv",
                max_length=10,
            ),
        )
    ]
