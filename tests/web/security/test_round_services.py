"""Every write of a round refuses every role that lacks its permission; new ones must be listed."""

from datetime import date, timedelta
from importlib import import_module
from inspect import isfunction, signature, unwrap
from pathlib import Path
from pkgutil import walk_packages
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories.rounds import windows
from tests.web.security.world import OVER, Undone, state_of_tables
from thuocdo.apps.accounts.permissions import ROLES, NotAllowed, Permission
from thuocdo.apps.rounds import services
from thuocdo.apps.rounds.models import Found, Phase, ReasonKind
from thuocdo.apps.rounds.services import (
    appealing,
    appraising,
    checking,
    copying,
    evidence,
    explaining,
    feeding,
    filling,
    finishing,
    from_dossiers,
    phases,
    pointing,
    remarking,
    reminding,
    returning,
    saving,
    saving_forms,
    seconding,
    setting_up,
    sharing,
    sheets,
    sitting,
    submitting,
)
from thuocdo.apps.rounds.services.appraising import Verdict
from thuocdo.apps.rounds.services.appraising import importing as tables
from thuocdo.apps.rounds.services.appraising import reasons as library
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.tables.reading import table_in
from thuocdo.reading.tables.sources import Source
from thuocdo.vietnamese.sentence import Refusal

P = Permission
NOW = timezone.now()
SOON = NOW + timedelta(days=3)
VERDICT = Verdict({"yes": "có"}, text="x")
TABLE = table_in(Source("a.csv", "unit,yes,reason\nA,có,x\n".encode()), None)
TEXT = library.ReasonText("X-01", ReasonKind.LOWER, "x", "x")


def judged(w):
    """The key of the item that awaits appraisal."""
    return w["appraised"].participants.get().entries.get(code="1.1").pk


def posted():
    """One field of a form."""
    return saving_forms.Posted({"yes": saving_forms.Typed("có", 0)})


