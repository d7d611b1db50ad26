"""Schemes of index sets and their editions, with the text of every file and its hash."""

from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuocdo.apps.accounts.permissions import EVERYWHERE, Placed
from thuocdo.apps.indexsets.errors import IssuedEditionIsFrozen
from thuocdo.lib.language import language, say

T = TypeVar("T", bound=models.Model)


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

    @property
    def place(self) -> Placed:
        """Over what a grant must reach; without an authority, over everything."""
        return self.authority or EVERYWHERE


class EditionStatus(models.TextChoices):
    """How far an edition has come."""

    DRAFT = "draft", say("Nháp", "Draft")
    ISSUED = "issued", say("Đã ban hành", "Issued")
    RETIRED = "retired", say("Hết hiệu lực", "Retired")


class DraftsOnly(models.QuerySet[T]):
    """Bulk changes reach drafts alone; the database refuses the rest as well."""

    def _refuse_issued(self) -> None:
        path = "status" if self.model is Edition else "edition__status"
        if self.exclude(**{path: EditionStatus.DRAFT}).exists():
            raise IssuedEditionIsFrozen

    def update(self, **values: Any) -> int:  # noqa: ANN401  (as Django's)
        """Change drafts."""
        self._refuse_issued()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Remove drafts."""
        self._refuse_issued()
        return super().delete()


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
    retired_at = models.DateTimeField(null=True, blank=True)
    retirement_reason = models.CharField(max_length=300, blank=True)

    objects = DraftsOnly["Edition"].as_manager()

    # What the trigger compares too: everything but the way from issued to retired.
    FROZEN = (
        "scheme_id",
        "name",
        "content_hash",
        "years",
        "is_official",
        "decision_number",
        "decided_on",
        "imported_at",
        "imported_by_id",
        "issued_at",
    )

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
            models.CheckConstraint(
                condition=~Q(status="retired")
                | (Q(retired_at__isnull=False) & ~Q(retirement_reason="")),
                name="edition_retired_has_its_reason",
                violation_error_message=say(
                    "Nêu lý do cho phiên bản hết hiệu lực.",
                    "Say why the edition is to be retired.",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.name}"

    def save(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  (as Django's)
        """Store it; of an issued edition, nothing but its retirement."""
        stored = Edition.objects.filter(pk=self.pk).first() if self.pk else None
        if stored and not stored.is_draft and not self._is_retirement_of(stored):
            raise IssuedEditionIsFrozen
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401
        """Remove a draft."""
        if not Edition.objects.get(pk=self.pk).is_draft:
            raise IssuedEditionIsFrozen
        return super().delete(*args, **options)

    @property
    def is_draft(self) -> bool:
        """Whether its content may still change."""
        return self.status == EditionStatus.DRAFT

    def _is_retirement_of(self, stored: "Edition") -> bool:
        is_same = all(getattr(self, name) == getattr(stored, name) for name in self.FROZEN)
        return is_same and (stored.status, self.status) == (
            EditionStatus.ISSUED,
            EditionStatus.RETIRED,
        )


class EditionFile(models.Model):
    """One file of an edition, as it was read."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=200)  # below the folder of the edition
    text = models.TextField()

    objects = DraftsOnly["EditionFile"].as_manager()

    class Meta:
        ordering = ("edition", "path")
        constraints = [
            models.UniqueConstraint(fields=["edition", "path"], name="edition_file_once")
        ]

    def __str__(self) -> str:
        return self.path

    def save(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  (as Django's)
        """Store a file of a draft."""
        self._refuse_issued()
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401
        """Remove a file of a draft."""
        self._refuse_issued()
        return super().delete(*args, **options)

    def _refuse_issued(self) -> None:
        """Ask the database, not the object at hand: it may be an old reading."""
        if not Edition.objects.get(pk=self.edition_id).is_draft:
            raise IssuedEditionIsFrozen
