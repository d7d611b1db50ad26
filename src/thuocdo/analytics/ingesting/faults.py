"""Every kind of refusal of a row: its name, the column it is found in, and a sentence."""

from dataclasses import dataclass

from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True)
class Fault:
    """Why a row is not taken in: what is wrong, and what to do."""

    code: str
    field: str  # of ``fields.FIELDS``; empty: the line as a whole
    reason: Sentence
    against: str = ""  # the other field of a contradiction


def _unreadable(name: str, vi: str, en: str) -> Fault:
    return Fault(f"unreadable_{name}", "", Sentence(vi, en))


LINE = Fault(
    "unreadable_line",
    "",
    Sentence(
        "dòng trống, sai số cột, sai dấu nháy, không phải UTF-8 hoặc không phải JSON; sửa cả dòng",
        "empty, of a wrong number of cells, badly quoted, not UTF-8 or not JSON; correct the line",
    ),
)
MISSING = Fault(
    "missing", "", Sentence("thiếu giá trị bắt buộc; điền vào", "a required value is missing; add")
)
UNREADABLE = {  # by kind of field
    "dossier": _unreadable(
        "dossier",
        "mã hồ sơ quá ngắn hoặc quá dài; kiểm tra lại cột",
        "the code is too short or long",
    ),
    "moment": _unreadable(
        "moment",
        "không đọc được ngày giờ; viết yyyyMMddHHmmss hoặc dd/mm/yyyy HH:MM",
        "no date and time; write yyyyMMddHHmmss or dd/mm/yyyy HH:MM",
    ),
    "number": _unreadable(
        "number", "không phải số nguyên; viết bằng chữ số", "not a whole number; write digits"
    ),
    "money": _unreadable(
        "money", "không phải số tiền; viết bằng chữ số", "not an amount of money; write digits"
    ),
    "channel": _unreadable(
        "channel",
        "kênh không có; dùng 1 trực tiếp, 2 trực tuyến, 3 bưu chính",
        "no such channel; use 1 counter, 2 online, 3 post",
    ),
    "status": _unreadable(
        "status",
        "trạng thái không có trong danh mục quốc gia 1–10; sửa hoặc khai từ tương ứng",
        "no status of the national list 1–10; correct it or state what the word means",
    ),
    "rating": _unreadable("rating", "mức hài lòng phải từ 1 đến 5", "a rating is from 1 to 5"),
    "choice": _unreadable(
        "choice",
        "giá trị không có trong danh mục; sửa hoặc khai từ tương ứng của nguồn",
        "not a value of the list; correct it or state what the word of the source means",
    ),
    "units": _unreadable(
        "unit", "mã đơn vị chưa có trong danh mục; sửa mã hoặc thêm đơn vị", "unknown unit; add it"
    ),
    "procedures": _unreadable(
        "procedure",
        "mã thủ tục chưa có trong danh mục; sửa mã hoặc thêm thủ tục",
        "unknown procedure; correct the code or add the procedure",
    ),
    "fields": _unreadable(
        "field",
        "mã lĩnh vực chưa có trong danh mục; sửa mã hoặc thêm lĩnh vực",
        "unknown field; correct the code or add the field",
    ),
    "causes": _unreadable(
        "cause",
        "nguyên nhân chưa có trong danh mục; sửa mã hoặc thêm nguyên nhân",
        "unknown cause; correct the code or add the cause",
    ),
}
NOT_IN_USE = {
    "units": Fault(
        "unit_not_in_use",
        "",
        Sentence(
            "đơn vị không hoạt động vào ngày tiếp nhận; dùng mã của đơn vị lúc ấy",
            "the unit did not exist on the day of receipt; use the code of that time",
        ),
    ),
    "procedures": Fault(
        "procedure_not_in_force",
        "",
        Sentence(
            "thủ tục không có hiệu lực vào ngày tiếp nhận; kiểm tra mã hoặc ngày",
            "the procedure was not in force on the day of receipt; check code and day",
        ),
    ),
    "fields": Fault(
        "field_not_in_use",
        "",
        Sentence(
            "lĩnh vực không còn dùng vào ngày tiếp nhận; kiểm tra mã hoặc ngày",
            "the field was not in use on the day of receipt; check code and day",
        ),
    ),
    "causes": Fault(
        "cause_not_in_use",
        "",
        Sentence(
            "nguyên nhân không còn dùng vào ngày tiếp nhận; chọn nguyên nhân khác",
            "the cause was not in use on the day of receipt; choose another",
        ),
    ),
}
TOO_EARLY = Fault(
    "before_2000", "", Sentence("trước năm 2000; kiểm tra lại năm", "before 2000; check the year")
)
IN_FUTURE = Fault(
    "in_the_future",
    "",
    Sentence(
        "sau ngày chốt số liệu của tệp; sửa ngày hoặc ngày chốt",
        "after the as-of day of the file; correct this day or the as-of day",
    ),
)
NEGATIVE = Fault("negative", "", Sentence("không được âm; sửa số", "must not be below 0; correct"))
TOO_LARGE = Fault(
    "too_large", "", Sentence("lớn bất thường; kiểm tra lại số", "impossibly large; check it")
)


