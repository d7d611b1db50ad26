"""Appraisals of one leaf from a table: each row by itself, through the one way to appraise."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.errors import FieldRefused, WrongPlan
from thuocdo.apps.rounds.models import Entry, Round, Word
from thuocdo.apps.rounds.selectors.appraisal.reasons import library
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services.appraising.judging import Verdict, appraise
from thuocdo.core.scoring.figures import Input
from thuocdo.reading.tables.table import Row, Table
from thuocdo.vietnamese.sentence import Refusal, Sentence

UNIT, NAME, REASON = "unit", "name", "reason"


class RowRefused(NamedTuple):
    """A row that was not taken, and why."""

    number: int  # in the file
    unit: str  # code
    refusal: Refusal


class TakenIn(NamedTuple):
    """What came of a table."""

    words: list[Word]
    refused: list[RowRefused]


@transaction.atomic
def take_in(*, round_: Round, code: str, table: Table, by: User, at: datetime) -> TakenIn:
    """Appraise the rows of a table; a row that is refused is named and loses nothing else.

    Args:
        round_: Being appraised.
        code: Of the leaf.
        table: ``unit``, one column for each input of the rule, ``reason``; ``name`` is ignored.
        by: Who.
        at: When.

    Raises:
        Refusal: no row could be taken; it is the refusal of the first one.
        WrongPlan: a column is unknown or missing, or there is no row.
    """
    names = [asked.name for asked in inputs_of(round_, code)]
    refuse_headers(table, names)
    rows = Entry.objects.filter(participant__round=round_, code=code)
    keys = dict(rows.values_list("participant__unit__code", "pk"))
    words, refused = [], []
    for row in table.rows:
        unit = cell(table, row, UNIT)
        try:
            verdict = verdict_of(round_, table, row, names)
            words.append(one_row(keys, unit, verdict, by, at))
        except Refusal as refusal:
            refused.append(RowRefused(row.number, unit, refusal))
    if not words:
        raise refused[0].refusal
    return TakenIn(words, refused)


def inputs_of(round_: Round, code: str) -> tuple[Input, ...]:
    """What the leaf asks for."""
    rule = index_set_of(round_).leaf(code).rule
    return tuple(rule.inputs) if rule else ()


def refuse_headers(table: Table, names: list[str]) -> None:
    """Refuse a table that is another one.

    Raises:
        WrongPlan: a column is unknown or missing, or there is no row.
    """
    wanted = [UNIT, *names, REASON]
    unknown = set(filter(None, table.headers)) - {*wanted, NAME}
    if unknown or UNIT not in table.headers or not table.rows:
        raise WrongPlan(
            f"Bảng cần các cột {', '.join(wanted)} và ít nhất một dòng. Tải bảng mẫu để điền.",
            f"The table needs the columns {', '.join(wanted)} and a row. Fill in the one offered.",
        )


def cell(table: Table, row: Row, header: str) -> str:
    """What stands under a header; empty where the table lacks the column."""
    return table.text_at(row, table.headers.index(header)) if header in table.headers else ""


def verdict_of(round_: Round, table: Table, row: Row, names: list[str]) -> Verdict:
    """What a row says; a reason that is a code of the library is that reason."""
    figures = {name: cell(table, row, name) for name in names}
    text = cell(table, row, REASON)
    reason = library(round_).filter(code__iexact=text).first() if text else None
    return Verdict(figures, reason=reason, text="" if reason else text)


def one_row(keys: dict[str, int], unit: str, verdict: Verdict, by: User, at: datetime) -> Word:
    """Appraise one unit; what is refused leaves nothing of the row behind.

    Raises:
        FieldRefused: the round has no such unit.
        Refusal: as ``appraise`` refuses.
    """
    if unit not in keys:
        raise FieldRefused(
            Sentence(f"Vòng không có đơn vị `{unit}`.", f"The round has no unit `{unit}`.")
        )
    with transaction.atomic():
        return appraise(entry_id=keys[unit], verdict=verdict, by=by, at=at)
