"""Forms of signing in and of people."""

from thuocdo.apps.accounts.forms.delegating import DelegationForm
from thuocdo.apps.accounts.forms.people import GrantForm, PeopleFilter, PersonForm
from thuocdo.apps.accounts.forms.signing_in import (
    AddSecondFactor,
    ChangePassword,
    ConfirmCode,
    ConfirmPassword,
    EnterCode,
    SignIn,
)

__all__ = [
    "AddSecondFactor",
    "ChangePassword",
    "ConfirmCode",
    "ConfirmPassword",
    "DelegationForm",
    "EnterCode",
    "GrantForm",
    "PeopleFilter",
    "PersonForm",
    "SignIn",
]
