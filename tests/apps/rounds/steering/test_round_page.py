"""The page of a round: its blocks, and what runs for them in the background."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.rounds import NOW, a_round, submitted
from tests.factories.units import BlockFactory
from tests.lib.background import sample
from thuocdo.apps.rounds.models import Phase, RoundBlock, Window
from thuocdo.apps.rounds.selectors import planning
from thuocdo.lib.background import leasing
from thuocdo.lib.background.models import Job
from thuocdo.lib.background.submitting import submit

pytestmark = pytest.mark.django_db
MOST = 10  # queries of a page


@pytest.fixture
def made():
    return submitted(a_round(), "A")


def more_blocks(made, count):
    """Blocks without units, with a window each."""
    for number in range(count):
        block = BlockFactory(authority=made.round.authority, slug=f"khoi-{number}")
        placed = RoundBlock.objects.create(round=made.round, block=block, phase=Phase.SELF)
        Window.objects.create(
            block=placed, phase=Phase.SELF, opens_at=NOW, closes_at=NOW + timedelta(days=9)
        )


def page_of(client, made):
    client.force_login(made.manager)
    return client.get(reverse("rounds:round", args=[made.round.pk])).content.decode()


def test_every_block_stands_there_with_its_windows_and_units(made):
    (line,) = planning.lines_of(made.round)

    assert line.block == made.block
    assert [one.phase for one in line.windows] == [
        one.phase for one in Window.objects.filter(block=made.block).order_by("opens_at")
    ]
    assert (line.units, line.unsubmitted) == (3, 2)


def test_more_blocks_cost_no_more_queries(client, made, django_assert_max_num_queries):
    more_blocks(made, 3)
    page_of(client, made)
    with django_assert_max_num_queries(MOST):
        client.get(reverse("rounds:round", args=[made.round.pk]))


def test_what_runs_for_a_round_and_its_blocks_is_shown_until_it_is_over(client, made):
    assert "progress" not in page_of(client, made)
    submit(sample.halfway, {}, key=planning.settle_key(made.block))
    submit(sample.halfway, {}, key=planning.recompute_key(made.round))
    submit(sample.halfway, {}, key="rounds.settle:0")

    jobs = planning.jobs_of(made.round, [made.block])
    assert [what for what, _ in jobs] == ["recompute", "settle"]
    page = page_of(client, made)
    assert "Đang chốt kết quả" in page
    assert "Đang tính lại cả vòng" in page

    for job in Job.objects.all():
        job.task.status = "SUCCESSFUL"
        job.task.save()
    assert planning.jobs_of(made.round, [made.block]) == []
    assert leasing.claim("w", NOW) is None
