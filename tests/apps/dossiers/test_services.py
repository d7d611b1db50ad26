"""Files taken in, periods closed, letters written: every way out."""

import os
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.accounts import UserFactory, person_with
from tests.factories.dossiers import (
    AS_OF,
    NATIONAL,
    BatchFactory,
    LetterFactory,
    SourceFactory,
    as_csv,
    closed,
    now,
    scope_over,
)
from thuocdo.analytics.ingesting.errors import LakeInUse, MissingColumn
from thuocdo.analytics.ingesting.locking import alone
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.dossiers import selectors, services, tasks
from thuocdo.apps.dossiers.errors import (
    CannotClose,
    NeverChanged,
    NoLetterDue,
    NotFinished,
    UnreadableFile,
)
from thuocdo.apps.dossiers.models import Limit, Outcome, Period
from thuocdo.apps.dossiers.selectors.boards import board_of
from thuocdo.apps.dossiers.selectors.frozen import changes
from thuocdo.apps.dossiers.services import Announced, Closing, Draft, Sending, Wanted

pytestmark = pytest.mark.django_db
LATER = date(2026, 4, 10)


def handed_in(site, content, **wanted):
    source = SourceFactory(unit=site.province)
    staged = services.stage("ho-so.csv", [content])
    return services.hand_in(
        source=source,
        file=staged,
        wanted=Wanted(LATER, **wanted),
        by=site.method_officer,
        at=now(),
    )


def test_an_upload_that_nobody_hands_in_is_removed_and_what_waits_stays(site):
    batch = handed_in(site, as_csv({}))
    forgotten = services.stage("thu.csv", [b"a"])
    fresh = services.stage("moi.csv", [b"b"])
    days = timedelta(days=3).total_seconds()
    for sha256 in (batch.sha256, forgotten.sha256):
        (path,) = selectors.incoming().glob(f"{sha256}*")
        os.utime(path, (path.stat().st_mtime - days,) * 2)

    assert services.drop_forgotten(at=timezone.now()) == 1
    left = {path.stem for path in selectors.incoming().iterdir()}
    assert left == {batch.sha256, fresh.sha256}


def test_a_file_is_read_and_removed_and_no_name_is_kept(site):
    batch = handed_in(site, as_csv({}, {"MaHoSo": "H-0002", "DonViXuLy": "X2"}))

    outcome = services.read_batch(batch)

    assert (outcome.rows_in, outcome.added, outcome.refused) == (2, 2, 0)
    assert not list(selectors.incoming().iterdir())
    kept = b"".join(path.read_bytes() for path in selectors.folder().rglob("*") if path.is_file())
    assert "Riêng Tư".encode() not in kept
    assert board_of(scope_over(site.second)).counts["received"].number == 6


def test_rows_of_units_outside_the_source_are_refused_one_by_one(site):
    elsewhere = {"MaHoSo": "H-0003", "DonViXuLy": "X9", "NoiNopHoSo": "X9"}
    outcome = services.read_batch(handed_in(site, as_csv({}, elsewhere)))

    assert (outcome.added, outcome.refused) == (1, 1)
    table = selectors.refused_path(outcome.batch).read_text(encoding="utf-8-sig")
    assert table.splitlines()[1].startswith("3,")


def test_reading_the_same_file_again_changes_nothing(site):
    content = as_csv({})
    first = handed_in(site, content)
    services.read_batch(first)
    second = services.hand_in(
        source=first.source,
        file=services.stage("ho-so.csv", [content]),
        wanted=Wanted(LATER),
        by=site.method_officer,
        at=LATER_THAN_NOW,
    )

    outcome = services.read_batch(second)

    assert (outcome.added, outcome.corrected, outcome.unchanged) == (0, 0, 1)
    assert selectors.read_before(second) == first


LATER_THAN_NOW = now().replace(hour=9)


def test_a_trial_keeps_nothing_but_the_file(site):
    batch = handed_in(site, as_csv({}), is_trial=True)

    outcome = services.read_batch(batch)

    assert (outcome.added, outcome.number) == (1, None)
    assert list(selectors.incoming().iterdir())
    assert board_of(scope_over(site.first)).counts["received"].number == 110


def test_a_batch_is_read_once_whoever_asks(site):
    batch = handed_in(site, as_csv({}))

    assert services.read_batch(batch) == services.read_batch(batch)
    assert Outcome.objects.filter(batch=batch).count() == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00"], ids=["empty", "not a text"])
