"""The method of a criterion, in the words that tables use."""

from thuocdo.core.index_set.model import Method
from thuocdo.reading.tables.columns import plain_header
from thuocdo.reading.tables.refusals import refused_cell
from thuocdo.reading.tables.table import Cell
from thuocdo.vietnamese.sentence import Sentence

WORDS = {
    Method.SELF: (
        "self", "self-assessment", "self-assessed", "self-score", "self-scored", "declared",
        "appraisal", "appraised", "document", "documents", "tự chấm", "tự chấm điểm",
        "tự đánh giá", "thẩm định", "hồ sơ", "tài liệu kiểm chứng",
    ),
    Method.SURVEY: (
        "survey", "sociological survey", "questionnaire", "điều tra", "khảo sát",
        "điều tra xã hội học", "điều tra, khảo sát", "xhh", "đtxhh", "sipas",
    ),
    Method.DATA: (
        "data", "system", "automatic", "computed", "statistics", "administrative data",
        "dữ liệu", "số liệu", "hệ thống", "tự động", "thống kê",
    ),
    Method.COUNCIL: ("council", "hội đồng", "hội đồng chấm", "hội đồng thẩm định", "expert"),
}  # fmt: skip
METHODS = {plain_header(word): method for method, words in WORDS.items() for word in words}


def method_in(cell: Cell) -> Method:
    """The method named in a cell; the unit scores itself where nothing is named.

    Raises:
        UnreadableCell: the word is not known.
    """
    if cell.is_blank:
        return Method.SELF
    method = METHODS.get(plain_header(cell.text))
    if method is None:
        raise refused_cell(
            cell.place,
            Sentence(
                f"không có phương pháp `{cell.text}`. Ghi self (tự chấm), survey (điều tra), "
                "data (dữ liệu), council (hội đồng), hoặc để trống.",
                f"there is no method `{cell.text}`. Write self, survey, data or council, "
                "or leave the cell empty.",
            ),
        )
    return method
