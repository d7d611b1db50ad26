"""``thuocdo demo play --until council``: one round played on by its people, to any phase."""

import argparse
import sys
from datetime import datetime

from django.utils import timezone

from thuocdo.apps.rounds.models import Phase
from thuocdo.cli.exits import Exit
from thuocdo.config.demo.people import Cast
from thuocdo.config.demo.rounds.adding import play_on, round_of
from thuocdo.config.demo.rounds.beginning import Playing
from thuocdo.config.demo.rounds.steps import phase_of
from thuocdo.config.demo.schemes import COMMUNES, DEPARTMENTS

INDICES = {"communes": COMMUNES, "departments": DEPARTMENTS}


def play(args: argparse.Namespace) -> int:
    """Play the round of an index up to a phase; one that is further on stays as it is."""
    playing = played(args.index, Phase(args.until), timezone.now())
    sys.stdout.write(f"{playing.round}: {phase_of(playing).label}\n")
    return Exit.DONE


def played(index: str, until: Phase, now: datetime) -> Playing:
    """The round of an index, played from where it stands."""
    playing = round_of(INDICES[index], Cast(), now)
    play_on(playing, until, now)
    return playing
