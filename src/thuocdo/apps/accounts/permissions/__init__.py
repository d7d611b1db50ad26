"""Who may do what: permissions, roles that hold them, and the one check."""

from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.accounts.permissions.checking import (
    EVERYWHERE,
    belongs_to,
    granted_domains,
    held,
    in_force,
    is_within,
    may,
    require,
)
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.accounts.permissions.permission import Permission
from thuocdo.apps.accounts.permissions.roles import ROLES, Role

__all__ = [
    "EVERYWHERE",
    "ROLES",
    "NotAllowed",
    "Permission",
    "Role",
    "belongs_to",
    "granted_domains",
    "held",
    "in_force",
    "is_within",
    "may",
    "needed",
    "require",
]
