"""The names under which tables give the columns that the commands know, in both languages."""

import re
from collections.abc import Mapping, Sequence

from thuocdo.reading.tables.refusals import refused_file
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

# The spelling used in code first, the rest in order of preference where a table has several.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "mã", "mã số", "mã tiêu chí", "stt", "số tt", "số thứ tự", "tt", "no"),
    "parent": ("parent", "mã cha", "cha", "thuộc mã"),
    "name": (
        "name", "name_vi", "title", "tên", "tên tiêu chí", "tiêu chí", "nội dung", "lĩnh vực",
        "tên lĩnh vực", "tiêu chí, tiêu chí thành phần", "chỉ tiêu",
    ),
    "unit": (
        "unit", "đơn vị", "tên đơn vị", "cơ quan, đơn vị", "đơn vị, địa phương", "địa phương",
    ),
    "level": ("level", "block", "cấp", "khối"),
    "year": ("year", "năm", "năm đánh giá"),
    "points": (
        "points", "điểm", "score", "điểm số", "điểm đạt", "điểm đạt được", "số điểm", "total",
        "tổng điểm", "chỉ số",
    ),
    "maximum": (
        "maximum", "max", "max_points", "điểm tối đa", "tối đa", "điểm chuẩn", "thang điểm",
    ),
    "change": (
        "change", "delta", "delta_points", "tăng giảm", "thay đổi", "tăng giảm điểm",
        "chênh lệch", "so với năm trước",
    ),
    "rank": ("rank", "hạng", "xếp hạng", "thứ hạng", "vị trí"),
    "out_of": ("out_of", "số đơn vị", "tổng số đơn vị", "số đơn vị xếp hạng"),
    "rank_change": (
        "rank_change", "delta_rank", "bậc", "số bậc", "tăng giảm bậc", "tăng giảm hạng",
        "thay đổi hạng", "thay đổi bậc",
    ),
    "numerator": ("numerator", "tử số"),
    "denominator": ("denominator", "mẫu số"),
    "percent": ("percent", "tỷ lệ", "tỉ lệ", "phần trăm", "percentage"),
    "method": ("method", "phương pháp", "cách đánh giá", "phương pháp đánh giá"),
    "rule": ("rule", "rule_text", "quy tắc", "quy tắc tính điểm", "cách tính điểm"),
    "input": ("input", "số liệu", "đầu vào"),
    "value": ("value", "giá trị"),
}  # fmt: skip
TEXT_COLUMNS = frozenset({"code", "parent", "name", "unit", "level", "method", "rule", "input"})
ROW_NUMBERS = ("stt", "số tt", "số thứ tự", "tt", "no")

_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NOT_A_LETTER = re.compile(r"[\W_]+")


def plain_header(header: str) -> str:
    """The header without case, marks, spaces, underscores and punctuation."""
    return _NOT_A_LETTER.sub("", fold(header))


_PREFERENCE = {
    plain_header(alias): (name, place)
    for name, aliases in ALIASES.items()
    for place, alias in enumerate(aliases)
}
_ROW_NUMBERS = frozenset(map(plain_header, ROW_NUMBERS))


def column_named(header: str) -> str | None:
    """The column that a header names; a unit in brackets behind it does not matter."""
    found = _preference(header)
    return found[0] if found else None


def is_row_number(header: str) -> bool:
    """Whether the column counts rows, which is a code only in a table of criteria."""
    return plain_header(header) in _ROW_NUMBERS


def columns_of(headers: Sequence[str], file: str) -> dict[str, int]:
    """Where each known column stands; of several spellings the preferred one.

    Raises:
        UnreadableTable: two headers are the same spelling of one column.
    """
    best: dict[str, tuple[int, int]] = {}
    for index, header in enumerate(headers):
        found = _preference(header)
        if found is None:
            continue
        name, place = found
        if name in best and best[name][0] == place:
            raise _named_twice(file, headers[best[name][1]], header)
        best[name] = min(best.get(name, (place, index)), (place, index))
    return {name: index for name, (_, index) in best.items()}


def _preference(header: str) -> tuple[str, int] | None:
    if header.strip() == "%":
        return "percent", 0
    found = _PREFERENCE.get(plain_header(header))
    return found or _PREFERENCE.get(plain_header(_IN_BRACKETS.sub("", header)))


def _named_twice(file: str, one: str, other: str) -> Exception:
    return refused_file(
        file,
        Sentence(
            f"hai cột cùng tên `{one}` và `{other}`. Đổi tên hoặc bỏ một cột.",
            f"two columns have the same name, `{one}` and `{other}`. Rename or remove one.",
        ),
    )
