"""A small site with one thing of each kind, whose every text tries to break out."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tests.factories.accounts import GrantFactory, UserFactory, add_second_factor, cast
from tests.factories.documents import UploadFactory, a_file, a_version
from tests.factories.dossiers import all_of_it
from tests.factories.indexsets import EditionFactory, SchemeFactory
from tests.factories.paper import picture
from tests.factories.publications import DECIDED, a_stated_draft, published, stated
from tests.factories.results import a_run
from tests.factories.rounds import windows
from tests.factories.units import (
    LONG_AGO,
    BlockFactory,
    EdgeFactory,
    MembershipFactory,
    ProvinceFactory,
    UnitFactory,
)
from thuocdo.apps.documents.models import MediaType
from thuocdo.apps.publications import services as publications
from thuocdo.apps.rounds.models import (
    AgendaItem,
    Appeal,
    Batch,
    Evidence,
    FieldCheck,
    Phase,
    Progress,
    Reason,
    Round,
    Sitting,
    Stage,
)
from thuocdo.apps.rounds.services import setting_up
from thuocdo.reading.figures.figure_set import Unit as FigureUnit

BREAKS_OUT = '"\'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}{% now "Y" %}'
FORMULAS = ('=HYPERLINK("http://evil.example","x")', "@SUM(1+1)*cmd|' /C calc'!A0", "-2+3+cmd|x")
NAMES = dict(zip("ABC", (f"{formula}{BREAKS_OUT}" for formula in FORMULAS), strict=True))
ANONYMOUS = "anonymous"
SLUG, YEAR = "nho", 2025
OVER = "_elsewhere"  # after a role: granted over another province only


@dataclass
class World:
    """What there is, and a browser for each person."""

    rows: dict[str, object]
    people: dict[str, object]
    clients: dict[str, Client]

    def client(self, who):
        """The browser of somebody who is signed in."""
        return self.clients[who]


def browsers(people):
    """One each; all ask the same server, which keeps public pages for all of them."""
    server = Client(raise_request_exception=False)
    found = {}
    for who, person in people.items():
        found[who] = Client(raise_request_exception=False)
        found[who].handler = server.handler
        if who != ANONYMOUS:
            found[who].force_login(person)
    return found


def build():
    """The world, inside a transaction that the caller undoes."""
    province = ProvinceFactory(name=f"Tỉnh Một{BREAKS_OUT}"[:200], name_en="One")
    other = ProvinceFactory()
    places = {
        code: UnitFactory(code=code, name=NAMES[code], parent=province, valid_from=day)
        for code, day in (("A", LONG_AGO), ("B", date(2025, 7, 1)), ("C", LONG_AGO))
    }
    block = BlockFactory(authority=province)
    MembershipFactory(block=block, unit=places["A"])
    edge = EdgeFactory(new=places["B"])
    EdgeFactory(new=places["B"], event=edge.event)
    people = people_of(province, other)
    scheme = SchemeFactory(
        folder=SLUG, authority=province, title=f"Chỉ số{BREAKS_OUT}", short=f"Chỉ{BREAKS_OUT}"[:80]
    )
    edition = EditionFactory(scheme=scheme, year=YEAR, issued=True, replacing=HOSTILE_TITLES)
    draft_edition = EditionFactory(scheme=scheme, year=2026)
    run = a_run(edition=edition, units=figure_units())
    director = people["director"]
    public = made_public(run, director)
    draft = a_stated_draft(
        scheme=scheme, year=2024, statement=stated(total="80"), by=director, at=timezone.now()
    )
    publications.check(publication=draft, by=director, at=timezone.now())
    reader = publications.add_reader(
        publication=draft, person=people["chair"], by=director, at=timezone.now()
    )
    rows = {
        "province": province,
        "other": other,
        "unit": places["A"],
        "event": edge.event,
        "person": people["person"],
        "grant": people["person"].grants.get(),
        "scheme": scheme,
        "edition": edition,
        "draft_edition": draft_edition,
        "run": run,
        "public": public,
        "draft": draft,
        "finding": next(one for one in draft.findings.all() if one.is_failed),
        "reader": reader,
        **rows_of_work(places, edition, block, director),
    }
    return World(rows, people, browsers(people))


def made_public(run, by):
    """A publication of a run, since yesterday."""
    now = timezone.now()
    draft = publications.prepare(run=run, terms=hostile_terms(), by=by, at=now - timedelta(days=2))
    return published(draft, by=by, at=now - timedelta(days=1))


def rows_of_work(places, edition, block, by):
    """Documents, a round and dossiers of the units."""
    return {
        "document": hostile_version(places["A"]).document,
        "upload": UploadFactory(unit=places["A"], name=f"tep{BREAKS_OUT}.pdf"),
        **rows_of_round(edition, block, by),
        **rows_of_appraisal(edition, block, places["A"], by),
        **all_of_it([places["A"], places["B"]], by),
    }


def rows_of_round(edition, block, by):
    """A round with a sitting over its first item, and an appeal."""
    title = f"Vòng{BREAKS_OUT}"
    plan = setting_up.Plan(edition, YEAR, title, title, f"1/KH{BREAKS_OUT}")
    now = timezone.now()
    made = setting_up.plan(what=plan, blocks={block: windows(now)}, by=None, at=now)
    setting_up.open_round(round_=made, by=None, at=now)
    participant = made.participants.get()
    entry = participant.entries.order_by("order").first()
    sitting = Sitting.objects.create(
        round=made, held_on=now.date(), chair=f"Bà{BREAKS_OUT}", created_at=now, created_by=by
    )
    item = AgendaItem.objects.create(sitting=sitting, entry=entry, kind="dispute", order=1)
    appeal = Appeal.objects.create(
        participant=participant, document=f"3/CV{BREAKS_OUT}", text=BREAKS_OUT, at=now, by=by
    )
    paper = hostile_version(participant.unit).document
    linked = Evidence.objects.create(
        entry=entry, document=paper, page=f"1{BREAKS_OUT}"[:40], key=uuid4(), added_at=now
    )
    return {
        "remark": entry.remarks.create(text=BREAKS_OUT, at=now, by=by),
        "evidence": linked,
        "round": made,
        "round_block": made.blocks.get(),
        "participant": participant,
        "entry": entry,
        "sitting": sitting,
        "agenda_item": item,
        "appeal": appeal,
    }


def rows_of_appraisal(edition, block, unit, by):
    """A round of another year that is being appraised, with a batch and a reason."""
    title, now = f"Vòng{BREAKS_OUT}", timezone.now()
    made = Round.objects.create(
        edition=edition, year=YEAR - 1, authority=block.authority, title=title, title_en=title,
        document=f"2/KH{BREAKS_OUT}", created_at=now, created_by=by,
    )  # fmt: skip
    placed = made.blocks.create(block=block, phase=Phase.APPRAISAL)
    member = made.participants.create(block=placed, unit=unit, progress=Progress.SUBMITTED)
    member.entries.create(code="1.1", order=0, stage=Stage.SUBMITTED)
    reason = Reason.objects.create(
        scheme=edition.scheme, code="MC-01", kind="lower", text=BREAKS_OUT, text_en=BREAKS_OUT
    )
    batch = Batch.objects.create(round=made, code="1.2", size=1, at=now, by=by)
    done = member.entries.create(code="1.2", order=1, stage=Stage.APPRAISED)
    done.words.create(layer="appraised", number=1, batch=batch, role="appraiser", at=now, by=by)
    check = FieldCheck.objects.create(
        participant=member, on=now.date(), members=BREAKS_OUT, document=BREAKS_OUT, created_at=now,
        conclusion=BREAKS_OUT, closed_at=now,
    )  # fmt: skip
    line = check.lines.create(entry=done, question=BREAKS_OUT, found="wrong", note=BREAKS_OUT)
    shot = line.photos.create(
        file=a_file(picture(), MediaType.PNG), name=BREAKS_OUT[:200], at=now, by=by
    )
    return {"check": check, "photo": shot, "appraised": made, "reason": reason, "confirmed": batch}


HOSTILE_TITLES = {"Có kế hoạch cải cách hành chính": "Kế hoạch <script>alert(1)</script>"}


def hostile_version(unit):
    """A document with its file, described by who means harm."""
    return a_version(
        picture(),
        MediaType.PNG,
        name=f"tep{BREAKS_OUT}.png",
        document__unit=unit,
        document__title=f"Báo cáo{BREAKS_OUT}",
        document__number=f"=1+1{BREAKS_OUT}"[:120],
        document__issuer=f"Xã{BREAKS_OUT}",
    )


def people_of(province, other):
    """One of each role; of some, one granted over another province only; one to be changed."""
    people = cast() | {ANONYMOUS: AnonymousUser()}
    for role in ("it_administrator", "method_officer", "director", "one_stop_officer"):
        person = UserFactory(unit=other)
        GrantFactory(person=person, role=role, unit=other)
        add_second_factor(person)
        people[f"{role}{OVER}"] = person
    target = UserFactory(full_name=f"Tên{BREAKS_OUT}", unit=province)
    GrantFactory(person=target, unit=province, document=f"=1+1{BREAKS_OUT}")
    return people | {"person": target}


def figure_units():
    """The units of the run, named as they would rather not be."""
    return {
        code: FigureUnit(code, name, "xã", "Miền núi", size=Decimal(9000))
        for code, name in NAMES.items()
    }


def hostile_terms():
    """What people write about a publication."""
    text = f"=cmd{BREAKS_OUT}"
    return DECIDED._replace(number=text[:120], authority=text[:200], source=text)


def state_of_tables():
    """Rows and highest key of every table but that of sessions, in one query."""
    models = [model for model in apps.get_models() if model._meta.label != "sessions.Session"]
    parts = [
        f"SELECT '{m._meta.label}', COUNT(*), MAX(CAST({m._meta.pk.column} AS VARCHAR(80))) "  # noqa: S608
        f"FROM {m._meta.db_table}"
        for m in models
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return sorted(cursor.fetchall())


class Undone:
    """A block of work whose writes are undone."""

    def __enter__(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        return self

    def __exit__(self, *error):
        transaction.set_rollback(True)
        self.block.__exit__(*error)
