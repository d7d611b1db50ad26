"""Sheets and editions as files to save."""

import io
import zipfile

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.indexsets import selectors
from thuocdo.lib.language import language
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.index_set_sheets import tree_sheet
from thuocdo.reporting.sheets import Sheet, as_csv, as_xlsx, rows_json

CSV, XLSX, JSON = "csv", "xlsx", "json"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    JSON: "application/json",
    "zip": "application/zip",
}
EPOCH = (1980, 1, 1, 0, 0, 0)  # so that the same edition is the same bytes


def file_of(sheet: Sheet, form: str, name: str) -> HttpResponse:
    """A sheet in one of three forms; CSV begins with a mark by which Excel knows UTF-8."""
    if form == XLSX:
        return saved(as_xlsx(sheet, language()), form, name)
    if form == JSON:
        return saved(json_text(rows_json(sheet, language())).encode(), form, name)
    return saved(("\ufeff" + as_csv(sheet, language())).encode(), form, name)


def saved(content: bytes, form: str, name: str) -> HttpResponse:
    """The bytes with what they are and what to call them."""
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


@require_safe
@needed(Permission.READ_INDEX_SETS)
def tree_file(_request: HttpRequest, scheme: str, name: str, form: str) -> HttpResponse:
    """The tree with its rules in words."""
    edition = selectors.edition_called(scheme, name)
    return file_of(tree_sheet(selectors.index_set_of(edition)), form, f"{scheme}-{name}")


@require_safe
@needed(Permission.READ_INDEX_SETS)
def edition_archive(_request: HttpRequest, scheme: str, name: str) -> HttpResponse:
    """The files of an edition as they were read; importing the archive changes nothing."""
    files = selectors.files_of(selectors.edition_called(scheme, name))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path, EPOCH), text, zipfile.ZIP_DEFLATED)
    return saved(stream.getvalue(), "zip", f"{scheme}-{name}")