CALLS = {
    "appealing.file_appeal": (P.SIGN_OFF, lambda w, by: appealing.file_appeal(
        participant_id=w["participant"].pk, filed=appealing.Filed("1/CV", "x"), by=by, at=NOW)),
    "appealing.answer_appeal": (P.DECIDE_IN_COUNCIL, lambda w, by: appealing.answer_appeal(
        appeal_id=w["appeal"].pk, answer=appealing.Answer("x", False), by=by, at=NOW)),
    "appraising.confirming.confirm": (P.APPRAISE, lambda w, by: appraising.confirm(
        entry_ids=[judged(w)], by=by, at=NOW)),
    "appraising.confirming.undo": (P.APPRAISE, lambda w, by: appraising.undo(
        batch_id=w["confirmed"].pk, by=by, at=NOW)),
    "appraising.importing.take_in": (P.APPRAISE, lambda w, by: tables.take_in(
        round_=w["appraised"], code="1.1", table=TABLE, by=by, at=NOW)),
    "appraising.judging.appraise": (P.APPRAISE, lambda w, by: appraising.appraise(
        entry_id=judged(w), verdict=VERDICT, by=by, at=NOW)),
    "appraising.reasons.add_reason": (P.APPRAISE, lambda w, by: library.add_reason(
        round_=w["appraised"], what=TEXT, by=by, at=NOW)),
    "appraising.reasons.retire_reason": (P.APPRAISE, lambda w, by: library.retire_reason(
        round_=w["appraised"], reason_id=w["reason"].pk, by=by, at=NOW)),
    "checking.plan_check": (P.APPRAISE, lambda w, by: checking.plan_check(
        visit=checking.Visit(date(2026, 3, 2), "x", "1/QĐ"), questions={judged(w): "x"}, by=by,
        at=NOW)),
    "checking.answer_line": (P.APPRAISE, lambda w, by: checking.answer_line(
        line_id=w["check"].lines.get().pk, found=Found.RIGHT, note="x", by=by, at=NOW)),
    "checking.add_photo": (P.APPRAISE, lambda w, by: checking.add_photo(
        line_id=w["check"].lines.get().pk, path=Path("x"), name="a.png", by=by, at=NOW)),
    "checking.close_check": (P.APPRAISE, lambda w, by: checking.close_check(
        check_id=w["check"].pk, conclusion="x", by=by, at=NOW)),
    "copying.copy": (P.ASSESS, lambda w, by: copying.copy(
        participant_id=w["participant"].pk, codes=["1.1"], by=by, at=NOW)),
    "evidence.link": (P.ASSESS, lambda w, by: evidence.link(
        entry_id=w["entry"].pk, document=w["document"], key=uuid4(), by=by, at=NOW)),
    "evidence.unlink": (P.ASSESS, lambda w, by: evidence.unlink(
        evidence_id=w["evidence"].pk, by=by, at=NOW)),
    "explaining.explain": (P.ASSESS, lambda w, by: explaining.explain(
        entry_id=w["entry"].pk, text="x", by=by, at=NOW)),
    "explaining.add_document": (P.ASSESS, lambda w, by: explaining.add_document(
        entry_id=w["entry"].pk, document=w["document"], key=uuid4(), by=by, at=NOW)),
    "feeding.feed": (P.MANAGE_ROUNDS, lambda w, by: feeding.feed(
        round_=w["round"], figures=FigureSet(), source="x", by=by, at=NOW)),
    "filling.fill": (P.ASSESS, lambda w, by: filling.fill(
        participant_id=w["participant"].pk, texts={("1.1", "yes"): "có"}, by=by, at=NOW)),
    "finishing.finish": (P.MANAGE_ROUNDS, lambda w, by: finishing.finish(
        block_id=w["round_block"].pk, by=by, at=NOW)),
    "finishing.archive": (P.MANAGE_ROUNDS, lambda w, by: finishing.archive(
        block_id=w["round_block"].pk, by=by, at=NOW)),
    "from_dossiers.feed_from_period": (
        P.MANAGE_ROUNDS,
        lambda w, by: from_dossiers.feed_from_period(
            round_=w["round"], period=w["period"], by=by, at=NOW)),
    "phases.advance": (P.MANAGE_ROUNDS, lambda w, by: phases.advance(
        block_id=w["round_block"].pk, by=by, at=NOW)),
    "phases.extend": (P.MANAGE_ROUNDS, lambda w, by: phases.extend(
        block_id=w["round_block"].pk, phase=Phase.SELF, by=by, at=NOW,
        more=phases.MoreTime(SOON, "1/CV", "x"))),
    "pointing.give_points": (P.DECIDE_IN_COUNCIL, lambda w, by: pointing.give_points(
        sitting_id=w["sitting"].pk, code="1.1", given={}, by=by, at=NOW)),
    "remarking.remark": (P.READ_OWN_ASSESSMENT, lambda w, by: remarking.remark(
        entry_id=w["entry"].pk, text="x", by=by, at=NOW)),
    "remarking.settle": (P.READ_OWN_ASSESSMENT, lambda w, by: remarking.settle(
        remark_id=w["remark"].pk, by=by, at=NOW)),
    "reminding.remind": (P.STEER_ROUNDS, lambda w, by: reminding.remind(
        round_=w["round"], participant_ids=[w["participant"].pk], text="x", by=by, at=NOW)),
    "returning.return_item": (P.APPRAISE, lambda w, by: returning.return_item(
        entry_id=judged(w), asked=returning.Asked(3, text="x"), by=by, at=NOW)),
    "returning.answer_return": (P.ASSESS, lambda w, by: returning.answer_return(
        entry_id=w["entry"].pk, by=by, at=NOW)),
    "returning.take_back": (P.APPRAISE, lambda w, by: returning.take_back(
        entry_id=judged(w), by=by, at=NOW)),
    "saving.save_field": (P.ASSESS, lambda w, by: saving.save_field(
        entry_id=w["entry"].pk, name="yes", text="có", base=0, key=uuid4(), by=by, at=NOW)),
    "saving_forms.save_form": (P.ASSESS, lambda w, by: saving_forms.save_form(
        entry_id=w["entry"].pk, posted=posted(), by=by, at=NOW)),
    "saving_forms.save_forms": (P.ASSESS, lambda w, by: saving_forms.save_forms(
        posted={w["entry"].pk: posted()}, by=by, at=NOW)),
    "seconding.second": (P.APPRAISE, lambda w, by: seconding.second(
        entry_id=judged(w), verdict=VERDICT, by=by, at=NOW)),
    "setting_up.plan": (P.MANAGE_ROUNDS, lambda w, by: setting_up.plan(
        what=setting_up.Plan(w["edition"], 2025, "x", "x", "1/KH"),
        blocks={w["round_block"].block: windows(NOW)}, by=by, at=NOW)),
    "setting_up.open_round": (P.MANAGE_ROUNDS, lambda w, by: setting_up.open_round(
        round_=w["round"], by=by, at=NOW)),
    "sharing.assign": (P.ASSESS, lambda w, by: sharing.assign(
        participant_id=w["participant"].pk, codes=["1.1"], person=None, by=by, at=NOW)),
    "sheets.refuse_import": (P.ASSESS, lambda w, by: sheets.refuse_import(
        participant=w["participant"], by=by, at=NOW)),
    "sheets.apply": (P.ASSESS, lambda w, by: sheets.apply(
        participant_id=w["participant"].pk, packed=[], by=by, at=NOW)),
    "sheets.undo": (P.ASSESS, lambda w, by: sheets.undo(
        participant_id=w["participant"].pk, by=by, at=NOW)),
    "sitting.prepare_sitting": (P.DECIDE_IN_COUNCIL, lambda w, by: sitting.prepare_sitting(
        round_=w["round"], called=sitting.Called(date(2026, 3, 2), "x"), by=by, at=NOW)),
    "sitting.renew_agenda": (P.DECIDE_IN_COUNCIL, lambda w, by: sitting.renew_agenda(
        sitting_id=w["sitting"].pk, by=by, at=NOW)),
    "sitting.approve_agenda": (P.APPROVE_AGENDA, lambda w, by: sitting.approve_agenda(
        sitting_id=w["sitting"].pk, by=by, at=NOW)),
    "sitting.decide": (P.DECIDE_IN_COUNCIL, lambda w, by: sitting.decide(
        item_id=w["agenda_item"].pk, decision=sitting.Decision("x"), by=by, at=NOW)),
    "sitting.confirm_explanations": (
        P.DECIDE_IN_COUNCIL,
        lambda w, by: sitting.confirm_explanations(
            sitting_id=w["sitting"].pk, reason="x", by=by, at=NOW)),
    "sitting.close_sitting": (P.DECIDE_IN_COUNCIL, lambda w, by: sitting.close_sitting(
        sitting_id=w["sitting"].pk, by=by, at=NOW)),
    "submitting.ask_signature": (P.ASSESS, lambda w, by: submitting.ask_signature(
        participant_id=w["participant"].pk, by=by, at=NOW)),
    "submitting.send_back": (P.SIGN_OFF, lambda w, by: submitting.send_back(
        participant_id=w["participant"].pk, reason="x", by=by, at=NOW)),
    "submitting.sign_off": (P.SIGN_OFF, lambda w, by: submitting.sign_off(
        participant_id=w["participant"].pk, by=by, at=NOW)),
    "submitting.reopen": (P.MANAGE_ROUNDS, lambda w, by: submitting.reopen(
        participant_id=w["participant"].pk, until=SOON, document="1/CV", reason="x", by=by,
        at=NOW)),
}  # fmt: skip
ASKED_BEFORE = "finishing.published"  # publications ask for the right before they call it


