"""A unit in a round, and how far its self-assessment has come."""

from django.conf import settings
from django.db import models

from thuocdo.apps.rounds.models.rounds import Round, RoundBlock
from thuocdo.apps.units.models import Unit
from thuocdo.lib.kept import Kept
from thuocdo.lib.language import say


class Progress(models.TextChoices):
    """How far a unit's self-assessment has come."""

    FILLING = "filling", say("Đang làm", "In progress")
    AWAITING = "awaiting", say("Chờ duyệt", "Awaiting sign-off")
    SUBMITTED = "submitted", say("Đã khóa", "Locked")


class Participant(models.Model):
    """A unit that takes part; an excluded one is not ranked, or has no row."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participants")
    block = models.ForeignKey(RoundBlock, on_delete=models.CASCADE, related_name="participants")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    is_ranked = models.BooleanField(default=True)  # false: assessed without a rank
    progress = models.CharField(max_length=20, choices=Progress, default=Progress.FILLING)
    closes_at = models.DateTimeField(null=True, blank=True)  # own end of the self-assessment
    asked_at = models.DateTimeField(null=True, blank=True)  # for the leader's signature
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )  # none with a moment: locked at the deadline, unsigned
    is_late = models.BooleanField(default=False)  # signed after the window, or not at all
    times = models.PositiveSmallIntegerField(default=0)  # submitted so far
    declared_hash = models.CharField(max_length=64, blank=True)  # of the declared layer

    class Meta:
        ordering = ("block_id", "unit__sort_key", "unit_id")
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="unit_once_in_round")]

    def __str__(self) -> str:
        return str(self.unit)

    def get_progress_display(self) -> str:  # type: ignore[no-redef]
        """The word for it; Django's own forces all words each time."""
        return str(Progress(self.progress).label)

    @property
    def is_locked(self) -> bool:
        """Whether the unit has submitted, or was locked at the deadline."""
        return self.progress == Progress.SUBMITTED


class Reopening(Kept):
    """A submitted self-assessment given back to its unit; the submitted one stays kept."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="reopened")
    times = models.PositiveSmallIntegerField()  # which submission was opened
    document = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.participant} · {self.document}"
