"""What appraisers use: reasons for everybody, returns with a day, batches that can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.rounds.models.entries import Entry
from thuocdo.apps.rounds.models.rounds import Round
from thuocdo.lib.language import language, say


class ReasonKind(models.TextChoices):
    """What a reason is for."""

    LOWER = "lower", say("Trừ điểm", "Lower points")
    RAISE = "raise", say("Thêm điểm", "Raise points")
    RETURN = "return", say("Trả lại", "Return")
    ACCEPT = "accept", say("Chấp nhận giải trình", "Accept an explanation")
    REFUSE = "refuse", say("Không chấp nhận giải trình", "Refuse an explanation")


class Reason(models.Model):
    """A reason of the library; a used one keeps its text, a new wording gets a new code."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=20)  # "MC-01"
    kind = models.CharField(max_length=10, choices=ReasonKind)
    leaf = models.CharField(max_length=40, blank=True)  # code; empty: any item
    text = models.CharField(max_length=500)
    text_en = models.CharField(max_length=500)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("scheme_id", "code")
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="reason_code_once")]

    def __str__(self) -> str:
        return self.text_en if language() == "en" else self.text


class Return(models.Model):
    """An item given back to its unit, until a day."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="returns")
    reason = models.ForeignKey(Reason, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    working_days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("entry_id", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(answered_at__isnull=True), name="return_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry} → {self.due_on:%d/%m/%Y}"


class Batch(models.Model):
    """Many items confirmed in one action; it can be undone for ten minutes."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="batches")
    code = models.CharField(max_length=40)  # of the leaf
    size = models.PositiveIntegerField()  # items
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.code} × {self.size}"
