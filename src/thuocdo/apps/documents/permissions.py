"""Who may read a document, and who may write in a unit's register."""

from typing import Protocol

from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.accounts.permissions import Permission, held
from thuocdo.apps.accounts.permissions.checking import Asking, Placed

WORKING = frozenset(
    {
        Permission.REGISTER_DOCUMENTS,
        Permission.ASSESS,
        Permission.SIGN_OFF,
        Permission.APPRAISE,
        Permission.READ_COUNCIL,
        Permission.DECIDE_IN_COUNCIL,
    }
)  # who works with evidence
READING = WORKING | {Permission.READ_OWN_ASSESSMENT, Permission.STEER_ROUNDS}


class Registered(Protocol):
    """A document, as far as rights are concerned."""

    @property
    def unit(self) -> Placed:
        """Whose register it is in."""
        ...

    @property
    def is_restricted(self) -> bool:
        """Whether only those read it who work with evidence."""
        ...


def may_read(person: Asking, document: Registered) -> bool:
    """Whether a document and the bytes of its files may be read. One query, or none."""
    needed = WORKING if document.is_restricted else READING
    return bool(needed & held(person, document.unit))


def require_reading(person: Asking, document: Registered) -> None:
    """Refuse who may not read a document.

    Raises:
        NotAllowed: no grant in force lets the person read it.
    """
    if not may_read(person, document):
        raise NotAllowed


def require_reading_register(person: Asking, unit: Placed) -> None:
    """Refuse who may not read a unit's register.

    Raises:
        NotAllowed: no grant in force lets the person read it.
    """
    if not READING & held(person, unit):
        raise NotAllowed
