"""Every write refuses every role that lacks its permission; a new service must be listed here."""

import io
from copy import copy
from datetime import date, timedelta
from importlib import import_module
from inspect import isfunction, signature

import pytest
from django.utils import timezone

from tests.factories.dossiers import NATIONAL
from tests.factories.indexsets import small_files
from tests.factories.notifications import an_item
from tests.factories.publications import DECIDED, stated
from tests.factories.results import small_figures
from tests.web.security.world import OVER, Undone, state_of_tables
from thuocdo.apps.accounts import services as accounts
from thuocdo.apps.accounts.permissions import ROLES, NotAllowed, Permission
from thuocdo.apps.documents import services as documents
from thuocdo.apps.dossiers import services as dossiers
from thuocdo.apps.indexsets import services as indexsets
from thuocdo.apps.notifications import services as notifications
from thuocdo.apps.publications import services as publications
from thuocdo.apps.publications.errors import NotAReader
from thuocdo.apps.results import services as results
from thuocdo.apps.results.services import Corrected, Upload
from thuocdo.apps.units import services as units
from thuocdo.reading.importing.documents import About
from thuocdo.reading.registers.model import Change, ChangeKind, Decree, Register
from thuocdo.reading.tables.sources import Source
from thuocdo.vietnamese.sentence import Refusal

P = Permission
NOW, DAY = timezone.now(), date(2026, 1, 1)
FROM = timezone.localdate()
DECREE = Decree((Change(DAY, ChangeKind.ABOLISH, "A", None, document="1/NQ"),))
TABLE = "date,kind,old,new,share_of_old,document,is_confirmed\n2026-01-01,abolish,A,,,1/NQ,có\n"
REGISTER = "code,name,name_en,type,parent\n00,Tỉnh Không,Zero,province,\n"
CRITERIA = "code,parent,title,maximum,method,rule\n1,,Chỉ đạo,10,self,\n"
ABOUT = About("moi", "2026", "Bộ mới", 2026, "")
CHANGES = [Corrected("A", "1.1", "yes", "không")]
NAMES = indexsets.Names("ten", "Tên", "Name", "Tên", "Name")
DETAILS = documents.Details("Báo cáo")
CORRECTION = units.Correction("Xã Khác", "Other")


