"""What a round refuses, each with a sentence for the person at the screen."""

from datetime import datetime

from django.utils import timezone

from thuocdo.vietnamese.sentence import Refusal, Sentence


class NotNow(Refusal):
    """The phase, or the stage of the item, does not allow it."""

    status = 409


class Locked(NotNow):
    """The unit may not write any more; every door says the same."""

    status = 403

    def __init__(self, name: str, since: datetime | None) -> None:
        day = f" từ {timezone.localtime(since):%H:%M %d/%m/%Y}" if since else ""
        on = f" since {timezone.localtime(since):%H:%M %d/%m/%Y}" if since else ""
        super().__init__(
            f"Bản tự đánh giá của {name} đã khóa{day}. Muốn sửa, đề nghị Sở Nội vụ mở lại.",
            f"The self-assessment of {name} is locked{on}. "
            "To change it, ask the Department of Home Affairs to reopen it.",
        )


class OwnUnit(Refusal):
    """Nobody appraises the own unit."""

    status = 403

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} là đơn vị của chính người thẩm định. Để người khác thẩm định đơn vị này.",
            f"{name} is the appraiser's own unit. Somebody else must appraise it.",
        )


class NotYourDomain(Refusal):
    """The grant does not reach the domain of the item."""

    status = 403

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Mục {code} không thuộc lĩnh vực được giao thẩm định. Xem danh sách ở Hàng đợi.",
            f"The item {code} is not in a domain granted for appraisal. See the queue.",
        )


class CouncilsOwn(NotNow):
    """Only the council gives the points of the item."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Mục {code} do Hội đồng chấm điểm trong phiên họp, không thẩm định ở đây.",
            f"The points of {code} are given by the council in its sitting, not here.",
        )


class FieldRefused(Refusal):
    """What was typed cannot be read; it is kept as it was typed."""

    status = 422

    def __init__(self, sentence: Sentence, readings: tuple[str, ...] = ()) -> None:
        super().__init__(sentence.vi, sentence.en)
        self.readings = readings  # what it may mean, for the person to choose


class Conflict(Refusal):
    """Somebody else wrote in the same field meanwhile; both texts are kept."""

    status = 409

    def __init__(self, theirs: str, mine: str, version: int, by: str) -> None:
        super().__init__(
            f"{by} vừa sửa ô này. Cả hai nội dung đều được giữ; chọn một hoặc gộp lại.",
            f"{by} has just changed this field. Both texts are kept; choose one or join them.",
        )
        self.theirs, self.mine, self.version, self.by = theirs, mine, version, by


class Unfinished(Refusal):
    """Some items lack figures, or evidence and explanation."""

    status = 409

    def __init__(self, codes: list[str]) -> None:
        named = ", ".join(codes[:8]) + (f" (+{len(codes) - 8})" if len(codes) > 8 else "")
        super().__init__(
            f"Còn {len(codes)} mục chưa xong: {named}. Điền số liệu kèm minh chứng hoặc giải "
            "trình, hay chọn không áp dụng có lý do.",
            f"{len(codes)} items are not finished: {named}. Fill in figures with evidence or an "
            "explanation, or mark them not applicable with a reason.",
        )
        self.codes = codes


class NoReason(Refusal):
    """A decision without a reason."""

    status = 422

    def __init__(self) -> None:
        super().__init__("Nêu lý do.", "Give the reason.")


class NoDocument(Refusal):
    """A step that a document must order."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            "Nêu số, ký hiệu văn bản cho phép việc này.",
            "Give the number of the document that allows this.",
        )


class SamePerson(Refusal):
    """The second appraisal is by somebody else than the first."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            "Người thẩm định lần hai phải khác người thẩm định lần một.",
            "The second appraiser must be somebody else than the first.",
        )


class TooLateToUndo(Refusal):
    """Ten minutes have passed, or somebody has gone on from there."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "Đã quá 10 phút hoặc đã có bước tiếp theo nên không hoàn tác được. Mở từng mục để sửa.",
            "More than ten minutes have passed, or a step has followed. Open the items one by one.",
        )


class WrongPlan(Refusal):
    """A round cannot be planned so."""

    status = 422


class WrongVotes(Refusal):
    """The votes do not carry the decision."""

    status = 422

    def __init__(self, in_favour: int, against: int, voters: int) -> None:
        of_vi = f" trên {voters} thành viên" if voters else ""
        of_en = f" of {voters} members" if voters else ""
        super().__init__(
            f"Số phiếu {in_favour} thuận, {against} không thuận{of_vi} không thông qua được quyết "
            "định. Kiểm tra số phiếu.",
            f"With {in_favour} in favour and {against} against{of_en} the decision is not carried. "
            "Check the votes.",
        )


class NotReady(Refusal):
    """Items are still open, so that the results of a block cannot be settled."""

    status = 409

    def __init__(self, open_: int, codes: list[str]) -> None:
        named = ", ".join(codes[:8])
        super().__init__(
            f"Còn {open_} mục chưa có kết quả cuối cùng (mã {named}). Đưa ra Hội đồng quyết định "
            "hoặc thẩm định xong trước khi chốt kết quả.",
            f"{open_} items have no final word yet (codes {named}). Let the council decide them, "
            "or finish their appraisal, before the results are settled.",
        )
