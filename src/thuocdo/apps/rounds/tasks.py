"""What rounds do beside the requests: locking, settling, computing anew."""

from datetime import datetime

from django_tasks import task

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.models import Round
from thuocdo.apps.rounds.services import finishing, locking, recomputing
from thuocdo.lib.background.progress import report
from thuocdo.lib.background.scheduling import Schedule, hourly, register
from thuocdo.vietnamese.sentence import Sentence


@task()
def lock_due(at: str) -> int:
    """Lock the units whose time is over."""
    return locking.lock_due(datetime.fromisoformat(at))


@task()
def settle_block(block: int, by: int | None, at: str) -> int:
    """Give the items of a block their final words."""
    person = User.objects.get(pk=by) if by is not None else None
    return finishing.finish(
        block_id=block, by=person, at=datetime.fromisoformat(at), report=report_units
    )


@task()
def recompute_round(round_id: int) -> int:
    """All points of a round anew."""
    return recomputing.recompute(round_=Round.objects.get(pk=round_id), report=report_units)


def report_units(done: int, total: int) -> None:
    """Say how many units are done."""
    report(done, total, Sentence(f"{done}/{total} đơn vị", f"{done} of {total} units"))


def schedule() -> None:
    """What is done at certain hours."""
    register(Schedule("rounds.lock", lock_due, hourly(5)))
