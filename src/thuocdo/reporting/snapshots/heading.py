"""``publication.json``: what was decided and all that is said of the whole."""

import json
from datetime import date, datetime
from typing import Any

from thuocdo.reporting.snapshots.cells import decimal, digits
from thuocdo.reporting.snapshots.model import (
    Accepted,
    BandLine,
    Correction,
    Decision,
    Kind,
    Snapshot,
)
from thuocdo.vietnamese.sentence import Sentence

FORMAT = 1  # of the bundle; readers refuse what they do not know
PLAIN = (
    "scheme",
    "slug",
    "edition",
    "edition_hash",
    "year",
    "version",
    "source",
    "engine_version",
    "survey_held",
    "decimals",
    "standing",
    "reason",
    "replaces",
)


def heading_json(snapshot: Snapshot, simulation: dict[str, Any] | None) -> str:
    """The heading as JSON; decimals are texts, so that no reader rounds them."""
    erratum_on = snapshot.erratum_on
    data = {
        "format": FORMAT,
        "kind": snapshot.kind.value,
        "title": both(snapshot.title),
        **{name: getattr(snapshot, name) for name in PLAIN},
        "frozen_at": snapshot.frozen_at.isoformat(),
        "scale": digits(snapshot.scale),
        "caveat": both(snapshot.caveat),
        "decision": {
            **snapshot.decision._asdict(),
            "decided_on": snapshot.decision.decided_on.isoformat(),
        },
        "bands": [
            {"code": band.code, "title": both(band.title), "floor": digits(band.floor)}
            for band in snapshot.bands
        ],
        "accepted": [
            {**one._asdict(), "sentence": both(one.sentence)} for one in snapshot.accepted
        ],
        "corrections": [one._asdict() for one in snapshot.corrections],
        "erratum_on": erratum_on.isoformat() if erratum_on else None,
        "facts": {
            code: [both(fact) for fact in score.facts]
            for code, score in snapshot.scores.items()
            if score.facts
        },
        "rank_intervals": simulation,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def both(sentence: Sentence) -> dict[str, str]:
    """A sentence with its languages named."""
    return {"vi": sentence.vi, "en": sentence.en}


def sentence_in(data: dict[str, str]) -> Sentence:
    """The sentence again."""
    return Sentence(data["vi"], data["en"])


def heading_in(data: dict[str, Any]) -> dict[str, Any]:
    """The fields of a snapshot that the heading holds.

    Raises:
        KeyError: something is not there.
        ValueError: something is not what it should be, or the form is a later one.
    """
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    erratum_on = data["erratum_on"]
    return {
        **{name: data[name] for name in PLAIN},
        "kind": Kind(data["kind"]),
        "title": sentence_in(data["title"]),
        "frozen_at": datetime.fromisoformat(data["frozen_at"]),
        "scale": decimal(data["scale"]),
        "caveat": sentence_in(data["caveat"]),
        "decision": decision_in(data["decision"]),
        "bands": tuple(band_in(band) for band in data["bands"]),
        "accepted": tuple(
            Accepted(**{**one, "sentence": sentence_in(one["sentence"])})
            for one in data["accepted"]
        ),
        "corrections": tuple(Correction(**one) for one in data["corrections"]),
        "erratum_on": date.fromisoformat(erratum_on) if erratum_on else None,
    }


def decision_in(data: dict[str, Any]) -> Decision:
    """The decision again."""
    return Decision(**{**data, "decided_on": date.fromisoformat(data["decided_on"])})


def band_in(data: dict[str, Any]) -> BandLine:
    """A class of results again."""
    floor = decimal(data["floor"])
    if floor is None:
        raise ValueError(data["code"])
    return BandLine(data["code"], sentence_in(data["title"]), floor)


def facts_in(data: dict[str, Any]) -> dict[str, tuple[Sentence, ...]]:
    """Further statements of an old document, by unit."""
    return {code: tuple(map(sentence_in, facts)) for code, facts in data["facts"].items()}
