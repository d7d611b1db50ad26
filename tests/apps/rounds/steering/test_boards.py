"""The board, reminding, locking at the deadline, and the progress report."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from tests.factories.accounts import person_with
from tests.factories.councils import all_decided, before_council
from tests.factories.rounds import NOW, OPENED, a_round, submitted, type_in
from thuocdo.apps.accounts.permissions import ROLES, NotAllowed, Permission
from thuocdo.apps.audit.models import Event
from thuocdo.apps.notifications.models import Notice
from thuocdo.apps.rounds import tasks
from thuocdo.apps.rounds.errors import NoReason, WrongPlan
from thuocdo.apps.rounds.models import Entry, Layer, Participant, Progress, Word
from thuocdo.apps.rounds.selectors import hot, steering, work_council
from thuocdo.apps.rounds.selectors.board_rows import counts_in, heat_of
from thuocdo.apps.rounds.services import locking, recomputing, reminding
from thuocdo.apps.rounds.services.reminding import DRAFT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LATER = OPENED + timedelta(days=8)  # of ten


def lines(made, at=LATER):
    return {one.row.unit.code: one for one in steering.board(made.round, at).units}


def test_the_board_counts_and_foresees(django_assert_num_queries):
    made = submitted(a_round(), "A")
    type_in(made, "B", yes="có", explanation="Có.")
    with django_assert_num_queries(4):
        board = steering.board(made.round, LATER)

    (block,) = board.blocks
    assert (board.submitted, len(board.units), block.late) == (1, 3, 0)
    found = lines(made)
    assert [found[code].percent for code in "ABC"] == [100, 100, 0]
    assert [one.row.unit.code for one in board.at_risk] == ["C"]
    assert found["C"].is_in(steering.RISK)
    assert found["A"].is_in(steering.SUBMITTED)
    assert not found["B"].is_in(steering.LATE)
    assert block.outlook.in_time == 2


def test_the_board_asks_as_often_for_more_units(django_assert_max_num_queries):
    made = before_council()
    with django_assert_max_num_queries(4):
        steering.board(made.round, NOW)


def test_last_years_pace_is_used_where_there_is_one():
    made = a_round()
    last = Participant.objects.filter(round=made.round)
    made.round.previous = made.round  # its own year stands in for the one before
    last.filter(unit__code="A").update(submitted_at=made.participants["A"].closes_at)

    block = steering.board(made.round, LATER).blocks[0]
    assert "Theo năm trước" in block.outlook.why.vi
    assert block.outlook.in_time == 1


def test_units_are_locked_when_their_own_time_is_over():
    made = a_round()
    Participant.objects.filter(unit__code="C").update(closes_at=LATER + timedelta(days=30))
    type_in(made, "A", yes="có")
    over = OPENED + timedelta(days=10, seconds=1)

    assert lines(made, over)["A"].is_late
    assert tasks.lock_due.call(at=over.isoformat()) == 2
    assert locking.lock_due(over) == 0
    rows = {row.unit.code: row for row in Participant.objects.select_related("unit")}
    assert [rows[code].progress for code in "ABC"] == [Progress.SUBMITTED] * 2 + [Progress.FILLING]
    assert rows["A"].is_late
    assert Word.objects.get(entry__participant=rows["A"], entry__code="1.1").figures == {
        "yes": "có"
    }
    assert Event.objects.filter(action="assessment.locked_at_deadline", by=None).count() == 2


def test_a_unit_that_was_quicker_is_not_locked_again():
    made = submitted(a_round(), "A")
    assert not locking.lock(made.participants["A"].pk, OPENED + timedelta(days=11))


def remind(made, *codes, text=DRAFT.vi, by=None, at=LATER):
    keys = [made.participants[code].pk for code in codes]
    return reminding.remind(
        round_=made.round, participant_ids=keys, text=text, by=by or made.manager, at=at
    )


def test_units_are_reminded_once_a_day_in_both_languages():
    made = submitted(a_round(), "A")
    first = remind(made, "A", "B", "C")

    assert (first.units, first.already, first.silent) == (2, 0, [])
    notice = Notice.objects.get(recipient=made.officers["B"])
    assert notice.text_vi.startswith("Đề nghị Xã Bình An hoàn thành và nộp bản tự đánh giá trước")
    assert "còn 2 ngày làm việc" in notice.text_vi
    assert notice.text_en.startswith("Please complete")
    assert notice.urgency == "urgent"
    assert remind(made, "B")[:2] == (0, 1)
    assert remind(made, "B", at=LATER + timedelta(days=1)).units == 1
    assert Event.objects.filter(action="round.reminded").count() == 2


def test_own_words_are_sent_as_they_are():
    made = a_round()
    remind(made, "B", text="Gọi lại cho {don_vi}.")
    assert set(Notice.objects.values_list("text_vi", "text_en")) == {
        ("Gọi lại cho Xã Bình An.",) * 2
    }


def test_a_unit_without_people_is_named():
    made = a_round()
    made.officers["C"].grants.all().delete()
    made.leaders["C"].grants.all().delete()
    assert remind(made, "C").silent == ["Xã Cao Sơn"]


@pytest.mark.parametrize(("text", "refusal"), [(" ", NoReason), ("x" * 301, WrongPlan)])
def test_an_unreadable_reminder_is_refused(text, refusal):
    with pytest.raises(refusal):
        remind(a_round(), "B", text=text)


def test_who_does_not_steer_reminds_nobody():
    made = a_round()
    for code, role in ROLES.items():
        if Permission.STEER_ROUNDS not in role.permissions:
            with pytest.raises(NotAllowed):
                remind(made, "B", by=person_with(code))
    assert not Notice.objects.exists()


def test_hot_leaves_and_their_reasons():
    made = before_council()
    (found,) = hot.hot_leaves(made.round)
    assert (found.leaf.code, found.disputed, found.explained, found.returned) == ("1.1", 1, 1, 0)

    all_decided(made)
    times = {line.layer: line.times for line in hot.reasons_of(made.round, "1.1")}
    assert times == {"appraised": 3, "second": 3, "council": 2}
    assert hot.hot_leaves(made.round)[0].disputed == 1  # it was, before the council


def test_completeness_by_domain():
    made = submitted(a_round(), "A")
    counts = {code: heat.counts for code, heat in heat_of(made.round, NOW.date()).items()}
    (line,) = hot.completeness(made.round, counts)  # units fill in nothing of the other domain
    assert (line.code, line.done, line.total, line.percent) == ("1", 1, 3, 33)
    (line,) = hot.completeness(made.round, counts_in(made.participants["A"]))
    assert (line.done, line.total) == (1, 1)


def test_points_are_computed_anew():
    made = before_council()
    Entry.objects.update(declared_points=None, second_points=None)
    seen = []
    count = recomputing.recompute(
        round_=made.round, report=lambda done, of: seen.append((done, of))
    )

    assert (count, seen) == (3, [(3, 3)])
    row = Entry.objects.get(participant=made.participants["B"], code="1.1")
    assert (row.declared_points, row.second_points) == (0, 1)
    assert tasks.recompute_round.call(round_id=made.round.pk) == 3
    assert Word.objects.filter(layer=Layer.FINAL).count() == 0


def test_the_council_s_work_is_listed_for_whom_it_is():
    made = before_council()

    def found(person):
        return [item.key.split(":")[0] for item in work_council.waiting_for(person, LATER.date())]

    assert found(made.secretary) == ["rounds.uncalled"]
    assert found(made.director) == []
    assert found(made.manager) == []
    from tests.factories.councils import called  # noqa: PLC0415

    row = called(made, approved=False)
    assert (found(made.secretary), found(made.director)) == ([], ["rounds.sitting"])
    row.approved_at = NOW
    row.save()
    assert found(made.secretary) == ["rounds.sitting"]


PAGES = (
    ("steering", ()),
    ("board", ("round",)),
    ("board_units", ("round",)),
    ("board_unit", ("round", "unit")),
    ("hot", ("round",)),
    ("hot_leaf", ("round", "leaf")),
    ("progress_report", ("round",)),
)


@pytest.mark.parametrize(("name", "wanted"), PAGES, ids=[name for name, _ in PAGES])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_of_steering_open(client, name, wanted, prefix):
    made = before_council()
    client.force_login(made.director)
    known = {"round": made.round.pk, "unit": made.participants["A"].pk, "leaf": "1.1"}
    answer = client.get(prefix + reverse(f"rounds:{name}", args=[known[each] for each in wanted]))
    assert answer.status_code == 200


def test_reminding_on_the_page(client):
    made = a_round()
    client.force_login(made.manager)
    page = reverse("rounds:remind", args=[made.round.pk])
    client.post(page, {"don_vi": [], "text": "x"})
    assert not Notice.objects.exists()
    client.post(page, {"don_vi": [made.participants["B"].pk], "text": "Gấp."})
    assert Notice.objects.filter(recipient=made.officers["B"], text_vi="Gấp.").exists()


def test_the_progress_report_holds_the_board(client):
    made = submitted(a_round(), "A")
    client.force_login(made.manager)
    answer = client.get(reverse("rounds:save_report", args=[made.round.pk, "docx"]))

    document = Document(BytesIO(answer.content))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "BÁO CÁO" in said
    assert "1/3 đơn vị đã nộp" in said
    table = next(each for each in document.tables if each.cell(0, 0).text == "Khối")
    assert [cell.text for cell in table.row_cells(1)][3:5] == ["3", "1"]
