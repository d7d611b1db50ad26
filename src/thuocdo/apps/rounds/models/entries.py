"""One leaf of one unit: what is being filled in, every saved field, evidence and remarks."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from thuocdo.apps.documents.models import Document
from thuocdo.apps.rounds.models.participants import Participant
from thuocdo.lib.fields import ExactDecimal
from thuocdo.lib.kept import Kept
from thuocdo.lib.language import say


class Status(models.TextChoices):
    """How far the unit has come with an item."""

    TODO = "todo", say("Chưa làm", "To do")
    DOING = "doing", say("Đang làm", "In progress")
    DONE = "done", say("Đã xong", "Done")


class Stage(models.TextChoices):
    """How far an item has come in the round; services/moving.py says what leads where."""

    DRAFT = "draft", say("Nháp", "Draft")
    SUBMITTED = "submitted", say("Chờ duyệt", "Awaiting appraisal")
    RETURNED = "returned", say("Bị trả lại", "Returned")
    APPRAISED = "appraised", say("Đã thẩm định", "Appraised")
    EXPLAINED = "explained", say("Đã giải trình", "Explained")
    SECONDED = "seconded", say("Đã thẩm định lần hai", "Appraised twice")
    DISPUTED = "disputed", say("Bất đồng", "Disputed")
    DECIDED = "decided", say("Hội đồng đã quyết", "Decided")
    FINAL = "final", say("Đã khóa", "Final")


class Entry(models.Model):
    """One leaf of one unit."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="entries")
    code = models.CharField(max_length=40)  # of the leaf
    order = models.PositiveSmallIntegerField()  # in the document
    status = models.CharField(max_length=10, choices=Status, default=Status.TODO)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    draft = models.JSONField(
        default=dict, encoder=DjangoJSONEncoder
    )  # field → {text, version, by, at}; what people typed, unread
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    copied = models.JSONField(default=dict, encoder=DjangoJSONEncoder)  # last year's, see copying
    return_due = models.DateField(null=True, blank=True)  # while it is returned
    # What the layers came to, kept for lists; words hold the same with their reasons.
    declared_points = ExactDecimal(null=True)
    appraised_points = ExactDecimal(null=True)
    second_points = ExactDecimal(null=True)
    final_points = ExactDecimal(null=True)
    maximum = ExactDecimal(null=True)  # that applies to the unit

    class Meta:
        ordering = ("participant_id", "order")
        constraints = [
            models.UniqueConstraint(fields=["participant", "code"], name="entry_once_a_leaf")
        ]
        indexes = [models.Index(fields=["code", "stage"], name="entry_by_leaf_and_stage")]

    def __str__(self) -> str:
        return f"{self.participant} · {self.code}"


class Outcome(models.TextChoices):
    """What became of a save."""

    KEPT = "kept", say("Đã lưu", "Saved")
    CONFLICT = "conflict", say("Trùng người sửa", "Conflict")


class FieldSave(Kept):
    """One text of one field, as it arrived; a repeated request adds none."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="saves")
    name = models.CharField(max_length=60)  # of the input, or a field of FREE
    version = models.PositiveIntegerField()  # of the field after it; of the winner in a conflict
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.KEPT)
    key = models.UUIDField(unique=True)  # made by the browser, so that a retry is known
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("entry_id", "id")

    def __str__(self) -> str:
        return f"{self.entry} {self.name} {self.version}"


class Evidence(models.Model):
    """A document that shows something at a page; taken away, it stays known."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="evidence")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=300, blank=True)
    key = models.UUIDField(unique=True)  # made by the browser, so that a retry is known
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("entry_id", "id")

    def __str__(self) -> str:
        return f"{self.entry} · {self.document}"


class Remark(Kept):
    """What somebody wrote to the others about an item."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("entry_id", "id")

    def __str__(self) -> str:
        return f"{self.entry} · {self.by}"


class Settled(Kept):
    """A remark that nobody needs to answer any more."""

    remark = models.OneToOneField(Remark, on_delete=models.PROTECT, related_name="settled")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.remark} ✓"
