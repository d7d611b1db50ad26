"""Drafts, checks, acceptance, embargo, publishing, errata: each exit, each refusal, each role."""

import hashlib
import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError

from tests.factories.accounts import UserFactory, person_with
from tests.factories.indexsets import SchemeFactory
from tests.factories.publications import (
    AT,
    DECIDED,
    HOUR,
    a_draft,
    a_stated_draft,
    an_edition_of,
    corrected,
    director,
    officer,
    published,
    stated,
)
from tests.factories.results import a_run
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.publications import errors, selectors, services
from thuocdo.apps.publications.models import Finding, PreRelease, Publication, Severity
from thuocdo.apps.publications.selectors.obstacles import NOT_CHECKED
from thuocdo.apps.publications.services import Terms
from thuocdo.reporting.snapshots.model import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LOST = {("A", "1.2", "numerator"): "70", ("A", "2.1", "numerator"): "30"}  # puts A below B


def wrong_draft():
    """A statement whose parts give 90,5 and whose total says 89,90; checked."""
    draft = a_stated_draft(statement=stated(total="89.90"))
    services.check(publication=draft, by=officer(), at=AT)
    return draft


def last_action():
    return Event.objects.latest("number").action


def test_a_draft_of_a_run_takes_title_and_kind_from_its_edition():
    run = a_run()

    draft = services.prepare(run=run, by=officer(), at=AT)

    assert (draft.scheme, draft.year, draft.version) == (run.edition.scheme, 2025, 1)
    assert draft.title == run.edition.scheme.title
    assert draft.is_demo
    assert last_action() == "publication.prepared"


def test_a_draft_of_a_statement_keeps_every_digit():
    draft = a_stated_draft(statement=stated(total="90.50"))

    draft.refresh_from_db()

    assert draft.is_stated
    assert not draft.is_demo
    assert selectors.stated_in(draft.statement).units[0].total.as_tuple().exponent == -2


def test_a_statement_about_nobody_is_refused():
    with pytest.raises(errors.NoFigures):
        a_stated_draft(statement=stated()._replace(units=()))


def test_a_year_is_published_once():
    draft = a_draft()

    with pytest.raises(errors.YearTaken):
        services.prepare(run=draft.run, by=officer(), at=AT)


def test_of_two_who_begin_at_once_one_is_refused(monkeypatch):
    draft = a_stated_draft()

    def faster(*_, **__):
        raise IntegrityError

    monkeypatch.setattr(Publication, "save", faster)
    with pytest.raises(errors.YearTaken):
        a_stated_draft(scheme=draft.scheme, year=2024)


def test_decision_and_source_can_be_written_later():
    draft = a_stated_draft(terms=Terms(source="Tin ngày 10/3/2023"))

    row = services.revise(publication=draft, terms=DECIDED, by=officer(), at=AT)

    assert (row.decision_number, row.decided_by) == (DECIDED.number, DECIDED.authority)


def test_a_draft_takes_a_later_run_and_must_be_checked_again():
    draft = a_draft()
    services.check(publication=draft, by=officer(), at=AT)
    later = a_run(LOST, edition=draft.run.edition)

    row = services.take_run(publication=draft, run=later, by=officer(), at=AT)

    assert row.run == later
    assert not selectors.is_checked(row)


@pytest.mark.parametrize(
    "draft_of",
    [pytest.param(a_draft, id="another scheme"), pytest.param(a_stated_draft, id="none")],
)
def test_a_draft_takes_only_runs_of_its_own_year_and_scheme(draft_of):
    run = a_run(edition=an_edition_of("khac"))

    with pytest.raises(errors.AnotherScheme):
        services.take_run(publication=draft_of(), run=run, by=officer(), at=AT)


def test_a_draft_can_be_thrown_away_and_the_log_keeps_it():
    draft = a_draft()

    services.drop(publication=draft, by=officer(), at=AT)

    assert not Publication.objects.exists()
    assert last_action() == "publication.dropped"


def test_checks_of_computed_results_agree_and_say_so():
    found = services.check(publication=a_draft(), by=officer(), at=AT)

    assert {one.severity for one in found} == {Severity.PASSED}
    assert len(found) == 10


def test_the_parts_of_dong_phu_do_not_give_its_total():
    found = [one for one in (wrong_draft().findings.all()) if one.is_failed]

    assert [(one.kind, one.expected, one.found) for one in found] == [
        ("parts_total", Decimal("90.5"), Decimal("89.90"))
    ]
    assert "90,5" in found[0].sentence
    assert "90.5" in found[0].sentence_en


def test_a_stated_rise_is_held_against_the_year_before():
    scheme = SchemeFactory()
    published(a_stated_draft(scheme=scheme, year=2024))
    rise = stated(points_change=Decimal("4.5"))
    draft = a_stated_draft(scheme=scheme, year=2025, statement=rise)

    found = services.check(publication=draft, by=officer(), at=AT)

    assert [one.kind for one in found if one.is_failed] == ["change_adds_up"]


