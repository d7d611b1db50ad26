"""Who may do what: permissions, roles that hold them, and the one check."""

from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.accounts.permissions.checking import (
    EVERYWHERE,
    Granted,
    Placed,
    acting_for,
    belongs_to,
    granted,
    granted_domains,
    held,
    is_within,
    may,
    reach,
    require,
    tops,
)
from thuocdo.apps.accounts.permissions.counting import in_force, not_over
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.accounts.permissions.permission import Permission
from thuocdo.apps.accounts.permissions.roles import ROLES, Role

__all__ = [
    "EVERYWHERE",
    "ROLES",
    "Granted",
    "NotAllowed",
    "Permission",
    "Placed",
    "Role",
    "acting_for",
    "belongs_to",
    "granted",
    "granted_domains",
    "held",
    "in_force",
    "is_within",
    "may",
    "needed",
    "not_over",
    "reach",
    "require",
    "tops",
]
