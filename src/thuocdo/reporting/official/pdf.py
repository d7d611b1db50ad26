"""The same document as PDF, with its own font; data goes in as JSON and is never read as code."""

import json
from pathlib import Path
from typing import Any

import typst

from thuocdo.reporting.official.docx import content_of
from thuocdo.reporting.official.model import Heading, Official, Signature, Table

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "templates" / "official.typ"
FONTS = FOLDER / "fonts"


def pdf_of(document: Official) -> bytes:
    """The file: PDF/A-2b, which archives take."""
    made = typst.compile(  # type: ignore[misc]  # its stub does not name the input
        str(TEMPLATE),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(plain(document), ensure_ascii=False)},
        pdf_standards=["a-2b"],
    )
    assert isinstance(made, bytes)  # noqa: S101  (no other output was asked for)
    return made


def plain(document: Official) -> dict[str, Any]:
    """What the template reads, as JSON has it."""
    content = content_of(document)
    content["heading"] = of_heading(document.heading)
    content["first"] = of_signature(content["first"])
    content["second"] = of_signature(content["second"])
    tables = [part.table for part in document.parts]
    for part, table in zip(content["parts"], tables, strict=True):
        part["table"] = of_table(table)
    for each, appendix in zip(content["appendices"], document.appendices, strict=True):
        each["table"] = of_table(appendix.table)
    return content


def of_heading(heading: Heading) -> dict[str, str]:
    """The lines of the head."""
    return {
        "parent": heading.parent,
        "issuer": heading.issuer,
        "numbered": heading.numbered,
        "dated": heading.dated,
    }


def of_signature(signature: Signature | None) -> dict[str, Any] | None:
    """The lines of a signature."""
    if signature is None:
        return None
    return {"lines": signature.lines, "name": signature.name}


def of_table(table: Table | None) -> dict[str, Any] | None:
    """A table with its cells in one list, as typst draws them."""
    if table is None:
        return None
    return {
        "caption": table.caption,
        "titles": [column.title for column in table.columns],
        "shares": [column.share for column in table.columns],
        "right": [column.is_number for column in table.columns],
        "cells": [cell for row in table.rows for cell in row],
    }