def test_what_was_accepted_stays_accepted_while_it_is_the_same():
    draft = wrong_draft()
    finding = selectors.open_findings(draft)[0]
    services.accept(finding=finding, reason="Như văn bản", by=director(), at=AT)

    services.check(publication=draft, by=officer(), at=AT + HOUR)

    kept = draft.findings.get(severity=Severity.ERROR)
    assert kept.accepted_reason == "Như văn bản"
    assert selectors.open_findings(draft) == []


@pytest.mark.parametrize(
    ("severity", "reason", "refusal"),
    [
        pytest.param(Severity.ERROR, "  ", errors.NoReason, id="without a reason"),
        pytest.param(Severity.PASSED, "vì", errors.NotFailed, id="what agrees"),
    ],
)
def test_accepting_is_refused(severity, reason, refusal):
    finding = wrong_draft().findings.filter(severity=severity).first()

    with pytest.raises(refusal):
        services.accept(finding=finding, reason=reason, by=director(), at=AT)


def test_publishing_freezes_one_file_under_its_hash():
    row = published(wrong_after_acceptance())

    path = selectors.bundle_path(row.snapshot_hash)
    snapshot = selectors.snapshot_of(row)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == row.snapshot_hash
    assert snapshot.kind is Kind.STATED
    assert snapshot.accepted[0].reason == "Như văn bản"
    assert snapshot.decision.number == DECIDED.number
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def wrong_after_acceptance():
    """A draft that does not agree, accepted with a reason."""
    draft = wrong_draft()
    finding = selectors.open_findings(draft)[0]
    services.accept(finding=finding, reason="Như văn bản", by=director(), at=AT)
    return draft


def test_a_file_that_is_there_already_is_taken_as_it_is():
    row = published()
    data = selectors.bundle_path(row.snapshot_hash).read_bytes()

    assert services.publishing.freeze(data) == row.snapshot_hash


def test_the_log_tells_hash_and_decision():
    row = published()

    event = Event.objects.latest("number")
    assert event.action == "publication.published"
    assert (event.details["hash"], event.details["decision"]) == (row.snapshot_hash, "12/QĐ-UBND")


def test_the_refusal_to_publish_names_everything_at_once():
    draft = a_stated_draft(statement=stated(total="89.90"), terms=Terms())
    services.check(publication=draft, by=officer(), at=AT)
    services.revise(publication=draft, terms=Terms(), by=officer(), at=AT)

    with pytest.raises(errors.NotReady) as refusal:
        services.publish(publication=draft, by=director(), at=AT)

    vi, en = refusal.value.sentence
    for piece in ("số của quyết định", "ngày của quyết định", "cơ quan", "1 chỗ", "Xã An Bình"):
        assert piece in vi
    assert "1 finding not yet accepted" in en
    assert not draft.snapshot_hash


def test_publishing_is_refused_before_the_checks():
    with pytest.raises(errors.NotReady) as refusal:
        services.publish(publication=a_draft(), by=director(), at=AT)

    assert refusal.value.obstacles == [NOT_CHECKED]


def test_publishing_is_refused_when_the_year_before_was_published_since_the_checks():
    draft = a_stated_draft()
    services.check(publication=draft, by=officer(), at=AT)
    published(a_stated_draft(scheme=draft.scheme, year=2024))

    with pytest.raises(errors.NotReady):
        services.publish(publication=draft, by=director(), at=AT)


def test_a_published_version_is_not_published_or_changed_again():
    row, by = published(), director()

    for refused in (
        lambda: services.publish(publication=row, by=by, at=AT),
        lambda: services.revise(publication=row, terms=DECIDED, by=by, at=AT),
        lambda: services.check(publication=row, by=by, at=AT),
        lambda: services.embargo(publication=row, until=AT + HOUR, by=by, at=AT),
        lambda: services.drop(publication=row, by=by, at=AT),
    ):
        with pytest.raises(errors.AlreadyPublished):
            refused()


def test_an_embargo_must_lie_ahead_and_can_be_lifted():
    draft, by = a_draft(), officer()

    with pytest.raises(errors.EmbargoPassed):
        services.embargo(publication=draft, until=AT, by=by, at=AT)
    assert services.embargo(publication=draft, until=AT + HOUR, by=by, at=AT).embargo_until
    assert services.embargo(publication=draft, until=None, by=by, at=AT).embargo_until is None


def test_only_named_readers_read_early_and_the_log_knows():
    draft, reader = a_draft(), UserFactory()
    services.add_reader(publication=draft, person=reader, by=officer(), at=AT)
    services.add_reader(publication=draft, person=reader, by=officer(), at=AT)

    services.read_early(publication=draft, by=reader, at=AT)

    assert (PreRelease.objects.count(), last_action()) == (1, "publication.read_early")
    assert Event.objects.latest("number").by == reader
    with pytest.raises(errors.NotAReader):
        services.read_early(publication=draft, by=director(), at=AT)
    services.remove_reader(reader=PreRelease.objects.get(), by=officer(), at=AT)
    with pytest.raises(errors.NotAReader):
        services.read_early(publication=draft, by=reader, at=AT)


