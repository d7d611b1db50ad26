"""What a password must be, said in our words."""

from django.contrib.auth import password_validation

from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Sentence


def text(vi: str, en: str) -> str:
    """What is said in the reader's language."""
    return said(Sentence(vi, en))


class LongEnough(password_validation.MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """How long it must be."""
        return text(
            f"Mật khẩu phải có ít nhất {self.min_length} ký tự.",
            f"The password must have at least {self.min_length} characters.",
        )


class NotCommon(password_validation.CommonPasswordValidator):
    """None of the passwords that are tried first."""

    def get_error_message(self) -> str:
        """What is wrong and what to do."""
        return text(
            "Mật khẩu này quá phổ biến, dễ bị đoán. Chọn một câu chỉ mình biết.",
            "This password is too common and easily guessed. Choose a sentence of your own.",
        )


class NotLikeTheName(password_validation.UserAttributeSimilarityValidator):
    """Not nearly the name or the user name."""

    DEFAULT_USER_ATTRIBUTES = ("username", "full_name", "email")

    def get_error_message(self) -> str:
        """What is wrong and what to do."""
        return text(
            "Mật khẩu quá giống tên hoặc tên đăng nhập. Chọn một câu khác.",
            "The password is too much like the name or the user name. Choose another sentence.",
        )
