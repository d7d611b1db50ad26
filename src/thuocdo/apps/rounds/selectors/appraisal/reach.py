"""What of a round a person may appraise, for lists; a write asks ``require_appraisal`` again."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import ROLES, Granted, Permission, granted, is_within
from thuocdo.apps.accounts.permissions.checking import Place, Placed
from thuocdo.apps.rounds.models import Entry

__all__ = ["Place", "Reach", "reach_of"]
OWN = {Permission.ASSESS, Permission.SIGN_OFF}


class Reach(NamedTuple):
    """The grants of one person to appraise."""

    person: User
    grants: list[Granted]
    home: str  # place where the person works; empty: nowhere
    own: list[str]  # places for which the person fills in or signs

    def over(self, unit: Placed) -> bool:
        """Whether a grant reaches the unit."""
        return any(grant.reaches(unit) for grant in self.grants)

    def meets(self, authority: Placed) -> bool:
        """Whether a grant lies above or below the authority of a round."""
        return any(
            is_within(authority.path, grant.top)
            or (grant.top is not None and is_within(grant.top, authority.path))
            for grant in self.grants
        )

    def covers(self, unit: Placed, domain: str) -> bool:
        """Whether a grant reaches the domain in the unit; the own unit counts as well."""
        return any(
            grant.reaches(unit) and (not grant.domains or domain in grant.domains)
            for grant in self.grants
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
            if any(not grant.domains or code in grant.domains for grant in self.grants)
        }

    def seen(self, entries: Iterable[Entry], domain: str) -> list[Entry]:
        """The items that a grant reaches."""
        return [row for row in entries if self.covers(row.participant.unit, domain)]


def reach_of(person: User, today: date) -> Reach:
    """What the person may appraise. One query, two where a grant is delegated."""
    rows = granted(person, today)
    return Reach(
        person,
        [grant for grant in rows if Permission.APPRAISE in ROLES[grant.role].permissions],
        next((grant.home for grant in rows), ""),
        [row.top for row in rows if row.top is not None and OWN & ROLES[row.role].permissions],
    )
