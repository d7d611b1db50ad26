"""Moments of the demonstration, in the zone of the site."""

from datetime import datetime

from django.utils import timezone


def at(year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    """A moment on a working morning unless another hour is named."""
    return timezone.make_aware(datetime(year, month, day, hour, minute))  # noqa: DTZ001  (made so)
