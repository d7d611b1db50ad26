"""Code lists with their days of validity: fields, procedures, and the limits of each procedure."""

from django.db import models
from django.db.models import F, Q

from thuocdo.lib.language import name_for, say

NOT_BEFORE = say(
    "Ngày kết thúc phải từ ngày bắt đầu trở đi.", "The last day must not be before the first."
)


class Coded(models.Model):
    """A code over one span of days."""

    code = models.CharField(max_length=60, db_index=True)
    name = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # last day; none: still in use

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return name_for(self.name, self.name_en)


class Field(Coded):
    """A field of administration, such as land."""

    class Meta:
        ordering = ("code", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="field_code_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="field_ends_after_it_begins",
                violation_error_message=NOT_BEFORE,
            ),
        ]


class Procedure(Coded):
    """An administrative procedure as announced."""

    field_code = models.CharField(max_length=60)
    group = models.CharField(max_length=200, blank=True)
    online_level = models.PositiveSmallIntegerField(default=0)  # of analytics.tables.OnlineLevel

    class Meta:
        ordering = ("code", "valid_from")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="procedure_code_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="procedure_ends_after_it_begins",
                violation_error_message=NOT_BEFORE,
            ),
        ]


class Limit(models.Model):
    """The time a procedure may take, from a day on, by the document that says so."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="limits")
    legal_hours = models.PositiveIntegerField()  # working hours
    promised_hours = models.PositiveIntegerField()  # working hours, after the cut
    from_on = models.DateField()
    document = models.CharField(max_length=300)

    class Meta:
        ordering = ("procedure", "from_on")
        constraints = [
            models.UniqueConstraint(fields=["procedure", "from_on"], name="limit_once_a_day"),
            models.CheckConstraint(
                condition=Q(promised_hours__lte=F("legal_hours")),
                name="limit_promises_no_more_than_the_law",
                violation_error_message=say(
                    "Thời hạn cam kết không được dài hơn thời hạn quy định.",
                    "The promised limit must not be longer than the legal one.",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure.code} {self.from_on:%d/%m/%Y}"
