"""Both rounds of the model province: communes filling in, departments likewise."""

from collections.abc import Iterator
from datetime import datetime

from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.units.models import Block
from thuocdo.config.demo.people import Cast
from thuocdo.config.demo.rounds.beginning import Playing, begun, fill_in_part
from thuocdo.config.demo.schemes import COMMUNES, DEPARTMENTS, Index

BLOCKS = {COMMUNES.folder: ("phuong", "xa"), DEPARTMENTS.folder: ("so-nganh",)}


def add_rounds(cast: Cast, now: datetime) -> None:
    """Planned, opened and filled in in part; what is there stays as it is."""
    for playing in rounds(cast, now):
        fill_in_part(playing, now)


def rounds(cast: Cast, now: datetime) -> Iterator[Playing]:
    """The rounds of both indices, begun where they are not."""
    for index in (COMMUNES, DEPARTMENTS):
        yield round_of(index, cast, now)


def round_of(index: Index, cast: Cast, now: datetime) -> Playing:
    """The round of one index."""
    scheme = Scheme.objects.get(folder=index.folder)
    blocks = Block.objects.filter(authority=scheme.authority, slug__in=BLOCKS[index.folder])
    return begun(scheme, blocks, cast, now)
