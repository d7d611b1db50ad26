"""Makes the state in which the journeys of appraisers begin; run with the settings of a site.

``python appraisal_state.py`` takes a demonstration whose communes are being appraised, and gives
them a year before, documents with files, and a few reasons. Again it changes nothing.
"""

import hashlib
import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import django

FOLDER = "demo-province-communes"
PAGES = 11
PAPERS = (
    ("12/KH-UBND", "plan", "Kế hoạch cải cách hành chính năm 2026", date(2026, 1, 20)),
    ("98/BC-UBND", "report", "Báo cáo kết quả cải cách hành chính năm 2026", date(2026, 11, 12)),
    ("45/QĐ-UBND", "decision", "Quyết định phê duyệt quy trình nội bộ", date(2026, 5, 6)),
    ("77/BC-UBND", "report", "Báo cáo công tác năm 2024", date(2024, 6, 3)),  # of another year
)
REASONS = (
    ("MC-01", "lower", "Minh chứng ngoài năm đánh giá.", "The evidence is of another year."),
    ("MC-02", "lower", "Tài liệu không nêu số liệu này.", "The document does not say this."),
    ("BS-01", "return", "Bổ sung văn bản có số, ký hiệu và trang.", "Add a document and a page."),
)


def build():
    """Everything, once."""
    from thuocdo.apps.rounds.models import Evidence, Round  # noqa: PLC0415  (need the settings)

    row = Round.objects.get(edition__scheme__folder=FOLDER, year=2026)
    if not Evidence.objects.filter(entry__participant__round=row).exists():
        row.previous = the_year_before(row)
        row.save()
        give_documents(row)
        give_reasons(row)
    sys.stdout.write(json.dumps({"round": row.pk}))


def the_year_before(row):
    """The round of 2025, over, with what the demonstration says of it."""
    from thuocdo.apps.indexsets.models import Edition  # noqa: PLC0415
    from thuocdo.apps.rounds.models import Entry, Round, Stage  # noqa: PLC0415
    from thuocdo.apps.rounds.selectors.scores import scored, scorer_of  # noqa: PLC0415
    from thuocdo.apps.rounds.services import setting_up  # noqa: PLC0415
    from thuocdo.reading.figures.reading import read_figures  # noqa: PLC0415
    from thuocdo.reading.library import demo_figures  # noqa: PLC0415
    from thuocdo.vietnamese.numbers import DecimalMark  # noqa: PLC0415

    known = Round.objects.filter(edition__scheme__folder=FOLDER, year=2025).first()
    if known:
        return known
    edition = Edition.objects.get(scheme__folder=FOLDER, name="2025")
    blocks = {
        one.block: {w.phase: (w.opens_at, w.closes_at) for w in one.windows.all()}
        for one in row.blocks.all()
    }
    plan = setting_up.Plan(edition, 2025, "Đánh giá năm 2025", "Assessment of 2025", "25/KH-UBND")
    before = setting_up.plan(what=plan, blocks=blocks, by=None, at=row.created_at)
    setting_up.open_round(round_=before, by=None, at=row.created_at)
    before.blocks.update(phase="archived")
    scorer = scorer_of(before)
    path = str(demo_figures(FOLDER, 2025))
    figures = read_figures(path, scorer.index_set, decimal=DecimalMark.POINT)
    for member in before.participants.select_related("unit"):
        leaves = scored(scorer, member.unit.code, figures.entries[member.unit.code]).leaves
        entries = list(member.entries.all())
        for one in entries:
            one.final_points = one.declared_points = leaves[one.code].points
            one.maximum, one.stage = leaves[one.code].maximum, Stage.FINAL
        fields = ["final_points", "declared_points", "maximum", "stage"]
        Entry.objects.bulk_update(entries, fields, batch_size=200)
    return before


