"""Tasks run once, are tried again a few times, and never lose what they were for."""

from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.lib.background import sample
from tests.lib.background.conftest import AT, SECOND
from thuocdo.lib.background import leasing, running
from thuocdo.lib.background.models import Job
from thuocdo.lib.background.progress import progress_of, report
from thuocdo.lib.background.submitting import submit
from thuocdo.vietnamese.sentence import Sentence

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def status(job):
    return DBTaskResult.objects.get(pk=job.task_id).status


def test_a_task_runs_once(run, calls):
    job = submit(sample.note, {"what": "a"})

    assert [run(), run()] == [True, False]
    assert calls == ["a"]
    assert status(job) == TaskResultStatus.SUCCESSFUL


def test_a_task_handed_in_without_us_runs_too(run, calls):
    sample.note.enqueue("b")

    run()

    assert calls == ["b"]


def test_a_task_may_ask_which_attempt_it_is(run, calls):
    submit(sample.count_attempts, {})

    run()

    assert calls == [1]


def test_all_that_waits_is_worked_off(calls):
    for what in "abc":
        submit(sample.note, {"what": what})

    assert running.run_waiting("w", lambda: AT) == 3
    assert calls == ["a", "b", "c"]


def test_what_is_undone_is_not_in_the_queue(run):
    with transaction.atomic():
        submit(sample.note, {"what": "a"}, key="a")
        transaction.set_rollback(True)

    assert run() is False
    assert Job.objects.count() == 0


@pytest.mark.parametrize("done", [False, True], ids=["waiting", "done"])
def test_one_key_is_one_task(run, calls, done):
    first = submit(sample.note, {"what": "a"}, key="mailing:1")
    if done:
        run()

    assert submit(sample.note, {"what": "a"}, key="mailing:1") == first
    run()
    assert calls == ["a"]


def test_computing_anew_waits_once_and_again_after_it_has_begun(calls):
    first = submit(sample.note, {"what": 1}, key="k", again=True)
    assert submit(sample.note, {"what": 1}, key="k", again=True) == first

    leasing.claim("w", AT)
    second = submit(sample.note, {"what": 2}, key="k", again=True)

    assert second != first
    assert running.run_waiting("v", lambda: AT) == 1
    assert calls == [2]


def test_who_is_slower_gets_the_job_of_who_was_quicker(monkeypatch):
    first = submit(sample.note, {"what": 1}, key="k")
    monkeypatch.setattr("thuocdo.lib.background.submitting.held", lambda *_, **__: None)

    assert submit(sample.note, {"what": 1}, key="k") == first
    assert DBTaskResult.objects.count() == 1


def test_failures_are_tried_again_after_longer_and_longer_waits(run, calls):
    job = submit(sample.break_down, {"times": 2})

    at, waits = AT, []
    while run(at):
        job.refresh_from_db()
        if status(job) == TaskResultStatus.READY:
            until = DBTaskResult.objects.get(pk=job.task_id).run_after
            assert run(until - SECOND) is False
            waits.append(until - at)
            at = until

    assert waits == [10 * SECOND, 40 * SECOND]
    assert len(calls) == 3
    assert status(job) == TaskResultStatus.SUCCESSFUL


def test_attempts_are_bounded(run, calls):
    job = submit(sample.break_down, {"times": 99}, attempts=3, key="k")

    for hours in range(9):
        run(AT + hours * HOUR)

    assert len(calls) == 3
    assert status(job) == TaskResultStatus.FAILED
    assert progress_of("k").has_failed
    assert "nhật ký máy chủ" in progress_of("k").message.vi


def test_waits_end_at_an_hour():
    assert [leasing.wait(count) for count in (0, 1, 2, 3, 60)] == [
        0 * SECOND,
        10 * SECOND,
        40 * SECOND,
        160 * SECOND,
        HOUR,
    ]


def test_what_is_refused_is_not_tried_again(run, calls):
    submit(sample.refuse, {}, key="k")

    run()
    run(AT + HOUR)

    assert calls == ["tried"]
    assert progress_of("k").message == Sentence("Không được.", "Not possible.")
    assert progress_of("k").is_over


def test_a_silent_workers_task_is_taken_by_another(run, calls, settings):
    settings.TASK_LEASE_SECONDS = 60
    job = submit(sample.note, {"what": "a"})
    leasing.claim("killed", AT)

    assert leasing.reap(AT + 60 * SECOND) == 0
    assert leasing.reap(AT + 61 * SECOND) == 1
    assert run(AT + 61 * SECOND)
    assert calls == ["a"]
    assert status(job) == TaskResultStatus.SUCCESSFUL


def test_who_gives_signs_of_life_keeps_the_task(settings):
    settings.TASK_LEASE_SECONDS = 60
    submit(sample.note, {"what": "a"})
    leasing.claim("alive", AT)

    assert leasing.renew(["other"], AT + 50 * SECOND) == 0
    assert leasing.renew(["alive"], AT + 50 * SECOND) == 1
    assert leasing.reap(AT + 100 * SECOND) == 0


def test_a_task_that_kills_its_workers_is_given_up():
    job = submit(sample.note, {"what": "a"}, attempts=2)

    for hours in (0, 1):
        leasing.claim("killed", AT + hours * HOUR)
        leasing.reap(AT + (hours + 0.5) * HOUR)

    assert status(job) == TaskResultStatus.FAILED
    assert "WorkerLost" in DBTaskResult.objects.get(pk=job.task_id).exception_class_path


@pytest.mark.parametrize("ends", ["well", "badly"])
def test_who_lost_the_task_cannot_end_it(ends):
    submitted = submit(sample.note, {"what": "a"})
    job = leasing.claim("slow", AT)
    leasing.reap(AT + HOUR)
    leasing.claim("quick", AT + 2 * HOUR)

    error = RuntimeError()
    done = leasing.succeed(job, 1) if ends == "well" else leasing.fail(job, error, AT + 2 * HOUR)

    assert done is False
    assert status(submitted) == TaskResultStatus.RUNNING
    assert Job.objects.get().worker == "quick"


def test_a_claim_that_came_too_late_takes_nothing(monkeypatch):
    submit(sample.note, {"what": "a"})
    nothing = DBTaskResult.objects.none()
    answers = [DBTaskResult.objects.all(), nothing]
    monkeypatch.setattr(leasing, "waiting", lambda _now: answers.pop(0))

    assert leasing.claim("w", AT) is None


def test_pages_see_how_far_a_task_is(run, calls, django_assert_num_queries):
    assert progress_of("k") is None
    submit(sample.halfway, {}, key="k")
    assert progress_of("k")[:3] == (0, Sentence("", ""), False)

    leasing.claim("w", AT)
    assert progress_of("k").has_begun
    leasing.reap(AT + HOUR)
    run(AT + 2 * HOUR)

    assert calls == [50]
    with django_assert_num_queries(1):
        seen = progress_of("k")
    assert (seen.percent, seen.is_over, seen.has_failed) == (100, True, False)


def test_outside_the_queue_nothing_is_reported(django_assert_num_queries):
    with django_assert_num_queries(0):
        report(1, 2)


def test_the_same_percent_is_written_once(django_assert_num_queries):
    submit(sample.note, {"what": 1})
    job = leasing.claim("w", AT)

    with running.working_on(job), django_assert_num_queries(1):
        for done in range(20):
            report(done, 1000)

    with running.working_on(job), django_assert_num_queries(1):
        report(0, 0)
