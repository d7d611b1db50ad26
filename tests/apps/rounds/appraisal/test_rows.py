"""What appraisers read at once says the same as what is read item by item."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.apps.rounds.appraisal.test_column import show, with_last_year
from tests.factories.rounds import NOW, a_round, advanced, appraiser, submitted
from thuocdo.apps.rounds.forms.checks import LONGEST
from thuocdo.apps.rounds.models import Batch, Entry, Phase, RoundBlock
from thuocdo.apps.rounds.selectors.appraisal.batches import last_batch, last_batch_of
from thuocdo.apps.rounds.selectors.appraisal.facts import entries_of, facts_of
from thuocdo.apps.rounds.selectors.appraisal.queue import marks_of
from thuocdo.apps.rounds.selectors.appraisal.rows import (
    LEAF,
    UNIT,
    beside,
    entries_in,
    round_with_last,
)
from thuocdo.apps.rounds.services import appraising

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def made():
    made = advanced(submitted(a_round()), Phase.APPRAISAL)
    made.by = appraiser(made.province)
    return made


@pytest.mark.parametrize(
    ("scope", "key", "filters"),
    [(LEAF, "1.1", {"code": "1.1"}), (UNIT, "A", {"participant__unit__code": "A"})],
    ids=["leaf", "unit"],
)
def test_what_is_known_beforehand_is_what_would_be_asked(made, scope, key, filters):
    show(made, "A")
    with_last_year(made, A=("0.8", "1"), B=("0.5", "0.5"))
    Entry.objects.filter(participant__round=made.round.previous).update(second_points=Decimal(0))
    asked = facts_of(made.round, entries_of(made.round).filter(**filters))
    known = facts_of(
        made.round, entries_in(scope, made.round, key), beside(scope, made.round, key, key)
    )
    assert [one.entry for one in known] == [one.entry for one in asked]
    assert [str(one.entry.participant) for one in known] == [
        str(one.entry.participant) for one in asked
    ]
    assert [one[1:] for one in known] == [one[1:] for one in asked]
    assert any(one.evidence for one in known)
    assert any(one.last for one in known)


def test_blocks_that_still_fill_in_are_not_seen(made):
    assert entries_in(LEAF, made.round, "1.1")
    RoundBlock.objects.update(phase=Phase.SELF)
    assert entries_in(LEAF, made.round, "1.1") == []
    assert entries_in(UNIT, made.round, "A") == []


def test_items_of_a_round_are_read_with_one_query(made, django_assert_num_queries):
    entries_in(UNIT, made.round, "A")
    with django_assert_num_queries(1):
        rows = entries_in(UNIT, made.round, "A")
        assert {row.participant.block.phase for row in rows} == {Phase.APPRAISAL}
        assert {row.participant.is_locked for row in rows} == {True}


def test_each_kind_of_mark_changes_alone(made):
    before = marks_of(made.round)
    show(made, "A")
    linked = marks_of(made.round)
    assert {code for code in before if before[code] != linked[code]} == {"1.1"}
    assert [one == two for one, two in zip(before["1.1"], linked["1.1"], strict=True)].count(
        False
    ) == 1


def confirmed(made, codes, at=NOW):
    rows = Entry.objects.filter(participant=made.participants["A"], code__in=codes)
    keys = list(rows.values_list("pk", flat=True))
    return appraising.confirm(entry_ids=keys, by=made.by, at=at).batch


def test_the_latest_batch_of_a_unit_can_be_taken_back(made):
    old = confirmed(made, ["1.2"])
    new = confirmed(made, ["2.1"], at=NOW + timedelta(minutes=1))
    since = NOW - timedelta(minutes=9)
    unit = made.participants["A"]

    assert last_batch_of(unit, made.by, since) == new
    assert last_batch(made.round, new.code, made.by, since) == new
    assert last_batch_of(made.participants["B"], made.by, since) is None
    assert last_batch_of(unit, made.manager, since) is None
    assert last_batch_of(unit, made.by, NOW + timedelta(minutes=2)) is None
    Batch.objects.filter(pk=new.pk).update(undone_at=NOW)
    assert last_batch_of(unit, made.by, since) == old


def test_a_round_comes_with_the_one_before(made, django_assert_num_queries):
    with_last_year(made, A=("1", "1"))
    round_with_last(made.round.pk)
    with django_assert_num_queries(1):
        found = round_with_last(made.round.pk)
        assert found.previous.edition.pk == made.round.edition_id


def test_a_plan_that_is_refused_keeps_what_was_typed(made, client):
    client.force_login(made.by)
    page = reverse("rounds:plan_check", args=[made.round.pk, "A"])
    row = made.participants["A"].entries.get(code="1.1")
    other = made.participants["A"].entries.get(code="1.2")
    sent = {f"xem_{row.pk}": 'Sổ <b> "2"', f"xem_{other.pk}": "x" * (LONGEST + 1)}
    answer = client.post(page, sent)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Sổ &lt;b&gt; &#34;2&#34;"' in text
    assert text.count('aria-invalid="true"') >= 1
    assert f'name="xem_{other.pk}" value="xxx' in text
    assert 'aria-label="Nội dung cần xem của mục 1.1"' in text
