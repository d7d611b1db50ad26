"""Read worked cases, and the figures in them, by the inputs that the rule asks for."""

from decimal import Decimal

from thuocdo.core.documents.located import Mapping, as_date, as_decimal, as_text, as_whole
from thuocdo.core.documents.located import Value as Written
from thuocdo.core.index_set.model import Case
from thuocdo.core.scoring.figures import Entry, Input, InputType, Value
from thuocdo.core.scoring.rule import Rule

NUMBERS = {InputType.NUMBER, InputType.RATE, InputType.POINTS}


def read_case(document: Mapping, rule: Rule) -> Case:
    """Read ``{name, inputs | not_applicable, others, points, maximum}``."""
    reason = document.text("not_applicable") if document.has("not_applicable") else None
    values = read_values(document.mapping("inputs"), rule) if document.has("inputs") else {}
    others = document.mapping_or_none("others")
    return Case(
        document.text("name"),
        Entry(values, reason),
        tuple((code, others.decimal(code)) for code in others) if others else (),
        points_of(document),
        document.decimal_or_none("maximum"),
        f"{document.place.file}:{document.place.line}",
    )


def points_of(document: Mapping) -> Decimal | None:
    """The expected points; ``points: none`` says that the leaf has none."""
    return None if document.text("points") == "none" else document.decimal("points")


def read_values(document: Mapping, rule: Rule) -> dict[str, Value]:
    """Read figures by the names and types of the rule's inputs."""
    known = {i.name: i for i in rule.inputs}
    values: dict[str, Value] = {}
    for name in document:
        if name not in known:
            raise document.place_of(name).refusal(
                f"quy tắc không hỏi số liệu `{name}`. Bỏ hoặc sửa thành: {', '.join(known)}.",
                f"the rule does not ask for `{name}`. Remove it or use: {', '.join(known)}.",
            )
        values[name] = typed(document, known[name])
    return values


def typed(document: Mapping, asked: Input) -> Value:
    """One figure in the type of its input."""
    written: Written = document.value(asked.name)
    if asked.type is InputType.COUNT:
        return Decimal(as_whole(written, asked.name))
    if asked.type in NUMBERS:
        return as_decimal(written, asked.name)
    if asked.type is InputType.DATE:
        return as_date(written, asked.name)
    if asked.type is InputType.YES_NO:
        return document.flag(asked.name, absent=False)
    return as_text(written, asked.name)
