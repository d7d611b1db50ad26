"""The maxima of the parts add up to the scale."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import Part, PublishedTable, Statement


def maxima_findings(parts, maximum, total=None, **others):
    rows = []
    for text in parts.split("; "):
        name, _, figures = text.rpartition(" ")
        points, _, most = figures.partition("/")
        rows.append(
            Part(
                code=name if name[:1].isdigit() else "",
                name=name,
                points=Decimal(points) if points else None,
                maximum=Decimal(most) if most else None,
            )
        )
    one = Statement(
        unit="U",
        total=None if total is None else Decimal(total),
        maximum=None if maximum is None else Decimal(maximum),
        parts=tuple(rows),
        **others,
    )
    return [
        finding
        for finding in number_checks(PublishedTable((one,)))
        if finding.check == "maxima_scale"
    ]


@pytest.mark.parametrize(
    ("parts", "maximum", "severities"),
    [
        pytest.param("a /60; b /40", "100", [], id="adds up"),
        pytest.param("a /60.0; b /40", "100.00", [], id="decimals do not matter"),
        pytest.param("a /60; b /40", None, [], id="no scale stated"),
        pytest.param("a 5; b 6", "100", [], id="no maxima stated"),
        pytest.param("a /60; b /40.5", "100", ["error"], id="too many, never rounded"),
        pytest.param("a /60; b /39.99", "100", ["error"], id="too few by a slip"),
        pytest.param("a /60; b ", "100", [], id="one is missing"),
        pytest.param("a /60; b ; c /50", "100", ["error"], id="one is missing, too many already"),
        pytest.param("a /10; b /12", "100", ["note"], id="a selection of the parts"),
        pytest.param("a /60; b /40; Điểm thưởng /10", "100", [], id="bonus beside the scale"),
        pytest.param("a /60; b /30; Điểm thưởng /10", "100", [], id="bonus inside the scale"),
        pytest.param("a /60; b /40; Điểm trừ /5", "100", [], id="penalty without minus"),
        pytest.param("a /60; b /40; Điểm trừ /-5", "100", [], id="penalty with minus"),
        pytest.param("a /60; b /45; Điểm trừ /-5", "100", [], id="penalty counted in"),
        pytest.param(
            "a /60; b /40; Khảo sát /23", "100", ["warning"], id="survey beside the parts"
        ),
        pytest.param("1 /60; 1.1 /50; 1.2 /10; 2 /40", "100", [], id="nested rows count once"),
        pytest.param(
            "1 /60; 1.1 /50; 1.2 /11; 2 /40", "100", ["error"], id="nested rows add up, too"
        ),
    ],
)
def test_the_sum_of_the_maxima_is_the_scale(parts, maximum, severities):
    findings = maxima_findings(parts, maximum)

    assert [str(finding.severity) for finding in findings] == severities


@pytest.mark.parametrize(
    ("parts", "total", "severities"),
    [
        pytest.param(
            "a 50.5/58; b 30/40", "80.5", ["error"], id="the points add up, so all are listed"
        ),
        pytest.param("a 50.5/58; b 30/40", "81.5", ["warning"], id="both short"),
        pytest.param("a 5.5/8; b 3/4", "81.5", [], id="plainly a selection: told once"),
        pytest.param("a 50.5/58; b 30/40", "99", ["error"], id="short by more than would fit"),
    ],
)
def test_points_tell_whether_all_parts_are_listed(parts, total, severities):
    findings = maxima_findings(parts, "100", total)

    assert [str(finding.severity) for finding in findings] == severities


def test_a_table_with_totals_claims_to_be_whole():
    (finding,) = maxima_findings("a /10; b /12", "100", claims_all_parts=True)

    assert str(finding.severity) == "error"
    assert (finding.expected, finding.found, finding.difference) == (22, 100, 78)
    assert finding.message.vi == (
        "Số công bố không khớp: điểm tối đa của 2 phần cộng lại là 22, "
        "điểm tối đa công bố là 100; chênh 78 điểm."
    )


def test_too_many_may_be_a_survey_counted_twice():
    (finding,) = maxima_findings("a /60; b /63", "100")

    assert "tính hai lần" in finding.message.vi
    assert "counted twice" in finding.message.en
