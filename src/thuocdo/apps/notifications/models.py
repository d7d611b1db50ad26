"""What people were told, by page and by mail, and how they want to be told."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuocdo.lib.addresses import in_language, with_query
from thuocdo.vietnamese.sentence import Sentence


class Urgency(models.TextChoices):
    """Whether it may wait for the digest."""

    ORDINARY = "ordinary"
    URGENT = "urgent"  # returned, due tomorrow, overdue


class Mailing(models.Model):
    """One mail to one person: the digest of a day, or what could not wait for it."""

    class Kind(models.TextChoices):
        DIGEST = "digest"
        URGENT = "urgent"

    class State(models.TextChoices):
        WAITING = "waiting"  # to be sent, or sent again after a failure
        SENDING = "sending"  # handed to the mail server; if it stays so, nobody knows
        SENT = "sent"
        EMPTY = "empty"  # all of it was seen or done before it went
        FAILED = "failed"  # refused for good, or as often as is tried

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mailings"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    day = models.DateField()  # of the digest
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)  # what the mail server said last

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("recipient", "day"), condition=Q(kind="digest"), name="one_digest_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recipient} · {self.kind} {self.day:%d/%m/%Y}"


class Notice(models.Model):
    """One thing that one person was told once."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    key = models.CharField(max_length=200, db_index=True)  # the matter; told once to each person
    kind = models.CharField(max_length=60)  # "round.returned"
    urgency = models.CharField(max_length=10, choices=Urgency.choices, default=Urgency.ORDINARY)
    text_vi = models.CharField(max_length=500)
    text_en = models.CharField(max_length=500)
    url = models.CharField(max_length=300)  # of the Vietnamese page, without host
    subject = models.CharField(max_length=200, blank=True)  # "rounds.Entry:12", as in the log
    due_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)  # nothing is left to be done
    mailing = models.ForeignKey(
        Mailing, on_delete=models.SET_NULL, null=True, blank=True, related_name="notices"
    )  # the one mail that told it

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("recipient", "key"), name="told_once"),
        ]
        indexes = [
            models.Index(
                fields=("recipient",), condition=Q(read_at__isnull=True), name="notice_unread"
            ),
            models.Index(
                fields=("urgency", "recipient"),
                condition=Q(mailing__isnull=True, settled_at__isnull=True),
                name="notice_unmailed",
            ),
        ]

    def __str__(self) -> str:
        return self.text_vi

    @property
    def is_urgent(self) -> bool:
        """Whether it could not wait for the digest."""
        return self.urgency == Urgency.URGENT

    @property
    def text(self) -> Sentence:
        """What was said."""
        return Sentence(self.text_vi, self.text_en)


class Preference(models.Model):
    """How a person wants mails; who never chose gets both kinds, in Vietnamese."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_preference"
    )
    has_digest = models.BooleanField(default=True)
    has_urgent = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="vi")

    def __str__(self) -> str:
        return f"{self.person}: {self.language}"


class Snooze(models.Model):
    """A piece of work that somebody puts off for some days, with the reason."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="snoozes"
    )
    key = models.CharField(max_length=200)  # of the work item
    until = models.DateField()  # it is back on that day
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("person", "key"), name="put_off_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="put_off_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.key} → {self.until:%d/%m/%Y}"


class SavedView(models.Model):
    """A list as somebody looked at it: its address with filters, under a name."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    name = models.CharField(max_length=80)
    path = models.CharField(max_length=200)  # of the Vietnamese page; one list
    query = models.CharField(max_length=1000, blank=True)
    shared_with = models.ForeignKey(
        "units.Unit", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )  # the unit of the person on that day; none: the own only
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("person", "path", "name"), name="one_view_of_a_name"),
            models.CheckConstraint(condition=~Q(name=""), name="view_has_a_name"),
        ]
        indexes = [models.Index(fields=("path", "shared_with"), name="view_of_a_list")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """The Vietnamese page with its filters, without host."""
        return with_query(self.path, self.query)

    @property
    def url(self) -> str:
        """The page with its filters in the reader's language."""
        return in_language(self.address)
