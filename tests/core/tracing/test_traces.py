"""The sentence of every state, and what a trace holds."""

from datetime import UTC, datetime
from decimal import Context, Decimal, localcontext

import pytest

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.rollup.results import State
from thuocdo.core.rollup.units import Scorer
from thuocdo.core.scoring.figures import Entry, Layer, Provenance
from thuocdo.core.tracing.traces import trace

D = Decimal
RATE = {"kind": "proportional", "measure": "rate", "full_at": 80}
TIERS = {
    "kind": "tiers",
    "measure": "rate",
    "steps": [
        {"from": 80, "points": 10},
        {"from": 70, "below": 80, "points": 7.5},
        {"below": 70, "points": 0},
    ],
}
PAYMENT = {"rule": TIERS, "zero_denominator": "score_zero", "counted": "hồ sơ"}
NOTHING = Entry({"numerator": D(0), "denominator": D(0)})
CLAIM = Entry({}, "không có thủ tục")


def counts(part, whole, **more):
    return Entry({"numerator": D(part), "denominator": D(whole)}, **more)


def traced(books, entry, *, policies=None, survey_held=True, **more):
    """Trace item 1.1 beside a plain one; ``None`` declares nothing."""
    maximum = more.pop("maximum", 10)
    domain = books.group("1", books.leaf("1.1", maximum, **more), books.leaf("1.2"))
    scorer = Scorer(books.load(domain, policies=policies), survey_held=survey_held)
    entries = books.entries(d1_2=5) | ({"1.1": entry} if entry else {})
    return trace(scorer.score("A", entries), "1.1")


def told(books, entry, **more):
    return traced(books, entry, **more).sentence


def test_seventy_eight_percent_is_two_points_short_of_the_next_step(books):
    assert told(books, counts(78, 100), **PAYMENT).vi == (
        "Mục 1.1 «Mục 1.1»: tỷ lệ 78% (78/100 hồ sơ), thuộc bước từ 70% đến dưới 80%; "
        "được 7,5/10 điểm; còn thiếu 2 điểm phần trăm so với mức 80%, cần thêm 2 hồ sơ "
        "để đạt 10 điểm (thêm 2,5 điểm)."
    )


def test_the_english_sentence_says_the_same(books):
    sentence = told(books, counts(78, 100), **PAYMENT, counted_en="dossiers", title_en="Payment")

    assert sentence.en.startswith("Item 1.1 “Payment”: a rate of 78% (78/100 dossiers), in the")
    assert "; 7.5 of 10 points; 2 percentage points short" in sentence.en
    assert sentence.en.endswith("2 more dossiers needed to reach 10 points (a gain of 2.5 points).")


def test_at_the_top_there_is_no_next_step(books):
    sentence = told(books, counts(90, 100), **PAYMENT)

    assert sentence.vi.endswith("thuộc bước từ 80% trở lên; được 10/10 điểm.")
    assert sentence.en.endswith("10 of 10 points.")


def test_zero_points_are_told_as_points(books):
    assert "; được 0/10 điểm; " in told(books, counts(1, 100), **PAYMENT).vi


@pytest.mark.parametrize(
    ("entry", "more", "vi", "en"),
    [
        pytest.param(None, {}, "chưa có số liệu.", "no figures yet.", id="missing"),
        pytest.param(Entry({}), {}, "chưa có số liệu.", "no figures yet.", id="empty"),
        pytest.param(
            None,
            {"policies": {"missing": "score_zero"}},
            "thiếu số liệu, chấm 0 theo quy định của bộ; được 0/10 điểm.",
            "no figures: zero, as the set lays down; 0 of 10 points.",
            id="missing is zero by policy",
        ),
        pytest.param(
            CLAIM,
            {"not_applicable": "reduce_maximum"},
            "không áp dụng: không có thủ tục; không tính vào điểm tối đa.",
            "not applicable: không có thủ tục; it does not count in the maximum.",
            id="not applicable, reduced",
        ),
        pytest.param(
            CLAIM,
            {"not_applicable": "leave_out"},
            "không áp dụng: không có thủ tục; không tính vào điểm tối đa.",
            "not applicable: không có thủ tục; it does not count in the maximum.",
            id="not applicable, left out",
        ),
        pytest.param(
            CLAIM,
            {"not_applicable": "award_maximum"},
            "không áp dụng: không có thủ tục; được 10/10 điểm.",
            "not applicable: không có thủ tục; 10 of 10 points.",
            id="not applicable, awarded",
        ),
        pytest.param(
            CLAIM,
            {"not_applicable": "score_zero"},
            "không áp dụng: không có thủ tục; được 0/10 điểm.",
            "not applicable: không có thủ tục; 0 of 10 points.",
            id="not applicable, zero",
        ),
        pytest.param(
            NOTHING,
            {"rule": RATE, "zero_denominator": "award_maximum"},
            "không phát sinh (mẫu số bằng 0); được 10/10 điểm.",
            "nothing arose (the denominator is 0); 10 of 10 points.",
            id="nothing arose, awarded",
        ),
        pytest.param(
            NOTHING,
            {"rule": RATE, "zero_denominator": "score_zero"},
            "không phát sinh (mẫu số bằng 0); được 0/10 điểm.",
            "nothing arose (the denominator is 0); 0 of 10 points.",
            id="nothing arose, zero",
        ),
        pytest.param(
            NOTHING,
            {
                "rule": RATE,
                "zero_denominator": "not_applicable",
                "not_applicable": "reduce_maximum",
            },
            "không áp dụng: không phát sinh (mẫu số bằng 0); không tính vào điểm tối đa.",
            "not applicable: nothing arose (the denominator is 0); "
            "it does not count in the maximum.",
            id="nothing arose, not applicable",
        ),
        pytest.param(
            None,
            {"method": "survey", "survey_held": False, "policies": {"no_survey": "rescale"}},
            "không điều tra xã hội học.",
            "no survey was held.",
            id="no survey",
        ),
        pytest.param(
            Entry({"points": D(-2)}),
            {"maximum": 0, "minimum": -5},
            "điểm nhập trực tiếp; bị trừ 2 điểm.",
            "points entered directly; 2 points taken off.",
            id="a penalty",
        ),
        pytest.param(
            Entry({"points": D(0)}),
            {"maximum": 0, "minimum": -5},
            "điểm nhập trực tiếp; không bị trừ điểm.",
            "points entered directly; nothing taken off.",
            id="no penalty",
        ),
    ],
)
def test_every_state_has_its_sentence(books, entry, more, vi, en):
    sentence = told(books, entry, **more)

    assert sentence.vi == f"Mục 1.1 «Mục 1.1»: {vi}"
    assert sentence.en == f"Item 1.1 “Mục 1.1”: {en}"


