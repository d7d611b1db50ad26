"""Publications: what was decided, when it may be read, and the frozen file behind it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.publications.errors import AlreadyPublished
from thuocdo.apps.results.models import Run
from thuocdo.lib.constraints import all_or_none
from thuocdo.lib.fields import ExactDecimal
from thuocdo.lib.language import language, say


class State(models.TextChoices):
    """How far a publication has come; a published one is only ever replaced, never changed."""

    DRAFT = "draft", say("Nháp", "Draft")
    PUBLISHED = "published", say("Đã công bố", "Published")


class FrozenRows(models.QuerySet["Publication"]):
    """Drafts may be changed; published rows refuse, as the database does."""

    def update(self, **fields: Any) -> int:  # noqa: ANN401  (as Django's)
        """Change drafts.

        Raises:
            AlreadyPublished: one of them is published.
        """
        self.refuse_published()
        return super().update(**fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete drafts.

        Raises:
            AlreadyPublished: one of them is published.
        """
        self.refuse_published()
        return super().delete()

    def refuse_published(self) -> None:
        """Look before the database is asked."""
        if self.filter(state=State.PUBLISHED).exists():
            raise AlreadyPublished


class Publication(models.Model):
    """One version of the published results of one scheme and year."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="publications")
    year = models.PositiveSmallIntegerField()  # assessed
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    run = models.ForeignKey(
        Run, on_delete=models.PROTECT, null=True, blank=True, related_name="publications"
    )  # none: figures as an old document states them
    statement = models.JSONField(null=True, blank=True)  # those figures; see statements.py
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    decision_number = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)  # authority that decided
    is_demo = models.BooleanField(default=False)  # never shown as an official decision
    source = models.CharField(max_length=400, blank=True)  # where stated figures were read
    embargo_until = models.DateTimeField(null=True, blank=True)  # nothing is public before
    reason = models.TextField(blank=True)  # of an erratum
    snapshot_hash = models.CharField(max_length=64, blank=True)  # SHA-256 of the bundle
    checked_hash = models.CharField(max_length=64, blank=True)  # of what the checks looked at
    checked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)  # when it was frozen
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = FrozenRows.as_manager()

    class Meta:
        ordering = ("-year", "scheme", "-version")
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "year", "version"], name="publication_version_once"
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(published_at__isnull=False, decided_on__isnull=False)
                & ~Q(snapshot_hash="")
                & ~Q(decision_number=""),
                name="publication_published_whole",
                violation_error_message=say(
                    "Chưa đủ để công bố: cần quyết định, ngày và bản đã khóa.",
                    "Not ready to be published: it needs a decision, its date and a frozen file.",
                ),
            ),
            models.CheckConstraint(
                condition=Q(run__isnull=True, statement__isnull=False)
                | Q(run__isnull=False, statement__isnull=True),
                name="publication_computed_or_stated",
                violation_error_message=say(
                    "Kết quả phải là do hệ thống tính, hoặc như một văn bản nêu.",
                    "Results are either computed here or stated by a document.",
                ),
            ),
            models.CheckConstraint(
                condition=Q(version=1, replaces__isnull=True)
                | Q(version__gt=1, replaces__isnull=False) & ~Q(reason=""),
                name="publication_erratum_needs_a_reason",
                violation_error_message=say(
                    "Nêu lý do đính chính.", "Give the reason of the erratum."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.year} ({self.version})"

    def save(self, **options: Any) -> None:  # noqa: ANN401  (as Django's)
        """Store a draft, or the step from draft to published.

        Raises:
            AlreadyPublished: it was published before.
        """
        self.refuse_published()
        super().save(**options)
        self._was_published = self.state == State.PUBLISHED

    @classmethod
    def from_db(
        cls,
        db: str | None,
        field_names: Collection[str],
        values: Collection[Any],
        **more: Any,  # noqa: ANN401  (as Django's)
    ) -> Self:
        """A row as it lies in the database, remembering whether it was published there."""
        row = super().from_db(db, field_names, values, **more)
        row._was_published = row.__dict__.get("state") == State.PUBLISHED  # noqa: SLF001
        return row

    def delete(self, **options: Any) -> tuple[int, dict[str, int]]:  # type: ignore[override]  # noqa: ANN401
        """Delete a draft.

        Raises:
            AlreadyPublished: it is published.
        """
        self.refuse_published()
        return super().delete(**options)

    def refuse_published(self) -> None:
        """Refuse when the row in the database is published."""
        if getattr(self, "_was_published", False):
            raise AlreadyPublished

    @property
    def name(self) -> str:
        """The title in the reader's language."""
        return self.title_en if language() == "en" else self.title

    @property
    def is_published(self) -> bool:
        """Whether it is frozen; it may still be withheld by its embargo."""
        return self.state == State.PUBLISHED

    @property
    def is_stated(self) -> bool:
        """Whether the figures come from a document and not from a run."""
        return self.run_id is None

    def is_public(self, at: datetime) -> bool:
        """Whether anybody may read it at that moment."""
        return self.is_published and (self.embargo_until is None or self.embargo_until <= at)


class Severity(models.TextChoices):
    """How far a finding is from being explained; as core.checking says it."""

    PASSED = "passed", say("Khớp", "Agrees")
    NOTE = "note", say("Lưu ý", "Note")
    WARNING = "warning", say("Nên xem lại", "Worth a look")
    ERROR = "error", say("Không khớp", "Does not agree")


class Finding(models.Model):
    """What a number check found; a failed one must be accepted with a reason first."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="findings")
    order = models.PositiveIntegerField(default=0)  # as a reader would check
    kind = models.CharField(max_length=60)  # of core.checking
    severity = models.CharField(max_length=20, choices=Severity)
    subject = models.CharField(max_length=500, blank=True)  # unit or part it is about
    expected = ExactDecimal(null=True)  # what the other figures give
    found = ExactDecimal(null=True)  # what is stated
    sentence = models.TextField()
    sentence_en = models.TextField()
    accepted_reason = models.TextField(blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("publication", "order")
        constraints = [
            models.CheckConstraint(
                condition=all_or_none("accepted_by", "accepted_at")
                & (
                    Q(accepted_at__isnull=True, accepted_reason="")
                    | Q(accepted_at__isnull=False) & ~Q(accepted_reason="")
                ),
                name="finding_accepted_with_a_reason",
                violation_error_message=say(
                    "Nêu lý do chấp nhận số không khớp.",
                    "Give the reason for accepting figures that do not agree.",
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.sentence[:80]}"

    @property
    def text(self) -> str:
        """What was found, in the reader's language."""
        return self.sentence_en if language() == "en" else self.sentence

    @property
    def is_passed(self) -> bool:
        """Whether the check found nothing."""
        return self.severity == Severity.PASSED

    @property
    def is_failed(self) -> bool:
        """Whether rounding cannot explain it."""
        return self.severity == Severity.ERROR

    @property
    def is_open(self) -> bool:
        """Whether it still keeps the draft from being published."""
        return self.is_failed and self.accepted_at is None


class PreRelease(models.Model):
    """A person who may read a publication before its embargo ends; each reading is logged."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "person"], name="pre_release_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.publication}"
