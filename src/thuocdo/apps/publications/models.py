"""Publications: what was decided, when it may be read, and the frozen file behind it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.results.models import Run
from thuocdo.lib.language import say


class State(models.TextChoices):
    """How far a publication has come; a published one is only ever replaced, never changed."""

    DRAFT = "draft", say("Nháp", "Draft")
    PUBLISHED = "published", say("Đã công bố", "Published")


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
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    decision_number = models.CharField(max_length=120)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=200)  # authority that decided
    is_demo = models.BooleanField(default=False)  # never shown as an official decision
    source = models.CharField(max_length=400, blank=True)  # where stated figures were read
    embargo_until = models.DateTimeField(null=True, blank=True)  # nothing is public before
    reason = models.TextField(blank=True)  # of an erratum
    snapshot_hash = models.CharField(max_length=64, blank=True)  # SHA-256 of the bundle
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)  # when it was released
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-year", "scheme", "-version")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "year", "version"], name="publication_version_once"
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(published_at__isnull=False, decided_on__isnull=False) & ~Q(snapshot_hash=""),
                name="publication_published_whole",
                violation_error_message=say(
                    "Chưa đủ để công bố: cần quyết định, ngày và bản đã khóa.",
                    "Not ready to be published: it needs a decision, its date and a frozen file.",
                ),
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(reason=""),
                name="publication_erratum_needs_a_reason",
                violation_error_message=say(
                    "Nêu lý do đính chính.", "Give the reason of the erratum."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.year} ({self.version})"


class Finding(models.Model):
    """What a number check found; a failed one must be accepted with a reason first."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=60)  # of core.checking
    subject = models.CharField(max_length=200, blank=True)  # unit or part it is about
    is_passed = models.BooleanField()
    sentence = models.TextField()
    sentence_en = models.TextField()
    accepted_reason = models.TextField(blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("publication", "is_passed", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_reason="")
                | Q(accepted_at__isnull=False, accepted_by__isnull=False) & ~Q(accepted_reason=""),
                name="finding_accepted_with_a_reason",
                violation_error_message=say(
                    "Nêu lý do chấp nhận số không khớp.",
                    "Give the reason for accepting figures that do not agree.",
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.sentence[:80]}"


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
