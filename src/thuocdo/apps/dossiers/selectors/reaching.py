"""Which units a person may look at, and where the person begins."""

from collections.abc import Iterable
from posixpath import commonpath
from typing import NamedTuple

from django.db.models import Q

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, tops
from thuocdo.apps.dossiers.selectors.lakes import known
from thuocdo.apps.units.models import Unit
from thuocdo.lib.language import language, name_for
from thuocdo.lib.prepared import Prepared


def places(person: User, permission: Permission) -> list[str]:
    """Paths at and below which the person holds the permission.

    One query; none where a page that only reads has asked before.
    """
    paths = tops(person, permission)
    return ["/"] if None in paths else sorted(path for path in paths if path is not None)


def beginning(person: User, permission: Permission) -> Unit | None:
    """The first unit of the person's reach; of somebody with reach everywhere the common top."""
    paths = places(person, permission)
    if not paths:
        return None
    path = common_top() if paths[0] == "/" else paths[0]
    return next(iter(AT.objects(path)), None)


def called(code: str) -> Unit | None:
    """The unit of a code, the newest of those that had it. One query."""
    return next(iter(CALLED.objects(code)), None)


NEWEST = "-valid_from"
AT = Prepared(lambda path: Unit.objects.filter(path=path).order_by(NEWEST)[:1], str)
CALLED = Prepared(lambda code: Unit.objects.filter(code=code).order_by(NEWEST)[:1], str)


def common_top() -> str:
    """The lowest place that holds all units of the lake."""
    codes = [row["code"] for row in known("units").rows]
    paths = Unit.objects.filter(code__in=codes, valid_to=None).values_list("path", flat=True)
    return shared(paths)


def shared(paths: Iterable[str]) -> str:
    """What paths begin with in common, whole codes only."""
    listed = list(paths)
    top = commonpath(listed) if listed else "/"
    return top if top == "/" else f"{top}/"


class Relative(NamedTuple):
    """A unit to choose."""

    code: str
    name: str  # in the reader's language


def relatives(unit: Unit, reach: Iterable[str]) -> list[Relative]:
    """Superiors within reach, the unit, and what stands directly below it. One query."""
    codes = unit.path.strip("/").split("/")
    paths = ["/" + "/".join(codes[: n + 1]) + "/" for n in range(len(codes))]
    held = [path for path in paths if any(path.startswith(top) for top in reach)]
    found = Unit.objects.filter(Q(path__in=held) | Q(parent=unit), valid_to=None)
    reader = language()
    above: dict[str, Relative] = {}
    below: list[Relative] = []
    rows = found.values_list("code", "name", "name_en", "path", "parent_id")
    for code, name, name_en, path, parent in rows:
        one = Relative(code, name_for(name, name_en, reader))
        if parent == unit.pk:
            below.append(one)
        else:
            above[path] = one
    return [*(above[path] for path in sorted(above)), *below]
