"""What documents refuse, each with a sentence for the person at the screen."""

from thuocdo.vietnamese.sentence import Refusal


class RefusedFile(Refusal):
    """A file that is not kept; the sentence says why and what to do."""

    status = 422


class TooBig(RefusedFile):
    """A file above the limit."""

    status = 413

    def __init__(self, name: str, most: int) -> None:
        super().__init__(
            f"{name}: tệp lớn hơn {most} MB. Nén ảnh trong tệp, hoặc tách thành nhiều tệp.",
            f"{name}: the file is larger than {most} MB. Compress its pictures, or split it.",
        )


class FoundVirus(RefusedFile):
    """The scanner found something."""

    def __init__(self, name: str, found: str) -> None:
        super().__init__(
            f"{name}: trình quét vi-rút phát hiện {found}. Tệp không được giữ; "
            "báo bộ phận công nghệ thông tin và quét máy đã tạo tệp.",
            f"{name}: the virus scanner found {found}. The file is not kept; "
            "tell the IT staff and scan the machine that made it.",
        )


class NotScannable(RefusedFile):
    """A scanner is set and does not answer."""

    status = 503

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: chưa quét được vi-rút vì trình quét không trả lời. Thử lại sau vài phút.",
            f"{name}: the virus scanner does not answer. Try again in a few minutes.",
        )


class BrokenUpload(Refusal):
    """A piece of a file that does not follow what arrived before."""

    status = 409

    def __init__(self, offset: int) -> None:
        super().__init__(
            f"Đã nhận {offset} byte. Gửi tiếp từ byte đó.",
            f"{offset} bytes arrived. Go on from there.",
        )
        self.offset = offset


class GoneUpload(Refusal):
    """An upload that waited too long, or was finished before."""

    status = 410

    def __init__(self) -> None:
        super().__init__(
            "Lần tải lên này đã hết hạn hoặc đã xong. Tải tệp lên lại từ đầu.",
            "This upload has expired or was finished. Upload the file again.",
        )


class UnfinishedUpload(Refusal):
    """Not all bytes have arrived."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: tệp chưa tải lên hết. Tải tiếp rồi mới dùng.",
            f"{name}: the file has not arrived whole. Finish the upload first.",
        )


class NoReason(Refusal):
    """A reason must be given, for others will ask."""

    def __init__(self) -> None:
        super().__init__("Nêu lý do.", "Give the reason.")


class Withdrawn(Refusal):
    """What was withdrawn is not changed any more."""

    def __init__(self) -> None:
        super().__init__(
            "Văn bản này đã rút nên không sửa được. Đăng ký văn bản mới.",
            "This document was withdrawn and cannot be changed. Register a new one.",
        )


class StillUsed(Refusal):
    """A document with uses is withdrawn only by who has seen them."""

    def __init__(self, uses: int) -> None:
        super().__init__(
            f"Văn bản đang dùng ở {uses} mục. Xem các mục này rồi xác nhận rút.",
            f"The document is used in {uses} items. Look at them, then confirm.",
        )
        self.uses = uses


class SameFile(Refusal):
    """A new version that is the one before."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp này giống hệt phiên bản hiện có. Chọn tệp khác.",
            "This file is the very version that is there. Choose another one.",
        )


class NotOfThisUnit(Refusal):
    """Two documents, or a document and an upload, of different units."""

    def __init__(self) -> None:
        super().__init__(
            "Hai văn bản hoặc tệp thuộc hai đơn vị khác nhau. Chọn trong kho của cùng đơn vị.",
            "They belong to different units. Choose within one unit's register.",
        )


class ReplacesItself(Refusal):
    """A chain of replacements that comes back to its beginning."""

    def __init__(self) -> None:
        super().__init__(
            "Văn bản thay thế lại do chính văn bản này thay thế. Chọn văn bản khác.",
            "The one document already replaces the other. Choose another one.",
        )


class NotShowable(Refusal):
    """A page that cannot be drawn; the file itself can still be saved."""

    status = 422

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: không vẽ được trang này trong giới hạn an toàn. Tải tệp về để xem.",
            f"{name}: this page cannot be drawn within safe limits. Save the file to read it.",
        )
