"""What results refuse."""

from collections.abc import Iterable

from thuocdo.vietnamese.sentence import Refusal


class RunIsClosed(TypeError):  # noqa: N818  (says what happened)
    """Code tried to change or delete a run; corrected figures make another one."""


class NotInForce(Refusal):
    """A draft may still change, so that nothing computed with it would stay true."""

    def __init__(self, edition: str) -> None:
        super().__init__(
            f"bộ chỉ số {edition} còn là bản nháp. Ban hành trước, hoặc dùng chức năng diễn tập.",
            f"the edition {edition} is a draft. Issue it first, or rehearse it instead.",
        )


class WrongYear(Refusal):
    """The edition does not assess that year."""

    def __init__(self, edition: str, year: int, years: Iterable[int]) -> None:
        known = ", ".join(map(str, years))
        super().__init__(
            f"bộ chỉ số {edition} không dùng cho năm {year}, chỉ cho: {known}. Chọn bộ khác.",
            f"the edition {edition} does not assess {year}, only: {known}. Choose another one.",
        )


class NothingToScore(Refusal):
    """There is no unit in the figures."""

    def __init__(self) -> None:
        super().__init__(
            "bảng số liệu không có đơn vị nào. Chọn tệp khác.",
            "the figures name no unit. Choose another file.",
        )


class AlreadyRun(Refusal):
    """The same figures, units, edition and engine would give the same results."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"lần tính số {number} đã dùng đúng bộ chỉ số, đơn vị và số liệu này; kết quả sẽ y như "
            "vậy. Xem lần tính đó.",
            f"run {number} used exactly this edition, these units and these figures; the results "
            "would be the same. See that run.",
        )
        self.number = number


class UnknownUnits(Refusal):
    """Figures of units that are not in the register of that year."""

    def __init__(self, codes: Iterable[str], year: int) -> None:
        listed = list(codes)
        shown = ", ".join(listed[:10]) + (f" (+{len(listed) - 10})" if len(listed) > 10 else "")
        super().__init__(
            f"danh mục ngày 31/12/{year} không có mã đơn vị: {shown}. Sửa mã trong tệp, hoặc bổ "
            "sung danh mục.",
            f"the register of 31/12/{year} lacks the units: {shown}. Correct the codes in the "
            "file, or complete the register.",
        )


class NoReason(Refusal):
    """Another run needs a reason."""

    def __init__(self) -> None:
        super().__init__(
            "chưa nêu lý do đính chính. Nêu căn cứ, ví dụ số văn bản.",
            "the correction has no reason. Give one, such as the number of a document.",
        )


class NothingToCorrect(Refusal):
    """No figure would change."""

    def __init__(self) -> None:
        super().__init__(
            "không có số liệu nào thay đổi. Nhập ít nhất một số khác.",
            "no figure would change. Enter at least one that differs.",
        )


class NoSuchFigure(Refusal):
    """A correction of a unit that the run does not hold."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            f"lần tính này không có đơn vị `{unit}`. Kiểm tra mã đơn vị.",
            f"this run has no unit `{unit}`. Check the code.",
        )


class RunDiffers(Refusal):
    """What is stored is not what the engine gives; something was altered or the engine changed."""

    status = 500

    def __init__(self, run: str) -> None:
        super().__init__(
            f"{run}: số liệu hoặc kết quả lưu không khớp khi tính lại. Chạy một lần tính mới và "
            "báo quản trị hệ thống.",
            f"{run}: the stored figures or results do not agree when computed again. Make a new "
            "run and tell the administrator.",
        )


class UnreadableUpload(Refusal):
    """The file is no table."""

    status = 422


class UploadGone(Refusal):
    """The file that was checked is no longer kept."""

    def __init__(self) -> None:
        super().__init__(
            "tệp đã kiểm tra không còn được giữ. Chọn lại tệp.",
            "the file that was checked is no longer kept. Choose it again.",
        )


class NotSettled(Refusal):
    """A round whose items are not all final cannot be run."""

    def __init__(self, left: int) -> None:
        super().__init__(
            f"vòng đánh giá còn {left} mục chưa chốt. Chốt kết quả mọi khối trước khi tính điểm.",
            f"{left} items of the round are not settled. Settle every block before it is scored.",
        )
