"""Where dossiers come from, each file that was handed in, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuocdo.apps.dossiers.models.kept import Kept
from thuocdo.apps.units.models import Unit
from thuocdo.lib.language import language, say


class Format(models.TextChoices):
    """How a source writes its files."""

    CSV = "csv", say("CSV", "CSV")
    XLSX = "xlsx", say("Excel (XLSX)", "Excel (XLSX)")
    JSON = "json", say("JSON, JSON Lines", "JSON, JSON Lines")
    PARQUET = "parquet", say("Parquet", "Parquet")
    TOTALS = "totals", say("Bảng tổng hợp", "Totals")  # of units without rows; CSV or XLSX


class Source(models.Model):
    """A system that hands out dossiers, with the way its columns are called."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossier_sources")
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=10, choices=Format, default=Format.CSV)
    mapping = models.JSONField(default=dict, blank=True)  # our column → that of the file
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("unit", "name")
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="dossier_source_once")]

    def __str__(self) -> str:
        return str(Format.TOTALS.label) if self.is_totals else self.name

    @property
    def is_totals(self) -> bool:
        """Whether it hands in totals of units without rows."""
        return self.format == Format.TOTALS


class Batch(Kept):
    """A file that was handed in."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="batches")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    as_of = models.DateField()  # the day whose state the file shows
    mapping = models.JSONField(default=dict)  # as it was used
    is_trial = models.BooleanField(default=False)  # read and checked, nothing kept
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.file_name


class Outcome(Kept):
    """What became of a batch; the counts add up."""

    batch = models.OneToOneField(Batch, on_delete=models.PROTECT, related_name="outcome")
    number = models.PositiveIntegerField(null=True)  # of the batch in the lake; none: nothing kept
    rows_in = models.PositiveBigIntegerField(default=0)
    added = models.PositiveBigIntegerField(default=0)
    corrected = models.PositiveBigIntegerField(default=0)
    unchanged = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0)
    failure = models.CharField(max_length=1000, blank=True)  # why the whole file was not read
    failure_en = models.CharField(max_length=1000, blank=True)
    refused_sha256 = models.CharField(max_length=64, blank=True)  # of the table of refused rows
    at = models.DateTimeField()

    class Meta(Kept.Meta):
        ordering = ("batch",)
        constraints = [
            models.CheckConstraint(
                condition=Q(rows_in=F("added") + F("corrected") + F("unchanged") + F("refused"))
                | ~Q(failure=""),
                name="outcome_counts_every_row",
                violation_error_message=say(
                    "Số dòng đọc được phải bằng số dòng giữ lại cộng số dòng bị từ chối.",
                    "Rows read must equal rows kept and rows refused.",
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch} → {self.kept}/{self.rows_in}"

    @property
    def kept(self) -> int:
        """Rows that count, whether they changed anything or not."""
        return self.added + self.corrected + self.unchanged

    @property
    def why(self) -> str:
        """Why the whole file was not read, in the reader's language."""
        return self.failure_en if language() == "en" else self.failure
