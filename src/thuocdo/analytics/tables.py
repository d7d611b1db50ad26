"""The lake's schema: one row a dossier, whole numbers only, and the small tables of its codes.

Moments are minutes since 1 January 2000, 00:00, as clocks in Viet Nam showed them; days are days
since that date. A missing value is null; it is never written as 0.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

import pyarrow as pa

from thuocdo.vietnamese.sentence import Sentence

VERSION = 1
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  (local time of Viet Nam, which has no daylight saving)
DAY = 1440  # minutes
INT32 = pa.int32()
LAST_MOMENT = 100 * 366 * DAY  # in the year 2100; sums of two moments still fit into 32 bits


class Status(IntEnum):
    """State of a dossier, by the codes of the national portal."""

    NEW = 1
    ACCEPTED = 2
    NOT_ACCEPTED = 3
    IN_PROCESS = 4
    SUPPLEMENT_ASKED = 5
    FINANCIAL_DUTY = 6
    WITHDRAWN = 7
    STOPPED = 8
    PROCESSED = 9
    RETURNED = 10


class Channel(IntEnum):
    """How a dossier came in, by the codes of the national portal."""

    COUNTER = 1
    ONLINE = 2
    POST = 3


class OnlineLevel(IntEnum):
    """How far the procedure could be done online when the dossier was submitted."""

    NONE = 0
    PARTIAL = 1
    FULL = 2


class Payment(IntEnum):
    """Through what the fee was paid."""

    NOT_ONLINE = 0
    NATIONAL = 1
    LOCAL = 2


class Subject(IntEnum):
    """Whose dossier it is."""

    CITIZEN = 1
    ORGANISATION = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it means, in what unit, and what a null says."""

    name: str
    meaning: Sentence
    unit: str  # code of a table, minutes, days, count, flag, one of an enumeration
    null: Sentence | None = None  # what null means; None: there is always a value
    low: int = 0
    high: int = 2**31 - 1
    type: pa.DataType = INT32

    @property
    def field(self) -> pa.Field:
        """As Arrow and Parquet have it."""
        return pa.field(self.name, self.type, nullable=True)


UNKNOWN = Sentence("không rõ", "not known")
NOT_YET = Sentence("chưa có", "has not happened")


def _code(name: str, table: str, vi: str, en: str, null: Sentence | None = None) -> Column:
    return Column(name, Sentence(vi, en), f"code of {table}", null)


def _moment(name: str, vi: str, en: str, null: Sentence | None = NOT_YET) -> Column:
    return Column(name, Sentence(vi, en), "minutes since 2000-01-01", null, high=LAST_MOMENT)


def _day(name: str, vi: str, en: str) -> Column:
    high = LAST_MOMENT // DAY
    return Column(name, Sentence(vi, en), "days since 2000-01-01", NOT_YET, high=high)


def _flag(name: str, vi: str, en: str) -> Column:
    return Column(name, Sentence(vi, en), "flag (1 yes, 0 no)", UNKNOWN, high=1)


def _count(name: str, vi: str, en: str, null: Sentence | None = UNKNOWN) -> Column:
    return Column(name, Sentence(vi, en), "count", null, high=100_000)


def _limit(name: str, vi: str, en: str) -> Column:
    return Column(name, Sentence(vi, en), "working minutes", UNKNOWN, high=10_000_000)


