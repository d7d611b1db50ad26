"""Worked cases are confirmed by the rule, or named with what differs."""

from pathlib import Path

import pytest

from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.rollup.worked_cases import failures_of

HEADING = """
scheme: sample
edition: "2026"
title: Thử
status: draft
in_force_from: 2026-01-01
years: [2026]
legal_basis: Không có
scale: 12
parts:
  - {code: main, kind: main, title: Chính, domains: ["1"]}
policies:
  missing: incomplete
  reduced_maximum: keep
  no_survey: refused
  ties: competition
  ranked_value: exact
  standing: percent
  decimals: 2
"""
DOMAIN = """
code: "1"
title: Chỉ đạo
maximum: 12
criteria:
  - {code: "1.1", title: Kế hoạch, maximum: 2, method: self, rule: {kind: all_or_nothing}}
  - code: "1.2"
    title: Thanh toán trực tuyến
    maximum: 5
    method: data
    not_applicable: reduce_maximum
    zero_denominator: not_applicable
    rule: {kind: proportional, measure: rate, full_at: 100}
    cases:
      - CASE
  - code: "1.3"
    title: Thực hiện kế hoạch
    maximum: 5
    method: self
    rule:
      kind: composite
      combine: sum
      leaves: [{code: "1.1", full: 2}]
      parts: [{name: done, label: Thực hiện, maximum: 3, rule: {kind: all_or_nothing}}]
    cases:
      - OTHER
"""
SOUND = '{name: "một nửa", inputs: {numerator: 1, denominator: 2}, points: 2.5}'
SOUND_OTHER = '{name: "đủ", inputs: {done.yes: true}, others: {"1.1": 2}, points: 5}'


def failures(folder: Path, case: str = SOUND, other: str = SOUND_OTHER):
    (folder / "domains").mkdir()
    (folder / "index_set.yaml").write_text(HEADING, encoding="utf-8")
    domain = DOMAIN.replace("CASE", case).replace("OTHER", other)
    (folder / "domains" / "1-steering.yaml").write_text(domain, encoding="utf-8")
    return failures_of(load_index_set(folder))


@pytest.mark.parametrize(
    ("case", "other"),
    [
        pytest.param(SOUND, SOUND_OTHER, id="points"),
        pytest.param(
            "{name: a, inputs: {numerator: 0, denominator: 0}, points: none, maximum: 0}",
            SOUND_OTHER,
            id="no points, and a smaller maximum",
        ),
        pytest.param(
            "{name: a, not_applicable: không phát sinh, points: none, maximum: 0}",
            SOUND_OTHER,
            id="not applicable",
        ),
        pytest.param(
            SOUND,
            '{name: a, inputs: {done.yes: true}, others: {"1.1": 0}, points: 3}',
            id="points of another leaf",
        ),
    ],
)
def test_a_sound_case_is_no_failure(tmp_path, case, other):
    assert failures(tmp_path, case, other) == []


@pytest.mark.parametrize(
    ("case", "vi", "en"),
    [
        pytest.param(
            "{name: a, inputs: {numerator: 1, denominator: 2}, points: 2.6}",
            "điểm: ví dụ ghi 2,6 điểm, quy tắc tính ra 2,5 điểm",
            "points: the case says 2.6 points, the rule gives 2.5 points",
            id="other points",
        ),
        pytest.param(
            "{name: a, inputs: {numerator: 0, denominator: 0}, points: 0}",
            "điểm: ví dụ ghi 0 điểm, quy tắc tính ra không có điểm",
            "points: the case says 0 points, the rule gives no points",
            id="zero is not the absence of points",
        ),
        pytest.param(
            "{name: a, inputs: {numerator: 0, denominator: 0}, points: none, maximum: 5}",
            "điểm tối đa: ví dụ ghi 5 điểm, quy tắc tính ra 0 điểm",
            "maximum: the case says 5 points, the rule gives 0 points",
            id="other maximum",
        ),
    ],
)
def test_a_failure_says_what_was_written_and_what_comes_out(tmp_path, case, vi, en):
    (failure,) = failures(tmp_path, case)

    assert vi in failure.sentence.vi
    assert en in failure.sentence.en


def test_a_failure_names_leaf_case_and_place(tmp_path):
    (failure,) = failures(tmp_path, SOUND.replace("2.5", "1"))

    assert (failure.leaf, failure.case) == ("1.2", "một nửa")
    assert failure.place.endswith("1-steering.yaml:15")
    assert failure.place in failure.sentence.vi
    assert failure.place in failure.sentence.en


def test_a_difference_far_behind_the_point_is_a_failure(tmp_path):
    (failure,) = failures(tmp_path, SOUND.replace("2.5", "2.500000001"))

    assert "2,500000001" in failure.sentence.vi


def test_a_case_that_the_rule_refuses_is_a_failure_in_the_words_of_the_refusal(tmp_path):
    (failure,) = failures(tmp_path, SOUND.replace("numerator: 1", "numerator: 3"))

    assert "Numerator (3) is larger than Denominator (2)" in failure.sentence.en


def test_a_case_that_looks_at_an_unknown_leaf_is_a_failure(tmp_path):
    (failure,) = failures(tmp_path, other=SOUND_OTHER.replace("1.1", "9.9"))

    assert "9.9" in failure.sentence.vi


def test_each_case_that_fails_is_told(tmp_path):
    found = failures(
        tmp_path, SOUND.replace("2.5", "1"), SOUND_OTHER.replace("points: 5", "points: 4")
    )

    assert [failure.leaf for failure in found] == ["1.2", "1.3"]
