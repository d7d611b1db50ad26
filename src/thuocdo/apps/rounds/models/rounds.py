"""A round: one edition and year, its blocks, and the windows of their phases."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.units.models import Block, Unit
from thuocdo.lib.kept import Kept
from thuocdo.lib.language import language, say


class Phase(models.TextChoices):
    """How far a block has come."""

    PLANNED = "planned", say("Chuẩn bị", "Being prepared")
    SELF = "self", say("Tự đánh giá", "Self-assessment")
    APPRAISAL = "appraisal", say("Thẩm định lần một", "First appraisal")
    EXPLANATION = "explanation", say("Giải trình", "Explanation")
    SECOND = "second", say("Thẩm định lần hai", "Second appraisal")
    COUNCIL = "council", say("Hội đồng", "Council")
    PUBLISHED = "published", say("Đã công bố", "Published")
    ARCHIVED = "archived", say("Lưu trữ", "Archived")


PHASES = list(Phase)  # in their order; a block moves by one


class Round(models.Model):
    """One edition and one year, assessed by one authority."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()  # assessed
    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    document = models.CharField(max_length=200)  # the plan that orders it
    survey_held = models.BooleanField(default=True)
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # last year's, to copy from
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("-year", "edition")
        constraints = [
            models.UniqueConstraint(fields=["edition", "year"], name="round_once_a_year"),
            models.CheckConstraint(
                condition=~Q(document=""),
                name="round_names_its_plan",
                violation_error_message=say(
                    "Nêu số kế hoạch của vòng đánh giá.", "Name the plan of the round."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title_en if language() == "en" else self.title


class RoundBlock(models.Model):
    """A block of units in a round, with a phase of its own."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="blocks")
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=20, choices=Phase, default=Phase.PLANNED)

    class Meta:
        ordering = ("round_id", "block__order", "id")
        constraints = [
            models.UniqueConstraint(fields=["round", "block"], name="block_once_in_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.block}"

    def get_phase_display(self) -> str:  # type: ignore[no-redef]
        """The word for the phase; Django's own forces the words of all phases each time."""
        return str(Phase(self.phase).label)


class Window(models.Model):
    """When a phase of a block is open."""

    block = models.ForeignKey(RoundBlock, on_delete=models.CASCADE, related_name="windows")
    phase = models.CharField(max_length=20, choices=Phase)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()  # the last moment; later is locked

    class Meta:
        ordering = ("block_id", "opens_at")
        constraints = [
            models.UniqueConstraint(fields=["block", "phase"], name="window_once_a_phase"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="window_closes_after_it_opens",
                violation_error_message=say(
                    "Hạn cuối phải sau lúc mở.", "It must close after it opens."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.block} · {self.get_phase_display()}"


class Extension(Kept):
    """More time, for a block or one unit of it; never taken back."""

    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="extensions")
    participant = models.ForeignKey(
        "rounds.Participant", on_delete=models.PROTECT, null=True, related_name="extensions"
    )  # none: the whole block
    before = models.DateTimeField()  # the end until then
    until = models.DateTimeField()
    document = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("before")), name="extension_gives_more_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.window} → {self.until:%d/%m/%Y}"
