"""The endings an address may have, and what each of them is."""

from enum import StrEnum


class Form(StrEnum):
    """How a table or chart is handed out."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    SVG = "svg"
    DESCRIPTION = "csv-metadata.json"  # of the CSV: CSV on the Web


TABLES = (Form.CSV, Form.XLSX, Form.JSON)  # offered below every table
MEDIA = {
    Form.CSV: "text/csv; charset=utf-8; header=present",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.JSON: "application/json; charset=utf-8",
    Form.SVG: "image/svg+xml; charset=utf-8",
    Form.DESCRIPTION: "application/csvm+json; charset=utf-8",
}


class FormConverter:
    """``<form:form>`` in an address, after a full stop."""

    regex = "|".join(form.value.replace(".", r"\.") for form in Form)

    def to_python(self, value: str) -> Form:
        """The form an address asks for."""
        return Form(value)

    def to_url(self, value: str) -> str:
        """Its ending."""
        return str(value)
