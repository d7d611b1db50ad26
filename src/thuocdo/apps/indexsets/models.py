"""Schemes of index sets and their editions, with the text of every file and its hash."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuocdo.lib.language import language, say


class Scheme(models.Model):
    """An index over the years, such as the reform index of communes of a province."""

    slug = models.SlugField(max_length=80, unique=True)  # in public addresses
    folder = models.CharField(max_length=80, unique=True)  # name in the rule book
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    short = models.CharField(max_length=80)  # in menus: "CCHC cấp xã"
    short_en = models.CharField(max_length=80)
    authority = models.ForeignKey(
        "units.Unit", on_delete=models.PROTECT, null=True, related_name="+"
    )  # who publishes it
    is_demo = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)  # in menus

    class Meta:
        ordering = ("order", "slug")

    def __str__(self) -> str:
        return self.title_en if language() == "en" else self.title


class EditionStatus(models.TextChoices):
    """How far an edition has come."""

    DRAFT = "draft", say("Nháp", "Draft")
    ISSUED = "issued", say("Đã ban hành", "Issued")
    RETIRED = "retired", say("Hết hiệu lực", "Retired")


class Edition(models.Model):
    """One edition; its files never change once it is issued."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="editions")
    name = models.CharField(max_length=80)  # "2025"
    status = models.CharField(max_length=20, choices=EditionStatus, default=EditionStatus.DRAFT)
    content_hash = models.CharField(max_length=64)  # as the core computes it
    years = models.JSONField(default=list)  # that it assesses
    is_official = models.BooleanField(default=False)  # false: a demonstration or a draft
    decision_number = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("scheme", "name")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "name"], name="edition_name_once"),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(issued_at__isnull=False),
                name="edition_issued_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(decision_number="") | Q(decided_on__isnull=False),
                name="edition_decision_has_its_date",
                violation_error_message=say(
                    "Nêu cả ngày của quyết định.", "Give the date of the decision too."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.name}"


class EditionFile(models.Model):
    """One file of an edition, as it was read."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=200)  # below the folder of the edition
    text = models.TextField()

    class Meta:
        ordering = ("edition", "path")
        constraints = [
            models.UniqueConstraint(fields=["edition", "path"], name="edition_file_once")
        ]

    def __str__(self) -> str:
        return self.path
