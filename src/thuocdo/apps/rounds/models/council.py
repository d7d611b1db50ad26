"""Sittings of the council with their agenda, and appeals against a result."""

from django.conf import settings
from django.db import models

from thuocdo.apps.rounds.models.entries import Entry
from thuocdo.apps.rounds.models.participants import Participant
from thuocdo.apps.rounds.models.rounds import Round
from thuocdo.apps.rounds.models.words import Word
from thuocdo.lib.language import say


class Sitting(models.Model):
    """One meeting of the council."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sittings")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=150)
    secretary = models.CharField(max_length=150, blank=True)
    members = models.JSONField(default=list)  # names, with their offices
    document = models.CharField(max_length=200, blank=True)  # that calls it
    approved_at = models.DateTimeField(null=True, blank=True)  # the agenda, by the director
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)  # the minutes are made
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("-held_on", "-id")

    def __str__(self) -> str:
        return f"{self.round} · {self.held_on:%d/%m/%Y}"


class AgendaKind(models.TextChoices):
    """Why an item is on the agenda."""

    DISPUTE = "dispute", say("Bất đồng", "Disagreement")
    EXPLANATION = "explanation", say("Giải trình được chấp nhận", "Accepted explanation")
    APPEAL = "appeal", say("Khiếu nại kết quả", "Appeal")
    POINTS = "points", say("Hội đồng chấm điểm", "Points by the council")


class AgendaItem(models.Model):
    """One item before the council."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="items")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="agenda")
    kind = models.CharField(max_length=20, choices=AgendaKind)
    order = models.PositiveSmallIntegerField()
    decision = models.ForeignKey(Word, on_delete=models.PROTECT, null=True, related_name="+")
    in_favour = models.PositiveSmallIntegerField(null=True, blank=True)  # votes
    against = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("sitting_id", "order", "id")
        constraints = [
            models.UniqueConstraint(fields=["sitting", "entry"], name="item_once_a_sitting")
        ]

    def __str__(self) -> str:
        return f"{self.sitting} · {self.entry}"


class Appeal(models.Model):
    """A unit does not agree with its result."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="appeals")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="appeals")
    document = models.CharField(max_length=200)  # the unit's letter
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answer = models.TextField(blank=True)
    is_upheld = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.participant} · {self.document}"