def test_an_erratum_is_the_next_version_with_every_change_and_new_ranks():
    first = published()

    second = published(corrected(first, LOST), at=AT + 2 * HOUR)

    snapshot = selectors.snapshot_of(second)
    changes = {(one.unit, one.code, one.what): (one.old, one.new) for one in snapshot.corrections}
    assert (second.version, second.replaces, snapshot.replaces) == (2, first, first.snapshot_hash)
    assert changes["A", "1.2", "points"] == ("3", "0")
    assert changes["A", "", "rank"] == ("1", "2")
    assert changes["B", "", "rank"] == ("2", "1")
    assert snapshot.reason == "Khai trùng hồ sơ"
    assert snapshot.erratum_on is not None
    assert selectors.snapshot_of(first).corrections == ()


def test_a_statement_is_corrected_by_another_statement():
    first = published(a_stated_draft())
    right = stated(total="91.5", parts=(*stated().units[0].parts[:1],))

    draft = services.correct(
        publication=first, content=right, reason="In nhầm", by=officer(), at=AT
    )

    assert selectors.draft_snapshot(draft).scores["A"].total == Decimal("91.5")


@pytest.mark.parametrize(
    ("prepared", "content", "reason", "refusal"),
    [
        pytest.param(published, a_run, " ", errors.NoReason, id="no reason"),
        pytest.param(published, lambda: None, "vì", errors.NothingCorrected, id="the same run"),
        pytest.param(a_draft, lambda: None, "vì", errors.NotCorrectable, id="a draft"),
        pytest.param(
            published,
            lambda: a_run(edition=an_edition_of("khac")),
            "vì",
            errors.AnotherScheme,
            id="another scheme",
        ),
    ],
)
def test_an_erratum_is_refused(prepared, content, reason, refusal):
    row = prepared()
    with pytest.raises(refusal):
        services.correct(
            publication=row,
            content=row.run if reason == " " else content() or row.run,
            reason=reason,
            by=officer(),
            at=AT,
        )


def test_an_erratum_of_a_statement_that_says_the_same_is_refused():
    row = published(a_stated_draft())

    with pytest.raises(errors.NothingCorrected):
        services.correct(publication=row, content=stated(), reason="vì", by=officer(), at=AT)


def test_a_version_is_corrected_once_then_its_erratum():
    first = published()
    second = corrected(first, LOST)

    with pytest.raises(errors.NotCorrectable):
        corrected(first, {("A", "1.2", "numerator"): "80"})

    assert second.version == 2


def test_of_two_errata_at_once_one_is_refused(monkeypatch):
    first = published()
    run = a_run(LOST, edition=first.run.edition)

    def faster(*_, **__):
        raise IntegrityError

    monkeypatch.setattr(Publication, "save", faster)
    with pytest.raises(errors.NotCorrectable):
        services.correct(publication=first, content=run, reason="vì", by=officer(), at=AT)


WRITES = {
    "prepare": lambda draft, by: services.prepare(run=draft.run, by=by, at=AT),
    "prepare_stated": lambda _, by: a_stated_draft(by=by, year=2020),
    "revise": lambda draft, by: services.revise(publication=draft, terms=DECIDED, by=by, at=AT),
    "take_run": lambda draft, by: services.take_run(publication=draft, run=draft.run, by=by, at=AT),
    "drop": lambda draft, by: services.drop(publication=draft, by=by, at=AT),
    "check": lambda draft, by: services.check(publication=draft, by=by, at=AT),
    "embargo": lambda draft, by: services.embargo(publication=draft, until=None, by=by, at=AT),
    "add_reader": lambda draft, by: services.add_reader(publication=draft, person=by, by=by, at=AT),
    "remove_reader": lambda draft, by: services.remove_reader(
        reader=PreRelease(publication=draft, person=by), by=by, at=AT
    ),
    "correct": lambda draft, by: services.correct(
        publication=draft, content=draft.run, reason="vì", by=by, at=AT
    ),
    "publish": lambda draft, by: services.publish(publication=draft, by=by, at=AT),
    "accept": lambda draft, by: services.accept(
        finding=Finding(publication=draft), reason="vì", by=by, at=AT
    ),
}
REFUSED = {
    **dict.fromkeys(WRITES, ("it_administrator", "chair", "inspector", "unit_officer")),
    "publish": ("method_officer", "it_administrator", "chair", "inspector", "unit_officer"),
    "accept": ("method_officer", "it_administrator", "chair", "inspector", "unit_officer"),
}


@pytest.mark.parametrize(
    ("write", "role"), [(write, role) for write, roles in REFUSED.items() for role in roles]
)
def test_each_write_is_refused_to_roles_without_the_right(write, role):
    draft = a_draft()
    before = Event.objects.count()

    with pytest.raises(NotAllowed):
        WRITES[write](draft, person_with(role))

    assert Event.objects.count() == before


def test_the_stored_statement_is_plain_json():
    draft = a_stated_draft()

    assert json.loads(json.dumps(draft.statement)) == draft.statement


def test_a_moment_later_is_another_file():
    one = published(a_stated_draft())
    two = published(a_stated_draft(scheme=one.scheme, year=2024), at=AT + timedelta(days=1))

    assert one.snapshot_hash != two.snapshot_hash
