"""Lists as people look at them: which may be kept, and what was kept of one."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import override

from thuocdo.apps.accounts.models import User
from thuocdo.apps.notifications.models import SavedView
from thuocdo.lib.addresses import with_query, without_language
from thuocdo.lib.language import VIETNAMESE
from thuocdo.lib.prepared import Prepared
from thuocdo.vietnamese.collation import sort_key

LISTS = frozenset(
    {
        "rounds:appraisal_queue",
        "rounds:board_units",
        "rounds:own_tree",
        "documents:register",
        "dossiers:list",
        "audit:log",
    }
)  # names of pages; nothing else is ever kept or led to
PLACES = frozenset({"trang", "truoc"})  # where in a list somebody was, not how it was filtered
FIELDS = 50  # of a query
NULL = "\x00"  # an address with it is refused as a whole
SHOWN = 60  # above a list, the own first


class Page(NamedTuple):
    """One of the lists with its filters, rebuilt from what was asked for."""

    path: str  # of the Vietnamese page
    query: str

    @property
    def address(self) -> str:
        """The Vietnamese page with its filters, without host."""
        return with_query(self.path, self.query)


class Saved(NamedTuple):
    """What was kept of one list."""

    own: list[SavedView]
    shared: list[SavedView]  # by others of the unit


def page_of(address: str) -> Page | None:
    """The list that an address of this site names; None for every other address.

    What comes back is built anew from the name of the page, never copied: no address can lead
    to another host or to a page that is not listed.
    """
    path, _, query = address.partition("#")[0].partition("?")
    with override(VIETNAMESE):
        try:
            found = resolve(without_language(path))
            fields = parse_qsl(query, keep_blank_values=True, max_num_fields=FIELDS)
        except (Resolver404, ValueError):  # no page of ours, or too many fields
            return None
        if found.view_name not in LISTS or NULL in query or "%00" in query:
            return None
        own = reverse(found.view_name, args=found.args, kwargs=found.kwargs)
    return Page(own, urlencode([each for each in fields if each[0] not in PLACES]))


def kept_of(path: str, person: int, which: Q) -> QuerySet[SavedView]:
    """Views of a list, the own ones first, then the newest."""
    own_first = Case(When(person=person, then=Value(0)), default=Value(1))
    rows = SavedView.objects.filter(which, path=path).select_related("person")
    return rows.order_by(own_first, "-pk")[:SHOWN]


ALONE = Prepared(lambda path, person: kept_of(path, person, Q(person=person)), str, int)
SHARED = Prepared(
    lambda path, person, unit: kept_of(
        path, person, Q(person=person) | Q(shared_with=unit, person__unit=F("shared_with"))
    ),
    str,
    int,
    int,
)


def saved_views(person: User, path: str) -> Saved:
    """The own views of a list and those shared by people who are in the same unit. One query."""
    if person.unit_id is None:
        rows = ALONE.objects(path, person.pk)
    else:
        rows = SHARED.objects(path, person.pk, person.unit_id)
    shown = sorted(rows, key=lambda row: sort_key(row.name))
    return Saved(
        [row for row in shown if row.person_id == person.pk],
        [row for row in shown if row.person_id != person.pk],
    )
