"""The run of a round: its final figures, scored, ranked and kept like any other run."""

from datetime import datetime

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.results.errors import NotSettled
from thuocdo.apps.results.models import Run
from thuocdo.apps.results.services.running import Inputs, computed
from thuocdo.apps.rounds.models import Entry, Round, Stage
from thuocdo.apps.rounds.selectors.final import figures_of
from thuocdo.apps.rounds.selectors.layers import layers_of


def run_of_round(*, round_: Round, reason: str = "", by: User | None, at: datetime) -> Run:
    """Score all units of a round by their final words.

    Args:
        round_: All of its items have a final word.
        reason: Why another run was needed, such as an appeal that was upheld.
        by: Who; None is the operator at the command line of the machine itself.
        at: When.

    Raises:
        NotAllowed: the person may not run results of this authority.
        NotSettled: items have no final word yet.
        AlreadyRun: nothing has changed since the last run.
    """
    if by is not None:
        require(by, Permission.RUN_RESULTS, round_.authority)
    left = Entry.objects.filter(participant__round=round_).exclude(stage=Stage.FINAL).count()
    if left or not round_.participants.exists():
        raise NotSettled(left)
    inputs = Inputs(figures_of(round_), round_.survey_held, reason, layers=layers_of(round_))
    return computed(round_.edition, round_.year, inputs, by, at)
