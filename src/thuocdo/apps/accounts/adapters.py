"""How allauth speaks and acts here: our texts, events in the log, the QR code."""

import io
from typing import ClassVar, cast

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.selectors import needs_second_factor
from thuocdo.apps.audit import services as audit
from thuocdo.lib.language import say

JUST_NOW = 300  # seconds after signing in during which the password is not asked again
WRONG = say(
    "Tên đăng nhập hoặc mật khẩu không đúng. "
    "Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại.",
    "The user name or the password is not right. Check the input method and Caps Lock; try again.",
)
TOO_MANY = say(
    "Đã nhập sai quá 5 lần. Chờ 5 phút rồi đăng nhập lại, hoặc liên hệ quản trị hệ thống.",
    "Wrong more than 5 times. Wait 5 minutes and sign in again, or ask the administrator.",
)
WRONG_CODE = say(
    "Mã không đúng hoặc đã dùng. Chờ mã tiếp theo (30 giây) và kiểm tra giờ trên điện thoại.",
    "The code is not right or was used. Wait for the next one (30 seconds) and check the phone's "
    "clock.",
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Signing in and out, and the password."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": say("Tài khoản đang khóa.", "The account is locked."),
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": say("Mật khẩu không đúng.", "The password is not right."),
        "enter_current_password": say(
            "Mật khẩu hiện tại không đúng.", "The current password is not right."
        ),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def add_message(self, *_: object, **__: object) -> None:
        """Say nothing: pages show what happened, and allauth speaks only English."""

    def send_notification_mail(self, *_: object, **__: object) -> None:
        """Send nothing: the log tells what happened to an account."""

    @transaction.atomic
    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in and record it."""
        super().login(request, user)
        audit.record("person.signed_in", subject=user, by=user)

    @transaction.atomic
    def logout(self, request: HttpRequest) -> None:
        """Record it and sign out."""
        person = cast("User", request.user)  # allauth asks only for who is signed in
        audit.record("person.signed_out", subject=person, by=person)
        super().logout(request)

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        """Change the own password; a one-time password is over with that."""
        user.must_change_password = False
        super().set_password(user, password)
        audit.record("person.password_changed", subject=user, by=user)

    def is_reauthentication_required(self, *, app: str, **_: object) -> bool:  # noqa: ARG002
        """Ask for the password again unless it was given just now."""
        request = context.request
        records = get_authentication_records(request, request.user)
        age = timezone.now().timestamp() - max((record["at"] for record in records), default=0)
        return bool(age > JUST_NOW)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """The app on the phone that shows codes."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": say(
            "Vai trò của tài khoản này bắt buộc có lớp bảo vệ thứ hai.",
            "A role of this account requires a second factor.",
        ),
        "cannot_generate_recovery_codes": say(
            "Bật lớp bảo vệ thứ hai trước khi tạo mã dự phòng.",
            "Turn the second factor on before making recovery codes.",
        ),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether no role of the person asks for it."""
        is_app = authenticator.type == Authenticator.Type.TOTP
        return not (is_app and needs_second_factor(authenticator.user, today=timezone.localdate()))

    def get_totp_issuer(self) -> str:
        """The name under which the phone lists the account."""
        return "Thước Đo"

    def build_totp_svg(self, url: str) -> str:
        """The QR code: dark on white in every theme."""
        drawn = io.BytesIO()
        segno.make(url, micro=False).save(drawn, kind="svg", scale=5, border=4, light="white")
        return drawn.getvalue().decode()
