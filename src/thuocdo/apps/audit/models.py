"""Audit events: append-only, each carrying the hash of the one before."""

import hashlib
import json
from datetime import UTC

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from thuocdo.apps.audit.errors import LogIsClosed
from thuocdo.lib.kept import Kept

GENESIS = "0" * 64  # the hash before the first event


class Event(Kept):
    """One thing that happened. Rows are only ever added; the database refuses the rest."""

    number = models.PositiveBigIntegerField(unique=True)  # 1, 2, 3 … without gaps
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )  # none: the system itself
    by_name = models.CharField(max_length=200)  # as it was then
    action = models.CharField(max_length=80, db_index=True)  # "publication.published"
    subject = models.CharField(max_length=200, db_index=True)  # "publications.Publication:12"
    subject_name = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    previous_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64, unique=True)

    refusal = LogIsClosed

    class Meta(Kept.Meta):
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject_name or self.subject}"

    def computed_hash(self) -> str:
        """SHA-256 of the canonical JSON of all fields: keys in order, no spaces, moments in UTC."""
        content = {
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": self.by_id,
            "by_name": self.by_name,
            "action": self.action,
            "subject": self.subject,
            "subject_name": self.subject_name,
            "details": self.details,
            "previous_hash": self.previous_hash,
        }
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class ChainHead(models.Model):
    """The end of the chain: one row, locked by whoever appends."""

    number = models.PositiveBigIntegerField(default=0)
    content_hash = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.number} {self.content_hash[:12]}"
