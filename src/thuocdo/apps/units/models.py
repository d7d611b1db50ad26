"""Units with their days of validity, blocks that are ranked together, and lineage."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from thuocdo.lib.below import Below
from thuocdo.lib.language import name_for, say

UNKNOWN_BEGINNING = date(1900, 1, 1)  # stands for a first day that no source names

models.CharField.register_lookup(Below)  # ``path__below``, and ``unit__path__below`` elsewhere


class Kind(models.TextChoices):
    """What a unit is."""

    COUNTRY = "country", say("Quốc gia", "Country")
    PROVINCE = "province", say("Tỉnh, thành phố", "Province")
    DISTRICT = "district", say("Cấp huyện (đến 30/6/2025)", "District (until 30/6/2025)")
    COMMUNE = "commune", say("Xã", "Commune")
    WARD = "ward", say("Phường", "Ward")
    TOWNSHIP = "township", say("Thị trấn (đến 30/6/2025)", "Township (until 30/6/2025)")
    SPECIAL_ZONE = "special_zone", say("Đặc khu", "Special zone")
    DEPARTMENT = "department", say("Sở, ban, ngành", "Department")


class Unit(models.Model):
    """A unit under one code over one span of days; a code may be used again later."""

    code = models.CharField(max_length=20, db_index=True)
    name = models.CharField(max_length=200)  # with the type word: "Phường Hà Tu"
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=120, db_index=True)  # codes from the top: "/VN/70/25195/"
    region = models.CharField(max_length=100, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)  # people
    area_km2 = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    valid_from = models.DateField()  # UNKNOWN_BEGINNING: not known
    valid_to = models.DateField(null=True, blank=True)  # last day; none: still there
    folded = models.CharField(max_length=200, db_index=True)  # name without marks, for search
    sort_key = models.CharField(max_length=600, db_index=True)  # order of the Vietnamese alphabet
    source = models.CharField(max_length=200)  # where the entry was read

    class Meta:
        ordering = ("sort_key", "code", "valid_from")
        indexes = [models.Index(fields=["kind", "sort_key"], name="unit_by_kind")]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="unit_code_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_ends_after_it_begins",
                violation_error_message=say(
                    "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    "The last day must not be before the first.",
                ),
            ),
        ]

    def __str__(self) -> str:
        return name_for(self.name, self.name_en)

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """The word for the kind; Django's own forces the words of all kinds each time."""
        return str(Kind(self.kind).label)

    @property
    def began_on(self) -> date | None:
        """The first day; None where it is not known."""
        return None if self.valid_from == UNKNOWN_BEGINNING else self.valid_from

    @property
    def gone_on(self) -> date | None:
        """The first day without the unit; None while it stands."""
        return None if self.valid_to is None else self.valid_to + timedelta(days=1)

    def stands_on(self, day: date) -> bool:
        """Whether the unit is there on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Block(models.Model):
    """Units that are ranked together and never mixed with others."""

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="blocks")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("authority", "order", "slug")
        constraints = [
            models.UniqueConstraint(fields=["authority", "slug"], name="block_slug_once")
        ]

    def __str__(self) -> str:
        return name_for(self.name, self.name_en)


class Membership(models.Model):
    """A unit's place in a block over a span of days."""

    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    is_ranked = models.BooleanField(default=True)  # false: assessed without a rank
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["block", "unit", "valid_from"], name="membership_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.block}"


class EventKind(models.TextChoices):
    """What happened to units."""

    RENAME = "rename", say("Đổi tên", "Rename")
    MERGE = "merge", say("Sáp nhập", "Merger")
    SPLIT = "split", say("Chia tách", "Split")
    ABOLISH = "abolish", say("Giải thể", "Abolition")
    TRANSFER = "transfer", say("Chuyển địa giới", "Transfer")
    STATUS = "status", say("Đổi loại hoặc cấp trên", "Change of type or superior")


class LineageEvent(models.Model):
    """A dated event of a decree or resolution."""

    kind = models.CharField(max_length=20, choices=EventKind)
    on = models.DateField(db_index=True)  # first day of the new state
    document = models.CharField(max_length=300)  # number and issuer, or that it is unconfirmed
    is_confirmed = models.BooleanField(default=True)  # read in the document itself
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """The word for the kind; Django's own forces the words of all kinds each time."""
        return str(EventKind(self.kind).label)


class LineageEdge(models.Model):
    """Part of an old unit that went to a new one."""

    event = models.ForeignKey(LineageEvent, on_delete=models.PROTECT, related_name="edges")
    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="edges_on")
    new = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="edges_back"
    )  # none: abolished without a successor
    share = models.DecimalField(
        max_digits=12, decimal_places=10, null=True, blank=True
    )  # of the old unit, from 0 to 1; none: unknown
    basis = models.CharField(max_length=40, blank=True)  # of the share: population, dossiers …

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=1),
                name="edge_share_from_0_to_1",
                violation_error_message=say(
                    "Tỷ phần phải lớn hơn 0 và không quá 1.",
                    "A share must be above 0 and at most 1.",
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new or '–'}"
