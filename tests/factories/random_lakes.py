"""Random dossiers for properties: few distinct moments, so that ties and edges are common."""

from datetime import date
from random import Random

from hypothesis import strategies as st

from tests.factories.lakes import PLAIN
from thuocdo.analytics.tables import SCHEMA, first_minute

DAYS = [  # ends of months and of the reporting year, a leap day, plain days
    *("2023-12-14", "2023-12-15", "2023-12-31", "2024-01-01", "2024-02-28", "2024-02-29"),
    *("2024-03-01", "2024-03-31", "2024-04-01", "2024-06-15"),
]
HOURS = (0, 1, 450, 1020, 1438, 1439)


FIRSTS = [first_minute(date.fromisoformat(day)) for day in DAYS]


def random_dossier(chance):
    """One row; it ends after it came in, and everything else may be anything."""

    def moment():
        return chance.choice(FIRSTS) + chance.choice(HOURS)

    def some(low, high, *, lack=0.25):
        return None if chance.random() < lack else chance.randint(low, high)

    received, first, second = sorted(moment() for _ in range(3))
    finished, asked = chance.choice([(None, None), (second, None), (None, first), (second, first)])
    row = {
        **PLAIN,
        "dossier": chance.getrandbits(63),
        **{name: chance.randint(1, 3) for name in ("receiver", "responsible", "procedure")},
        "field": chance.randint(1, 2),
        "channel": chance.randint(1, 3),
        "online_level": chance.randint(0, 2),
        "subject": some(1, 2),
        "status": chance.randint(1, 10),
        "received": received,
        "due": chance.choice([None, moment(), moment()]),
        "legal_due": chance.choice([None, moment()]),
        "finished": finished,
        "waiting": chance.choice([0, 0, 1, 1440, 20_000]),
        "supplements": chance.choice([0, 0, 1, 1, 2, 3]),
        "supplement_open": asked,
        "paid_online": some(0, 2),
        "cause": some(1, 2),
        "rating": some(1, 5),
        **{name: some(0, 4) for name in ("components", "digitised", "reused", "from_store")},
        **{name: some(0, 1) for name in ("fee_due", "result_electronic")},
        **{name: some(0, 1) for name in ("result_by_post", "intake_by_post")},
        **{name: some(0, 5000) for name in ("legal_limit", "promised_limit")},
        **{
            name: chance.choice([None, moment() // 1440])
            for name in ("apology_due", "apology_sent")
        },
    }
    return {name: row.get(name) for name in SCHEMA.names}


def random_dossiers(seed, size):
    """As many rows as asked for; the same seed gives the same."""
    chance = Random(seed)  # noqa: S311  (not a secret)
    return [random_dossier(chance) for _ in range(size)]


ROWS = st.builds(random_dossiers, st.integers(0, 2**32), st.integers(0, 40))
AS_OF = st.sampled_from(["2024-02-29", "2023-12-14", "2024-06-15"]).map(date.fromisoformat)
