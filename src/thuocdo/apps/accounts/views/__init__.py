"""Pages of accounts: the own account, and people for whoever administers them."""

from thuocdo.apps.accounts.views.changing import (
    lock_person,
    renew_password,
    reset_second_factor,
    revoke_grant,
    unlock_person,
)
from thuocdo.apps.accounts.views.delegating import delegate, take_back
from thuocdo.apps.accounts.views.own import extend_session, show_account, show_forgotten
from thuocdo.apps.accounts.views.people import (
    add_grant,
    add_person,
    list_people,
    show_person,
    show_roles,
)

__all__ = [
    "add_grant",
    "add_person",
    "delegate",
    "extend_session",
    "list_people",
    "lock_person",
    "renew_password",
    "reset_second_factor",
    "revoke_grant",
    "show_account",
    "show_forgotten",
    "show_person",
    "show_roles",
    "take_back",
    "unlock_person",
]
