"""Letters of apology written here, and the document that each becomes."""

from django.db.models import QuerySet

from thuocdo.apps.dossiers.models import ApologyLetter
from thuocdo.apps.dossiers.selectors.listing import hash_of
from thuocdo.apps.units.models import Unit
from thuocdo.reporting.official.model import Heading, Official, Part, Signature

MOST = 100  # letters on a page
ARCHIVE = "Lưu: VT, Bộ phận một cửa."


def written_letters(unit: Unit) -> QuerySet[ApologyLetter]:
    """The newest letters of a unit and all below it. One query."""
    rows = ApologyLetter.objects.select_related("unit", "written_by")
    return rows.filter(unit__path__below=unit.path)[:MOST]


def letter_document(letter: ApologyLetter) -> Official:
    """The letter in the layout of official documents, with room for what is written on paper."""
    unit, parent = letter.unit.name, letter.unit.parent
    due, new = f"{letter.due_on:%d/%m/%Y}", f"{letter.new_due_on:%d/%m/%Y}"
    late = (
        f"{unit} đã tiếp nhận hồ sơ mã số ..........................., hẹn trả kết quả ngày "
        f"{due}. Đến nay hồ sơ chưa được giải quyết xong. Lý do: {letter.reason.rstrip('.')}."
    )
    texts = (
        "Kính gửi: Ông (Bà), tổ chức ................................................",
        late,
        f"{unit} xin lỗi Ông (Bà), tổ chức về sự chậm trễ này và hẹn trả kết quả ngày {new}.",
        "Nếu cần trao đổi, đề nghị liên hệ bộ phận tiếp nhận và trả kết quả của cơ quan.",
        f"(Mã tra cứu nội bộ: {hash_of(letter.dossier)})",
    )
    return Official(
        heading=Heading(
            issuer=unit.upper(),
            parent=parent.name.upper() if parent else "",
            symbol="TXL",
            place=parent.name if parent else unit,
            number=letter.number.partition("/")[0],
        ),
        kind="THƯ XIN LỖI",
        about="về việc chậm trả kết quả giải quyết thủ tục hành chính",
        parts=tuple(Part(text=text) for text in texts),
        signatures=(Signature("THỦ TRƯỞNG CƠ QUAN"),),
        recipients=("Như trên;", ARCHIVE),
    )
