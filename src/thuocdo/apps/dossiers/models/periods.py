"""Periods of dossiers that were closed: frozen counts as of a day, with their hash."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuocdo.apps.dossiers.models.kept import Kept
from thuocdo.apps.units.models import Unit
from thuocdo.lib.language import say


class Period(Kept):
    """A span of days of one authority, closed; the counts lie in a file named by its hash."""

    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="closed_periods")
    code = models.CharField(max_length=40)  # as analytics.periods writes it: 2026-Q1
    version = models.PositiveSmallIntegerField(default=1)
    first = models.DateField()
    last = models.DateField()
    as_of = models.DateField()  # what happened later is not counted
    dossiers = models.PositiveBigIntegerField()  # received in the period
    batch = models.PositiveIntegerField()  # number of the last import into the lake
    content_hash = models.CharField(max_length=64)  # SHA-256 of the file
    reason = models.CharField(max_length=500, blank=True)  # of closing it again
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("-last", "-first", "-version")
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "code", "version"], name="period_version_once"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first"), as_of__gte=F("last")),
                name="period_is_over_when_it_is_closed",
                violation_error_message=say(
                    "Chỉ chốt kỳ đã kết thúc; ngày chốt số liệu phải từ ngày cuối kỳ trở đi.",
                    "Only a period that is over can be closed, as of its last day or later.",
                ),
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""),
                name="period_closed_again_with_a_reason",
                violation_error_message=say(
                    "Nêu lý do chốt lại kỳ.", "Give the reason for closing the period again."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.code if self.version == 1 else f"{self.code} ({self.version})"
