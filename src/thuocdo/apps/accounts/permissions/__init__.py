"""Who may do what: permissions, roles that hold them, and the one check."""

from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.accounts.permissions.checking import (
    EVERYWHERE,
    Placed,
    belongs_to,
    granted_domains,
    held,
    in_force,
    is_within,
    may,
    reach,
    require,
    tops,
)
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.accounts.permissions.permission import Permission
from thuocdo.apps.accounts.permissions.roles import ROLES, Role

__all__ = [
    "EVERYWHERE",
    "ROLES",
    "NotAllowed",
    "Permission",
    "Placed",
    "Role",
    "belongs_to",
    "granted_domains",
    "held",
    "in_force",
    "is_within",
    "may",
    "needed",
    "reach",
    "require",
    "tops",
]