def test_a_file_that_cannot_be_read_says_why(site, content):
    outcome = services.read_batch(handed_in(site, content))

    assert outcome.failure
    assert outcome.rows_in == 0


def test_a_file_that_went_away_is_asked_for_again(site):
    batch = handed_in(site, as_csv({}))
    selectors.staged_path(batch.sha256, batch.file_name).unlink()

    assert "Tải lên lại" in services.read_batch(batch).failure
    with pytest.raises(UnreadableFile):
        services.hand_in(
            source=SourceFactory(unit=site.province),
            file=services.Staged(batch.file_name, batch.sha256),
            wanted=Wanted(LATER),
            by=site.method_officer,
            at=now(),
        )


def test_while_another_import_is_at_work_nothing_is_written_down(site):
    batch = handed_in(site, as_csv({}))

    with alone(selectors.lake()), pytest.raises(LakeInUse):
        services.read_batch(batch)

    assert not Outcome.objects.filter(batch=batch).exists()


def test_one_file_of_a_source_is_read_after_the_other(site):
    batch = handed_in(site, as_csv({}))

    with pytest.raises(NotFinished):
        services.hand_in(
            source=batch.source,
            file=services.Staged(batch.file_name, batch.sha256),
            wanted=Wanted(LATER),
            by=site.method_officer,
            at=now(),
        )


def test_a_source_without_columns_reads_nothing(site):
    source = services.add_source(
        unit=site.province, name="Mới", form="csv", by=site.method_officer, at=now()
    )

    with pytest.raises(MissingColumn):
        services.hand_in(
            source=source,
            file=services.stage("x.csv", [b"a"]),
            wanted=Wanted(LATER),
            by=site.method_officer,
            at=now(),
        )


def test_columns_are_kept_with_the_source(site):
    source = SourceFactory(unit=site.province, mapping={})

    services.map_columns(source=source, mapping=NATIONAL, by=site.method_officer, at=now())

    source.refresh_from_db()
    assert source.mapping["columns"]["dossier"] == "MaHoSo"


def test_a_second_source_of_a_name_is_refused(site):
    with pytest.raises(ValidationError):
        services.add_source(
            unit=site.province,
            name=SourceFactory(unit=site.province).name,
            form="csv",
            by=site.method_officer,
            at=now(),
        )


def test_the_queue_reads_what_was_handed_in(site):
    batch = handed_in(site, as_csv({}))
    job = tasks.enqueue(batch)

    tasks.read_batch.call(batch.pk)

    assert job.key == selectors.job_key(batch)
    assert Outcome.objects.get(batch=batch).added == 1
    assert selectors.progress(batch).is_over is False


def test_an_empty_lake_is_not_taken_over(site):
    (selectors.lake().root).rename(selectors.folder() / "away")
    source = SourceFactory(unit=site.province)

    with pytest.raises(UnreadableFile):
        services.take_over(
            source=source, name="x", wanted=Wanted(AS_OF), by=site.method_officer, at=now()
        )


def test_a_lake_is_taken_over_as_it_lies(site):
    batch = services.take_over(
        source=SourceFactory(unit=site.province),
        name="x",
        wanted=Wanted(AS_OF),
        by=site.method_officer,
        at=now(),
    )

    assert batch.outcome.rows_in == 115


def test_outcomes_are_never_changed_not_even_past_the_models(site):
    outcome = Outcome.objects.get(batch=site.batch)
    outcome.added = 1
    with pytest.raises(NeverChanged):
        outcome.save()
    with pytest.raises(NeverChanged):
        Period.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        super(type(Outcome.objects.all()), Outcome.objects.all()).update(added=1)


def test_a_period_is_closed_with_its_hash_and_told_to_the_log(site):
    period = closed(site.province, site.director)

    assert (period.dossiers, period.version, period.as_of) == (115, 1, AS_OF)
    assert selectors.period_path(period.content_hash).exists()
    assert Event.objects.filter(action="period.closed").count() == 1


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        pytest.param(Closing("2026"), "mới nhập đến", id="the data does not reach its end"),
        pytest.param(Closing("2026-Q1", date(2026, 3, 30)), "kết thúc ngày", id="not over then"),
        pytest.param(Closing("2025"), "không có hồ sơ", id="nothing in it"),
    ],
)
def test_a_period_is_not_closed(site, closing, said):
    with pytest.raises(CannotClose) as refused:
        services.close_period(authority=site.province, closing=closing, by=site.director, at=now())

    assert said in refused.value.sentence.vi


