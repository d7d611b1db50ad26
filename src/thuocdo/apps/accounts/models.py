"""People and what they were granted."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from thuocdo.lib.language import say
from thuocdo.vietnamese.collation import sort_key
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.stored_order import written

LONGEST_ORDER = 600  # signs; names beyond are equal in order


class User(AbstractUser):
    """A person who signs in."""

    full_name = models.CharField(say("Họ và tên", "Full name"), max_length=150)
    unit = models.ForeignKey(
        "units.Unit",
        verbose_name=say("Đơn vị", "Unit"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
    )  # where the person works
    must_use_second_factor = models.BooleanField(default=False)  # whatever the roles say
    must_change_password = models.BooleanField(default=False)  # it was set by somebody else
    folded = models.CharField(max_length=150, db_index=True)  # name without marks, for search
    sort_key = models.CharField(max_length=LONGEST_ORDER, db_index=True)  # given name first
    acting_for = ""  # not stored: by whose delegation alone the last check was passed

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, **options: Any) -> None:  # noqa: ANN401  (Django's)
        """Keep what lists search and sort by."""
        names = str(self).split() or [""]
        self.folded = fold(" ".join(names))
        order = written(sort_key(names[-1])) + written(sort_key(" ".join(names)))
        self.sort_key = order[:LONGEST_ORDER]
        super().save(**options)


class Grant(models.Model):
    """A role given to a person over a unit and all below it, for a time."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)  # code of a class in permissions.ROLES
    unit = models.ForeignKey(
        "units.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # none: everywhere
    domains = models.JSONField(default=list, blank=True)  # codes of criteria domains; empty: all
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)  # last day; none: until revoked
    document = models.CharField(max_length=200)  # that grants it
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    delegated_from = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="delegations"
    )  # the grant of whoever passed it on; none: an authority gave it
    reason = models.CharField(max_length=300, blank=True)  # of a delegation

    class Meta:
        ordering = ("person_id", "role", "from_on")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="grant_ends_after_it_begins",
                violation_error_message=say(
                    "Ngày hết hạn phải từ ngày bắt đầu trở đi.",
                    "The last day must not be before the first.",
                ),
            ),
            models.CheckConstraint(
                condition=~Q(document=""),
                name="grant_names_its_document",
                violation_error_message=say(
                    "Nêu văn bản giao quyền.", "Name the document that grants it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(delegated_from__isnull=True)
                | (Q(until_on__isnull=False) & ~Q(reason="")),
                name="delegation_ends_and_says_why",
                violation_error_message=say(
                    "Ủy quyền phải có ngày hết hạn và lý do.",
                    "A delegation needs a last day and a reason.",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.document}"
