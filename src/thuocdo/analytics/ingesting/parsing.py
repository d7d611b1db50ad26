"""Texts to whole numbers, in the SQL of DuckDB; null for what cannot be read."""

from collections.abc import Mapping as Mapped

import duckdb

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.ingesting.fields import Field, Kind
from thuocdo.analytics.ingesting.hashing import hash_sql
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.sources.source import quoted

COMPACT = "%Y%m%d%H%M%S"  # of the national exchange: 14 digits
MOMENTS = (
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S.%f",
)
DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%Y%m%d")
LONGEST_DAY = 10  # letters
SHORTEST_CODE, LONGEST_CODE = 3, 100  # letters of a dossier's code


def declare(
    con: duckdb.DuckDBPyConnection,
    field: Field,
    mapping: Mapping,
    dictionaries: Mapped[str, Dictionary],
) -> None:
    """Make the enumeration in which the words of a field are looked up."""
    words: list[str] = []
    if field.kind is Kind.CODE:
        words = [str(row["code"]) for row in dictionaries[field.codes].rows]
    elif field.kind is Kind.CHOICE:
        words = list(mapping.choices(field.name))
    if words:
        con.execute(f"CREATE TYPE of_{field.name} AS ENUM ({', '.join(map(quoted, words))})")


def value_sql(field: Field, text: str, mapping: Mapping) -> str:
    """SQL that reads a text; null if it cannot be read. Blanks around it are cut off if need be.

    To cut them off every cell would cost as much as to read a third of them.
    """
    if field.kind is Kind.DOSSIER:
        return dossier_sql(f"trim({text})")
    if field.kind in {Kind.MOMENT, Kind.DUE}:
        return tolerant_moment_sql(text)
    trimmed = read_sql(field, f"trim({text})", mapping)
    again = f"CASE WHEN {text} <> '' THEN {trimmed} END"
    return f"coalesce({read_sql(field, text, mapping)}, {again})"


def read_sql(field: Field, text: str, mapping: Mapping) -> str:
    """SQL that reads a text without blanks around it."""
    if field.kind is Kind.CHOICE:
        return choice_sql(field, text, mapping)
    if field.kind is Kind.CODE:
        return f"(enum_code(TRY_CAST({text} AS of_{field.name})) + 1)::INTEGER"
    return PLAIN[field.kind](text)


def dossier_sql(text: str) -> str:
    """The hash of a dossier's code."""
    fits = f"len({text}) BETWEEN {SHORTEST_CODE} AND {LONGEST_CODE}"
    return f"CASE WHEN {fits} THEN {hash_sql(text)} END"


def number_sql(text: str) -> str:
    """A whole number."""
    return f"TRY_CAST({text} AS INTEGER)"


def money_sql(text: str) -> str:
    """Whether there is an amount: 1, 0, or -1 for one below 0."""
    digits = f"regexp_replace({text}, '[ .,]', '', 'g')"
    exact = f"coalesce(TRY_CAST({text} AS BIGINT), TRY_CAST({digits} AS BIGINT))"
    return f"sign({exact})::INTEGER"


def choice_sql(field: Field, text: str, mapping: Mapping) -> str:
    """A word as the number that stands for it, with or without marks and capitals."""
    numbers = ", ".join(str(int(number)) for number in mapping.choices(field.name).values())
    folded = f"replace(strip_accents(lower({text})), 'đ', 'd')"
    kind = f"of_{field.name}"
    again = f"CASE WHEN {text} <> '' THEN TRY_CAST({folded} AS {kind}) END"
    found = f"coalesce(TRY_CAST({text} AS {kind}), {again})"
    return f"([{numbers}])[enum_code({found}) + 1]::INTEGER"


def moment_sql(text: str) -> str:
    """Minutes since 2000; a bare day is its first minute."""
    return minutes_sql(any_moment_sql(text))


def tolerant_moment_sql(text: str) -> str:
    """The same, with blanks around it; the form of the exchange is tried alone and first."""
    again = f"CASE WHEN {text} <> '' THEN {any_moment_sql(f'trim({text})')} END"
    return minutes_sql(f"coalesce({compact_sql(text)}, {again})")


def compact_sql(text: str) -> str:
    """A moment of 14 digits."""
    return f"CASE WHEN len({text}) = 14 THEN try_strptime({text}, '{COMPACT}') END"


def any_moment_sql(text: str) -> str:
    """A moment in any form."""
    others = ", ".join(quoted(form) for form in (*MOMENTS, *DAYS))
    return (
        f"CASE WHEN len({text}) = 14 THEN try_strptime({text}, '{COMPACT}') "
        f"ELSE try_strptime({text}, [{others}]) END"
    )


def minutes_sql(moment: str) -> str:
    """Minutes since 2000 of a moment."""
    return f"datediff('minute', TIMESTAMP '2000-01-01', {moment})::INTEGER"


PLAIN = {
    Kind.NUMBER: number_sql,
    Kind.MONEY: money_sql,
}