def written(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def edition_folder(folder):
    for name, text in small_files("moi", "2026", 2026).items():
        written(folder, f"moi/2026/{name}", text)
    return folder / "moi" / "2026"


def passed_on(world_rows, by):
    """What somebody holds, to be delegated to a person; who holds nothing takes another's."""
    source = by.grants.first() or world_rows["grant"]
    return accounts.delegate(
        source=source,
        terms=accounts.Terms(world_rows["person"], None, FROM, FROM, "x", "1/UQ"),
        by=by,
        today=FROM,
    )


ELSEWHERE_TOO = {  # what no unit is asked for: anybody with the right may prepare it
    "accounts.delegate",  # the own grant
    "notifications.put_off", "notifications.bring_back", "notifications.prefer",  # the own list
    "notifications.keep_view", "notifications.drop_view",  # the own views
    "units.load_register", "units.load_files", "units.check_decrees", "units.add_decrees",
    "indexsets.import_folder", "indexsets.import_table", "indexsets.store",
    "indexsets.add_scheme", "results.keep", "results.kept",
    "dossiers.announce",
    "dossiers.load_procedures",
}  # fmt: skip
CALLS = {
    "accounts.grant": (P.MANAGE_PEOPLE, lambda w, by, _: accounts.grant(
        person=w["person"], role="chair", unit=w["unit"], from_on=DAY, document="1/QĐ", by=by)),
    "accounts.revoke": (P.MANAGE_PEOPLE, lambda w, by, _: accounts.revoke(
        grant=w["grant"], by=by)),
    "accounts.delegate": (P.SEE_WORKSPACE, lambda w, by, _: passed_on(w, by)),
    "accounts.create_person": (P.MANAGE_PEOPLE, lambda w, by, _: accounts.create_person(
        username="moi", full_name="Người Mới", unit=w["unit"], by=by)),
    "accounts.set_password": (P.MANAGE_PEOPLE, lambda w, by, _: accounts.set_password(
        person=w["person"], by=by)),
    "accounts.reset_second_factor": (
        P.MANAGE_PEOPLE,
        lambda w, by, _: accounts.reset_second_factor(person=w["person"], by=by)),
    "accounts.activate": (P.MANAGE_PEOPLE, lambda w, by, _: accounts.activate(
        person=w["person"], by=by)),
    "accounts.deactivate": (P.MANAGE_PEOPLE, lambda w, by, _: accounts.deactivate(
        person=w["person"], by=by)),
    "notifications.put_off": (P.SEE_WORKSPACE, lambda _w, by, _: notifications.put_off(
        an_item(), until=NOW.date() + timedelta(days=2), reason="x", by=by, at=NOW)),
    "notifications.bring_back": (P.SEE_WORKSPACE, lambda _w, by, _: notifications.bring_back(
        "viec:1", by=by)),
    "notifications.prefer": (P.SEE_WORKSPACE, lambda _w, by, _: notifications.prefer(
        notifications.Choice("an@example.test", True, True, "vi"), by=by)),
    "notifications.keep_view": (P.SEE_WORKSPACE, lambda _w, by, _: notifications.keep_view(
        name="x", address="/lam-viec/ho-so/danh-sach", is_shared=False, by=by, at=NOW)),
    "notifications.drop_view": (P.SEE_WORKSPACE, lambda _w, by, _: notifications.drop_view(
        1, by=by)),
    "units.correct": (P.MANAGE_UNITS, lambda w, by, _: units.correct(
        unit=w["unit"], correction=CORRECTION, reason="x", by=by)),
    "units.record_event": (P.MANAGE_UNITS, lambda _w, by, _: units.record_event(
        decree=DECREE, by=by)),
    "units.record_events": (P.MANAGE_UNITS, lambda _w, by, _: units.record_events(
        decrees=[DECREE], by=by)),
    "units.load_register": (P.MANAGE_UNITS, lambda _w, by, _: units.load_register(
        register=Register([]), source="x", by=by)),
    "units.load_files": (P.MANAGE_UNITS, lambda _w, by, to: units.load_files(
        units=written(to, "units.csv", REGISTER), source="x", by=by)),
    "units.add_decrees": (P.MANAGE_UNITS, lambda _w, by, to: units.add_decrees(
        path=written(to, "decrees.csv", TABLE), by=by)),
    "units.check_decrees": (P.MANAGE_UNITS, lambda _w, by, _: units.check_decrees(
        source=Source("x.csv", TABLE.encode()), by=by)),
    "units.record_decrees": (P.MANAGE_UNITS, lambda _w, by, _: units.record_decrees(
        source=Source("x.csv", TABLE.encode()), by=by)),
    "indexsets.import_folder": (P.MANAGE_INDEX_SETS, lambda _w, by, to: indexsets.import_folder(
        edition_folder(to), by=by)),
    "indexsets.import_table": (P.MANAGE_INDEX_SETS, lambda _w, by, to: indexsets.import_table(
        str(written(to, "criteria.csv", CRITERIA)), about=ABOUT, by=by)),
    "indexsets.store": (P.MANAGE_INDEX_SETS, lambda _w, by, _: indexsets.store(
        indexsets.draft_from_files(small_files("moi", "2026", 2026)), by=by)),
    "indexsets.add_scheme": (P.MANAGE_INDEX_SETS, lambda _w, by, _: indexsets.add_scheme(
        folder="khac", names=NAMES, by=by)),
    "indexsets.issue": (P.ISSUE_INDEX_SETS, lambda w, by, _: indexsets.issue(
        edition=w["draft_edition"], by=by, at=NOW)),
    "indexsets.retire": (P.ISSUE_INDEX_SETS, lambda w, by, _: indexsets.retire(
        edition=w["edition"], reason="x", by=by, at=NOW)),
    "results.run": (P.RUN_RESULTS, lambda w, by, _: results.run(
        edition=w["edition"], year=2025, figures=small_figures(edition=w["edition"]),
        by=by, at=NOW)),
    "results.corrected": (P.RUN_RESULTS, lambda w, by, _: results.corrected(
        run=w["run"], changes=CHANGES, reason="x", by=by, at=NOW)),
    "results.run_of_round": (P.RUN_RESULTS, lambda w, by, _: results.run_of_round(
        round_=w["round"], by=by, at=NOW)),
    "results.keep": (P.RUN_RESULTS, lambda _w, by, _: results.keep(
        Upload("x.csv", b"x"), by=by, at=NOW)),
    "results.kept": (P.RUN_RESULTS, lambda _w, by, _: results.kept("0" * 64, by=by)),
    "documents.register_document": (
        P.REGISTER_DOCUMENTS,
        lambda w, by, _: documents.register_document(
            unit=w["unit"], details=DETAILS, by=by, at=NOW)),
    "documents.register_upload": (
        P.REGISTER_DOCUMENTS,
        lambda w, by, _: documents.register_upload(upload=w["upload"], by=by, at=NOW)),
    "documents.correct": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.correct(
        document=w["document"], details=DETAILS, by=by, at=NOW)),
    "documents.supersede": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.supersede(
        document=w["document"], newer=w["document"], by=by, at=NOW)),
    "documents.withdraw": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.withdraw(
        document=w["document"], reason="x", known_uses=0, by=by, at=NOW)),
    "documents.add_version": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.add_version(
        document=w["document"], upload=w["upload"], reason="x", by=by, at=NOW)),
    "documents.begin_upload": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.begin_upload(
        unit=w["unit"], name="a.pdf", size=9, by=by, at=NOW)),
    "documents.append": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.append(
        upload=w["upload"], offset=0, data=b"x", by=by, at=NOW)),
    "documents.finish": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.finish(
        upload=w["upload"], by=by, at=NOW)),
    "documents.take_whole": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.take_whole(
        unit=w["unit"], name="a.pdf", source=io.BytesIO(b"x"), by=by, at=NOW)),
    "documents.received": (P.REGISTER_DOCUMENTS, lambda w, by, _: documents.received(
        unit=w["unit"], by=by, at=NOW)),
    "publications.prepare": (P.PREPARE_PUBLICATION, lambda w, by, _: publications.prepare(
        run=w["run"], by=by, at=NOW)),
    "publications.prepare_stated": (
        P.PREPARE_PUBLICATION,
        lambda w, by, _: publications.prepare_stated(
            scheme=w["scheme"], year=2020, statement=stated(), by=by, at=NOW)),
    "publications.revise": (P.PREPARE_PUBLICATION, lambda w, by, _: publications.revise(
        publication=w["draft"], terms=DECIDED, by=by, at=NOW)),
    "publications.take_run": (P.PREPARE_PUBLICATION, lambda w, by, _: publications.take_run(
        publication=w["draft"], run=w["run"], by=by, at=NOW)),
    "publications.drop": (P.PREPARE_PUBLICATION, lambda w, by, _: publications.drop(
        publication=w["draft"], by=by, at=NOW)),
    "publications.check": (P.PREPARE_PUBLICATION, lambda w, by, _: publications.check(
        publication=w["draft"], by=by, at=NOW)),
    "publications.accept": (P.ACCEPT_FINDING, lambda w, by, _: publications.accept(
        finding=w["finding"], reason="x", by=by, at=NOW)),
    "publications.embargo": (P.PREPARE_PUBLICATION, lambda w, by, _: publications.embargo(
        publication=w["draft"], until=None, by=by, at=NOW)),
    "publications.add_reader": (P.PREPARE_PUBLICATION, lambda w, by, _: publications.add_reader(
        publication=w["draft"], person=w["person"], by=by, at=NOW)),
    "publications.remove_reader": (
        P.PREPARE_PUBLICATION,
        lambda w, by, _: publications.remove_reader(reader=copy(w["reader"]), by=by, at=NOW)),
    "publications.publish": (P.PUBLISH, lambda w, by, _: publications.publish(
        publication=w["draft"], by=by, at=NOW)),
    "publications.correct": (P.PREPARE_PUBLICATION, lambda w, by, _: publications.correct(
        publication=w["public"], content=w["run"], reason="x", by=by, at=NOW)),
}  # fmt: skip
CALLS |= {
    "dossiers.add_source": (P.IMPORT_DOSSIERS, lambda w, by, _: dossiers.add_source(
        unit=w["province"], name="x", form="csv", by=by, at=NOW)),
    "dossiers.map_columns": (P.IMPORT_DOSSIERS, lambda w, by, _: dossiers.map_columns(
        source=w["source"], mapping=NATIONAL, by=by, at=NOW)),
    "dossiers.hand_in": (P.IMPORT_DOSSIERS, lambda w, by, _: dossiers.hand_in(
        source=w["source"], file=dossiers.Staged("x.csv", "0"), wanted=dossiers.Wanted(DAY),
        by=by, at=NOW)),
    "dossiers.hand_in_totals": (P.IMPORT_DOSSIERS, lambda w, by, _: dossiers.hand_in_totals(
        unit=w["province"], file=dossiers.Staged("x.csv", "0"), wanted=dossiers.Wanted(DAY),
        by=by, at=NOW)),
    "dossiers.take_over": (P.IMPORT_DOSSIERS, lambda w, by, _: dossiers.take_over(
        source=w["source"], name="x", wanted=dossiers.Wanted(DAY), by=by, at=NOW)),
    "dossiers.announce": (P.IMPORT_DOSSIERS, lambda _w, by, _: dossiers.announce(
        content=b"", name="x.csv", is_trial=True, by=by, at=NOW)),
    "dossiers.load_procedures": (P.IMPORT_DOSSIERS, lambda _w, by, _: dossiers.load_procedures(
        announced=[], by=by, at=NOW)),
    "dossiers.close_period": (P.CLOSE_PERIOD, lambda w, by, _: dossiers.close_period(
        authority=w["province"], closing=dossiers.Closing("2026-01"), by=by, at=NOW)),
    "dossiers.write_letter": (P.WRITE_APOLOGY, lambda w, by, _: dossiers.write_letter(
        unit=w["unit"], draft=dossiers.Draft(1, DAY, date(2026, 2, 1), "x"), by=by, at=NOW)),
    "dossiers.send_letter": (P.WRITE_APOLOGY, lambda w, by, _: dossiers.send_letter(
        letter=w["letter"], sending=dossiers.Sending(DAY, "desk"), by=by, at=NOW)),
}  # fmt: skip
NAMED_ONLY = (
    "publications.read_early",  # for named readers, whatever their roles
    "accounts.take_back",  # for the two whom a delegation names
)
APPS = (
    "accounts", "notifications", "units", "documents", "indexsets", "dossiers", "results",
    "publications",
)  # fmt: skip


