"""What keeping and reading files refuses."""

from thuocdo.vietnamese.sentence import Refusal


class UnsoundFile(Refusal):
    """Kept bytes are missing, or are not what was kept."""

    status = 500

    def __init__(self, sha256: str, *, is_missing: bool) -> None:
        name = sha256[:12]
        if is_missing:
            super().__init__(
                f"Thiếu tệp {name} trong kho. Phục hồi tệp này từ bản sao lưu.",
                f"The kept file {name} is missing. Restore it from a backup.",
            )
        else:
            super().__init__(
                f"Tệp {name} trong kho đã bị thay đổi. Phục hồi tệp này từ bản sao lưu.",
                f"The kept file {name} was changed. Restore it from a backup.",
            )


class Unreadable(Exception):  # noqa: N818  (an outcome that the caller puts into words)
    """A file that the reading process refused, or on which it broke down."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class ScannerSilent(Exception):  # noqa: N818  (as above)
    """A virus scanner is set and gives no answer that can be understood."""