COLUMNS = (
    Column(
        "dossier",
        Sentence("mã hồ sơ đã băm có khóa; duy nhất", "keyed hash of the dossier's code; unique"),
        "63 bits",
        high=2**63 - 1,
        type=pa.int64(),
    ),
    _code("receiver", "units", "đơn vị tiếp nhận", "unit that received it"),
    _code("responsible", "units", "đơn vị giải quyết", "unit responsible for it"),
    _code("procedure", "procedures", "thủ tục hành chính", "administrative procedure"),
    _code("field", "fields", "lĩnh vực", "field of administration"),
    Column("channel", Sentence("kênh tiếp nhận", "channel of intake"), "Channel", low=1, high=3),
    Column(
        "online_level",
        Sentence("mức dịch vụ công trực tuyến lúc nộp", "level of online service at submission"),
        "OnlineLevel",
        high=2,
    ),
    Column("subject", Sentence("loại đối tượng", "whose dossier"), "Subject", UNKNOWN, 1, 2),
    Column("status", Sentence("trạng thái", "status"), "Status", low=1, high=10),
    _moment("submitted", "lúc nộp", "submitted", UNKNOWN),
    _moment("received", "lúc tiếp nhận; quyết định tháng", "received; decides the month", None),
    _moment(
        "due",
        "phút cuối còn đúng hạn theo phiếu hẹn đầu tiên; hạn chỉ có ngày là 23:59 ngày ấy",
        "last minute in time by the first appointment; a bare date is 23:59 of that day",
        Sentence("không có hẹn trả", "no appointment"),
    ),
    _moment(
        "legal_due",
        "phút cuối của thời hạn tối đa theo quy định, tính từ lúc tiếp nhận theo lịch làm việc",
        "last minute of the legal maximum, counted from receipt over the working calendar",
        Sentence("không rõ thời hạn quy định", "the legal maximum is not known"),
    ),
    _moment(
        "finished",
        "lúc kết thúc: xử lý xong, nếu không thì trả, nếu không thì dừng, từ chối, rút",
        "the end: processed, else returned, else stopped, refused or withdrawn",
        Sentence("chưa kết thúc", "not finished"),
    ),
    _moment("returned", "lúc trả kết quả", "result handed over"),
    Column(
        "waiting",
        Sentence("tổng thời gian chờ bổ sung đã kết thúc", "time of answered supplement requests"),
        "minutes",
        high=LAST_MOMENT,
    ),
    _count("supplements", "số lần yêu cầu bổ sung", "number of supplement requests", None),
    _moment(
        "supplement_open",
        "lúc yêu cầu bổ sung mà chưa được trả lời",
        "when a supplement was asked for that was never answered",
        Sentence("không có yêu cầu chưa trả lời", "no request is unanswered"),
    ),
    _flag("fee_due", "có khoản phí, lệ phí lớn hơn 0", "has a fee above 0 to pay"),
    Column(
        "paid_online",
        Sentence("cổng thanh toán trực tuyến", "gateway of online payment"),
        "Payment",
        UNKNOWN,
        high=2,
    ),
    _count("components", "số thành phần hồ sơ", "components of the dossier"),
    _count("digitised", "số thành phần đã số hóa", "components digitised"),
    _count("reused", "số thành phần tái sử dụng", "components reused"),
    _count("from_store", "số thành phần lấy từ kho quốc gia", "components from the national store"),
    _flag("result_electronic", "có kết quả điện tử", "has an electronic result"),
    _flag("result_by_post", "trả kết quả qua bưu chính công ích", "result sent by public post"),
    _flag("intake_by_post", "nộp qua bưu chính công ích", "came in by public post"),
    _day(
        "apology_due",
        "ngày cuối phải gửi thư xin lỗi nếu quá hạn lúc ấy",
        "last day for the letter of apology should it be late then",
    ),
    _day("apology_sent", "ngày gửi thư xin lỗi", "day the letter of apology was sent"),
    _day("new_due", "ngày hẹn lại trong thư xin lỗi", "new due day named in the letter"),
    _code("cause", "causes", "nguyên nhân quá hạn", "cause of being overdue", UNKNOWN),
    Column(
        "rating",
        Sentence("mức hài lòng, 1 thấp nhất đến 5", "satisfaction, 1 lowest to 5"),
        "grade",
        Sentence("không có đánh giá", "nobody rated it"),
        1,
        5,
    ),
    _limit("legal_limit", "thời hạn quy định", "legal limit"),
    _limit("promised_limit", "thời hạn cam kết", "promised limit"),
    _code("batch", "batches", "lần nhập", "number of the import it came with"),
)
BY_NAME = {column.name: column for column in COLUMNS}
SCHEMA = pa.schema([column.field for column in COLUMNS])
SORTED_BY = ("responsible", "field", "procedure", "received", "dossier")

_LABELS = [pa.field("id", pa.int32()), pa.field("code", pa.string()), pa.field("name", pa.string())]
DICTIONARIES = {  # small tables beside the rows; ids begin at 1, are appended, never given twice
    "units": pa.schema([*_LABELS, pa.field("level", pa.string()), pa.field("parent", pa.int32())]),
    "fields": pa.schema(_LABELS),
    "procedures": pa.schema(
        [
            *_LABELS,
            pa.field("field", pa.int32()),
            pa.field("group", pa.string()),
            pa.field("online_level", pa.int32()),
            pa.field("legal_limit", pa.int32()),  # working minutes; null: not known
            pa.field("promised_limit", pa.int32()),
        ]
    ),
    "causes": pa.schema(_LABELS),
}
CODED_BY = {  # column of the rows → its dictionary
    "receiver": "units",
    "responsible": "units",
    "procedure": "procedures",
    "field": "fields",
    "cause": "causes",
}


def minute_of(moment: datetime) -> int:
    """Minutes since 2000 of a local moment without a zone; seconds are cut off."""
    return (moment - EPOCH) // timedelta(minutes=1)


def moment_of(minute: int) -> datetime:
    """The local moment of a minute."""
    return EPOCH + timedelta(minutes=minute)


def day_of(day: date) -> int:
    """Days since 2000."""
    return (day - EPOCH.date()).days


def date_of(day: int) -> date:
    """The date of a day number."""
    return EPOCH.date() + timedelta(days=day)


def first_minute(day: date) -> int:
    """00:00 of a date."""
    return day_of(day) * DAY


def last_minute(day: date) -> int:
    """23:59 of a date; a due date without a time, and the moment an as-of date stands for."""
    return first_minute(day) + DAY - 1


def month_of(minute: int) -> str:
    """Name of the partition: ``2026-03``."""
    return f"{moment_of(minute):%Y-%m}"
