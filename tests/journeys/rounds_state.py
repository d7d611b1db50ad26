"""Makes the state in which the journeys of rounds begin; run with the settings of a served site.

``python rounds_state.py`` opens the round of 2025 for the communes of the demonstration, with the
round of 2024 behind it, and gives some of them documents and people: ``cb-c029``, ``cb2-c029``
(officers), ``ld-c029`` (leader). It prints the key of each commune in the round.
"""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import django

CODES = tuple(f"C{number:03}" for number in range(29, 49))  # communes whose people work
FILLED = "C045"  # has everything filled in
ROLES = (("cb", "Ngô Thị Sáu", "unit_officer"), ("cb2", "Vũ Văn Bảy", "unit_officer"),
         ("ld", "Đặng Văn Lâm", "unit_leader"))  # fmt: skip
SUBJECTS = (
    ("12/KH-UBND", "plan", "Kế hoạch cải cách hành chính năm {year}", (1, 20)),
    ("112/BC-UBND", "report", "Báo cáo kết quả cải cách hành chính năm {year}", (12, 10)),
    ("45/QĐ-UBND", "decision", "Quyết định phê duyệt quy trình nội bộ", (5, 6)),
    ("88/BC-UBND", "report", "Báo cáo công tác văn thư, lưu trữ", (11, 14)),
)


def build():
    """Everything; tells the key of each commune in the round."""
    from django.utils import timezone  # noqa: PLC0415  (these need the settings)

    from thuocdo.apps.rounds.models import Participant  # noqa: PLC0415

    at = timezone.now()
    open_now(last_year(at), at)
    fill(FILLED, at)
    rows = Participant.objects.filter(round__year=2025, unit__code__in=CODES)
    sys.stdout.write(json.dumps(dict(rows.values_list("unit__code", "pk"))))


def plan_of(year, edition, previous, at, days=21):
    """A round of communes, each phase of which lasts so many days."""
    from thuocdo.apps.indexsets.models import Edition  # noqa: PLC0415
    from thuocdo.apps.rounds.models import Phase  # noqa: PLC0415
    from thuocdo.apps.rounds.services import setting_up  # noqa: PLC0415
    from thuocdo.apps.units.models import Block  # noqa: PLC0415

    timed = (Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.SECOND, Phase.COUNCIL)
    ends = [at + timedelta(days=days * place) for place in range(-1, len(timed))]
    windows = {
        phase: (ends[n], ends[n + 1] + timedelta(days=8))
        if n == 0
        else (ends[n] + timedelta(days=8), ends[n + 1] + timedelta(days=8))
        for n, phase in enumerate(timed)
    }
    chosen = Edition.objects.get(scheme__folder="demo-province-communes", name=edition)
    what = setting_up.Plan(
        chosen,
        year,
        f"Đánh giá cải cách hành chính cấp xã năm {year}",
        f"Assessment of communes {year}",
        f"{year % 100}/KH-UBND (trình diễn)",
        previous=previous,
    )
    blocks = dict.fromkeys(Block.objects.filter(slug__in=["xa", "phuong"]), windows)
    row = setting_up.plan(what=what, blocks=blocks, by=None, at=at)
    setting_up.open_round(round_=row, by=None, at=at)
    return row


def last_year(at):
    """The round of 2024, over, with words of two communes."""
    from thuocdo.apps.rounds.models import Entry, Layer, Phase, Progress, Stage  # noqa: PLC0415
    from thuocdo.apps.rounds.selectors.fields import is_declared  # noqa: PLC0415
    from thuocdo.apps.rounds.selectors.scores import index_set_of, layered, words_of  # noqa: PLC0415
    from thuocdo.apps.rounds.services import feeding  # noqa: PLC0415
    from thuocdo.apps.rounds.services.speaking import Speaker, speak_many  # noqa: PLC0415

    row = plan_of(2024, "2024", None, at - timedelta(days=365))
    figures, index_set = demo_figures_of(2024, index_set_of(row))
    feed(row, figures, index_set, at - timedelta(days=300))
    for member in row.participants.filter(unit__code__in=CODES).select_related("unit"):
        papers = documents_of(member.unit, 2024, at)
        entries = list(member.entries.order_by("order"))
        own = [one for one in entries if is_declared(index_set.leaf(one.code))]
        given = figures.entries[member.unit.code]
        said = []
        for place, one in enumerate(own):
            if one.code in given:
                paper = papers[place % len(papers)]
                told = feeding.said_of(given[one.code], "")._replace(
                    text=f"Mục {one.code}: số liệu theo {paper.number}." if place % 3 == 0 else "",
                    documents=[[paper.pk, paper.number, str(place % 9 + 1)]],
                )
                said.append((one, told))
        speak_many(Layer.DECLARED, said, Speaker(None, "unit_officer", at - timedelta(days=300)))
        result = layered(member, entries, words_of(entries))
        for one in entries:
            leaf = result.leaves[one.code]
            one.final_points, one.maximum, one.stage = leaf.points, leaf.maximum, Stage.FINAL
        Entry.objects.bulk_update(entries, ["final_points", "maximum", "stage"])
    row.participants.update(progress=Progress.SUBMITTED, submitted_at=at - timedelta(days=290))
    row.blocks.update(phase=Phase.ARCHIVED)
    return row


