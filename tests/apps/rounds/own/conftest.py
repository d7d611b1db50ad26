"""A round whose unit fills in two items, and a browser for each of its people."""

from types import SimpleNamespace

import pytest
from django.test import Client

from tests.factories.indexsets import EditionFactory
from tests.factories.rounds import NOW, a_round, submitted, windows
from thuocdo.apps.rounds.services import setting_up

RULE = "\n    rule:\n      kind: tiers"
DECLARED = {f"method: data{RULE}": f"method: self{RULE}"}
ZERO = "zero_denominator: award_maximum"
MAY_NOT_APPLY = {ZERO: f"{ZERO}\n    not_applicable: reduce_maximum"}
NEW_RULE = {
    "{from: 90, points: 3}": "{from: 95, points: 3}",
    "from: 80, below: 90": "from: 80, below: 95",
    "denominator: 100}, points: 3}\n      - {name: đúng hạn 85": (
        "denominator: 100}, points: 1.5}\n      - {name: đúng hạn 85"
    ),
}


@pytest.fixture
def made(monkeypatch):
    """Three units fill in 1.1 (yes or no) and 1.2 (a rate); the present is a day of the window."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return a_round(fed=False, replacing={**DECLARED, **MAY_NOT_APPLY})


@pytest.fixture
def client_of():
    """A browser of somebody who has signed in."""

    def opened(person):
        client = Client()
        client.force_login(person)
        return client

    return opened


@pytest.fixture
def two_years(made):
    """The round of the next year, whose rule 1.2 has changed, after the first was submitted."""
    from tests.factories.rounds import type_in  # noqa: PLC0415

    for code in made.units:
        type_in(made, code, "1.2", numerator="92", denominator="100", explanation="Theo báo cáo.")
    submitted(made)
    edition = EditionFactory(
        scheme=made.round.edition.scheme,
        year=2026,
        issued=True,
        replacing={**DECLARED, **MAY_NOT_APPLY, **NEW_RULE},
    )
    what = setting_up.Plan(edition, 2026, "Năm 2026", "2026", "1/KH", previous=made.round)
    row = setting_up.plan(what=what, blocks={made.block.block: windows()}, by=None, at=NOW)
    setting_up.open_round(round_=row, by=None, at=NOW)
    members = {one.unit.code: one for one in row.participants.select_related("unit")}
    return SimpleNamespace(**{**vars(made), "round": row, "participants": members})
