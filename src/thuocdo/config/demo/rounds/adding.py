"""Both rounds of the model province, begun, and played to where the demonstration shows them."""

from datetime import datetime

from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.rounds.models import PHASES, Phase
from thuocdo.apps.units.models import Block
from thuocdo.config.demo.people import Cast
from thuocdo.config.demo.rounds.beginning import Playing, begun, fill_in_part
from thuocdo.config.demo.rounds.steps import STEPS, move_on, phase_of
from thuocdo.config.demo.schemes import COMMUNES, DEPARTMENTS, Index

BLOCKS = {COMMUNES.folder: ("phuong", "xa"), DEPARTMENTS.folder: ("so-nganh",)}


def add_rounds(cast: Cast, now: datetime) -> None:
    """Communes are filling in, departments are being appraised; what is there stays as it is."""
    fill_in_part(round_of(COMMUNES, cast, now), now)
    departments = round_of(DEPARTMENTS, cast, now)
    play_on(departments, Phase.APPRAISAL, now)


def play_on(playing: Playing, until: Phase, now: datetime) -> None:
    """From where the round stands to a phase; one that is further on stays as it is."""
    while (phase := phase_of(playing)) in STEPS and PHASES.index(phase) < PHASES.index(until):
        STEPS[phase](playing, now)
        move_on(playing, now)


def round_of(index: Index, cast: Cast, now: datetime) -> Playing:
    """The round of one index."""
    scheme = Scheme.objects.get(folder=index.folder)
    blocks = Block.objects.filter(authority=scheme.authority, slug__in=BLOCKS[index.folder])
    return begun(scheme, list(blocks), cast, now)
