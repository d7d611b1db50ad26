"""What is refused about people and their rights."""

from thuocdo.vietnamese.sentence import Refusal


class NotAllowed(Refusal):
    """The person was not granted what this needs."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            "Tài khoản này chưa được giao quyền làm việc này. Liên hệ quản trị hệ thống nếu cần.",
            "This account has not been granted the right to do this. "
            "Ask the administrator if it is needed.",
        )


class OwnAccount(Refusal):
    """People do not decide about their own rights."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            "Không ai tự giao, thu hồi quyền hoặc khóa tài khoản của chính mình. "
            "Nhờ một quản trị khác.",
            "Nobody grants or revokes rights for, or locks, the own account. "
            "Ask another administrator.",
        )


class PersonIsInactive(Refusal):
    """The account is locked."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tài khoản của {name} đang khóa. Mở khóa trước rồi làm lại.",
            f"The account of {name} is locked. Unlock it first and try again.",
        )


class AlreadyGranted(Refusal):
    """The same role over the same unit is in force in some of these days."""

    def __init__(self, name: str, document: str) -> None:
        super().__init__(
            f"{name} đã có vai trò này ở đơn vị này trong thời gian đó, theo {document}. "
            "Thu hồi quyền cũ trước hoặc chọn thời gian khác.",
            f"{name} already has this role over this unit in that time, by {document}. "
            "Revoke the old grant first or choose other days.",
        )


class AlreadyRevoked(Refusal):
    """Somebody was faster."""

    def __init__(self) -> None:
        super().__init__("Quyền này đã được thu hồi trước đó.", "This grant was revoked before.")


class AlreadyBegun(Refusal):
    """There is an administrator, who appoints the next."""

    def __init__(self) -> None:
        super().__init__(
            "Hệ thống đã có quản trị. Nhờ người đó tạo tài khoản và giao quyền.",
            "The system has an administrator already. Ask that person to add accounts and grants.",
        )


class NotDelegable(Refusal):
    """The grant is not one that its holder may pass on."""

    def __init__(self) -> None:
        super().__init__(
            "Không ủy quyền được quyền này: quyền đã hết hạn hoặc chưa đến ngày, là quyền nhận "
            "ủy quyền, hoặc là quyền quản trị người dùng.",
            "This grant cannot be delegated: it is not in force, was delegated itself, or "
            "administers people.",
        )
