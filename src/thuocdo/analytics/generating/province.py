"""The units and procedures of an invented province, and how often each has a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.generating.fields import ACTIONS, CAUSES, FIELDS
from thuocdo.analytics.tables import OnlineLevel

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

OFFICE_DAY = 480  # working minutes
PROVINCE, COMMUNE = "province", "commune"  # levels of units


class Unit(NamedTuple):
    """An authority that settles dossiers."""

    code: str
    name: str
    level: str  # PROVINCE or COMMUNE


UNITS = tuple(
    [Unit(f"S{n:02}", f"Sở {n:02}", PROVINCE) for n in range(1, 21)]
    + [Unit(f"C{n:03}", f"Xã {n:03}", COMMUNE) for n in range(1, 103)]
)


@dataclass(frozen=True)
class Province:
    """Arrays by unit and by procedure (a procedure is at its place, its id is one more)."""

    dictionaries: tuple[Dictionary, ...]
    departments: Ints  # ids of units
    communes: Ints
    department_of: Ints  # of each field, the department that keeps it
    size: Floats  # of each commune: its share of dossiers
    diligence: Floats  # of each unit by id: below 1 is later than others, digitises less
    field: Ints  # of each procedure
    share: Floats
    communal: Floats
    late: Floats
    legal: Ints  # working days
    promised: Ints
    level: Ints
    fee: NDArray[np.bool_]


def province(units: Sequence[Unit] = UNITS, seed: int = 1) -> Province:
    """Lay out a province; the same seed and units give the same one."""
    chance = np.random.default_rng([seed, 0])
    ids = {level: ids_of(units, level) for level in (PROVINCE, COMMUNE)}
    field = np.repeat(np.arange(len(FIELDS)), len(ACTIONS))
    habits = np.array([f[1:] for f in FIELDS])[field]
    spread = chance.dirichlet(np.full(len(ACTIONS), 0.7), len(FIELDS)).ravel()
    legal = np.maximum(1, np.rint(habits[:, 2] * chance.uniform(0.5, 1.6, len(field)))).astype(int)
    cut = np.where(chance.random(len(field)) < 0.45, chance.uniform(0.1, 0.5, len(field)), 0)
    promised = np.maximum(1, np.rint(legal * (1 - cut))).astype(int)
    level = np.where(chance.random(len(field)) < 0.85, habits[:, 5], OnlineLevel.PARTIAL)
    size = chance.pareto(1.6, len(ids[COMMUNE])) + 0.35
    return Province(
        dictionaries=dictionaries(units, field, level.astype(int), legal, promised),
        departments=ids[PROVINCE],
        communes=ids[COMMUNE],
        department_of=chance.choice(ids[PROVINCE], len(FIELDS)),
        size=size / size.sum(),
        diligence=np.append(0, chance.uniform(0.6, 1.25, len(units))),
        field=field + 1,
        share=habits[:, 0] * spread / (habits[:, 0] * spread).sum(),
        communal=habits[:, 1] / 100,
        late=habits[:, 3] / 100,
        legal=legal,
        promised=promised,
        level=level.astype(int),
        fee=chance.random(len(field)) < habits[:, 4] / 100,
    )


def ids_of(units: Sequence[Unit], level: str) -> Ints:
    """Ids of the units of a level; of all units where there is none of it."""
    found = [place for place, unit in enumerate(units, start=1) if unit.level == level]
    return np.array(found or range(1, len(units) + 1))


def dictionaries(
    units: Sequence[Unit], field: Ints, level: Ints, legal: Ints, promised: Ints
) -> tuple[Dictionary, ...]:
    """The small tables of the lake."""
    procedures: list[dict[str, Any]] = [
        {
            "code": f"{1 + place % 3}.{100_003 + 37 * place:06}",
            "name": f"{ACTIONS[place % len(ACTIONS)]} ({FIELDS[of].name})",
            "field": int(of) + 1,
            "group": ACTIONS[place % len(ACTIONS)],
            "online_level": int(level[place]),
            "legal_limit": int(legal[place]) * OFFICE_DAY,
            "promised_limit": int(promised[place]) * OFFICE_DAY,
        }
        for place, of in enumerate(field)
    ]
    return (
        Dictionary.empty("units").extended(unit._asdict() for unit in units),
        Dictionary.empty("fields").extended(
            {"code": f"LV{n:02}", "name": f.name} for n, f in enumerate(FIELDS, start=1)
        ),
        Dictionary.empty("procedures").extended(procedures),
        Dictionary.empty("causes").extended({"code": c, "name": name} for c, name, _ in CAUSES),
    )
