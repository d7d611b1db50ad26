"""Tags and filters: numbers, dates, texts in both languages."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from thuocdo.vietnamese.sentence import Sentence


def rendered(template, language="vi", **context):
    with override(language):
        return Template(template).render(Context(context))


@pytest.mark.parametrize(
    ("template", "value", "vi", "en"),
    [
        pytest.param("{{ x|points }}", Decimal("14.2"), "14,20", "14.20", id="points"),
        pytest.param("{{ x|points }}", None, "–", "–", id="no points are not zero"),
        pytest.param("{{ x|points }}", Decimal(0), "0,00", "0.00", id="zero points"),
        pytest.param("{{ x|number }}", 1234567, "1.234.567", "1,234,567", id="a count"),
        pytest.param("{{ x|number }}", None, "–", "–", id="no number"),
        pytest.param("{{ x|percent }}", Decimal("94.25"), "94,3%", "94.3%", id="half up"),
        pytest.param("{{ x|percent }}", None, "–", "–", id="no percent"),
        pytest.param("{{ x|said }}", Sentence("Xã", "Commune"), "Xã", "Commune", id="sentence"),
        pytest.param("{{ x|day }}", date(2024, 3, 5), "05/03/2024", "05/03/2024", id="a date"),
        pytest.param("{{ x|day }}", None, "–", "–", id="no date"),
        pytest.param(
            "{{ x|day }}",
            datetime(2024, 3, 5, 20, tzinfo=UTC),
            "06/03/2024",
            "06/03/2024",
            id="the day in Viet Nam",
        ),
        pytest.param("{{ x|at }}", None, "–", "–", id="no moment"),
    ],
)
def test_values_are_written_in_the_language(template, value, vi, en):
    assert rendered(template, x=value) == vi
    assert rendered(template, "en", x=value) == en


@pytest.mark.parametrize(
    ("template", "value", "html"),
    [
        pytest.param("{{ x|change }}", Decimal("4.79"), '<span class="up">+4,79</span>', id="up"),
        pytest.param(
            "{{ x|change }}", Decimal("-0.3"), '<span class="down">−0,30</span>', id="down"
        ),
        pytest.param("{{ x|change }}", Decimal(0), '<span class="same">= 0</span>', id="same"),
        pytest.param(
            "{{ x|change }}",
            Decimal("0.004"),
            '<span class="same">= 0</span>',
            id="rounds to nothing",
        ),
        pytest.param("{{ x|change }}", None, "–", id="no change known"),
        pytest.param("{{ x|places }}", 6, '<span class="up">▲ 6 bậc</span>', id="better"),
        pytest.param("{{ x|places }}", -1, '<span class="down">▼ 1 bậc</span>', id="worse"),
        pytest.param("{{ x|places }}", 0, '<span class="same">= 0</span>', id="same place"),
        pytest.param("{{ x|places }}", None, "–", id="no place known"),
    ],
)
def test_changes_carry_sign_and_class(template, value, html):
    assert rendered(template, x=value) == html


def test_a_moment_is_told_in_the_zone_of_the_site():
    moment = datetime(2026, 3, 20, 1, 5, tzinfo=UTC)

    html = rendered("{{ x|at }}", x=moment)

    assert html == '<time datetime="2026-03-20T08:05+07:00">20/03/2026 08:05</time>'


def test_a_text_takes_values_and_escapes_them():
    template = '{% say "Hạng {rank} của {name}" "{name} ranks {rank}" rank=r name=n %}'

    assert rendered(template, r=1234, n="<b>") == "Hạng 1.234 của &lt;b&gt;"
    assert rendered(template, "en", r=1234, n="<b>") == "&lt;b&gt; ranks 1,234"


def test_a_text_without_values_may_hold_braces():
    assert rendered('{% say "{x}" "{y}" %}') == "{x}"


def test_prose_stands_in_both_languages():
    template = "{% vi %}Tổng <b>{{ x }}</b>{% en %}Total <b>{{ x }}</b>{% endvi %}"

    assert rendered(template, x=1) == "Tổng <b>1</b>"
    assert rendered(template, "en", x=1) == "Total <b>1</b>"


@pytest.mark.parametrize(
    ("place", "out_of", "text"), [(5, 11, "5/11"), (None, 11, "–"), (5, None, "–")]
)
def test_a_rank_has_its_denominator(place, out_of, text):
    assert rendered("{% rank a b %}", a=place, b=out_of) == text


def test_a_state_is_a_sign_a_word_and_a_colour():
    assert rendered("{% status x %}", x="returned") == (
        '<span class="state state--returned">↩ Bị trả lại</span>'
    )
    assert "In progress" in rendered("{% status x %}", "en", x="doing")


@pytest.mark.parametrize(
    ("due_on", "html"),
    [
        pytest.param(None, "–", id="no due date"),
        pytest.param(
            date(2026, 3, 20),
            '<span class="term">20/03/2026, còn 2 ngày làm việc</span>',
            id="in time",
        ),
        pytest.param(
            date(2026, 3, 17),
            '<span class="term term--late">17/03/2026, trễ 1 ngày làm việc</span>',
            id="late",
        ),
    ],
)
def test_a_due_date_says_how_long_there_is(due_on, html):
    assert rendered("{% term x today %}", x=due_on, today=date(2026, 3, 18)) == html
