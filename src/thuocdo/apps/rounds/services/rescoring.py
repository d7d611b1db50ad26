"""Adding words with the points that the rules give for them, and restating the unit's points."""

from collections.abc import Iterable
from typing import NamedTuple

from thuocdo.apps.rounds.models import Entry, Layer, Participant, Word
from thuocdo.apps.rounds.selectors.figures import newest
from thuocdo.apps.rounds.selectors.scores import layered
from thuocdo.apps.rounds.services.speaking import Said, Speaker, speak_many, word
from thuocdo.core.rollup.results import UnitResult

FIELDS = ["declared_points", "appraised_points", "second_points", "maximum"]  # kept for lists


class Standing(NamedTuple):
    """Some units with all their items and words."""

    participants: list[Participant]
    entries: dict[int, list[Entry]]  # by participant
    words: dict[int, list[Word]]  # by entry


def held_entries(entry_ids: Iterable[int]) -> list[Entry]:
    """Items held until the transaction ends, their units before them. Two queries."""
    keys = sorted(set(entry_ids))
    owners = Entry.objects.filter(pk__in=keys).values("participant")
    units = Participant.objects.select_for_update(of=("self",)).filter(pk__in=owners)
    list(units.order_by("pk").values_list("pk"))
    rows = Entry.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(
        rows.select_related(
            "participant__unit", "participant__block", "participant__round__edition__scheme"
        ).order_by("order", "participant__unit__sort_key", "pk")
    )


def standing_of(participants: Iterable[Participant]) -> Standing:
    """Units as they stand now. Two queries."""
    units = list({row.pk: row for row in participants}.values())
    keys = [row.pk for row in units]
    entries: dict[int, list[Entry]] = {key: [] for key in keys}
    for row in Entry.objects.filter(participant__in=keys).order_by("order"):
        entries[row.participant_id].append(row)
    words: dict[int, list[Word]] = {}
    for said in Word.objects.filter(entry__participant__in=keys).order_by("id"):
        words.setdefault(said.entry_id, []).append(said)
    return Standing(units, entries, words)


def results_of(standing: Standing, upto: Layer) -> dict[int, UnitResult]:
    """The result of each unit by its words up to a layer, by participant."""
    return {
        row.pk: layered(row, standing.entries[row.pk], standing.words, upto)
        for row in standing.participants
    }


def speak_scored(
    layer: Layer, sayings: Iterable[tuple[Entry, Said]], speaker: Speaker
) -> list[Word]:
    """Add one word to each item, with its points, and restate the points of the whole units.

    The caller holds the items. A leaf that looks at another one follows it.
    """
    said = list(sayings)
    standing = standing_of(entry.participant for entry, _ in said)
    for entry, what in said:
        spoken = standing.words.setdefault(entry.pk, [])
        number = max((each.number for each in spoken if each.layer == layer), default=0)
        spoken.append(word(entry, layer, what, speaker, number + 1))
    results = results_of(standing, layer)
    priced = [(entry, with_points(entry, what, results)) for entry, what in said]
    words = speak_many(layer, priced, speaker)
    restate(standing)
    return words


def with_points(entry: Entry, what: Said, results: dict[int, UnitResult]) -> Said:
    """What is said, with what the rule gives for it; nothing for what is taken back."""
    if what.is_withdrawn:
        return what
    result = results[entry.participant_id].leaves[entry.code]
    return what._replace(points=result.points, maximum=result.maximum)


def restate(standing: Standing) -> None:
    """Keep the points of every layer of some units for lists; only what changed is written."""
    latest = {key: newest(words) for key, words in standing.words.items()}
    declared = results_of(standing, Layer.DECLARED)
    appraised = results_of(standing, Layer.APPRAISED)
    second = results_of(standing, Layer.SECOND)
    latter = results_of(standing, Layer.COUNCIL)
    changed = []
    for unit in standing.participants:
        for row in standing.entries[unit.pk]:
            spoken = latest.get(row.pk, {})
            points = (
                declared[unit.pk].leaves[row.code].points,
                appraised[unit.pk].leaves[row.code].points if Layer.APPRAISED in spoken else None,
                second[unit.pk].leaves[row.code].points if Layer.SECOND in spoken else None,
                latter[unit.pk].leaves[row.code].maximum,
            )
            if points != tuple(getattr(row, field) for field in FIELDS):
                for field, value in zip(FIELDS, points, strict=True):
                    setattr(row, field, value)
                changed.append(row)
    Entry.objects.bulk_update(changed, FIELDS, batch_size=200)


def restated(participants: Iterable[Participant]) -> None:
    """Restate the points of some units from the words that they have now."""
    restate(standing_of(participants))
