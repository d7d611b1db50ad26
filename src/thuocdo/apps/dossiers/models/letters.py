"""Letters of apology for dossiers that are late."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuocdo.apps.units.models import Unit
from thuocdo.lib.constraints import all_or_none
from thuocdo.lib.language import say


class Way(models.TextChoices):
    """How a letter reached the person."""

    DESK = "desk", say("Trao tại bộ phận một cửa", "Handed over at the one-stop desk")
    POST = "post", say("Bưu chính công ích", "Public post")
    MAIL = "mail", say("Thư điện tử", "E-mail")
    MESSAGE = "message", say("Tin nhắn", "Text message")
    ACCOUNT = "account", say("Tài khoản dịch vụ công", "Account on the service portal")


class ApologyLetter(models.Model):
    """A letter about one dossier; the person's name is written on paper only."""

    dossier = models.BigIntegerField()  # keyed hash of its code, as in the lake
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="apology_letters")
    due_on = models.DateField()  # the day promised first
    new_due_on = models.DateField()
    reason = models.CharField(max_length=1000)
    number = models.CharField(max_length=120, blank=True)  # of the letter, once it has one
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sent_on = models.DateField(null=True, blank=True)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-written_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["dossier", "due_on"], name="apology_once_a_due_day"),
            models.CheckConstraint(
                condition=Q(new_due_on__gt=F("due_on")),
                name="apology_names_a_later_day",
                violation_error_message=say(
                    "Ngày hẹn lại phải sau ngày hẹn trước.",
                    "The new day must be later than the one promised before.",
                ),
            ),
            models.CheckConstraint(
                condition=all_or_none("sent_on", "sent_by") & (Q(sent_on=None) | ~Q(way="")),
                name="apology_sent_whole_or_not_at_all",
                violation_error_message=say(
                    "Nêu cả ngày gửi và cách gửi.", "Name both the day and the way it was sent."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier:x} {self.due_on:%d/%m/%Y}"
