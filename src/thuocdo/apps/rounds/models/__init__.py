"""Rounds: their phases, who takes part, what was filled in, appraised and decided."""

from thuocdo.apps.rounds.models.appraisal import Batch, Reason, ReasonKind, Return
from thuocdo.apps.rounds.models.checks import CheckLine, FieldCheck, Found, Photo
from thuocdo.apps.rounds.models.council import AgendaItem, AgendaKind, Appeal, Sitting
from thuocdo.apps.rounds.models.entries import (
    Entry,
    Evidence,
    FieldSave,
    Outcome,
    Remark,
    Settled,
    Stage,
    Status,
)
from thuocdo.apps.rounds.models.participants import Participant, Progress, Reopening
from thuocdo.apps.rounds.models.rounds import PHASES, Extension, Phase, Round, RoundBlock, Window
from thuocdo.apps.rounds.models.words import Layer, Word

__all__ = [
    "PHASES",
    "AgendaItem",
    "AgendaKind",
    "Appeal",
    "Batch",
    "CheckLine",
    "Entry",
    "Evidence",
    "Extension",
    "FieldCheck",
    "FieldSave",
    "Found",
    "Layer",
    "Outcome",
    "Participant",
    "Phase",
    "Photo",
    "Progress",
    "Reason",
    "ReasonKind",
    "Remark",
    "Reopening",
    "Return",
    "Round",
    "RoundBlock",
    "Settled",
    "Sitting",
    "Stage",
    "Status",
    "Window",
    "Word",
]
