"""What the app of dossiers refuses, each with a sentence for the person at the screen."""

from thuocdo.vietnamese.sentence import Refusal


class NeverChanged(Refusal):
    """Outcomes of imports, closed periods and sent letters stay as they are."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "Kết quả nhập, kỳ đã chốt và thư đã gửi không sửa, không xóa được.",
            "Outcomes of imports, closed periods and letters sent are never changed or deleted.",
        )


class UnreadableFile(Refusal):
    """An uploaded file cannot be taken for a table of dossiers."""

    status = 422


class NotMapped(Refusal):
    """Columns that an import needs have no counterpart in the file."""

    status = 422


class NotFinished(Refusal):
    """An import of the same source is still being read."""

    status = 409


class CannotClose(Refusal):
    """A period cannot be closed as asked."""

    status = 409


class UnsoundPeriod(Refusal):
    """The file of a closed period is missing or was changed."""

    status = 500


class NoLetterDue(Refusal):
    """No letter of apology can be written about this dossier."""

    status = 409


class NotFed(Refusal):
    """A closed period has nothing that this index set asks for."""

    status = 409
