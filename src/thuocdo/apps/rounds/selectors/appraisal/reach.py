"""What of a round a person may appraise, for lists; a write asks ``require_appraisal`` again."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import ROLES, Permission, in_force, is_within
from thuocdo.apps.accounts.permissions.checking import Place, Placed
from thuocdo.apps.rounds.models import Entry

__all__ = ["Place", "Reach", "reach_of"]
OWN = {Permission.ASSESS, Permission.SIGN_OFF}


class Reach(NamedTuple):
    """The grants of one person to appraise."""

    person: User
    grants: list[tuple[str | None, frozenset[str]]]  # place, domains; no domain is all of them
    home: str  # place where the person works; empty: nowhere
    own: list[str]  # places for which the person fills in or signs

    def over(self, unit: Placed) -> bool:
        """Whether a grant reaches the unit."""
        return any(is_within(unit.path, top) for top, _ in self.grants)

    def meets(self, authority: Placed) -> bool:
        """Whether a grant lies above or below the authority of a round."""
        return any(
            is_within(authority.path, top) or (top is not None and is_within(top, authority.path))
            for top, _ in self.grants
        )

    def covers(self, unit: Placed, domain: str) -> bool:
        """Whether a grant reaches the domain in the unit; the own unit counts as well."""
        return any(
            is_within(unit.path, top) and (not domains or domain in domains)
            for top, domains in self.grants
        )

    def is_own(self, unit: Placed) -> bool:
        """Whether the unit is the person's own, as ``belongs_to`` says."""
        return unit.path == self.home or any(is_within(unit.path, top) for top in self.own)

    def allows(self, unit: Placed, domain: str) -> bool:
        """Whether the person may appraise the domain of the unit."""
        return self.covers(unit, domain) and not self.is_own(unit)

    def any_domain(self, codes: Iterable[str]) -> set[str]:
        """Those of the domains that some grant names, wherever it reaches."""
        return {
            code
            for code in codes
            if any(not domains or code in domains for _, domains in self.grants)
        }

    def seen(self, entries: Iterable[Entry], domain: str) -> list[Entry]:
        """The items that a grant reaches."""
        return [row for row in entries if self.covers(row.participant.unit, domain)]


def reach_of(person: User, today: date) -> Reach:
    """What the person may appraise. One query."""
    rows = person.grants.filter(in_force(today), role__in=list(ROLES))
    found = rows.values_list("role", "unit__path", "domains", "person__unit__path")
    homes = {home for *_, home in found if home}
    grants = [grant for *grant, _ in found]
    return Reach(
        person,
        [
            (top, frozenset(domains))
            for role, top, domains in grants
            if Permission.APPRAISE in ROLES[role].permissions
        ],
        homes.pop() if homes else "",
        [top for role, top, _ in grants if top is not None and OWN & ROLES[role].permissions],
    )
