"""Field checks: who went to a unit, what they asked of its items, what they found, photos."""

from django.conf import settings
from django.db import models

from thuocdo.apps.documents.models import File
from thuocdo.apps.rounds.models.entries import Entry
from thuocdo.apps.rounds.models.participants import Participant
from thuocdo.lib.kept import Kept
from thuocdo.lib.language import say


class FieldCheck(models.Model):
    """One visit to a unit; closed, it does not change any more."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="checks")
    on = models.DateField()
    members = models.TextField()  # who goes, with their offices
    document = models.CharField(max_length=200)  # that orders the visit
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    conclusion = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("-on", "-id")

    def __str__(self) -> str:
        return f"{self.participant} · {self.on:%d/%m/%Y}"


class Found(models.TextChoices):
    """What was seen, against what the unit declared."""

    RIGHT = "right", say("Đúng như đã khai", "As declared")
    WRONG = "wrong", say("Không đúng như đã khai", "Not as declared")
    UNCLEAR = "unclear", say("Không kiểm tra được", "Could not be checked")


class CheckLine(models.Model):
    """One thing to be looked at."""

    check_of = models.ForeignKey(FieldCheck, on_delete=models.PROTECT, related_name="lines")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="checked")
    question = models.CharField(max_length=300)
    found = models.CharField(max_length=10, choices=Found, blank=True)  # empty: not yet
    note = models.TextField(blank=True)
    at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("check_of", "entry__order", "id")
        constraints = [
            models.UniqueConstraint(fields=["check_of", "entry"], name="entry_once_in_a_check")
        ]

    def __str__(self) -> str:
        return f"{self.check_of} · {self.entry.code}"


class Photo(Kept):
    """A picture of what was seen."""

    line = models.ForeignKey(CheckLine, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("line", "id")

    def __str__(self) -> str:
        return f"{self.line} · {self.name}"
