"""Official documents, the files behind them in versions, and files on their way."""

import uuid
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import translation

from thuocdo.apps.units.models import Unit
from thuocdo.lib.constraints import all_or_none
from thuocdo.lib.language import say
from thuocdo.vietnamese.folding import fold

LONGEST_KEY = 1000  # signs that a search looks at


class MediaType(models.TextChoices):
    """What may be kept; judged by the content, never by the name."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "JPG"
    PNG = "image/png", "PNG"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"


class Scan(models.TextChoices):
    """What a virus scanner said; what it found something in is never kept."""

    NOT_SCANNED = "not_scanned", say("Chưa quét vi-rút", "Not scanned for viruses")
    CLEAN = "clean", say("Đã quét vi-rút, không thấy gì", "Scanned for viruses, nothing found")


class File(models.Model):
    """Bytes that were uploaded once, by their SHA-256, with what was read in them."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()  # bytes
    media_type = models.CharField(max_length=100, choices=MediaType)
    page_count = models.PositiveIntegerField(null=True, blank=True)  # none: it has no pages
    has_text_layer = models.BooleanField(null=True, blank=True)  # none: a picture
    has_signature = models.BooleanField(null=True, blank=True)  # digital; none: cannot be told
    is_encrypted = models.BooleanField(default=False)  # opens without a password all the same
    stated_number = models.CharField(max_length=120, blank=True)  # after "Số:" on the first page
    stated_on = models.DateField(null=True, blank=True)  # first "ngày … tháng … năm …" there
    scan = models.CharField(max_length=20, choices=Scan, default=Scan.NOT_SCANNED)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_media_type_display()} {self.sha256[:12]}"


class Type(models.TextChoices):
    """Kinds of official documents."""

    DECISION = "decision", say("Quyết định", "Decision")
    PLAN = "plan", say("Kế hoạch", "Plan")
    REPORT = "report", say("Báo cáo", "Report")
    LETTER = "letter", say("Công văn", "Official letter")
    NOTICE = "notice", say("Thông báo", "Notice")
    MINUTES = "minutes", say("Biên bản", "Minutes")
    RESOLUTION = "resolution", say("Nghị quyết", "Resolution")
    OTHER = "other", say("Khác", "Other")


class Document(models.Model):
    """An entry of a unit's register; never deleted, only withdrawn with a reason."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    number = models.CharField(max_length=120, blank=True)  # "112/BC-UBND"; empty: has none
    type = models.CharField(max_length=20, choices=Type, default=Type.OTHER)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=500)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)  # last day; none: not limited
    is_restricted = models.BooleanField(default=False)  # only for who works on it
    folded = models.CharField(max_length=LONGEST_KEY)  # type, number, title, issuer without marks
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )  # a newer official document that takes its place
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-issued_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="document_ends_after_it_begins",
                violation_error_message=say(
                    "Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.",
                    "The last day must not be before the first.",
                ),
            ),
            models.CheckConstraint(
                condition=all_or_none("withdrawn_at", "withdrawn_by")
                & (
                    Q(withdrawn_at__isnull=True, withdrawn_reason="")
                    | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                ),
                name="document_withdrawn_with_a_reason",
                violation_error_message=say("Nêu lý do rút.", "Give the reason for withdrawing."),
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")),
                name="document_does_not_replace_itself",
                violation_error_message=say(
                    "Văn bản không thay thế chính nó.", "A document does not replace itself."
                ),
            ),
        ]

    def __str__(self) -> str:
        head = " ".join(filter(None, (str(self.get_type_display()), self.number)))
        is_named = self.number or self.type != Type.OTHER
        return head if is_named else self.title

    def save(self, **options: Any) -> None:  # noqa: ANN401  (Django's)
        """Keep what searches look at."""
        with translation.override("vi"):
            kind = str(self.get_type_display())
        words = (kind, self.number, self.title, self.issuer)
        self.folded = fold(" ".join(words))[:LONGEST_KEY]
        super().save(**options)

    @property
    def current(self) -> "DocumentFile | None":
        """The newest version, from prefetched rows where there are any; None without a file."""
        return max(self.versions.all(), key=lambda one: one.number, default=None)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken out of use."""
        return self.withdrawn_at is not None

    def is_valid_on(self, day: date) -> bool:
        """Whether the days of validity that it names include the day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


class DocumentFile(models.Model):
    """One version of a document's file; rows are only ever added."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="uses")
    number = models.PositiveSmallIntegerField()  # 1 is the first
    name = models.CharField(max_length=255)  # as uploaded, composed letters
    reason = models.CharField(max_length=500, blank=True)  # why there is another version
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("document_id", "-number")
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="document_version_once"),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1) & ~Q(reason=""),
                name="document_version_needs_a_reason",
                violation_error_message=say(
                    "Nêu lý do thay tệp.", "Give the reason for another file."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"


class Upload(models.Model):
    """A file on its way, in pieces; what arrived lies beside the store until it is whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()  # bytes announced
    fingerprint = models.CharField(max_length=120, blank=True)  # of the browser's file
    offset = models.PositiveBigIntegerField(default=0)  # bytes that arrived
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    file = models.ForeignKey(
        File, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # once it is whole and was judged

    class Meta:
        ordering = ("-begun_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(offset__lte=F("size")), name="upload_within_its_size"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.offset}/{self.size})"

    def is_expired(self, at: datetime) -> bool:
        """Whether nothing more is taken."""
        return self.expires_at <= at
