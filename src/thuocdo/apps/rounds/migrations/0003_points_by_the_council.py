"""A third thing that stands on an agenda: points that the council gives itself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rounds", "0002_refuse_changes")]
    operations = [
        migrations.AlterField(
            model_name="agendaitem",
            name="kind",
            field=models.CharField(
                choices=[
                    ("dispute", "Bất đồng"),
                    ("explanation", "Giải trình được chấp nhận"),
                    ("appeal", "Khiếu nại kết quả"),
                    ("points", "Hội đồng chấm điểm"),
                ],
                max_length=20,
            ),
        )
    ]
