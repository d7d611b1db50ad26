"""Command ``explain``: where the points of one leaf of one unit come from."""

import argparse
from typing import Any

from thuocdo.cli.arguments import add_output, put
from thuocdo.cli.dataset import add_dataset, scored_from
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands
from thuocdo.core.tracing.traces import Trace, trace
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.sheets import Column, Sheet, Value
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = (
    Column("item", Sentence("Mục", "Item")),
    Column("text", Sentence("Nội dung", "What it says")),
)


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo explain UNIT LEAF``."""
    parser = commands.add_parser("explain")
    parser.add_argument(
        "unit",
        metavar="UNIT",
        help=Sentence(
            "mã hoặc tên đơn vị, không cần dấu", "code or name of a unit, with or without marks"
        ),
    )
    parser.add_argument(
        "leaf",
        metavar="LEAF",
        help=Sentence("mã tiêu chí thành phần, ví dụ 3.2.1", "code of an item, such as 3.2.1"),
    )
    add_dataset(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Trace the leaf and write the chain: score, rule, figures, document, next step."""
    scored = scored_from(args)
    unit = scored.unit(args.unit)
    scored.index_set.leaf(args.leaf)
    traced = trace(scored.results[unit], args.leaf)
    put(args, trace_sheet(scored, traced), lambda: json_text(trace_json(scored, traced, args.lang)))
    return Exit.DONE


def trace_sheet(scored: Scored, traced: Trace) -> Sheet:
    """The chain as rows, the sentence below."""
    rows: list[tuple[Value, ...]] = [row for row in chain(scored, traced) if row[1].vi]
    title = Sentence(
        f"{traced.code}. {traced.title.vi} — {scored.figures.units[traced.unit].name}",
        f"{traced.code}. {traced.title.en} — {scored.figures.units[traced.unit].name}",
    )
    return Sheet(title, COLUMNS, rows, (traced.sentence,))


def chain(scored: Scored, traced: Trace) -> list[tuple[Sentence, Sentence]]:
    """Score → rule → figures → source, in the order in which one asks."""
    source = traced.provenance
    document = ", ".join(filter(None, (source.document, source.page))) if source else ""
    points = "–" if traced.points is None else write_number(traced.points)
    english = "–" if traced.points is None else write_number(traced.points, 2, "en")
    edition = f"{scored.index_set.name} ({scored.index_set.content_hash[:12]})"
    return [
        (
            Sentence("Điểm", "Points"),
            Sentence(
                f"{points} / {write_number(traced.maximum)}",
                f"{english} / {write_number(traced.maximum, 2, 'en')}",
            ),
        ),
        (Sentence("Quy tắc", "Rule"), traced.rule),
        *((figure.label, figure.text) for figure in traced.figures),
        (Sentence("Cách tính", "How"), traced.explanation),
        (Sentence("Tài liệu", "Document"), Sentence(document, document)),
        (Sentence("Lớp điểm", "Layer"), layer_of(traced)),
        (Sentence("Bộ chỉ số", "Index set"), Sentence(edition, edition)),
    ]


LAYERS = {
    "declared": Sentence("đơn vị tự khai", "declared by the unit"),
    "appraised": Sentence("thẩm định", "appraised"),
    "explained": Sentence("sau giải trình", "after explanation"),
    "council": Sentence("hội đồng", "council"),
    "final": Sentence("chính thức", "final"),
}


def layer_of(traced: Trace) -> Sentence:
    """Whose word the figures are; nothing where it is not known."""
    return LAYERS[traced.provenance.layer.value] if traced.provenance else Sentence("", "")


def trace_json(scored: Scored, traced: Trace, language: str) -> dict[str, Any]:
    """The same as data; texts in the language, the sentence in both."""
    source, step = traced.provenance, traced.next_step
    return {
        "unit": traced.unit,
        "name": scored.figures.units[traced.unit].name,
        "code": traced.code,
        "title": traced.title.in_language(language),
        "state": traced.state.value,
        "points": traced.points,
        "maximum": traced.maximum,
        "rule": traced.rule.in_language(language),
        "figures": [
            {
                "input": f.name,
                "label": f.label.in_language(language),
                "value": f.text.in_language(language),
            }
            for f in traced.figures
        ],
        "explanation": traced.explanation.in_language(language),
        "layer": source.layer.value if source else None,
        "document": source.document if source else None,
        "page": source.page if source else None,
        "next_step": None
        if step is None
        else {"points": step.points, "sentence": step.sentence.in_language(language)},
        "sentence": traced.sentence.vi,
        "sentence_en": traced.sentence.en,
        "index_set": scored.index_set.name,
        "content_hash": scored.index_set.content_hash,
    }
