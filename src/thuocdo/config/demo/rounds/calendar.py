"""The windows of the demonstration's rounds: five phases, one after the other."""

from datetime import datetime, timedelta

from django.utils import timezone

from thuocdo.apps.rounds.models import Phase

TIMED = (Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.SECOND, Phase.COUNCIL)
LENGTH = timedelta(days=14)  # of a phase


def windows_from(
    start: datetime, length: timedelta = LENGTH
) -> dict[Phase, tuple[datetime, datetime]]:
    """Each phase until five in the afternoon."""
    day = timezone.localtime(start).replace(hour=17, minute=0, second=0, microsecond=0)
    ends = [day + length * number for number in range(len(TIMED) + 1)]
    return {phase: (ends[n], ends[n + 1]) for n, phase in enumerate(TIMED)}
