"""Steps: which values they hold, how they are said, and which tables are refused."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring.days import AroundReference, DayCount, DayKind
from thuocdo.core.scoring.measures import Count
from thuocdo.core.scoring.steps import OF_DAYS, Step, targets_above
from thuocdo.core.scoring.targets import Target
from thuocdo.vietnamese.sentence import Sentence

PERCENT = Count(Sentence("", ""), Sentence("hồ sơ", "dossiers"))


def step(low=None, high=None, *, low_included=True, high_included=False, points=1):
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Step(Decimal(points), ends[0], low_included, ends[1], high_included)


@pytest.mark.parametrize(
    ("interval", "vi", "en"),
    [
        pytest.param(
            step(60, 85),
            "từ 60 hồ sơ đến dưới 85 hồ sơ",
            "from 60 dossiers to below 85 dossiers",
            id="half open",
        ),
        pytest.param(
            step(30, 60, low_included=False, high_included=True),
            "trên 30 hồ sơ đến 60 hồ sơ",
            "above 30 dossiers to 60 dossiers",
            id="half open the other way",
        ),
        pytest.param(
            step(2, 2, high_included=True), "đúng 2 hồ sơ", "exactly 2 dossiers", id="one"
        ),
        pytest.param(step(2), "từ 2 hồ sơ trở lên", "from 2 dossiers up", id="no upper end"),
        pytest.param(
            step(2, low_included=False), "trên 2 hồ sơ", "above 2 dossiers", id="only above"
        ),
        pytest.param(step(None, 2), "dưới 2 hồ sơ", "below 2 dossiers", id="only below"),
        pytest.param(
            step(None, 2, high_included=True), "đến 2 hồ sơ", "up to 2 dossiers", id="only up to"
        ),
    ],
)
def test_an_interval_in_words(interval, vi, en):
    assert interval.sentence(PERCENT) == (vi, en)


@pytest.mark.parametrize(
    ("interval", "vi", "en"),
    [
        pytest.param(
            step(None, -5, high_included=True),
            "đến 5 ngày trước ngày mốc",
            "up to 5 days before the reference date",
            id="before the reference",
        ),
        pytest.param(
            step(-5, 0, low_included=False),
            "muộn hơn 5 ngày trước ngày mốc đến trước ngày mốc",
            "later than 5 days before the reference date to before the reference date",
            id="up to the reference",
        ),
        pytest.param(
            step(1),
            "từ 1 ngày sau ngày mốc trở đi",
            "from 1 day after the reference date on",
            id="after it",
        ),
    ],
)
def test_days_around_a_reference_in_words(interval, vi, en):
    assert interval.sentence(AroundReference(DayCount(DayKind.CALENDAR)), OF_DAYS) == (vi, en)


@pytest.mark.parametrize(
    ("value", "held"),
    [
        pytest.param("59.99", False, id="under"),
        pytest.param("60", True, id="on the included end"),
        pytest.param("84.99", True, id="inside"),
        pytest.param("85", False, id="on the excluded end"),
        pytest.param("85.01", False, id="over"),
    ],
)
def test_a_half_open_step_holds_its_lower_end_only(value, held):
    assert step(60, 85).holds(Decimal(value)) is held


@pytest.mark.parametrize(
    ("interval", "value", "target"),
    [
        pytest.param(step(60, 85), 40, (60, True, True), id="from below to the lower end"),
        pytest.param(step(60, 85), 85, (85, False, False), id="from the excluded upper end"),
        pytest.param(step(60, 85, high_included=True), 90, (85, False, True), id="from above"),
        pytest.param(
            step(60, low_included=False), 60, (60, True, False), id="from the excluded lower end"
        ),
    ],
)
def test_a_step_is_entered_at_its_nearest_end(interval, value, target):
    mark, is_upward, is_included = target

    expected = Target(Decimal(mark), is_upward=is_upward, is_included=is_included)

    assert interval.target_from(Decimal(value)) == expected


def test_better_steps_come_nearest_first_and_the_richer_of_two_equally_near():
    steps = (step(None, 2, points=5), step(2, 6, points=1), step(6, 9, points=8), step(9, points=9))

    marks = [target.mark for target in targets_above(steps, Decimal(1), Decimal(4))]

    assert marks == [6, 2, 9]


def tiers(steps, measure="measure: rate"):
    return f"{{kind: tiers, {measure}, steps: {steps}}}"


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        pytest.param(
            tiers("[{from: 50, points: 1}, {below: 40, points: 0}]"),
            "hở hoặc chồng nhau quanh 50",
            "a gap or overlap around 50",
            id="a gap",
        ),
        pytest.param(
            tiers("[{from: 50, points: 1}, {below: 60, points: 0}]"),
            "hở hoặc chồng nhau quanh 50",
            "a gap or overlap around 50",
            id="an overlap",
        ),
        pytest.param(
            tiers("[{from: 50, points: 1}, {to: 50, points: 0}]"),
            "hở hoặc chồng nhau quanh 50",
            "a gap or overlap around 50",
            id="a bound in both steps",
        ),
        pytest.param(
            tiers("[{above: 50, points: 1}, {below: 50, points: 0}]"),
            "hở hoặc chồng nhau quanh 50",
            "a gap or overlap around 50",
            id="a bound in no step",
        ),
        pytest.param(
            tiers("[{from: 50, points: 1}, {from: 70, points: 2}, {below: 50, points: 0}]"),
            "hở hoặc chồng nhau quanh 70",
            "a gap or overlap around 70",
            id="two open ends",
        ),
        pytest.param(
            tiers("[{from: 50, points: 1}, {from: 10, below: 50, points: 0}]"),
            "không có bước điểm cho giá trị dưới 10",
            "no step covers values below 10",
            id="nothing for the low values",
        ),
        pytest.param(
            tiers("[{above: 0, points: 1}]"),
            "không có bước điểm cho giá trị đến 0",
            "no step covers values up to 0",
            id="nothing for zero itself",
        ),
        pytest.param(
            tiers("[{from: 0, below: 50, points: 1}]"),
            "không có bước điểm cho giá trị từ 50",
            "no step covers values from 50",
            id="nothing for the high values",
        ),
        pytest.param(
            tiers("[{to: 50, points: 1}]"),
            "không có bước điểm cho giá trị trên 50",
            "no step covers values above 50",
            id="nothing above an included end",
        ),
        pytest.param(
            tiers("[{from: 0, points: 1}]", "measure: value"),
            "không có bước điểm cho giá trị dưới 0",
            "no step covers values below 0",
            id="a value may be negative",
        ),
        pytest.param(
            tiers("[{from: 5, above: 5, points: 1}, {below: 5, points: 0}]"),
            "cả `from` và `above`",
            "both `from` and `above`",
            id="two lower ends",
        ),
        pytest.param(
            tiers("[{from: 5, points: 1}, {below: 5, to: 5, points: 0}]"),
            "cả `below` và `to`",
            "both `below` and `to`",
            id="two upper ends",
        ),
        pytest.param(
            tiers("[{points: 1}]"), "chưa ghi giới hạn", "the step has no bound", id="no end at all"
        ),
        pytest.param(
            tiers("[{from: 5, below: 5, points: 2}, {from: 5, points: 1}, {below: 5, points: 0}]"),
            "không giá trị nào thuộc bước điểm này",
            "no value lies in this step",
            id="an empty step",
        ),
        pytest.param(
            tiers("[{above: 5, to: 5, points: 2}, {from: 5, points: 1}, {below: 5, points: 0}]"),
            "không giá trị nào thuộc bước điểm này",
            "no value lies in this step",
            id="an empty step, the other end included",
        ),
        pytest.param(
            tiers("[{from: 9, to: 5, points: 2}]"),
            "không giá trị nào thuộc bước điểm này",
            "no value lies in this step",
            id="ends the wrong way round",
        ),
        pytest.param(
            tiers("[{above: 100, points: 2}, {to: 100, points: 0}]"),
            "bước điểm trên 100 mà tỷ lệ không vượt 100",
            "a step lies above 100, which the rate cannot pass",
            id="above 100 % on a rate that stays within",
        ),
        pytest.param(
            tiers("[{from: 110, points: 2}, {below: 110, points: 0}]"),
            "bước điểm trên 100",
            "a step lies above 100",
            id="beyond 100 % on a rate that stays within",
        ),
        pytest.param(
            tiers("[{from: 0, points: 1}, {below: 0, points: 0}]", "measure: count"),
            "có bước điểm dưới 0, không số liệu nào đạt được",
            "a step lies below 0, where no figure can be",
            id="below zero on a count",
        ),
        pytest.param(
            tiers("[{from: 50, points: 1, bonus: 2}, {below: 50, points: 0}]"),
            "khóa `bonus` không được dùng ở đây",
            "the key `bonus` is not used here",
            id="an unknown key in a step",
        ),
        pytest.param(
            tiers('[{from: "50", points: 1}, {below: 50, points: 0}]'),
            "`from` phải là một số",
            "`from` must be a number",
            id="a quoted number",
        ),
    ],
)
def test_a_table_with_holes_is_refused(refusal_of, text, vi, en):
    sentence = refusal_of(text)

    assert vi in sentence.vi
    assert en in sentence.en


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(tiers("[{from: 0, points: 1}]"), id="from the lowest value on"),
        pytest.param(
            tiers(
                "[{above: 100, points: 3}, {to: 100, points: 0}]",
                "measure: rate, may_exceed: true",
            ),
            id="above 100 % where it may exceed",
        ),
        pytest.param(tiers("[{from: 100, points: 2}, {below: 100, points: 0}]"), id="just 100 %"),
        pytest.param(
            tiers("[{below: 2, points: 0}, {from: 2, to: 2, points: 1}, {above: 2, points: 2}]"),
            id="one value alone, rising order",
        ),
    ],
)
def test_a_whole_table_is_read_in_the_order_written(rule_from, text):
    assert rule_from(text).steps
