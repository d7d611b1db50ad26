"""Who may appraise what: the grant over unit and domain, and never the own unit."""

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, belongs_to, granted_domains, require
from thuocdo.apps.rounds.errors import CouncilsOwn, NotYourDomain, OwnUnit
from thuocdo.apps.units.models import Unit
from thuocdo.core.index_set.model import IndexSet, Method

KNOWN: dict[str, dict[str, str]] = {}  # hash of the rules → leaf → domain
MOST_KNOWN = 64  # an authority has some ten editions


def domain_of(index_set: IndexSet, code: str) -> str:
    """The code of the domain in which a leaf stands.

    Raises:
        InvalidRequest: there is no such leaf.
    """
    places = domains_of(index_set)
    return places[code] if code in places else places[index_set.leaf(code).code]


def domains_of(index_set: IndexSet) -> dict[str, str]:
    """The domain of each leaf, worked out once for the rules."""
    if index_set.content_hash not in KNOWN:
        if len(KNOWN) >= MOST_KNOWN:
            KNOWN.clear()
        KNOWN[index_set.content_hash] = {
            leaf.code: domain.code for domain in index_set.domains for leaf in domain.leaves()
        }
    return KNOWN[index_set.content_hash]


def may_appraise(person: User, unit: Unit, domain: str) -> bool:
    """Whether the person may appraise a domain of a unit."""
    if belongs_to(person, unit):
        return False
    allowed = granted_domains(person, Permission.APPRAISE, unit)
    return allowed is None or domain in allowed


def require_appraisal(person: User, unit: Unit, index_set: IndexSet, code: str) -> None:
    """Refuse who may not appraise the leaf of the unit; page, bulk, import and API ask here.

    Raises:
        NotAllowed: no grant over the unit.
        OwnUnit: the person belongs to it, or only stands in for somebody who does.
        NotYourDomain: the grants name other domains.
        CouncilsOwn: only the council scores it.
    """
    require(person, Permission.APPRAISE, unit)
    if belongs_to(person, unit):
        raise OwnUnit(str(unit))
    if index_set.leaf(code).method is Method.COUNCIL:
        raise CouncilsOwn(code)
    allowed = granted_domains(person, Permission.APPRAISE, unit)
    if allowed is not None and not allowed:
        raise OwnUnit(str(unit))
    if allowed is not None and domain_of(index_set, code) not in allowed:
        raise NotYourDomain(code)
