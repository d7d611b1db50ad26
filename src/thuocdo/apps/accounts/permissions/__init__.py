"""Who may do what: permissions, roles that hold them, and the one check."""

from thuocdo.apps.accounts.permissions.checking import NotAllowed, held, may, require
from thuocdo.apps.accounts.permissions.guarding import needed
from thuocdo.apps.accounts.permissions.permission import Permission
from thuocdo.apps.accounts.permissions.roles import ROLES, Role

__all__ = ["ROLES", "NotAllowed", "Permission", "Role", "held", "may", "needed", "require"]
