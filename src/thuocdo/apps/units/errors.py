"""What the register of units refuses."""

from datetime import date

from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Refusal


class NoSuchUnit(Refusal):
    """A code stands for no unit on the day."""

    def __init__(self, code: str, day: date) -> None:
        super().__init__(
            f"không có đơn vị mã {code} ngày {write_date(day)}. Kiểm tra mã và ngày hiệu lực.",
            f"there is no unit {code} on {write_date(day)}. Check the code and the day.",
        )


class CodeTaken(Refusal):
    """A new unit would share its code with another one on some day."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(
            f"mã {code} đang thuộc về {name} trong thời gian đó. Chọn mã khác, hoặc ghi cả việc "
            "kết thúc đơn vị kia.",
            f"the code {code} belongs to {name} in that time. Choose another code, or record the "
            "end of that unit as well.",
        )


class UnfitDecree(Refusal):
    """A decree contradicts itself or the register."""


class NothingToCorrect(Refusal):
    """A correction changes nothing, or gives no reason."""

    def __init__(self) -> None:
        super().__init__(
            "không có gì thay đổi hoặc thiếu lý do. Sửa ít nhất một mục và ghi lý do.",
            "nothing changes, or the reason is missing. Change something and say why.",
        )


class UnfitUpload(Refusal):
    """An uploaded file is no table that can be read."""
