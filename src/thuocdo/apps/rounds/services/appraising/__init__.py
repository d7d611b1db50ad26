"""Writes of appraisers: confirming many items, undoing that, judging one, and their reasons."""

from thuocdo.apps.rounds.services.appraising.confirming import Confirmed, Refused, confirm, undo
from thuocdo.apps.rounds.services.appraising.importing import TakenIn, take_in
from thuocdo.apps.rounds.services.appraising.judging import Verdict, appraise
from thuocdo.apps.rounds.services.appraising.reasons import (
    ReasonText,
    add_reason,
    retire_reason,
)

__all__ = [
    "Confirmed",
    "ReasonText",
    "Refused",
    "TakenIn",
    "Verdict",
    "add_reason",
    "appraise",
    "confirm",
    "retire_reason",
    "take_in",
    "undo",
]
