"""What leads from one stage of an item to the next; everything else is refused."""

from enum import StrEnum
from typing import NamedTuple

from thuocdo.apps.rounds.errors import NotNow
from thuocdo.apps.rounds.models import Entry, Phase, Stage


class Action(StrEnum):
    """What somebody does to an item."""

    SUBMIT = "submit"  # the unit's leader, or the deadline
    REOPEN = "reopen"
    APPRAISE = "appraise"
    UNDO = "undo"
    RETURN = "return"
    ANSWER = "answer"
    EXPLAIN = "explain"
    AGREE = "agree"  # second appraisal: nothing is left to dispute
    DISPUTE = "dispute"  # second appraisal: the council must decide
    DECIDE = "decide"
    FINISH = "finish"
    HEAR = "hear"  # an appeal is upheld: the council decides again


class Move(NamedTuple):
    """Where an action leads, and in which phases of the block."""

    to: Stage
    phases: frozenset[Phase]


S = Stage  # read twenty times below
SELF, APPRAISAL = frozenset({Phase.SELF}), frozenset({Phase.APPRAISAL})
SECOND, COUNCIL = frozenset({Phase.SECOND}), frozenset({Phase.COUNCIL})
HEARD = frozenset({Phase.COUNCIL, Phase.PUBLISHED})  # after publication only what was appealed
MOVES: dict[tuple[Stage, Action], Move] = {
    (S.DRAFT, Action.SUBMIT): Move(S.SUBMITTED, SELF | APPRAISAL),
    (S.SUBMITTED, Action.REOPEN): Move(S.DRAFT, SELF),
    (S.SUBMITTED, Action.APPRAISE): Move(S.APPRAISED, APPRAISAL),
    (S.APPRAISED, Action.APPRAISE): Move(S.APPRAISED, APPRAISAL),
    (S.APPRAISED, Action.UNDO): Move(S.SUBMITTED, APPRAISAL),
    (S.SUBMITTED, Action.RETURN): Move(S.RETURNED, APPRAISAL),
    (S.APPRAISED, Action.RETURN): Move(S.RETURNED, APPRAISAL),
    (S.RETURNED, Action.ANSWER): Move(S.SUBMITTED, APPRAISAL),
    (S.RETURNED, Action.APPRAISE): Move(S.APPRAISED, APPRAISAL),  # without waiting any longer
    (S.APPRAISED, Action.EXPLAIN): Move(S.EXPLAINED, frozenset({Phase.EXPLANATION})),
    (S.EXPLAINED, Action.EXPLAIN): Move(S.EXPLAINED, frozenset({Phase.EXPLANATION})),
    (S.APPRAISED, Action.AGREE): Move(S.SECONDED, SECOND),
    (S.APPRAISED, Action.DISPUTE): Move(S.DISPUTED, SECOND),
    (S.EXPLAINED, Action.AGREE): Move(S.SECONDED, SECOND),
    (S.EXPLAINED, Action.DISPUTE): Move(S.DISPUTED, SECOND),
    (S.SECONDED, Action.AGREE): Move(S.SECONDED, SECOND),
    (S.SECONDED, Action.DISPUTE): Move(S.DISPUTED, SECOND),
    (S.DISPUTED, Action.AGREE): Move(S.SECONDED, SECOND),
    (S.DISPUTED, Action.DISPUTE): Move(S.DISPUTED, SECOND),
    (S.DISPUTED, Action.DECIDE): Move(S.DECIDED, HEARD),
    (S.SECONDED, Action.DECIDE): Move(S.DECIDED, COUNCIL),
    (S.EXPLAINED, Action.DECIDE): Move(S.DECIDED, COUNCIL),
    (S.APPRAISED, Action.DECIDE): Move(S.DECIDED, COUNCIL),
    (S.DECIDED, Action.DECIDE): Move(S.DECIDED, HEARD),
    (S.SUBMITTED, Action.DECIDE): Move(S.DECIDED, COUNCIL),  # items that the council scores
    (S.SUBMITTED, Action.FINISH): Move(S.FINAL, COUNCIL),  # without figures to the end
    (S.APPRAISED, Action.FINISH): Move(S.FINAL, COUNCIL),
    (S.SECONDED, Action.FINISH): Move(S.FINAL, COUNCIL),
    (S.DECIDED, Action.FINISH): Move(S.FINAL, HEARD),
    (S.FINAL, Action.HEAR): Move(S.DISPUTED, frozenset({Phase.PUBLISHED})),
}


def move(entry: Entry, action: Action, phase: str) -> None:
    """Set the stage that follows; the caller holds the row and saves it.

    Raises:
        NotNow: the stage or the phase does not allow the action.
    """
    entry.stage = next_stage(entry, action, phase)


def next_stage(entry: Entry, action: Action, phase: str) -> Stage:
    """The stage that follows.

    Raises:
        NotNow: the stage or the phase does not allow the action.
    """
    found = MOVES.get((Stage(entry.stage), action))
    if found is None:
        stage = Stage(entry.stage).label
        raise NotNow(
            f"Mục {entry.code} đang ở bước «{stage}» nên không làm được việc này. "
            "Tải lại trang để xem trạng thái mới.",
            f"The item {entry.code} is at the step “{stage}”, which does not allow this. "
            "Reload the page to see how it stands.",
        )
    if phase not in found.phases:
        now = Phase(phase).label
        raise NotNow(
            f"Khối đang ở giai đoạn «{now}» nên không làm được việc này với mục {entry.code}.",
            f"The block is in the phase “{now}”, which does not allow this for the item "
            f"{entry.code}.",
        )
    return found.to


def can(entry: Entry, action: Action, phase: str) -> bool:
    """Whether stage and phase allow an action; pages show only what will be taken."""
    found = MOVES.get((Stage(entry.stage), action))
    return found is not None and phase in found.phases
