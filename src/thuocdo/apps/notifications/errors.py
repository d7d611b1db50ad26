"""What can go wrong between us and the mail server, and what is refused."""

from thuocdo.vietnamese.sentence import Refusal


class ServerUnreachable(Exception):  # noqa: N818  (an outcome, tried again)
    """The mail server could not be reached, or asked to come back later."""


class MailRefused(Refusal):
    """The mail server will not take this mail, now or later."""

    def __init__(self) -> None:
        super().__init__(
            "Máy chủ thư từ chối nhận thư. Kiểm tra địa chỉ thư của người nhận và cấu hình "
            "THUOCDO_SMTP.",
            "The mail server refuses the mail. Check the recipient's address and the THUOCDO_SMTP "
            "settings.",
        )


class CannotPutOff(Refusal):
    """Work that is late, or a day on which it would be."""

    status = 409


class NoSuchNotice(Refusal):
    """There is none of this number in the own inbox."""

    status = 410

    def __init__(self) -> None:
        super().__init__(
            "Thông báo này không có trong hộp thư của tài khoản. Mở lại Hộp thư.",
            "There is no such notice in this account's inbox. Open the inbox again.",
        )


class CannotKeep(Refusal):
    """A way to look at a list that is not kept as it was given."""

    status = 409


class NoSuchView(Refusal):
    """There is none of this number among the own."""

    status = 410

    def __init__(self) -> None:
        super().__init__(
            "Cách xem này không có trong tài khoản. Mở lại danh sách để thấy các cách xem đang có.",
            "This account has no such view. Open the list again to see the views that are there.",
        )
