"""Templates compiled to Python (Jinja): for fields of forms, and for tables of many rows (ADR 18).

Pages are Django templates. Where one shows the same few lines a hundred times, those lines stand in
a folder ``jinja2`` beside ``templates`` and are shown by ``{% compiled "rounds/_row.html" %}``.
They know the page's context, the filters and tags of ``thuocdo``, the tags as functions.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.forms.renderers import BaseRenderer
from django.template import Context, engines
from django.template.backends.jinja2 import Jinja2
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from jinja2 import Environment, StrictUndefined
from jinja2.ext import Extension

from thuocdo.lib.language import ENGLISH, VIETNAMESE, language
from thuocdo.lib.quick_tags import address, filled
from thuocdo.lib.templatetags import thuocdo
from thuocdo.vietnamese.numbers import write_number, write_percent

ENGINE = "compiled"  # its name in settings.TEMPLATES
FOLDER = "jinja2"
PLAIN = re.compile(
    r"""\{\{ say\((?P<a>["'])(?P<vi>[^"'\n]*)(?P=a), (?P<b>["'])(?P<en>[^"'\n]*)(?P=b)\) \}\}"""
)
SPECIAL = re.compile(r"[\\{}]")


def environment(**options: Any) -> Environment:  # noqa: ANN401  (as Django gives them)
    """Jinja with the words of our pages; a name that nobody gave is an error, not an empty text."""
    made = Environment(**{**options, "undefined": StrictUndefined, "autoescape": True})  # noqa: S701
    made.filters.update(thuocdo.register.filters)
    made.globals.update(
        say=say,
        url=address,
        language=language,
        status=thuocdo.status,
        rank=thuocdo.rank,
        term=thuocdo.term,
    )
    return made


class Texts(Extension):
    """Writes the texts that hang on nothing but the language when a template is compiled."""

    reader = VIETNAMESE

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  (as Jinja calls it)
        """The source with such texts in one language."""
        return PLAIN.sub(self.text, source)

    def text(self, found: re.Match[str]) -> str:
        """One of two texts; what a template would read otherwise is left to it."""
        chosen = found["en"] if self.reader == ENGLISH else found["vi"]
        return found[0] if SPECIAL.search(chosen) else chosen


def say(vi: str, en: str, **values: object) -> SafeString:
    """The text in the reader's language; ``{name}`` stands for an escaped value."""
    return filled(en if language() == ENGLISH else vi, values)


@lru_cache(maxsize=4)
def in_language(base: Environment, reader: str) -> Environment:
    """The same for readers of one language: a table asks for it once, not in every cell."""
    made = base.overlay(extensions=[Texts])
    made.extensions[Texts.identifier].reader = reader  # type: ignore[attr-defined]
    quick = {
        "said": attrgetter(reader),
        "points": partial(written, reader, write_number, 2),
        "number": partial(written, reader, write_number, None),
        "percent": partial(written, reader, write_percent, 1),
    }
    made.filters = {**base.filters, **quick}
    made.globals = {**base.globals, "say": SAY[reader], "language": partial(str, reader)}
    return made


def written(
    reader: str,
    write: Callable[..., str],
    usual: int | None,
    value: Decimal | int | None,
    decimals: int | None = None,
) -> str:
    """A number as the filters of ``thuocdo`` write it."""
    if value is None:
        return thuocdo.NOTHING
    return write(value, usual if decimals is None else decimals, reader)


def say_in_vietnamese(vi: str, _en: str, **values: object) -> SafeString:
    """The first of two texts."""
    return filled(vi, values)


def say_in_english(_vi: str, en: str, **values: object) -> SafeString:
    """The second."""
    return filled(en, values)


SAY: dict[str, Callable[..., SafeString]] = {
    VIETNAMESE: say_in_vietnamese,
    ENGLISH: say_in_english,
}


def compiled(context: Context, name: str) -> SafeString:
    """A compiled template with what the page knows."""
    engine: Any = engines[ENGINE]  # Django's, around Jinja's own
    found = in_language(engine.env, language()).get_template(name)
    return SafeString(found.render(context.flatten()))


class Forms(BaseRenderer):
    """Fields of forms: Django's Jinja templates, and before them those of ours."""

    @cached_property
    def engine(self) -> Jinja2:
        """Made once."""
        theirs = Path(forms.__file__).parent / FOLDER
        ours = Path(settings.PACKAGE) / "web" / FOLDER
        return Jinja2({"APP_DIRS": False, "DIRS": [ours, theirs], "NAME": "forms", "OPTIONS": {}})

    def get_template(self, template_name: str) -> Any:  # noqa: ANN401  (Django's own type)
        """One template of a field."""
        return self.engine.get_template(template_name)
