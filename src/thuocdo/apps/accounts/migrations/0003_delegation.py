"""A role is passed on for some days: a grant names the grant it comes from, and why."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_plain_order"),
        ("units", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="delegated_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="delegations",
                to="accounts.grant",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("delegated_from__isnull", True),
                    models.Q(("until_on__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="delegation_ends_and_says_why",
                violation_error_message="Ủy quyền phải có ngày hết hạn và lý do.",
            ),
        ),
    ]
