"""One item judged: agreed, changed with a reason, or a claim decided."""

import pytest

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, submitted, type_in
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.errors import FieldRefused, NoReason, NotNow, OwnUnit
from thuocdo.apps.rounds.models import Layer, Phase, Reason, ReasonKind, Stage, Word
from thuocdo.apps.rounds.services import submitting
from thuocdo.apps.rounds.services.appraising import Verdict, appraise

pytestmark = pytest.mark.django_db
CLAIM = {"    rule: {kind: all_or_nothing}\n": (
    "    rule: {kind: all_or_nothing}\n    not_applicable: reduce_maximum\n"
)}  # fmt: skip


@pytest.fixture
def made():
    return advanced(submitted(a_round()), Phase.APPRAISAL)


@pytest.fixture
def by(made):
    return appraiser(made.province)


@pytest.fixture
def claimed():
    """Unit A says that 1.1 does not apply to it."""
    made = a_round(replacing=CLAIM)
    type_in(made, "A", not_applicable="Xã không có thủ tục này.")
    leader = made.leaders["A"]
    submitting.sign_off(participant_id=made.participants["A"].pk, by=leader, at=NOW)
    return advanced(submitted(made, "B", "C"), Phase.APPRAISAL)


def judge(made, by, unit="A", code="1.1", **verdict):
    return appraise(entry_id=entry(made, unit, code).pk, verdict=Verdict(**verdict), by=by, at=NOW)


def test_the_declared_figures_need_no_reason(made, by):
    word = judge(made, by, figures={"yes": "có"})

    assert (word.layer, word.points, word.maximum) == (Layer.APPRAISED, 1, 1)
    row = entry(made)
    assert (row.stage, row.appraised_points) == (Stage.APPRAISED, 1)
    assert Event.objects.get(action="entry.appraised").by == by


def test_other_figures_need_a_reason(made, by):
    with pytest.raises(NoReason):
        judge(made, by, figures={"yes": "không"}, text="  ")
    assert not Word.objects.filter(layer=Layer.APPRAISED).exists()

    word = judge(made, by, figures={"yes": "không"}, text="Kế hoạch ban hành năm 2024.")
    assert (word.points, word.text) == (0, "Kế hoạch ban hành năm 2024.")
    assert word.figures == {"yes": "không"}


def test_a_reason_of_the_library_is_enough(made, by):
    reason = Reason.objects.create(
        scheme=made.round.edition.scheme, code="TC-01", kind=ReasonKind.LOWER, text="a", text_en="b"
    )
    word = judge(made, by, figures={"yes": "không"}, reason=reason)

    assert word.reason == reason
    assert Event.objects.get(action="entry.appraised").details["reason"] == "TC-01"


def test_numbers_are_the_same_however_they_are_written(made, by):
    word = judge(made, by, code="1.2", figures={"numerator": "095", "denominator": "100"})

    assert word.points == 3


def test_figures_may_be_corrected_again(made, by):
    judge(made, by, figures={"yes": "không"}, text="Nhầm.")
    judge(made, by, figures={"yes": "có"})

    numbers = Word.objects.filter(layer=Layer.APPRAISED).values_list("number", flat=True)
    assert list(numbers) == [1, 2]
    assert entry(made).appraised_points == 1


@pytest.mark.parametrize(
    ("code", "figures", "told"),
    [
        pytest.param("1.1", {"yes": "có lẽ"}, "có lẽ", id="unreadable"),
        pytest.param("1.1", {}, "để trống không phải là 0", id="empty"),
        pytest.param("1.1", {"yes": "có", "no": "1"}, "không hỏi `no`", id="not asked for"),
        pytest.param("1.2", {"numerator": "3"}, "nhập đủ", id="half a fraction"),
        pytest.param(
            "1.2", {"numerator": "120", "denominator": "100"}, "lớn hơn", id="contradiction"
        ),
    ],
)
def test_what_cannot_be_scored_is_refused(made, by, code, figures, told):
    with pytest.raises(FieldRefused) as refused:
        judge(made, by, code=code, figures=figures, text="Lý do.")
    assert told in refused.value.sentence.vi
    assert entry(made, "A", code).stage == Stage.SUBMITTED


def test_a_claim_must_be_decided(claimed):
    by = appraiser(claimed.province)
    with pytest.raises(FieldRefused):
        judge(claimed, by, figures={"yes": "có"}, text="Lý do.")

    word = judge(claimed, by, not_applicable=True)
    assert (word.not_applicable, word.points) == ("Xã không có thủ tục này.", None)
    row = entry(claimed)
    assert (row.stage, row.appraised_points, row.maximum) == (Stage.APPRAISED, None, 0)


def test_refusing_a_claim_needs_figures_and_a_reason(claimed):
    by = appraiser(claimed.province)
    with pytest.raises(NoReason):
        judge(claimed, by, not_applicable=False, figures={"yes": "không"})

    word = judge(claimed, by, not_applicable=False, figures={"yes": "không"}, text="Xã có thủ tục.")
    assert (word.points, word.maximum, word.not_applicable) == (0, 1, "")


def test_nobody_agrees_to_a_claim_that_was_not_made(made, by):
    with pytest.raises(FieldRefused):
        judge(made, by, not_applicable=True)


def test_nobody_appraises_the_own_unit(made, by):
    by.unit = made.units["A"]
    by.save()

    with pytest.raises(OwnUnit):
        judge(made, by, figures={"yes": "có"})


def test_the_right_is_asked_for(made):
    with pytest.raises(NotAllowed):
        judge(made, person_with("director"), figures={"yes": "có"})


def test_the_appraisal_must_be_open(made, by):
    for unit in made.units:
        for code, figures in (
            ("1.1", {"yes": "không" if unit == "B" else "có"}),
            ("1.2", {"numerator": "90", "denominator": "100"}),
            ("2.1", {"numerator": "90", "denominator": "100"}),
        ):
            judge(made, by, unit, code, figures=figures, text="Đối chiếu sổ.")
    advanced(made, Phase.EXPLANATION)

    with pytest.raises(NotNow):
        judge(made, by, figures={"yes": "có"})
