"""The figures of a whole round in one layer, as the engine scores and publishes them."""

from decimal import Decimal

from thuocdo.apps.rounds.models import Layer, Round, Word
from thuocdo.apps.rounds.selectors.figures import effective, entry_of_word, newest
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.reading.figures.figure_set import FigureSet, Unit


def figures_of(round_: Round, upto: Layer = Layer.COUNCIL) -> FigureSet:
    """Figures and units of all participants, by the latest word up to a layer. Two queries."""
    leaves = leaves_of(index_set_of(round_))
    figures = FigureSet()
    codes: dict[int, str] = {}
    members = round_.participants.select_related("unit", "block__block")
    for row in members.order_by("block__block__order", "unit__sort_key"):
        unit = row.unit
        size = None if unit.population is None else Decimal(unit.population)
        name = row.block.block.name
        figures.add_unit(Unit(unit.code, unit.name, name, unit.region, row.is_ranked, size))
        codes[row.pk] = unit.code
    spoken: dict[tuple[int, str], list[Word]] = {}
    words = Word.objects.filter(entry__participant__round=round_).select_related("entry")
    for word in words.order_by("entry__order", "id"):
        spoken.setdefault((word.entry.participant_id, word.entry.code), []).append(word)
    for (participant, code), said in spoken.items():
        found = effective(newest(said), upto)
        entry = entry_of_word(leaves[code], found) if found else None
        if entry is not None:
            figures.entries[codes[participant]][code] = entry
    return figures
