"""What publishing refuses, each with a sentence for the person at the screen."""

from thuocdo.vietnamese.sentence import Refusal, Sentence


class AlreadyPublished(Refusal):
    """What was published never changes; a correction is another version."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "Bản đã công bố không sửa, không xóa được. Nếu có sai sót, lập bản đính chính.",
            "What was published is never changed or deleted. If something is wrong, "
            "prepare an erratum.",
        )


class NotReady(Refusal):
    """Something must be done before the draft can be published; all of it is named."""

    status = 409

    def __init__(self, obstacles: list[Sentence]) -> None:
        super().__init__(
            "Chưa công bố được. " + " ".join(each.vi for each in obstacles),
            "It cannot be published yet. " + " ".join(each.en for each in obstacles),
        )
        self.obstacles = obstacles


class NotCorrectable(Refusal):
    """Only the newest published version can be corrected, and by one erratum at a time."""

    status = 409


class NothingCorrected(Refusal):
    """An erratum would change nothing."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "Kết quả mới không khác bản đã công bố nên không có gì để đính chính.",
            "The new results do not differ from what was published; there is nothing to correct.",
        )


class AnotherScheme(Refusal):
    """A run of another scheme or year."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "Lần tính điểm này thuộc bộ chỉ số hoặc năm khác. Chọn lần tính điểm của cùng năm.",
            "This run is of another index or year. Choose a run of the same year.",
        )


class YearTaken(Refusal):
    """The year has a draft or a publication already."""

    status = 409

    def __init__(self, year: int) -> None:
        super().__init__(
            f"Năm {year} đã có bản nháp hoặc bản công bố của bộ chỉ số này. "
            "Mở bản đó, hoặc lập bản đính chính.",
            f"This index already has a draft or a publication for {year}. "
            "Open that one, or prepare an erratum.",
        )


class NoReason(Refusal):
    """A reason must be given, for others will ask."""

    status = 409

    def __init__(self) -> None:
        super().__init__("Nêu lý do.", "Give the reason.")


class NotFailed(Refusal):
    """Only a check that failed can be accepted."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "Mục này không phải là số không khớp nên không cần chấp nhận.",
            "These figures agree; there is nothing to accept.",
        )


class EmbargoPassed(Refusal):
    """An embargo that lies in the past withholds nothing."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "Giờ công bố phải ở sau thời điểm hiện tại. Chọn giờ khác hoặc bỏ trống.",
            "The moment of release must lie ahead. Choose a later one or leave it empty.",
        )


class UnsoundFile(Refusal):
    """A frozen file is missing or is not what was frozen."""

    status = 500

    def __init__(self, name: str, *, is_missing: bool) -> None:
        if is_missing:
            super().__init__(
                f"Thiếu tệp đã khóa {name}. Phục hồi tệp này từ bản sao lưu.",
                f"The frozen file {name} is missing. Restore it from a backup.",
            )
        else:
            super().__init__(
                f"Tệp đã khóa {name} đã bị thay đổi. Phục hồi tệp này từ bản sao lưu.",
                f"The frozen file {name} was changed. Restore it from a backup.",
            )


class NoFigures(Refusal):
    """A statement must say something about at least one unit."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "Văn bản chưa nêu đơn vị nào. Thêm ít nhất một đơn vị.",
            "The document names no unit. Add at least one.",
        )


class NotAReader(Refusal):
    """Whoever is not named learns nothing, not even that there is something to read."""

    status = 404

    def __init__(self) -> None:
        super().__init__("Không có trang này.", "There is no such page.")