def written_by_somebody():
    """Every function that an app offers and that asks who writes."""
    for app in APPS:
        offered = import_module(f"thuocdo.apps.{app}.services")
        for name in offered.__all__:
            function = getattr(offered, name)
            if isfunction(function) and "by" in signature(function).parameters:
                yield f"{app}.{name}"


def test_every_service_is_listed_with_its_permission():
    assert sorted(written_by_somebody()) == sorted([*CALLS, *NAMED_ONLY])


def test_no_service_guesses_who_writes():
    """Whoever calls must say by whom: a forgotten argument would be the operator."""
    for name in [*CALLS, *NAMED_ONLY]:
        app, function = name.split(".")
        offered = import_module(f"thuocdo.apps.{app}.services")
        by = signature(getattr(offered, function)).parameters["by"]
        assert (by.kind, by.default) == (by.KEYWORD_ONLY, by.empty), name


@pytest.mark.parametrize("service", CALLS)
def test_a_write_is_refused_to_each_role_that_lacks_the_permission(world, tmp_path, service):
    permission, call = CALLS[service]
    lacking = ["nobody", *(c for c, role in ROLES.items() if permission not in role.permissions)]
    before = state_of_tables()

    for who in lacking:
        with pytest.raises(NotAllowed):
            call(world.rows, world.people[who], tmp_path)

    assert state_of_tables() == before