def test_closing_again_needs_a_reason_and_is_another_version(site):
    closed(site.province, site.director)
    with pytest.raises(CannotClose, match="lý do"):
        closed(site.province, site.director)

    again = services.close_period(
        authority=site.province,
        closing=Closing("2026-Q1", reason="Nguồn gửi bổ sung"),
        by=site.director,
        at=now(),
    )

    assert again.version == 2
    assert [row.version for row in selectors.newest_versions()] == [2]


def test_a_later_import_leaves_a_closed_period_and_says_what_would_differ(site):
    period = closed(site.province, site.director)
    services.read_batch(handed_in(site, as_csv({})))

    changed = {one.then.kpi.code: (one.then.number, one.now.number) for one in changes(period)}

    assert changed["received"] == (115, 116)
    assert (
        selectors.closed_table(period, "responsible", frozenset({"X1"})).cell("received").number
        == 110
    )


def draft(dossier=7, new=date(2026, 4, 10)):
    return Draft(dossier, date(2026, 3, 2), new, "Chậm phối hợp")


def test_a_letter_is_written_once_and_sent_once(site):
    officer = person_with("one_stop_officer", unit=site.first)
    letter = services.write_letter(unit=site.first, draft=draft(), by=officer, at=now())
    with pytest.raises(NoLetterDue):
        services.write_letter(unit=site.first, draft=draft(), by=officer, at=now())

    sending = Sending(date(2026, 3, 5), "desk", "12/TXL")
    sent = services.send_letter(letter=letter, sending=sending, by=officer, at=now())

    assert (sent.sent_on, sent.number) == (date(2026, 3, 5), "12/TXL")
    with pytest.raises(NeverChanged):
        services.send_letter(letter=letter, sending=sending, by=officer, at=now())


def test_a_new_day_that_is_not_later_is_refused(site):
    officer = person_with("one_stop_officer", unit=site.first)

    with pytest.raises(ValidationError):
        services.write_letter(
            unit=site.first, draft=draft(new=date(2026, 3, 2)), by=officer, at=now()
        )


def test_procedures_are_loaded_once_and_a_new_limit_stands_beside_the_old(site):
    row = Announced("2.1", "Cấp lại", "LV02", "Hộ tịch", "", 1, date(2024, 1, 1), 80, 80, "1/QĐ")
    cut = row._replace(from_on=date(2025, 1, 1), promised_hours=60, document="2/QĐ")

    counts = [
        services.load_procedures(announced=[row, cut], by=by, at=now())
        for by in (site.method_officer, None)
    ]

    assert counts == [2, 0]
    assert list(Limit.objects.values_list("promised_hours", flat=True)) == [80, 60]


def test_a_promise_longer_than_the_law_is_refused():
    row = Announced("2.1", "Cấp lại", "LV02", "Hộ tịch", "", 1, date(2024, 1, 1), 8, 16, "1/QĐ")

    with pytest.raises(ValidationError):
        services.load_procedures(announced=[row], by=None, at=now())


def test_whoever_lacks_the_right_writes_nothing(site):
    nobody, letter = UserFactory(), LetterFactory(unit=site.first)
    calls = [
        lambda: services.add_source(unit=site.province, name="x", form="csv", by=nobody, at=now()),
        lambda: services.map_columns(
            source=site.batch.source, mapping=NATIONAL, by=nobody, at=now()
        ),
        lambda: services.hand_in(
            source=site.batch.source,
            file=services.Staged("x.csv", "0"),
            wanted=Wanted(AS_OF),
            by=nobody,
            at=now(),
        ),
        lambda: services.close_period(
            authority=site.province, closing=Closing("2026-Q1"), by=nobody, at=now()
        ),
        lambda: services.write_letter(unit=site.first, draft=draft(), by=nobody, at=now()),
        lambda: services.send_letter(
            letter=letter, sending=Sending(AS_OF, "desk"), by=nobody, at=now()
        ),
        lambda: services.load_procedures(announced=[], by=nobody, at=now()),
    ]

    for call in calls:
        with pytest.raises(NotAllowed):
            call()
    assert BatchFactory._meta.model.objects.count() == 1
