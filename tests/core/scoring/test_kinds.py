"""Every kind of rule, worked through once: points, rule, explanation and next step in words."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest

from thuocdo.core.scoring.kinds import KINDS


class Golden(NamedTuple):
    """One worked rule: what it gives, and its sentences in both languages."""

    text: str
    terms: dict
    figures: dict
    points: str
    rule: tuple[str, str]
    told: tuple[str, str]
    way: tuple[str | None, str | None]


def golden(*parts, id):  # noqa: A002  (pytest's own word)
    """A row of the table below; its sentences come in pairs, Vietnamese first."""
    *given, rule_vi, rule_en, told_vi, told_en, way_vi, way_en = parts
    pairs = (rule_vi, rule_en), (told_vi, told_en), (way_vi, way_en)
    return pytest.param(Golden(*given, *pairs), id=id)


INITIATIVES = ("sáng kiến", "initiatives")

GOLDEN = [
    golden(
        "{kind: tiers, measure: rate, steps: [{from: 85, points: 2}, "
        "{from: 60, below: 85, points: 1}, {below: 60, points: 0}]}",
        {"maximum": "2"},
        {"numerator": 870, "denominator": 2004},
        "0",
        "từ 85% trở lên: 2 điểm; từ 60% đến dưới 85%: 1 điểm; dưới 60%: 0 điểm",
        "from 85% up: 2 points; from 60% to below 85%: 1 point; below 60%: 0 points",
        "tỷ lệ 43,41% (870/2.004 hồ sơ), thuộc bước dưới 60%",
        "a rate of 43.41% (870/2,004 dossiers), in the step below 60%",
        "còn thiếu 16,59 điểm phần trăm so với mức 60%, cần thêm 333 hồ sơ",
        "16.59 percentage points short of 60%, 333 more dossiers needed",
        id="tiers on a rate",
    ),
    golden(
        "{kind: tiers, measure: count, steps: [{from: 2, points: 1}, "
        "{from: 1, below: 2, points: 0.5}, {below: 1, points: 0}]}",
        {"maximum": "1", "counted": INITIATIVES},
        {"count": 1},
        "0.5",
        "từ 2 sáng kiến trở lên: 1 điểm; từ 1 sáng kiến đến dưới 2 sáng kiến: 0,5 điểm; "
        "dưới 1 sáng kiến: 0 điểm",
        "from 2 initiatives up: 1 point; from 1 initiative to below 2 initiatives: 0.5 points; "
        "below 1 initiative: 0 points",
        "1 sáng kiến, thuộc bước từ 1 sáng kiến đến dưới 2 sáng kiến",
        "1 initiative, in the step from 1 initiative to below 2 initiatives",
        "cần thêm 1 sáng kiến",
        "1 more initiative needed",
        id="tiers on a count",
    ),
    golden(
        "{kind: proportional, measure: rate, full_at: 85, pays_from: 60}",
        {},
        {"numerator": 70, "denominator": 100},
        "8.235294117647058823529411764705882",
        "10 điểm khi đạt 85%, tính theo tỷ lệ từ mức 0% (0 điểm); dưới 60%: 0 điểm",
        "10 points at 85%, in proportion from 0% (0 points); below 60%: 0 points",
        "tỷ lệ 70% (70/100 hồ sơ), tính theo tỷ lệ so với mức 85%",
        "a rate of 70% (70/100 dossiers), in proportion to the mark 85%",
        "còn thiếu 15 điểm phần trăm so với mức 85%, cần thêm 15 hồ sơ",
        "15 percentage points short of 85%, 15 more dossiers needed",
        id="proportional with a floor",
    ),
    golden(
        "{kind: weighted_fraction, shares: [{input: solved, weight: 1}, "
        "{input: begun, weight: 0.5}]}",
        {
            "maximum": "1",
            "counted": ("vấn đề", "problems"),
            "labels": {"solved": "đã xử lý", "begun": "đang xử lý", "total": "vấn đề phát hiện"},
        },
        {"total": 8, "solved": 5, "begun": 2},
        "0.75",
        "1 điểm × (đã xử lý × 1 + đang xử lý × 0,5) ÷ vấn đề phát hiện",
        "1 point × (đã xử lý × 1 + đang xử lý × 0.5) ÷ vấn đề phát hiện",
        "đã xử lý 5, đang xử lý 2 trên 8 vấn đề",
        "đã xử lý 5, đang xử lý 2 of 8 problems",
        "cần thêm 3 vấn đề chuyển thành: đã xử lý",
        "3 more problems to become: đã xử lý",
        id="weighted fraction",
    ),
    golden(
        "{kind: per_item, each: 0.5}",
        {"maximum": "2", "counted": INITIATIVES},
        {"count": 1},
        "0.5",
        "mỗi sáng kiến: 0,5 điểm; tối đa 2 điểm",
        "each initiative: 0.5 points; at most 2 points",
        "1 sáng kiến × 0,5 điểm",
        "1 initiative × 0.5 points",
        "cần thêm 3 sáng kiến",
        "3 more initiatives needed",
        id="per item",
    ),
    golden(
        "{kind: deduction, defects: [{input: late, each: 0.25}, {input: absent, each: 0.5}]}",
        {"maximum": "2", "labels": {"late": "báo cáo chậm", "absent": "thiếu báo cáo"}},
        {"late": 2, "absent": 0},
        "1.5",
        "tính từ 2 điểm; trừ cho mỗi trường hợp: báo cáo chậm 0,25 điểm; "
        "thiếu báo cáo 0,5 điểm; không thấp hơn 0 điểm",
        "from 2 points; taken off for each: báo cáo chậm 0.25 points; "
        "thiếu báo cáo 0.5 points; not below 0 points",
        "báo cáo chậm: 2 (trừ 0,25 điểm mỗi trường hợp)",
        "báo cáo chậm: 2 (0.25 points off for each)",
        "cần khắc phục: báo cáo chậm (2)",
        "to be put right: báo cáo chậm (2)",
        id="deduction",
    ),
    golden(
        "{kind: outcomes, options: [{value: made, label: ban hành, label_en: issued, points: 1}, "
        "{value: never, label: không ban hành, label_en: never issued, points: -1}]}",
        {"maximum": "1", "minimum": "-1"},
        {"outcome": "never"},
        "-1",
        "ban hành: 1 điểm; không ban hành: -1 điểm",
        "issued: 1 point; never issued: -1 point",
        "không ban hành",
        "never issued",
        "cần có kết quả: ban hành",
        "needed: issued",
        id="negative leaf",
    ),
    golden(
        "{kind: grade, options: [{value: A, label: xuất sắc, label_en: excellent, share: 100}, "
        "{value: B, label: tốt, label_en: good, share: 75}]}",
        {},
        {"grade": "B"},
        "7.5",
        "xuất sắc (100% điểm tối đa): 10 điểm; tốt (75% điểm tối đa): 7,5 điểm",
        "excellent (100% of the maximum): 10 points; good (75% of the maximum): 7.5 points",
        "tốt (75% điểm tối đa)",
        "good (75% of the maximum)",
        "cần có kết quả: xuất sắc (100% điểm tối đa)",
        "needed: excellent (100% of the maximum)",
        id="grade",
    ),
    golden(
        "{kind: deadline, days: calendar_days, reference_on: 2026-03-01, never: 0, "
        "steps: [{to: 30, points: 3}, {above: 30, to: 60, points: 1.5}, {above: 60, points: 0}]}",
        {"maximum": "3"},
        {"done_on": date(2026, 4, 15)},
        "1.5",
        "tính từ ngày 01/03/2026 — đến 30 ngày: 3 điểm; trên 30 ngày đến 60 ngày: 1,5 điểm; "
        "trên 60 ngày: 0 điểm; không thực hiện: 0 điểm",
        "from 01/03/2026 — up to 30 days: 3 points; above 30 days to 60 days: 1.5 points; "
        "above 60 days: 0 points; never done: 0 points",
        "thực hiện ngày 15/04/2026, 45 ngày sau ngày mốc 01/03/2026, "
        "thuộc bước trên 30 ngày đến 60 ngày",
        "done on 15/04/2026, 45 days after the reference date 01/03/2026, "
        "in the step above 30 days to 60 days",
        "cần thực hiện sớm hơn 15 ngày, chậm nhất ngày 31/03/2026",
        "to be done 15 days earlier, by 31/03/2026",
        id="deadline",
    ),
    golden(
        "{kind: lateness, days: calendar_days, due_on: 2026-12-15, first_days: 2, first: 1, "
        "each_further_day: 1, accepted_until: 2026-12-20, not_accepted: -5}",
        {"maximum": "0", "minimum": "-5"},
        {"done_on": date(2026, 12, 18)},
        "-2",
        "nộp đến ngày 15/12/2026: 0 điểm; chậm đến 2 ngày: trừ 1 điểm; sau đó mỗi ngày trừ thêm "
        "1 điểm, không thấp hơn -5 điểm; sau ngày 20/12/2026: -5 điểm; "
        "được miễn khi có văn bản chấp thuận",
        "by 15/12/2026: 0 points; up to 2 days late: 1 point off; 1 point off for each further "
        "day, not below -5 points; after 20/12/2026: -5 points; waived by a written approval",
        "nộp ngày 18/12/2026, chậm 3 ngày",
        "handed in on 18/12/2026, 3 days late",
        "cần nộp đến ngày 15/12/2026",
        "to be handed in by 15/12/2026",
        id="lateness",
    ),
    golden(
        "{kind: survey, form: mean, answers: ["
        "{input: a, label: rất tốt, label_en: very good, weight: 100}, "
        "{input: b, label: tốt, label_en: good, weight: 60}, "
        "{input: c, label: kém, label_en: poor, weight: 0}]}",
        {"maximum": "23"},
        {"a": 30, "b": 15, "c": 5},
        "17.94",
        "23 điểm × trung bình các phương án trả lời (rất tốt 100%, tốt 60%, kém 0%)",
        "23 points × the mean of the answers (very good 100%, good 60%, poor 0%)",
        "điểm khảo sát 78% (50 phiếu)",
        "a survey score of 78% (50 answers)",
        None,
        None,
        id="survey, mean of weights",
    ),
    golden(
        "{kind: council, step: 0.5}",
        {"maximum": "5"},
        {"points": "3.5", "reason": "Có cách làm mới."},
        "3.5",
        "hội đồng chấm từ 0 điểm đến 5 điểm, theo bước 0,5 điểm, có lý do",
        "given by the council from 0 points to 5 points in steps of 0.5 points, with a reason",
        "hội đồng chấm, lý do: Có cách làm mới",
        "given by the council, reason: Có cách làm mới",
        None,
        None,
        id="council",
    ),
    golden(
        "{kind: entered}",
        {},
        {"points": "7.25"},
        "7.25",
        "điểm được nhập trực tiếp, tối đa 10 điểm",
        "points are entered directly, at most 10 points",
        "điểm nhập trực tiếp",
        "points entered directly",
        None,
        None,
        id="entered",
    ),
    golden(
        "{kind: all_or_nothing, conditions: {plan: có kế hoạch, time: đúng hạn}, "
        "conditions_en: {plan: there is a plan, time: in time}}",
        {"maximum": "1"},
        {"plan": True, "time": False},
        "0",
        "đạt đủ các điều kiện (có kế hoạch; đúng hạn): 1 điểm; thiếu một điều kiện: 0 điểm",
        "all conditions hold (there is a plan; in time): 1 point; one missing: 0 points",
        "không đạt: đúng hạn",
        "does not hold: in time",
        "cần đáp ứng: đúng hạn",
        "to be met: in time",
        id="all or nothing",
    ),
    golden(
        '{kind: chosen_tiers, chosen_by: "4.1", branches: ['
        "{from: 2, rule: {kind: entered}}, {below: 2, rule: {kind: tiers, measure: rate, "
        "steps: [{from: 50, points: 5}, {below: 50, points: 0}]}}]}",
        {},
        {"rate": 48, "others": {"4.1": "1.5"}},
        "0",
        "khi mục 4.1 đạt từ 2 điểm trở lên thì (điểm được nhập trực tiếp, tối đa 10 điểm); "
        "khi mục 4.1 đạt dưới 2 điểm thì (từ 50% trở lên: 5 điểm; dưới 50%: 0 điểm)",
        "when item 4.1 earned from 2 points up: (points are entered directly, at most 10 points); "
        "when item 4.1 earned below 2 points: (from 50% up: 5 points; below 50%: 0 points)",
        "mục 4.1 đạt dưới 2 điểm; tỷ lệ 48%, thuộc bước dưới 50%",
        "item 4.1 earned below 2 points; a rate of 48%, in the step below 50%",
        "còn thiếu 2 điểm phần trăm so với mức 50%",
        "2 percentage points short of 50%",
        id="tiers chosen by another leaf",
    ),
    golden(
        "{kind: composite, combine: sum, parts: ["
        "{name: p, label: Kế hoạch, label_en: Plan, maximum: 4, rule: {kind: all_or_nothing}}, "
        "{name: n, label: Sáng kiến, label_en: Initiatives, maximum: 4, "
        "rule: {kind: per_item, each: 2}}], "
        'leaves: [{code: "1.1", full: 2}]}',
        {"counted": INITIATIVES},
        {"p.yes": True, "n.count": 1, "others": {"1.1": "2"}},
        "8",
        "cộng các phần, tối đa 10 điểm: Kế hoạch (Có thực hiện: 4 điểm; không: 0 điểm); "
        "Sáng kiến (mỗi sáng kiến: 2 điểm; tối đa 4 điểm); mục 1.1 đạt 2 điểm",
        "the sum of the parts, at most 10 points: Plan (Done: 4 points; else 0 points); "
        "Initiatives (each initiative: 2 points; at most 4 points); item 1.1 with 2 points",
        "Kế hoạch — đạt đủ điều kiện (4 điểm); Sáng kiến — 1 sáng kiến × 2 điểm (2 điểm); "
        "mục 1.1: 2 điểm",
        "Plan — all conditions hold (4 points); "
        "Initiatives — 1 initiative × 2 points (2 points); item 1.1: 2 points",
        "Sáng kiến — cần thêm 1 sáng kiến",
        "Initiatives — 1 more initiative needed",
        id="composite",
    ),
]


@pytest.mark.parametrize("row", GOLDEN)
def test_each_kind_scores_and_says_itself(rule_from, at, next_of, row):
    rule = rule_from(row.text, **row.terms)
    figures = {name: value for name, value in row.figures.items() if name != "others"}
    others = row.figures.get("others", {})
    here = at(figures, others)

    reached = rule.score(here)
    step = next_of(rule, figures, others)

    assert reached.points == Decimal(row.points)
    assert rule.sentence() == row.rule
    assert rule.explanation(here, reached) == row.told
    assert (step.sentence if step else (None, None)) == row.way


def test_the_table_above_holds_every_kind(rule_from):
    rows = [row.values[0] for row in GOLDEN]

    shown = {rule_from(row.text, **row.terms).kind for row in rows}

    assert shown == {*KINDS, "chosen_tiers", "composite"}


def test_each_kind_is_read_under_its_own_name():
    written = {
        row.values[0].text.split(",")[0].removeprefix("{kind: ").rstrip("}") for row in GOLDEN
    }

    assert written == {*KINDS, "chosen_tiers", "composite"}


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        pytest.param(
            "{kind: linear}",
            "không có kiểu quy tắc `linear`",
            "there is no rule kind `linear`",
            id="unknown kind",
        ),
        pytest.param(
            "{kind: entered, step: 1}",
            "khóa `step` không được dùng ở đây",
            "the key `step` is not used here",
            id="unknown key",
        ),
        pytest.param("{step: 1}", "thiếu khóa `kind`", "the key `kind` is missing", id="no kind"),
    ],
)
def test_an_unknown_kind_or_key_is_refused(refusal_of, text, vi, en):
    sentence = refusal_of(text)

    assert vi in sentence.vi
    assert en in sentence.en


def test_the_refusal_of_a_kind_names_those_that_there_are(refusal_of):
    sentence = refusal_of("{kind: linear}")

    assert all(kind in sentence.vi and kind in sentence.en for kind in [*KINDS, "composite"])
