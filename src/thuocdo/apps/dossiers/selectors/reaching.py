"""Which units a person may look at, and where the person begins."""

from collections.abc import Iterable
from posixpath import commonpath

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, reach
from thuocdo.apps.dossiers.selectors.lakes import known
from thuocdo.apps.units.models import Unit


def places(person: User, permission: Permission) -> list[str]:
    """Paths at and below which the person holds the permission. Two queries."""
    keys = reach(person, permission)
    if None in keys:
        return ["/"]
    tops = Unit.objects.filter(pk__in=[key for key in keys if key is not None])
    return list(tops.values_list("path", flat=True))


def beginning(person: User, permission: Permission) -> Unit | None:
    """The first unit of the person's reach; of somebody with reach everywhere the common top."""
    tops = places(person, permission)
    if not tops:
        return None
    path = common_top() if tops[0] == "/" else tops[0]
    return Unit.objects.filter(path=path).order_by("-valid_from").first()


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


def relatives(unit: Unit, tops: Iterable[str]) -> list[Unit]:
    """Superiors within reach, the unit, and what stands directly below it. Two queries."""
    codes = unit.path.strip("/").split("/")
    paths = ["/" + "/".join(codes[: n + 1]) + "/" for n in range(len(codes))]
    held = [path for path in paths if any(path.startswith(top) for top in tops)]
    above = Unit.objects.filter(path__in=held, valid_to=None).order_by("path")
    return [*above, *Unit.objects.filter(parent=unit, valid_to=None)]