def _order(code: str, field: str, against: str, vi: str, en: str) -> Fault:
    return Fault(code, field, Sentence(vi, en), against)


ORDERS = (  # the field must not lie before the other
    _order(
        "received_before_submitted",
        "received",
        "submitted",
        "tiếp nhận trước khi nộp; sửa một trong hai ngày",
        "received before it was submitted; correct one of the two",
    ),
    _order(
        "due_before_received",
        "due",
        "received",
        "hẹn trả trước khi tiếp nhận; sửa một trong hai ngày",
        "due before it was received; correct one of the two",
    ),
    _order(
        "processed_before_received",
        "processed",
        "received",
        "xử lý xong trước khi tiếp nhận; sửa một trong hai ngày",
        "processed before it was received; correct one of the two",
    ),
    _order(
        "ended_before_received",
        "ended",
        "received",
        "từ chối, dừng hoặc rút trước khi tiếp nhận; sửa một trong hai ngày",
        "refused, stopped or withdrawn before receipt; correct one of the two",
    ),
    _order(
        "returned_before_processed",
        "returned",
        "processed",
        "trả kết quả trước khi xử lý xong; sửa một trong hai ngày",
        "handed over before it was processed; correct one of the two",
    ),
    _order(
        "returned_before_received",
        "returned",
        "received",
        "trả kết quả trước khi tiếp nhận; sửa một trong hai ngày",
        "handed over before it was received; correct one of the two",
    ),
    _order(
        "supplement_before_received",
        "supplement_open",
        "received",
        "yêu cầu bổ sung trước khi tiếp nhận; sửa một trong hai ngày",
        "a supplement was asked for before receipt; correct one of the two",
    ),
    _order(
        "apology_before_received",
        "apology_sent",
        "received",
        "thư xin lỗi trước khi tiếp nhận; sửa một trong hai ngày",
        "a letter of apology before receipt; correct one of the two",
    ),
    _order(
        "new_due_before_due",
        "new_due",
        "due",
        "ngày hẹn lại trước ngày hẹn trả; sửa một trong hai ngày",
        "the new due day lies before the first; correct one of the two",
    ),
)
PARTS = (  # the field must not be more than the other
    _order(
        "digitised_over_components",
        "digitised",
        "components",
        "số thành phần số hóa nhiều hơn số thành phần; sửa một trong hai số",
        "more components digitised than there are; correct one of the two",
    ),
    _order(
        "reused_over_components",
        "reused",
        "components",
        "số thành phần tái sử dụng nhiều hơn số thành phần; sửa một trong hai số",
        "more components reused than there are; correct one of the two",
    ),
    _order(
        "from_store_over_components",
        "from_store",
        "components",
        "số thành phần từ kho quốc gia nhiều hơn số thành phần; sửa một trong hai số",
        "more components from the store than there are; correct one of the two",
    ),
)
NO_END = _order(
    "status_without_end",
    "status",
    "processed",
    "trạng thái đã kết thúc nhưng không có ngày kết thúc; điền ngày hoặc sửa trạng thái",
    "the status says ended but no day of the end is given; add it or correct the status",
)
STILL_OPEN = _order(
    "end_without_status",
    "status",
    "processed",
    "có ngày kết thúc nhưng trạng thái đang xử lý; sửa trạng thái hoặc bỏ ngày",
    "a day of the end is given but the status is open; correct the status or remove the day",
)
WAITED_FOR_NOTHING = _order(
    "waiting_without_request",
    "waiting",
    "supplements",
    "có thời gian chờ bổ sung nhưng không có lần yêu cầu nào; sửa một trong hai",
    "time of waiting for a supplement that was never asked for; correct one of the two",
)
PAID_NOTHING = _order(
    "paid_without_fee",
    "paid_online",
    "fee",
    "đã thanh toán trực tuyến nhưng phí bằng 0; sửa phí hoặc cách thu",
    "paid online but the fee is 0; correct the fee or how it was paid",
)
OTHER_FIELD = _order(
    "field_of_another_procedure",
    "field",
    "procedure",
    "lĩnh vực không phải của thủ tục này; sửa lĩnh vực hoặc mã thủ tục",
    "not the field of this procedure; correct the field or the procedure",
)
REPEATED = Fault(
    "repeated",
    "dossier",
    Sentence(
        "lặp lại nguyên văn một hồ sơ ở dòng trên; xóa dòng này",
        "says again what an earlier line says of the same dossier; remove this line",
    ),
)
CONTRADICTORY = Fault(
    "contradictory",
    "dossier",
    Sentence(
        "cùng mã hồ sơ nhưng nội dung khác nhau trong tệp; chỉ giữ dòng đúng",
        "the file says different things of the same dossier; keep only the right line",
    ),
)