@pytest.mark.parametrize("service", CALLS)
def test_whoever_has_the_permission_is_not_refused_for_lack_of_it(world, tmp_path, service):
    permission, call = CALLS[service]
    able = [code for code, role in ROLES.items() if permission in role.permissions]

    assert able
    for who in able:
        with Undone():
            try:
                call(world.rows, world.people[who], tmp_path)
            except NotAllowed:
                pytest.fail(f"{who} may")
            except Refusal:
                pass  # something else stands against it


@pytest.mark.parametrize("service", [name for name in CALLS if name not in ELSEWHERE_TOO])
def test_a_permission_over_another_province_does_not_reach_here(world, tmp_path, service):
    permission, call = CALLS[service]
    scoped = [
        who
        for who in world.people
        if who.endswith(OVER) and permission in ROLES[who.removesuffix(OVER)].permissions
    ]
    before = state_of_tables()

    assert scoped
    for who in scoped:
        with pytest.raises(NotAllowed):
            call(world.rows, world.people[who], tmp_path)
    assert state_of_tables() == before


@pytest.mark.parametrize("service", CALLS)
def test_a_locked_account_writes_nothing(world, tmp_path, service):
    permission, call = CALLS[service]
    role = next(code for code, role in ROLES.items() if permission in role.permissions)
    person = world.people[role]
    person.is_active = False
    try:
        with pytest.raises(NotAllowed):
            call(world.rows, person, tmp_path)
    finally:
        person.is_active = True


