"""What appraisers have to do: leaves with items to read, overdue returns, second appraisals."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.timezone import localdate

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, tops
from thuocdo.apps.accounts.permissions.checking import Place
from thuocdo.apps.rounds.models import Entry, Phase, Round, Stage, Window
from thuocdo.apps.rounds.permissions import domain_of
from thuocdo.apps.rounds.selectors.appraisal.queue import open_rounds
from thuocdo.apps.rounds.selectors.appraisal.reach import Reach, reach_of
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.core.index_set.model import IndexSet
from thuocdo.lib.status import Status
from thuocdo.lib.work import Label, WorkItem
from thuocdo.vietnamese.sentence import Sentence

APPRAISAL = Label("appraisal", Sentence("Thẩm định", "Appraisal"))
MINE = Sentence("Lĩnh vực được giao thẩm định", "In a domain that was granted for appraisal")
WAITING = Q(stage=Stage.SUBMITTED, participant__block__phase=Phase.APPRAISAL)
OVERDUE = Q(stage=Stage.RETURNED, participant__block__phase=Phase.APPRAISAL)
EXPLAINED = Q(stage=Stage.EXPLAINED, participant__block__phase=Phase.SECOND)


def waiting_for(person: User, today: date) -> Iterator[WorkItem]:
    """One line a domain and round, one for overdue returns, one for second appraisals.

    Three queries, and two for each round that is being appraised; none for who appraises nothing,
    where the grants are kept.
    """
    if not tops(person, Permission.APPRAISE, today=today):
        return
    reach = reach_of(person, today)
    if not reach.grants:
        return
    for round_ in open_rounds():
        if reach.meets(round_.authority):
            yield from of_round(round_, reach, today)


def of_round(round_: Round, reach: Reach, today: date) -> Iterator[WorkItem]:
    """The lines of one round. Two queries."""
    index_set = index_set_of(round_)
    rows = Entry.objects.filter(participant__round=round_).order_by()
    counted = rows.values_list("code", "participant__unit__path").annotate(
        open_items=Count("pk", filter=WAITING),
        late_items=Count("pk", filter=OVERDUE & Q(return_due__lt=today)),
        explained_items=Count("pk", filter=EXPLAINED),
    )
    allows = cache(reach.allows)  # of a unit and domain; asked for each of its items
    waiting: dict[str, int] = {}
    overdue = seconds = 0
    for code, path, *(open_, late, explained) in counted.filter(WAITING | OVERDUE | EXPLAINED):
        domain = domain_of(index_set, code)
        if allows(Place(path), domain):
            waiting[domain] = waiting.get(domain, 0) + open_
            overdue, seconds = overdue + late, seconds + explained
    ends = ends_of(round_)
    yield from lines(round_, index_set, waiting, ends.get(Phase.APPRAISAL))
    yield from others(round_, (overdue, today), (seconds, ends.get(Phase.SECOND)))


def ends_of(round_: Round) -> dict[str, date]:
    """When the present phase of the blocks ends, the earliest by phase. One query."""
    now = Window.objects.filter(block__round=round_, phase=F("block__phase"))
    found: dict[str, date] = {}
    for phase, closes_at in now.order_by("-closes_at").values_list("phase", "closes_at"):
        found[phase] = localdate(closes_at)
    return found


def lines(
    round_: Round, index_set: IndexSet, waiting: dict[str, int], due: date | None
) -> Iterator[WorkItem]:
    """What awaits the first appraisal, by domain."""
    url = f"{reverse('rounds:appraisal_queue')}?vong={round_.pk}"
    for domain in index_set.domains:
        count = waiting.get(domain.code, 0)
        if count:
            vi, en = domain.title
            yield WorkItem(
                key=f"rounds.appraisal:{round_.pk}:{domain.code}",
                title=Sentence(f"Thẩm định {count} mục: {vi}", f"Appraise {count} items: {en}"),
                why=MINE,
                url=url,
                kind=APPRAISAL,
                place=place_of(round_),
                due_on=due,
                state=Status.WAITING,
            )


def others(
    round_: Round, overdue: tuple[int, date], seconds: tuple[int, date | None]
) -> Iterator[WorkItem]:
    """Returns past their day, and explanations that await the second appraisal."""
    late, today = overdue
    explained, due = seconds
    if late:
        yield WorkItem(
            key=f"rounds.overdue:{round_.pk}",
            title=Sentence(
                f"Thu lại {late} mục quá hạn bổ sung", f"Take back {late} overdue items"
            ),
            why=MINE,
            url=f"{reverse('rounds:appraisal_queue')}?vong={round_.pk}",
            kind=APPRAISAL,
            place=place_of(round_),
            due_on=today,
            state=Status.WAITING,
        )
    if explained:
        yield WorkItem(
            key=f"rounds.second:{round_.pk}",
            title=Sentence(
                f"Thẩm định lần hai {explained} mục có giải trình",
                f"Appraise {explained} explained items again",
            ),
            why=MINE,
            url=reverse("rounds:second_list", args=[round_.pk]),
            kind=APPRAISAL,
            place=place_of(round_),
            due_on=due,
            state=Status.WAITING,
        )


def place_of(round_: Round) -> Label:
    """The round as a filter."""
    return Label(f"round-{round_.pk}", Sentence(round_.title, round_.title_en))
