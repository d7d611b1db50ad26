"""What the queue keeps of each task beside the library's own row, and when schedules last ran."""

from django.db import models
from django_tasks_db.models import DBTaskResult

from thuocdo.vietnamese.sentence import Sentence

MOST_ATTEMPTS = 5


class Job(models.Model):
    """Who works on a task until when, how often it failed, and how far it is."""

    task = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, related_name="job")
    key = models.CharField(max_length=200, null=True, blank=True, unique=True)
    most_attempts = models.PositiveSmallIntegerField(default=MOST_ATTEMPTS)
    failures = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)  # "" when nobody works on it
    leased_until = models.DateTimeField(null=True, blank=True, db_index=True)
    percent = models.PositiveSmallIntegerField(default=0)
    message_vi = models.CharField(max_length=500, blank=True)
    message_en = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.key or str(self.task_id)

    @property
    def message(self) -> Sentence:
        """What the task said last."""
        return Sentence(self.message_vi, self.message_en)


class Slot(models.Model):
    """The last moment of a schedule that was taken care of."""

    name = models.CharField(max_length=100, unique=True)
    last = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
