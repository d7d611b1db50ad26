"""Writes of publications: drafts, checks, embargo, publishing, errata."""

from thuocdo.apps.publications.services.checking import accept, check
from thuocdo.apps.publications.services.correcting import correct
from thuocdo.apps.publications.services.preparing import (
    Terms,
    drop,
    prepare,
    prepare_stated,
    revise,
    take_run,
)
from thuocdo.apps.publications.services.publishing import publish
from thuocdo.apps.publications.services.withholding import (
    add_reader,
    embargo,
    read_early,
    remove_reader,
)

__all__ = [
    "Terms",
    "accept",
    "add_reader",
    "check",
    "correct",
    "drop",
    "embargo",
    "prepare",
    "prepare_stated",
    "publish",
    "read_early",
    "remove_reader",
    "revise",
    "take_run",
]