def test_an_informational_item_is_shown_not_scored(books):
    shown = {"code": "1.2", "title": "Xem", "method": "data", "informational": True}
    edition = books.load(books.group("1", books.leaf("1.1"), shown))
    result = Scorer(edition).score("A", {"1.2": Entry({"value": D(7)})})

    found = trace(result, "1.2")

    assert found.sentence.vi == "Mục 1.2 «Xem»: chỉ hiển thị, không tính điểm."
    assert found.sentence.en == "Item 1.2 “Xem”: shown only, not scored."
    assert (found.rule, found.figures, found.points) == (("", ""), (), None)


def test_an_item_that_waits_for_another_says_for_which(books):
    rule = {"kind": "composite", "combine": "all", "leaves": [{"code": "1.2", "full": 10}]}
    edition = books.load(books.group("1", books.leaf("1.1", rule=rule), books.leaf("1.2")))

    sentence = trace(Scorer(edition).score("A", {"1.1": Entry({})}), "1.1").sentence

    assert sentence.vi == "Mục 1.1 «Mục 1.1»: chưa tính được vì mục 1.2 chưa có điểm."
    assert sentence.en == "Item 1.1 “Mục 1.1”: it cannot be scored while 1.2 has no points."


def test_an_item_over_other_items_alone_needs_no_figures(books):
    rule = {"kind": "composite", "combine": "all", "leaves": [{"code": "1.2", "full": 5}]}

    assert told(books, None, rule=rule).vi.endswith(": mục 1.2: 5 điểm; được 10/10 điểm.")


def test_an_item_that_was_never_entered_says_so(books):
    assert told(books, None, **PAYMENT).vi.endswith(": chưa có số liệu.")


def test_a_trace_holds_all_that_led_to_the_points(books):
    source = Provenance(
        Layer.APPRAISED, "thẩm định", datetime(2026, 1, 9, tzinfo=UTC), "12/BC-UBND", "3"
    )

    found = traced(books, counts(78, 100, provenance=source), **PAYMENT)

    assert (found.unit, found.code, found.title.vi) == ("A", "1.1", "Mục 1.1")
    assert (found.state, found.points, found.maximum) == (State.SCORED, D("7.5"), 10)
    assert found.rule.vi.startswith("từ 80% trở lên: 10 điểm; ")
    assert [(f.name, f.value, f.text.vi) for f in found.figures] == [
        ("numerator", 78, "78"),
        ("denominator", 100, "100"),
    ]
    assert found.figures[0].label.vi == "Tử số"
    assert found.explanation.vi.startswith("tỷ lệ 78%")
    assert found.provenance is source
    assert found.next_step.changes == {"numerator": 80}
    assert found.next_step.points == 10


def test_a_claim_has_no_figures_and_no_next_step(books):
    found = traced(books, CLAIM, not_applicable="score_zero")

    assert (found.figures, found.next_step, found.provenance) == ((), None, None)


def test_points_by_policy_have_no_next_step(books):
    found = traced(books, NOTHING, rule=RATE, zero_denominator="score_zero")

    assert found.next_step is None
    assert [figure.text.vi for figure in found.figures] == ["0", "0"]


def test_a_trace_does_not_depend_on_the_context_in_which_it_is_read(books):
    rule = {"kind": "per_item", "each": 0.75}
    expected = traced(books, Entry({"count": D(7)}), rule=rule)
    found = traced(books, Entry({"count": D(7)}), rule=rule)

    with localcontext(Context(prec=1)):
        read = (found.explanation, found.next_step, found.sentence)  # the parts before the whole

    assert read == (expected.explanation, expected.next_step, expected.sentence)


def test_a_trace_is_worked_out_when_it_is_read_and_once(books):
    found = traced(books, counts(78, 100), **PAYMENT)
    before = dict(vars(found))

    sentence = found.sentence

    assert before == {}
    assert found.sentence is sentence
    assert set(vars(found)) == {"sentence", "explanation", "next_step"}


def test_an_unknown_item_is_refused_with_those_there_are(books):
    edition = books.load(books.group("1", books.leaf("1.1"), books.leaf("1.2")))

    with pytest.raises(InvalidRequest, match=r"không có mục `9`\. Các mục: 1\.1, 1\.2"):
        trace(Scorer(edition).score("A", {}), "9")