@pytest.mark.parametrize("who", ["nobody", "it_administrator", "director"])
def test_nobody_reads_early_who_was_not_named(world, who):
    before = state_of_tables()

    with pytest.raises(NotAReader):
        publications.read_early(publication=world.rows["draft"], by=world.people[who], at=NOW)

    assert state_of_tables() == before


@pytest.mark.parametrize("who", ["nobody", "it_administrator", "director"])
def test_nobody_ends_a_delegation_between_others(world, who):
    giver = world.people["unit_leader"]
    given = passed_on(world.rows, giver)
    before = state_of_tables()

    with pytest.raises(NotAllowed):
        accounts.take_back(delegation=given, by=world.people[who], at=NOW)

    assert state_of_tables() == before


def test_a_table_of_decrees_on_units_of_another_province_is_told_and_not_recorded(world, tmp_path):
    before = state_of_tables()

    checked = units.add_decrees(
        path=written(tmp_path, "decrees.csv", TABLE), by=world.people[f"method_officer{OVER}"]
    )

    assert checked.refusals == (NotAllowed().sentence,)
    assert state_of_tables() == before


def test_a_draft_for_an_index_of_another_province_is_refused(world):
    """The rule book of one authority is not overwritten by the officer of another."""
    draft = indexsets.draft_from_files(small_files(edition="2026", year=2026, replacing=RETITLED))

    with pytest.raises(NotAllowed):
        indexsets.store(draft, by=world.people[f"method_officer{OVER}"])


RETITLED = {"Có kế hoạch": "Có một kế hoạch"}
