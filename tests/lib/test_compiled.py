"""Tests of templates compiled to Python, and of tags that keep what does not change."""

from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template, engines
from django.urls import NoReverseMatch
from django.utils import translation
from jinja2 import DictLoader, UndefinedError

from thuocdo.lib.compiled import ENGINE, SAY, environment
from thuocdo.lib.compiled import compiled as compiled_in_page
from thuocdo.lib.quick_tags import address
from thuocdo.vietnamese.sentence import Sentence


def compiled(text, **context):
    """What the compiled template shows."""
    return engines[ENGINE].from_string(text).template.render(context)


def test_values_in_compiled_texts_are_escaped():
    """A unit's name is no markup."""
    text = '{{ say("Đơn vị {name}", "Unit {name}", name=name) }} {{ name }}'
    assert compiled(text, name="<b>") == "Đơn vị &lt;b&gt; &lt;b&gt;"


def test_compiled_texts_and_addresses_follow_the_language_of_the_reader():
    """The same template, one reader after the other."""
    text = '{{ say("Tên", "Name") }} {{ url("workspace:home") }}'
    assert compiled(text) == "Tên /lam-viec/"
    with translation.override("en"):
        assert compiled(text) == "Name /en/lam-viec/"
    assert compiled(text) == "Tên /lam-viec/"


ROW = (
    '{{ say("Tên {n}", "Name {n}", n=n) }} {{ language() }} {{ sentence|said }} {{ n|number }} '
    "{{ n|points }} {{ none|points }} {{ n|percent }} {{ n|percent(0) }} {{ url('units:list') }}"
)


def test_a_compiled_template_in_a_page_says_what_the_tags_and_filters_say(monkeypatch):
    """Words of one reader are bound once; the next reader has the other language."""
    monkeypatch.setattr(engines[ENGINE], "env", environment(loader=DictLoader({"row.html": ROW})))
    given = {"n": Decimal("1234.56"), "sentence": Sentence("Có", "Yes"), "none": None}
    for reader in ("vi", "en", "vi"):
        with translation.override(reader):
            assert compiled_in_page(Context(given), "row.html") == compiled(ROW, **given)


@pytest.mark.parametrize("reader", ["vi", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "{{ say(\"Tên\", \"Name\") }}|{{ say('Nơi', 'Place') }}",
        '{{ say("Tên {n}", "Name {n}", n=n) }}{{ say("A", "B")|upper }}',
        '{% set word = say("Tên", "Name") %}{{ word }} {{ say("Tên", "It\'s") }}',
        '{{ say("a \\n b", "c") }} {{ say("{ x", "x }") }} {{ say(n, n) }}',
        '{{ say("Tên",\n"Name") }}{{say("Tên", "Name")}} {# {{ say("Tên", "Name") }} #}',
    ],
)
def test_texts_written_at_compiling_are_those_said_at_showing(monkeypatch, reader, text):
    """What hangs on the language alone is put in once; every other text is left as it was."""
    monkeypatch.setattr(engines[ENGINE], "env", environment(loader=DictLoader({"t.html": text})))
    with translation.override(reader):
        assert compiled_in_page(Context({"n": "x"}), "t.html") == compiled(text, n="x")


def test_a_plain_text_costs_no_call(monkeypatch):
    """It stands in the compiled template as a text."""
    env = environment(loader=DictLoader({"t.html": '{{ say("Tên", "Name") }}'}))
    monkeypatch.setattr(engines[ENGINE], "env", env)
    monkeypatch.setitem(SAY, "en", None)
    with translation.override("en"):
        assert compiled_in_page(Context(), "t.html") == "Name"


def test_what_has_no_text_in_both_languages_is_not_said(monkeypatch):
    """A plain text in place of a sentence is a mistake, not its first letter."""
    monkeypatch.setattr(
        engines[ENGINE], "env", environment(loader=DictLoader({"plain.html": "{{ a|said }}"}))
    )
    with pytest.raises(AttributeError):
        compiled_in_page(Context({"a": "Có"}), "plain.html")


def test_compiled_filters_are_those_of_the_pages():
    """A dash where there are no points, a comma where there are."""
    assert compiled("{{ a|points }} {{ b|points }}", a=None, b=2) == "– 2,00"


def test_a_name_that_nobody_gave_is_an_error():
    """An empty cell would look like no figure."""
    with pytest.raises(UndefinedError, match="points"):
        compiled("{{ points }}")


def test_an_address_tells_its_arguments_apart():
    """1 and "1" lead to one place, 2 to another; an unknown one is refused each time."""
    assert address("rounds:own_tree", 1) == address("rounds:own_tree", "1")
    assert address("rounds:own_tree", 2).endswith("/2")
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            address("rounds:own_tree", "x y")


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{% url 'rounds:own_tree' 7 %}", "/lam-viec/danh-gia/tu-danh-gia/7"),
        ("{% url 'rounds:own_tree' 7 as a %}[{{ a }}]", "[/lam-viec/danh-gia/tu-danh-gia/7]"),
        ('{% say "Có" "Yes" as a %}[{{ a }}]', "[Có]"),
        ("{% say vi en %}", "Được"),
        ('{% say "{n} mục" "{n} items" n=n %}', "1.200 mục"),
    ],
)
def test_tags_keep_their_ways(template, shown):
    """Under a name, with values, with texts from the page."""
    context = Context({"vi": "Được", "en": "Allowed", "n": 1200})
    assert Template(template).render(context) == shown


def test_a_select_writes_its_options_and_groups():
    """Chosen, not to be chosen, and in a group; labels are escaped."""

    class Form(forms.Form):
        """One list."""

        kind = forms.ChoiceField(choices=[("a", "A & B"), ("Nhóm", [("b", "B")])], initial="b")

    html = str(Form()["kind"])
    assert '<option value="a">A &amp; B</option>' in html
    assert '<optgroup label="Nhóm">' in html
    assert '<option value="b" selected>B</option>' in html
