"""What is refused about editions, each with a sentence for the person at the screen."""

from collections.abc import Sequence

from thuocdo.vietnamese.sentence import Refusal, Sentence

NOT_FOUND, BAD_UPLOAD = 404, 400


class IssuedEditionIsFrozen(Refusal):
    """An issued edition, its files and its hash never change."""

    def __init__(self) -> None:
        super().__init__(
            "Phiên bản đã ban hành không sửa, không xóa được. "
            "Nhập nội dung mới thành một phiên bản khác.",
            "An issued edition can be neither changed nor deleted. "
            "Import the new content as another edition.",
        )


class EditionNameTaken(Refusal):
    """Other content wants the name of an issued edition."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Phiên bản {name} đã ban hành với nội dung khác. "
            "Đổi `edition` trong index_set.yaml rồi nhập lại.",
            f"The edition {name} was issued with other content. "
            "Change `edition` in index_set.yaml and import again.",
        )


class SchemeNameTaken(Refusal):
    """Another scheme has the public name already."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"Địa chỉ công khai `{slug}` đã thuộc bộ chỉ số khác. Chọn địa chỉ khác.",
            f"The public address `{slug}` belongs to another index. Choose another one.",
        )


class NotADraft(Refusal):
    """Only a draft can be issued."""

    def __init__(self) -> None:
        super().__init__(
            "Phiên bản này không còn là bản nháp. Mở lại trang để xem tình trạng mới nhất.",
            "This edition is no longer a draft. Open the page again to see where it stands.",
        )


class NotIssued(Refusal):
    """Only an issued edition can be retired."""

    def __init__(self) -> None:
        super().__init__(
            "Phiên bản này không ở tình trạng đã ban hành. Mở lại trang để xem tình trạng.",
            "This edition is not in force. Open the page again to see where it stands.",
        )


class NoReason(Refusal):
    """Retiring an edition is explained."""

    status = BAD_UPLOAD

    def __init__(self) -> None:
        super().__init__(
            "Nêu lý do cho phiên bản hết hiệu lực.", "Say why the edition is to be retired."
        )


class NotReadyToIssue(Refusal):
    """What still stands between a draft and its issue; a line each."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        super().__init__(
            "Chưa ban hành được.\n" + "\n".join(p.vi for p in problems),
            "It cannot be issued yet.\n" + "\n".join(p.en for p in problems),
        )


class ContentDiffers(Refusal):
    """The files on disk or in the database are not those that the hash was made of."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(
            f"Nội dung của {name} không khớp mã băm đã lưu. Xóa thư mục {folder} rồi mở lại; "
            "nếu vẫn không khớp, khôi phục cơ sở dữ liệu từ bản sao lưu.",
            f"The content of {name} does not agree with its stored hash. Remove the folder "
            f"{folder} and try again; if it still differs, restore the database from a backup.",
        )


class UnreadableUpload(Refusal):
    """An uploaded file is not what it has to be."""

    status = BAD_UPLOAD


class NoSuchEdition(Refusal):
    """A scheme, edition or item that is not there."""

    status = NOT_FOUND

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không có «{name}» trong các bộ chỉ số. Chọn lại từ danh sách.",
            f"There is no “{name}” among the index sets. Choose again from the list.",
        )
