"""Figures that nobody types: of surveys, dossiers and registers, for the leaves that want them."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.rounds.errors import NotNow, WrongPlan
from thuocdo.apps.rounds.models import Entry, Layer, Participant, Phase, Round
from thuocdo.apps.rounds.selectors.fields import is_declared
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.apps.rounds.services.rescoring import restated
from thuocdo.apps.rounds.services.speaking import Said, Speaker, speak_many
from thuocdo.core.scoring.figures import Entry as Figures
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.snapshots.figures import written

SOURCE = "data"  # role of a figure that came from a table or a snapshot
CLOSED = {Phase.PLANNED, Phase.PUBLISHED, Phase.ARCHIVED}


@transaction.atomic
def feed(*, round_: Round, figures: FigureSet, source: str, by: User | None, at: datetime) -> int:
    """Take over figures for leaves that units do not declare; each becomes a new declared word.

    Args:
        round_: Open, not yet published.
        figures: By unit and leaf; leaves that units declare themselves are refused.
        source: The document, survey or snapshot that they come from.
        by: Who; None is the operator at the command line of the machine itself.
        at: When.

    Returns:
        How many items got figures.

    Raises:
        NotAllowed: the person does not manage rounds of this authority.
        NotNow: a block is not open.
        WrongPlan: a unit does not take part, or a leaf is the units' own.
    """
    if by is not None:
        require(by, Permission.MANAGE_ROUNDS, round_.authority)
    if round_.blocks.filter(phase__in=CLOSED).exists():
        raise NotNow(
            "Vòng đánh giá chưa mở hoặc đã công bố.", "The round is not open, or is published."
        )
    rows = wanted(round_, figures)
    sayings = [(row, said_of(given, source)) for row, given in rows]
    speak_many(Layer.DECLARED, sayings, Speaker(by, SOURCE, at))
    restated(row for row in participants(round_) if row.is_locked)
    audit.record(
        "round.fed", subject=round_, by=by, at=at, details={"items": len(rows), "source": source}
    )
    return len(rows)


def wanted(round_: Round, figures: FigureSet) -> list[tuple[Entry, Figures]]:
    """The items that get figures, held until the transaction ends.

    Raises:
        WrongPlan: a unit does not take part, or a leaf is the units' own.
    """
    leaves = leaves_of(index_set_of(round_))
    own = sorted({c for given in figures.entries.values() for c in given if is_declared(leaves[c])})
    if own:
        raise WrongPlan(
            f"Các mục {', '.join(own[:8])} do đơn vị tự khai, không nhập từ bảng số liệu.",
            f"The items {', '.join(own[:8])} are declared by the units themselves.",
        )
    units = {row.unit.code: row.pk for row in participants(round_)}
    strangers = sorted(figures.entries.keys() - units.keys())
    if strangers:
        raise WrongPlan(
            f"Không có đơn vị {', '.join(strangers[:8])} trong vòng đánh giá.",
            f"The units {', '.join(strangers[:8])} do not take part.",
        )
    entries = Entry.objects.select_for_update().filter(participant__round=round_)
    rows = {(row.participant_id, row.code): row for row in entries}
    return [
        (rows[units[unit], code], given)
        for unit, own_figures in figures.entries.items()
        for code, given in own_figures.items()
    ]


def participants(round_: Round) -> list[Participant]:
    """Who takes part. One query."""
    return list(round_.participants.select_related("unit", "round__edition"))


def said_of(given: Figures, source: str) -> Said:
    """One entry of a table as a word."""
    known = given.provenance
    document = (known.document if known else None) or source
    page = (known.page if known else None) or ""
    return Said(
        figures={name: written(value) for name, value in given.values.items()},
        not_applicable=given.not_applicable or "",
        text=source,
        documents=[[None, document, page]],
    )
