"""What a file of dossiers can say, under the names of the national exchange and our own.

Names of persons, identity numbers, addresses and telephone numbers are no fields: what is not a
field is never read into anything that is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from thuocdo.analytics.tables import Channel, Payment, Status, Subject
from thuocdo.vietnamese.sentence import Sentence


class Kind(StrEnum):
    """How a cell is read."""

    DOSSIER = "dossier"  # hashed
    CODE = "code"  # looked up in a list
    MOMENT = "moment"  # minutes
    DUE = "due"  # minutes; a bare day is its last minute
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"  # one of a few words


@dataclass(frozen=True)
class Field:
    """One thing that is known of a dossier."""

    name: str
    national: str  # of the exchange; where it has no name, in its manner
    kind: Kind
    title: Sentence
    is_required: bool = False
    codes: str = ""  # of a code: its list
    choices: Mapping[str, int] = field(default_factory=dict)  # words folded → number
    high: int = 100_000  # of a number


YES_NO = {"1": 1, "0": 0, "true": 1, "false": 0, "co": 1, "khong": 0, "x": 1, "yes": 1, "no": 0}
CHANNELS = {
    **{str(int(c)): int(c) for c in Channel},
    "truc tiep": Channel.COUNTER,
    "truc tuyen": Channel.ONLINE,
    "buu chinh": Channel.POST,
    "bcci": Channel.POST,
}
STATUSES = {
    **{str(int(s)): int(s) for s in Status},
    "moi dang ky": Status.NEW,
    "duoc tiep nhan": Status.ACCEPTED,
    "khong duoc tiep nhan": Status.NOT_ACCEPTED,
    "dang xu ly": Status.IN_PROCESS,
    "yeu cau bo sung": Status.SUPPLEMENT_ASKED,
    "yeu cau thuc hien nghia vu tai chinh": Status.FINANCIAL_DUTY,
    "cong dan yeu cau rut": Status.WITHDRAWN,
    "dung xu ly": Status.STOPPED,
    "da xu ly xong": Status.PROCESSED,
    "da tra ket qua": Status.RETURNED,
}
SUBJECTS = {
    "1": Subject.CITIZEN,
    "2": Subject.ORGANISATION,
    "ca nhan": Subject.CITIZEN,
    "to chuc": Subject.ORGANISATION,
}
PAYMENTS = {
    **{str(int(p)): int(p) for p in Payment},
    "3": Payment.NOT_ONLINE,
    "tien mat": Payment.NOT_ONLINE,
    "cong quoc gia": Payment.NATIONAL,
    "cong dia phuong": Payment.LOCAL,
}
LEVELS = {"0": 0, "1": 1, "2": 2, "mot phan": 1, "toan trinh": 2}
GRADES = {str(grade): grade for grade in range(1, 6)}


def _code(name: str, national: str, codes: str, vi: str, en: str) -> Field:
    is_required = name in {"receiver", "responsible", "procedure"}
    return Field(name, national, Kind.CODE, Sentence(vi, en), is_required, codes)


def _moment(name: str, national: str, vi: str, en: str) -> Field:
    return Field(name, national, Kind.MOMENT, Sentence(vi, en), name == "received")


def _number(name: str, national: str, vi: str, en: str, high: int = 100_000) -> Field:
    return Field(name, national, Kind.NUMBER, Sentence(vi, en), high=high)


def _choice(name: str, national: str, choices: Mapping[str, int], vi: str, en: str) -> Field:
    is_required = name in {"channel", "status"}
    return Field(name, national, Kind.CHOICE, Sentence(vi, en), is_required, choices=choices)


FIELDS = (
    Field("dossier", "MaHoSo", Kind.DOSSIER, Sentence("mã hồ sơ", "code of the dossier"), True),  # noqa: FBT003
    _code("receiver", "NoiNopHoSo", "units", "đơn vị tiếp nhận", "receiving unit"),
    _code("responsible", "DonViXuLy", "units", "đơn vị giải quyết", "responsible unit"),
    _code("procedure", "MaTTHC", "procedures", "thủ tục hành chính", "procedure"),
    _code("field", "MaLinhVuc", "fields", "lĩnh vực", "field"),
    _choice("channel", "KenhThucHien", CHANNELS, "kênh tiếp nhận", "channel"),
    _choice("online_level", "MucDoDVC", LEVELS, "mức dịch vụ công", "level of online service"),
    _choice("subject", "LoaiDoiTuong", SUBJECTS, "loại đối tượng", "whose dossier"),
    _choice("status", "TrangThaiHoSo", STATUSES, "trạng thái", "status"),
    _moment("submitted", "NgayNopHoSo", "lúc nộp", "submitted"),
    _moment("received", "NgayTiepNhan", "lúc tiếp nhận", "received"),
    Field("due", "NgayHenTra", Kind.DUE, Sentence("lúc hẹn trả", "due")),
    _moment("processed", "NgayKetThucXuLy", "lúc xử lý xong", "processed"),
    _moment("returned", "NgayTra", "lúc trả kết quả", "returned"),
    _moment("ended", "NgayTuChoi", "lúc từ chối, dừng, rút", "refused, stopped or withdrawn"),
    _number("waiting", "SoPhutChoBoSung", "số phút chờ bổ sung", "minutes waited", 5_000_000),
    _number("supplements", "SoLanBoSung", "số lần yêu cầu bổ sung", "supplement requests", 100),
    _moment("supplement_open", "NgayYeuCauBoSung", "yêu cầu chưa trả lời", "unanswered request"),
    Field("fee", "TongLePhi", Kind.MONEY, Sentence("phí, lệ phí", "fee")),
    _choice("paid_online", "HinhThucThu", PAYMENTS, "cách thu phí", "how the fee was paid"),
    _number("components", "SoThanhPhan", "số thành phần", "components", 1000),
    _number("digitised", "SoThanhPhanSoHoa", "đã số hóa", "components digitised", 1000),
    _number("reused", "SoThanhPhanTaiSuDung", "tái sử dụng", "components reused", 1000),
    _number("from_store", "SoThanhPhanTuKho", "từ kho quốc gia", "from the national store", 1000),
    _choice("result_electronic", "CoKetQuaDienTu", YES_NO, "kết quả điện tử", "electronic result"),
    _choice("result_by_post", "TraQuaBCCI", YES_NO, "trả qua bưu chính", "result by post"),
    _choice("intake_by_post", "NopQuaBCCI", YES_NO, "nộp qua bưu chính", "intake by post"),
    _moment("apology_sent", "NgayGuiThuXinLoi", "ngày gửi thư xin lỗi", "apology sent"),
    _moment("new_due", "NgayHenLai", "ngày hẹn lại", "new due day"),
    _code("cause", "NguyenNhanQuaHan", "causes", "nguyên nhân quá hạn", "cause of being overdue"),
    _choice("rating", "MucDoHaiLong", GRADES, "mức hài lòng", "satisfaction"),
)
BY_NAME = MappingProxyType({entry.name: entry for entry in FIELDS})