def give_documents(row):
    """Most declared items are shown by a document; some by none, or by a doubtful one."""
    from thuocdo.apps.rounds.models import Evidence  # noqa: PLC0415
    from thuocdo.apps.rounds.selectors.fields import is_declared  # noqa: PLC0415
    from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of  # noqa: PLC0415

    leaves = leaves_of(index_set_of(row))
    members = list(row.participants.select_related("unit").order_by("unit__code"))
    registers = {one.pk: papers_of(one.unit, row.created_at) for one in members}
    links = []
    for place, member in enumerate(members):
        neighbour = registers[members[place - 1].pk]
        for one in member.entries.order_by("order"):
            if not is_declared(leaves[one.code]) or not one.declared_points:
                continue
            key = uuid5(NAMESPACE_URL, f"{member.unit.code}:{one.code}")
            chance = key.int % 100
            if chance < 6:
                continue
            paper = registers[member.pk][3 if chance < 9 else chance % 3]
            if chance in {9, 10}:
                paper = shared(member.unit, neighbour[1], row.created_at)
            page = str(chance % PAGES + 1)
            links.append(
                Evidence(entry=one, document=paper, page=page, key=key, added_at=row.created_at)
            )
    Evidence.objects.bulk_create(links, batch_size=200)


def papers_of(unit, at):
    """The documents in a commune's register, each with its signed file."""
    return [register(unit, at, paper, kept(unit, paper, at)) for paper in PAPERS]


def shared(unit, paper, at):
    """A document of a commune whose file is another's."""
    from thuocdo.apps.documents.models import Document  # noqa: PLC0415

    known = Document.objects.filter(unit=unit, number="99/BC-UBND").first()
    what = ("99/BC-UBND", "report", "Báo cáo chuyên đề năm 2026", date(2026, 11, 14))
    return known or register(unit, at, what, paper.versions.get().file)


def register(unit, at, paper, file):
    """One entry of the register with its file."""
    from thuocdo.apps.accounts.models import User  # noqa: PLC0415
    from thuocdo.apps.documents.models import Document, DocumentFile  # noqa: PLC0415

    keeper = User.objects.get(username="phuong-phap")
    number, kind, title, day = paper
    row = Document.objects.create(
        unit=unit, number=number, type=kind, issuer=unit.name, title=title, issued_on=day,
        created_at=at, created_by=keeper,
    )  # fmt: skip
    DocumentFile.objects.create(
        document=row, file=file, number=1, name="van-ban.pdf", added_at=at, added_by=keeper
    )
    return row


def kept(unit, paper, at):
    """The bytes of a document, and what was read in them."""
    from tests.factories.paper import pdf  # noqa: PLC0415
    from thuocdo.apps.documents.models import File  # noqa: PLC0415
    from thuocdo.lib.storing.store import store  # noqa: PLC0415

    number, _, title, day = paper
    lines = (
        f"ỦY BAN NHÂN DÂN {unit.name.upper()}",
        f"Số: {number}",
        f"ngày {day.day:02} tháng {day.month} năm {day.year}",
        title,
        "Trong năm tiếp nhận 1.200 hồ sơ phải thực hiện nghĩa vụ tài chính;",
        "trong đó 468 hồ sơ thanh toán trực tuyến, đạt 39 %.",
    )
    content = pdf(lines, pages=PAGES, signed=True)
    sha256 = hashlib.sha256(content).hexdigest()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "van-ban.pdf"
        path.write_bytes(content)
        store().put(path, sha256)
    return File.objects.create(
        sha256=sha256, size=len(content), media_type="application/pdf", page_count=PAGES,
        has_text_layer=True, has_signature=True, added_at=at,
    )  # fmt: skip


def give_reasons(row):
    """A library to begin with."""
    from thuocdo.apps.rounds.models import Reason  # noqa: PLC0415

    for code, kind, text, text_en in REASONS:
        Reason.objects.get_or_create(
            scheme=row.edition.scheme,
            code=code,
            defaults={"kind": kind, "text": text, "text_en": text_en},
        )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    django.setup()
    build()
