"""Allauth's forms with our words; what they do stays theirs."""

from typing import TYPE_CHECKING, Any, NamedTuple

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from django import forms

from thuocdo.lib.language import say

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Words(NamedTuple):
    """Label and hint of a field."""

    label: "_StrPromise"
    hint: "_StrPromise | str" = ""


PASSWORD = Words(say("Mật khẩu", "Password"))
NEW = Words(
    say("Mật khẩu mới", "New password"),
    say(
        "Ít nhất 12 ký tự, không quá phổ biến, không giống tên. Một câu dễ nhớ là tốt nhất.",
        "At least 12 characters, not a common one, not like the name. A sentence is best.",
    ),
)
CODE = Words(
    say("Mã 6 chữ số", "6-digit code"),
    say(
        "Mở ứng dụng xác thực trên điện thoại. Mất điện thoại thì nhập một mã dự phòng.",
        "Open the authenticator app on the phone. Without the phone, enter a recovery code.",
    ),
)
DIFFERENT = say(
    "Hai lần nhập mật khẩu mới không giống nhau.", "The two new passwords are not the same."
)


class InOurWords(forms.Form):
    """Replaces labels, hints and placeholders of the fields that are named in ``words``."""

    words: dict[str, Words] = {}

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  (allauth's form)
        super().__init__(*args, **options)
        for name, said in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = said.label, said.hint
            field.widget.attrs.pop("placeholder", None)


class SignIn(InOurWords, account.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """User name and password."""

    words = {
        "login": Words(say("Tên đăng nhập", "User name")),
        "password": PASSWORD,
    }

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  (allauth's form)
        super().__init__(*args, **options)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class ConfirmPassword(InOurWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The own password again, before something that matters."""

    words = {"password": PASSWORD}


class ChangePassword(InOurWords, account.ChangePasswordForm):  # type: ignore[misc]
    """The old password and the new one twice."""

    words = {
        "oldpassword": Words(say("Mật khẩu hiện tại", "Current password")),
        "password1": NEW,
        "password2": Words(say("Nhập lại mật khẩu mới", "New password again")),
    }

    def clean(self) -> dict[str, Any]:
        """Say in our words that the two differ."""
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", DIFFERENT)
        return cleaned


class EnterCode(InOurWords, second_factor.AuthenticateForm):  # type: ignore[misc]
    """The code at sign-in."""

    words = {"code": CODE}


class ConfirmCode(InOurWords, second_factor.ReauthenticateForm):  # type: ignore[misc]
    """The code again, before something that matters."""

    words = {"code": CODE}


class AddSecondFactor(InOurWords, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code shows that the phone was set up."""

    words = {
        "code": Words(
            say("Mã 6 chữ số trên điện thoại", "6-digit code on the phone"),
            say("Mã đổi sau mỗi 30 giây.", "The code changes every 30 seconds."),
        )
    }

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  (allauth's form)
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}
