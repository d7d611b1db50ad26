"""Official documents of a round as plain data: minutes of the council, and the progress report."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from thuocdo.apps.rounds.models import AgendaItem, AgendaKind, Round, Sitting
from thuocdo.apps.rounds.selectors.council import items_of
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.apps.rounds.selectors.steering import BlockLine, Board
from thuocdo.reporting.official.model import (
    ARCHIVE,
    Acting,
    Column,
    Heading,
    Official,
    Part,
    Signature,
    Table,
)
from thuocdo.vietnamese.dates import write_date, write_document_date
from thuocdo.vietnamese.numbers import write_number

KINDS_OF_PLACE = ("Tỉnh ", "Thành phố ", "Xã ", "Phường ", "Đặc khu ")
NOTHING = "–"
MINUTES = (
    Column("TT", 4, is_number=True),
    Column("Đơn vị", 17),
    Column("Mục", 7),
    Column("Tự chấm", 8, is_number=True),
    Column("Thẩm định", 9, is_number=True),
    Column("Lần hai", 8, is_number=True),
    Column("Hội đồng", 9, is_number=True),
    Column("Phiếu thuận/ không", 9),
    Column("Lý do", 29),
)
POINTED = (
    Column("TT", 5, is_number=True),
    Column("Đơn vị", 25),
    Column("Mục", 9),
    Column("Điểm", 9, is_number=True),
    Column("Lý do", 52),
)
PROGRESS = (
    Column("Khối", 16),
    Column("Giai đoạn", 14),
    Column("Hạn", 12),
    Column("Đơn vị", 8, is_number=True),
    Column("Đã nộp", 8, is_number=True),
    Column("Trễ", 7, is_number=True),
    Column("Nguy cơ trễ", 9, is_number=True),
    Column("Dự báo", 26),
)
PUSHED = (
    Column("TT", 5, is_number=True),
    Column("Đơn vị", 25),
    Column("Đã xong", 10, is_number=True),
    Column("Hạn", 14),
    Column("Nhận định", 46),
)


class Paper(NamedTuple):
    """What an authority writes on its documents; the registry may still fill in the rest."""

    parent: str
    issuer: str
    symbol: str
    place: str
    number: str = ""
    on: date | None = None
    signer: str = ""  # name
    title: str = "GIÁM ĐỐC"
    acting: tuple[tuple[Acting, str], ...] = ()
    recipients: tuple[str, ...] = (ARCHIVE,)

    @property
    def heading(self) -> Heading:
        """As the document shows it."""
        return Heading(self.issuer, self.parent, self.symbol, self.place, self.on, self.number)


def paper_of(round_: Round, issuer: str, symbol: str) -> Paper:
    """What can be known beforehand."""
    name = round_.authority.name
    place = next((name[len(word) :] for word in KINDS_OF_PLACE if name.startswith(word)), name)
    place = place[:1].upper() + place[1:]
    return Paper(f"ỦY BAN NHÂN DÂN {name.upper()}", issuer, symbol, place)


def minutes_of(sitting: Sitting, paper: Paper) -> Official:
    """The minutes: who sat, what was decided of each item and why. Two queries."""
    every = list(items_of(sitting))
    items = [item for item in every if item.kind != AgendaKind.POINTS]
    round_ = sitting.round
    leaves = leaves_of(index_set_of(round_))
    decided = [item for item in items if item.decision is not None]
    titles = sorted({(item.entry.order, item.entry.code) for item in items})
    listed = [Part(text=f"- Mục {code}: {leaves[code].title.vi}") for _, code in titles]
    left = len(items) - len(decided)
    parts = [
        Part(heading="1. Thời gian, địa điểm, thành phần"),
        *(Part(text=text) for text in attendance(sitting)),
        Part(heading="2. Nội dung xem xét"),
        Part(text=f"Hội đồng xem xét {len(items)} trường hợp, thuộc {len(titles)} mục:"),
        *listed,
        Part(heading="3. Quyết định của Hội đồng"),
        Part(table=Table(MINUTES, tuple(row_of(n, item) for n, item in enumerate(items, start=1)))),
        Part(
            text=f"Hội đồng đã quyết định {len(decided)}/{len(items)} trường hợp"
            + (f"; {left} trường hợp chuyển sang phiên họp sau." if left else ".")
        ),
        *points_given([item for item in every if item.kind == AgendaKind.POINTS]),
        Part(text="Biên bản được lập, các thành viên thống nhất nội dung."),
    ]
    signatures = (Signature("CHỦ TỌA", sitting.chair), Signature("THƯ KÝ", sitting.secretary))
    about = f"Họp Hội đồng thẩm định, {round_.title}"
    return Official(paper.heading, "BIÊN BẢN", about, tuple(parts), signatures)


def points_given(items: list[AgendaItem]) -> list[Part]:
    """The points that the council gave itself; nothing where it gave none."""
    if not items:
        return []
    rows = tuple(
        (
            str(n),
            item.entry.participant.unit.name,
            item.entry.code,
            points(item.decision.points if item.decision else None),
            reason_of(item),
        )
        for n, item in enumerate(items, start=1)
    )
    heading = Part(heading="4. Điểm do Hội đồng chấm")
    return [heading, Part(table=Table(POINTED, rows))]


def attendance(sitting: Sitting) -> list[str]:
    """When, where, who."""
    said = [
        f"Thời gian: {write_document_date(sitting.held_on)}.",
        f"Địa điểm: {sitting.place}." if sitting.place else "",
        f"Căn cứ: {sitting.document}." if sitting.document else "",
        f"Chủ tọa: {sitting.chair}.",
        f"Thư ký: {sitting.secretary}." if sitting.secretary else "",
        f"Thành viên: {'; '.join(sitting.members)}." if sitting.members else "",
    ]
    return [text for text in said if text]


def row_of(number: int, item: AgendaItem) -> tuple[str, ...]:
    """One case in the table."""
    entry, word = item.entry, item.decision
    votes = NOTHING if item.in_favour is None else f"{item.in_favour}/{item.against or 0}"
    return (
        str(number),
        entry.participant.unit.name,
        entry.code,
        points(entry.declared_points),
        points(entry.appraised_points),
        points(entry.second_points),
        points(word.points) if word else "chưa quyết",
        votes,
        reason_of(item),
    )


def reason_of(item: AgendaItem) -> str:
    """Why it was decided so."""
    word = item.decision
    if word is None:
        return NOTHING
    library = f"{word.reason.text} " if word.reason else ""
    return f"{library}{word.text}".strip()


def points(value: Decimal | None) -> str:
    """Points as documents write them; none is not zero."""
    return NOTHING if value is None else write_number(value, 2)


def day(moment: datetime | None) -> str:
    """A day as documents write it in a table."""
    return write_date(timezone.localdate(moment)) if moment else NOTHING


def progress_report(board: Board, paper: Paper, today: date) -> Official:
    """How the round goes: blocks, who must be pushed, what is returned. No query."""
    total = len(board.units)
    risky = board.at_risk
    parts = [
        Part(
            text=f"Đến {write_document_date(today)}, {board.submitted}/{total} đơn vị đã nộp bản "
            f"tự đánh giá; {len(risky)} đơn vị có nguy cơ trễ hạn; {board.returned_open} mục đang "
            f"trả lại đơn vị bổ sung, trong đó {board.returned_overdue} mục đã quá hạn."
        ),
        Part(heading="1. Tiến độ theo khối"),
        Part(table=Table(PROGRESS, tuple(progress_row(block) for block in board.blocks))),
        Part(heading="2. Đơn vị cần đôn đốc"),
    ]
    if risky:
        rows = tuple(
            (
                str(n),
                one.row.unit.name,
                f"{one.done}/{one.total}",
                day(one.row.closes_at),
                one.expected.why.vi if one.expected else NOTHING,
            )
            for n, one in enumerate(risky, start=1)
        )
        parts.append(Part(table=Table(PUSHED, rows)))
    else:
        parts.append(Part(text="Không có đơn vị nào có nguy cơ trễ hạn."))
    signature = Signature(paper.title, paper.signer, paper.acting)
    about = f"Tiến độ {board.round.title}"
    return Official(paper.heading, "BÁO CÁO", about, tuple(parts), (signature,), paper.recipients)


def progress_row(line: BlockLine) -> tuple[str, ...]:
    """One block in the report."""
    return (
        line.block.block.name,
        line.block.get_phase_display(),
        day(line.window.closes_at if line.window else None),
        str(len(line.units)),
        str(line.submitted),
        str(line.late),
        str(line.at_risk),
        line.outlook.why.vi if line.outlook else NOTHING,
    )
