"""Makes the state in which the journeys of appraisers begin; run with the settings of a site.

``python appraisal_state.py`` takes a demonstration without rounds. Its communes come to their
appraisal with documents, files, a few reasons, and an appraiser seconded from one of them; its
departments come before the council.
"""

import hashlib
import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import django

SECONDED = "C010"
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
    """Everything; tells the key of the communes' round and of the council's."""
    from django.utils import timezone  # noqa: PLC0415  (all of these need the settings)

    from thuocdo.apps.accounts.permissions.checking import keep_grants  # noqa: PLC0415
    from thuocdo.apps.rounds.models import Phase  # noqa: PLC0415
    from thuocdo.config.demo.people import Cast  # noqa: PLC0415
    from thuocdo.config.demo.rounds.adding import play_on, round_of  # noqa: PLC0415
    from thuocdo.config.demo.schemes import COMMUNES, DEPARTMENTS  # noqa: PLC0415

    cast, now = Cast(), timezone.now()
    for person in cast.people.values():
        keep_grants(person)  # nobody's change here
    communes = round_of(COMMUNES, cast, now)
    play_on(communes, Phase.APPRAISAL, now)
    give_documents(communes.round)
    give_reasons(communes.round)
    second()
    departments = round_of(DEPARTMENTS, cast, now)
    play_on(departments, Phase.COUNCIL, now)
    told = {"round": communes.round.pk, "council": departments.round.pk}
    sys.stdout.write(json.dumps(told))


def second():
    """An appraiser who works in one of the communes."""
    from thuocdo.apps.accounts.models import Grant, User  # noqa: PLC0415
    from thuocdo.apps.units.models import Unit  # noqa: PLC0415
    from thuocdo.config.demo.people import PROVINCE, encoded_password  # noqa: PLC0415

    unit = Unit.objects.get(code=SECONDED)
    who = User.objects.create(
        username="biet-phai", full_name="Lê Biệt Phái", unit=unit, password=encoded_password()
    )
    province = Unit.objects.filter(code=PROVINCE).latest("valid_from")
    Grant.objects.create(
        person=who, role="appraiser", unit=province, from_on=date(2022, 1, 1), document="1/QĐ"
    )


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
