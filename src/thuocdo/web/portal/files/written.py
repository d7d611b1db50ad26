"""A sheet with what it says of itself, as CSV, XLSX, JSON and as a description of the CSV."""

from thuocdo.lib.language import language
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.sheets import Column, Sheet, as_csv, as_xlsx, rows_json
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.files.about import LICENCE_ADDRESS, About
from thuocdo.web.portal.files.forms import Form

MARK = "\ufeff"  # without it Excel takes Vietnamese letters for another encoding
ABOUT = Sentence("Về dữ liệu này", "About this data")
ABOUT_COLUMNS = (
    Column("item", Sentence("Mục", "Item")),
    Column("text", Sentence("Nội dung", "What it says")),
)


def written(sheet: Sheet, form: Form, about: About) -> bytes:
    """The bytes of a file, in the language of the reader."""
    if form is Form.XLSX:
        return as_xlsx(sheet, language(), beside=about_sheet(sheet, about))
    if form is Form.CSV:
        return (MARK + as_csv(with_about(sheet, about), language())).encode()
    table = description(sheet, about) if form is Form.DESCRIPTION else as_json(sheet, about)
    return json_text(table).encode()


def with_about(sheet: Sheet, about: About) -> Sheet:
    """The statements as columns after those of the table, told in its first row.

    So the file stays one rectangle that any program reads. Repeating them in every row would make
    a long table ten times as large.
    """
    told = [(f"about_{one.key}", one.label, one.text) for one in about.statements()]
    notes = [note for note in sheet.notes if note.vi]
    if notes:
        text = Sentence(" ".join(n.vi for n in notes), " ".join(n.en for n in notes))
        told.append(("about_notes", Sentence("Ghi chú, đính chính", "Notes, errata"), text))
    columns = tuple(Column(key, label) for key, label, _ in told)
    texts, nothing = tuple(text for _, _, text in told), (None,) * len(told)
    rows = [(*row, *(nothing if place else texts)) for place, row in enumerate(sheet.rows)]
    return sheet._replace(columns=(*sheet.columns, *columns), rows=rows)


def about_sheet(sheet: Sheet, about: About) -> Sheet:
    """The second sheet of a workbook: statements, notes, and what each column holds."""
    rows = [(one.label, one.text) for one in about.statements()]
    rows += [(Sentence("Ghi chú", "Note"), note) for note in sheet.notes if note.vi]
    rows += [
        (Sentence(f"Cột {place}", f"Column {place}"), column.header)
        for place, column in enumerate(sheet.columns, start=1)
    ]
    return Sheet(ABOUT, ABOUT_COLUMNS, [*rows])


def as_json(sheet: Sheet, about: About) -> dict[str, object]:
    """What the table says of itself, its columns, and its rows as objects."""
    speech = language()
    return {
        "about": {one.key: one.text.in_language(speech) for one in about.statements()},
        "notes": [note.in_language(speech) for note in sheet.notes if note.vi],
        "columns": [
            {"key": column.key, "title": column.header.in_language(speech)}
            for column in sheet.columns
        ],
        "rows": rows_json(sheet, speech),
    }


def description(sheet: Sheet, about: About) -> dict[str, object]:
    """The CSV as "CSV on the Web" describes tables, in both languages."""
    columns = with_about(sheet, about).columns
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language()}],
        "url": with_ending(about.address, Form.CSV),
        "dc:title": both(about.title),
        "dc:description": both(about.definition),
        "dc:source": both(about.source),
        "dc:license": {"@id": LICENCE_ADDRESS},
        "schema:version": both(about.version),
        "tableSchema": {
            "columns": [
                {
                    "name": column.key,
                    "titles": {"und": column.key},
                    "dc:description": both(column.header),
                    "datatype": "decimal" if column.is_number else "string",
                }
                for column in columns
            ]
        },
    }


def with_ending(address: str, form: Form) -> str:
    """The address of a page as that of one of its files; the query stays."""
    path, mark, query = address.partition("?")
    return f"{path}.{form}{mark}{query}"


def both(text: Sentence) -> list[dict[str, str]]:
    """A text in both languages, as linked data writes it."""
    return [{"@value": text.vi, "@language": "vi"}, {"@value": text.en, "@language": "en"}]