def written_by_somebody():
    """Every function of the package that asks who writes, by module."""
    for found in walk_packages(services.__path__, f"{services.__name__}."):
        for name, function in vars(import_module(found.name)).items():
            if not isfunction(function) or unwrap(function).__module__ != found.name:
                continue
            by = signature(function).parameters.get("by")
            if by is not None and by.kind is by.KEYWORD_ONLY:
                yield f"{found.name.removeprefix(f'{services.__name__}.')}.{name}", by


def test_every_service_is_listed_and_none_guesses_who_writes():
    found = dict(written_by_somebody())
    assert sorted(found) == sorted([*CALLS, ASKED_BEFORE])
    assert all(by.default is by.empty for by in found.values())


@pytest.mark.parametrize("service", CALLS)
def test_a_write_is_refused_to_each_role_that_lacks_the_permission(world, service):
    permission, call = CALLS[service]
    lacking = ["nobody", *(c for c, role in ROLES.items() if permission not in role.permissions)]
    elsewhere = [who for who in world.people if who.endswith(OVER)]
    before = state_of_tables()

    for who in [*lacking, *elsewhere]:
        with pytest.raises(NotAllowed):
            call(world.rows, world.people[who])

    assert state_of_tables() == before


@pytest.mark.parametrize("service", CALLS)
def test_whoever_has_the_permission_is_not_refused_for_lack_of_it(world, service):
    permission, call = CALLS[service]
    able = [code for code, role in ROLES.items() if permission in role.permissions]

    assert able
    for who in able:
        with Undone():
            try:
                call(world.rows, world.people[who])
            except NotAllowed:
                pytest.fail(f"{who} may")
            except Refusal:
                pass  # something else stands against it