def demo_figures_of(year, index_set):
    """What the demonstration ships."""
    from thuocdo.reading.figures.reading import read_figures  # noqa: PLC0415
    from thuocdo.reading.library import demo_figures  # noqa: PLC0415
    from thuocdo.vietnamese.numbers import DecimalMark  # noqa: PLC0415

    path = str(demo_figures("demo-province-communes", year))
    return read_figures(path, index_set, decimal=DecimalMark.POINT), index_set


def feed(row, figures, index_set, at):
    """What units do not declare."""
    from thuocdo.apps.rounds.selectors.fields import is_declared  # noqa: PLC0415
    from thuocdo.apps.rounds.services import feeding  # noqa: PLC0415
    from thuocdo.reading.figures.figure_set import FigureSet  # noqa: PLC0415

    members = set(row.participants.values_list("unit__code", flat=True))
    given = FigureSet()
    for unit, entries in figures.entries.items():
        if unit in members:
            given.entries[unit] = {
                code: one for code, one in entries.items() if not is_declared(index_set.leaf(code))
            }
    feeding.feed(round_=row, figures=given, source="9/BC-VP (trình diễn)", by=None, at=at)


def documents_of(unit, year, at):
    """Documents in a commune's register."""
    from thuocdo.apps.accounts.models import User  # noqa: PLC0415
    from thuocdo.apps.documents.models import Document  # noqa: PLC0415

    keeper = User.objects.get(username="phuong-phap")
    return [
        Document.objects.create(
            unit=unit, number=number, type=kind, issuer=unit.name, title=title.format(year=year),
            issued_on=date(year, *day), created_at=at, created_by=keeper,
        )
        for number, kind, title, day in SUBJECTS
    ]  # fmt: skip


def open_now(before, at):
    """The round of 2025, in its self-assessment."""
    from thuocdo.apps.accounts.models import Grant, User  # noqa: PLC0415
    from thuocdo.apps.rounds.selectors.scores import index_set_of  # noqa: PLC0415
    from thuocdo.apps.units.models import Unit  # noqa: PLC0415
    from thuocdo.config.demo.people import encoded_password  # noqa: PLC0415

    row = plan_of(2025, "2025", before, at)
    figures, index_set = demo_figures_of(2025, index_set_of(row))
    feed(row, figures, index_set, at)
    for unit in Unit.objects.filter(code__in=CODES):
        documents_of(unit, 2025, at)
        for short, name, role in ROLES:
            person = User(
                username=f"{short}-{unit.code.lower()}", full_name=f"{name} ({unit.code})"
            )
            person.unit, person.password = unit, encoded_password()
            person.save()
            Grant.objects.create(
                person=person, role=role, unit=unit, from_on=date(2022, 1, 1), document="1/QĐ"
            )
    User.objects.filter(username="don-vi").update(unit=Unit.objects.get(code="C029"))


def fill(code, at):
    """Everything that the commune declares, as an officer would have typed it."""
    from thuocdo.apps.accounts.models import User  # noqa: PLC0415
    from thuocdo.apps.rounds.models import Participant  # noqa: PLC0415
    from thuocdo.apps.rounds.selectors.fields import is_declared  # noqa: PLC0415
    from thuocdo.apps.rounds.selectors.scores import index_set_of  # noqa: PLC0415
    from thuocdo.apps.rounds.services import filling  # noqa: PLC0415
    from thuocdo.config.demo.rounds.figures import typed  # noqa: PLC0415

    row = Participant.objects.get(round__year=2025, unit__code=code)
    figures, index_set = demo_figures_of(2025, index_set_of(row.round))
    texts = {}
    for one in row.entries.all():
        if is_declared(index_set.leaf(one.code)):
            given = figures.entries[code][one.code].values.items()
            texts |= {(one.code, name): typed(value) for name, value in given}
            texts[one.code, "explanation"] = "Số liệu theo báo cáo của xã."
    officer = User.objects.get(username=f"cb-{code.lower()}")
    filling.fill(participant_id=row.pk, texts=texts, by=officer, at=at)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    django.setup()
    build()
