"""The meaning of each file and column of a bundle, with its unit and where it comes from."""

from typing import NamedTuple

from thuocdo.reporting.snapshots.contents import (
    FIGURES,
    FINDINGS,
    HEADING,
    ITEMS,
    LAYERS,
    LINEAGE,
    SCORES,
    TRACES,
    UNITS,
)
from thuocdo.vietnamese.sentence import Sentence

REGISTER, EDITION, DECLARED, ENGINE = "register of units", "edition", "declared", "engine"
POINTS, CODE = "points", "code"


class Meaning(NamedTuple):
    """What something means."""

    meaning: Sentence
    unit: str = ""
    source: str = ""


def means(vi: str, en: str, unit: str = "", source: str = "") -> Meaning:
    """One entry of the dictionary."""
    return Meaning(Sentence(vi, en), unit, source)


FILES = {
    HEADING: means(
        "tiêu đề, quyết định, phiên bản, bộ chỉ số, xếp loại, số không khớp đã chấp nhận, đính "
        "chính, cách mô phỏng khoảng hạng",
        "title, decision, version, edition, bands, accepted findings, corrections, and how rank "
        "intervals were drawn",
    ),
    UNITS: means("đơn vị, như đã đăng ký cho năm đó", "units as registered for that year"),
    ITEMS: means(
        "cây lĩnh vực, tiêu chí, tiêu chí thành phần", "the tree of domains, criteria and items"
    ),
    LINEAGE: means("sáp nhập, chia tách, đổi tên đơn vị", "mergers, splits and renamings of units"),
    FIGURES: means("số liệu đầu vào, mỗi dòng một số", "figures that went in, a row each"),
    SCORES: means(
        "tổng điểm, hạng, xếp loại, điểm từng phần, đủ mọi chữ số",
        "totals, ranks, bands and points of all parts, with all digits",
    ),
    TRACES: means(
        "giải thích điểm từng tiêu chí thành phần của từng đơn vị, mỗi dòng một JSON",
        "what explains the points of each item of each unit, a JSON object a line",
    ),
    LAYERS: means(
        "điểm từng mục qua các lớp: tự đánh giá, thẩm định, giải trình, hội đồng, kết quả",
        "how each item went: declared, appraised, explained, decided by the council, final",
    ),
    FINDINGS: means("kết quả soát số của văn bản", "what the number checks found in the document"),
}
UNIT_CODE = means("mã đơn vị", "code of the unit", CODE, REGISTER)
ITEM_CODE = means("mã mục", "code of the item", CODE, EDITION)
COLUMNS: dict[str, dict[str, Meaning]] = {
    HEADING: {},
    UNITS: {
        "code": UNIT_CODE,
        "name": means("tên", "name in Vietnamese", source=REGISTER),
        "name_en": means("tên tiếng Anh", "name in English", source=REGISTER),
        "kind": means("loại đơn vị", "kind of unit", source=REGISTER),
        "block": means(
            "khối; các đơn vị cùng khối xếp hạng với nhau",
            "block; units of one block are ranked together",
            source=REGISTER,
        ),
        "region": means("vùng", "region", source=REGISTER),
        "is_ranked": means("1: có xếp hạng; 0: chỉ đánh giá", "1: ranked; 0: assessed only"),
        "population": means("dân số", "population", "people", REGISTER),
        "latitude": means("vĩ độ", "latitude", "degrees", REGISTER),
        "longitude": means("kinh độ", "longitude", "degrees", REGISTER),
    },
    ITEMS: {
        "code": ITEM_CODE,
        "parent": means("mã mục cấp trên", "code of the item above", CODE, EDITION),
        "title": means("tên", "title in Vietnamese", source=EDITION),
        "title_en": means("tên tiếng Anh", "title in English", source=EDITION),
        "maximum": means("điểm tối đa", "maximum", POINTS, EDITION),
        "is_leaf": means("1: mục được chấm", "1: a scored item", source=EDITION),
        "method": means("cách chấm", "how it is scored", source=EDITION),
        "rule": means("quy tắc", "the rule in Vietnamese", source=EDITION),
        "rule_en": means("quy tắc, tiếng Anh", "the rule in English", source=EDITION),
        "source": means("căn cứ", "where the rule was read", source=EDITION),
    },
    LINEAGE: {
        "date": means("ngày có hiệu lực", "first day in force", "date"),
        "kind": means("loại thay đổi", "kind of change"),
        "old": means("mã đơn vị cũ", "code of the old unit", CODE),
        "new": means(
            "mã đơn vị mới; trống: giải thể", "code of the new unit; blank: abolished", CODE
        ),
        "share_of_old": means(
            "phần của đơn vị cũ; trống: không rõ", "share of the old unit; blank: unknown", "0–1"
        ),
        "basis": means("cơ sở tính tỷ phần", "basis of the share"),
        "document": means("văn bản", "document"),
    },
    FIGURES: {
        "unit": UNIT_CODE,
        "code": ITEM_CODE,
        "input": means("tên số liệu", "name of the figure", source=EDITION),
        "value": means(
            "giá trị; dấu chấm thập phân", "value; decimal point", "as the item asks", DECLARED
        ),
        "document": means("số văn bản nguồn", "number of the document", source=DECLARED),
        "page": means("trang", "page", source=DECLARED),
        "layer": means(
            "lớp: trống là tự khai; appraised, explained, council, final",
            "layer: blank is declared; appraised, explained, council, final",
            source=DECLARED,
        ),
    },
    SCORES: {
        "unit": UNIT_CODE,
        "what": means(
            "total: cả đơn vị; group: lĩnh vực, tiêu chí; method: cách chấm; leaf: mục chấm",
            "total: the unit; group: domain or criterion; method; leaf: a scored item",
        ),
        "code": means(
            "mã mục hoặc cách chấm; trống ở dòng total",
            "code of the item or method; blank in a row of a total",
            CODE,
            EDITION,
        ),
        "state": means("tình trạng của mục chấm", "state of a scored item", source=ENGINE),
        "points": means(
            "điểm; trống: không có điểm, khác 0",
            "points; blank: no points, which is not zero",
            POINTS,
            ENGINE,
        ),
        "maximum": means("điểm tối đa áp dụng", "maximum that applies", POINTS, ENGINE),
        "percent": means("chỉ số", "the index", "%", ENGINE),
        "missing": means("số mục thiếu số liệu", "items without figures", "items", ENGINE),
        "missing_items": means("mã các mục thiếu", "codes of items without figures", CODE, ENGINE),
        "rank": means("hạng trong khối", "rank in the block", source=ENGINE),
        "out_of": means("số đơn vị được xếp hạng", "units ranked", "units", ENGINE),
        "is_tied": means("1: đồng hạng", "1: the rank is shared", source=ENGINE),
        "band": means("mã xếp loại", "code of the band", source=ENGINE),
        "rank_low": means("hạng tốt nhất mô phỏng", "best simulated rank", source=ENGINE),
        "rank_high": means("hạng kém nhất mô phỏng", "worst simulated rank", source=ENGINE),
        "region_rank": means("hạng trong vùng", "rank in the region", source=ENGINE),
        "region_out_of": means("số đơn vị của vùng", "units of the region", "units", ENGINE),
        "points_change": means(
            "thay đổi điểm mà văn bản nêu", "change as the document states it", POINTS
        ),
        "places_change": means(
            "thay đổi hạng mà văn bản nêu; dương là tốt lên",
            "change of rank as the document states it; positive is better",
            "places",
        ),
    },
    TRACES: {
        "unit": UNIT_CODE,
        "code": ITEM_CODE,
        "sentence": means("cả lời giải thích [vi, en]", "the whole explanation [vi, en]"),
        "explanation": means("bước đạt được [vi, en]", "the step reached [vi, en]"),
        "figures": means(
            "số liệu: [tên, nhãn vi, nhãn en, giá trị vi, giá trị en, giá trị]",
            "figures: [name, label vi, label en, text vi, text en, value]",
        ),
        "document": means("số văn bản nguồn", "number of the document", source=DECLARED),
        "page": means("trang", "page", source=DECLARED),
        "layer": means("lớp số liệu", "layer of the figures", source=DECLARED),
        "role": means("vai của người nhập", "role of who entered it"),
        "gap": means("việc cần làm để thêm điểm [vi, en]", "what wins more points [vi, en]"),
        "gain": means("điểm thêm được", "points to be won", POINTS, ENGINE),
    },
    LAYERS: {
        "unit": UNIT_CODE,
        "code": ITEM_CODE,
        "layer": means(
            "lớp: declared, appraised, explanation, second, council, final, corrected",
            "layer: declared, appraised, explanation, second, council, final, corrected",
        ),
        "at": means("thời điểm", "when", "UTC"),
        "role": means("vai của người nêu, không nêu tên", "role of whose word it is, no names"),
        "points": means("điểm theo lớp này", "points by this layer", POINTS, ENGINE),
        "maximum": means("điểm tối đa áp dụng", "maximum that applies", POINTS, ENGINE),
        "figures": means("số liệu: tên=giá trị; …", "figures: name=value; …"),
        "told": means("số liệu bằng lời", "the figures in Vietnamese"),
        "told_en": means("số liệu bằng lời, tiếng Anh", "the figures in English"),
        "not_applicable": means("lý do không áp dụng", "why it does not apply"),
        "reason": means("lý do, giải trình", "reason or explanation in Vietnamese"),
        "reason_en": means("lý do, tiếng Anh nếu có", "the reason, in English where there is one"),
        "document": means("số văn bản nguồn", "number of the document", source=DECLARED),
        "page": means("trang", "page", source=DECLARED),
    },
    FINDINGS: {
        "check": means("loại kiểm tra", "kind of check"),
        "severity": means("mức độ", "severity"),
        "subject": means("đối tượng", "subject"),
        "expected": means("số suy ra", "what the other figures give"),
        "found": means("số công bố", "what is stated"),
        "message": means("nhận xét", "the finding in Vietnamese"),
        "message_en": means("nhận xét, tiếng Anh", "the finding in English"),
    },
}
