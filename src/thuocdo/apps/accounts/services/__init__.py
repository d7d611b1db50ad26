"""Writing people and their grants; every write is allowed by one check and told to the log."""

from thuocdo.apps.accounts.services.delegating import Terms, delegate, take_back
from thuocdo.apps.accounts.services.granting import grant, revoke
from thuocdo.apps.accounts.services.people import (
    NewPassword,
    activate,
    appoint_first_administrator,
    create_person,
    deactivate,
    reset_second_factor,
    set_password,
)

__all__ = [
    "NewPassword",
    "Terms",
    "activate",
    "appoint_first_administrator",
    "create_person",
    "deactivate",
    "delegate",
    "grant",
    "reset_second_factor",
    "revoke",
    "set_password",
    "take_back",
]
