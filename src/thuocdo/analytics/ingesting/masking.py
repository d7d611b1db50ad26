"""What of a refused cell may be written down: codes, dates, numbers; never what could be a person.

Columns get mixed up in files. So a value is shown only if it looks like what belongs there, and not
if it could as well be an identity number, a telephone number or a passport.
"""

import re

from thuocdo.analytics.ingesting.fields import Field, Kind

DAY = re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}([T ][0-9:.]{4,15})?|[0-9]{14}|[0-9]{8}")
NUMBER = re.compile(r"-?[0-9]{1,6}([.,][0-9]{1,3})?")
CODE = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
PERSONAL = re.compile(
    r"[A-Za-z][0-9]{7,8}|([^0-9]*[0-9]){9,12}[^0-9]*"
)  # passport; identity, phone
OFFICIAL = re.compile(
    r"[0-9.]+\.[A-Z][0-9]{2}([.-][0-9]+)*|[0-9]\.[0-9]{6}"
)  # of units, procedures
SHOWN = {Kind.MOMENT: DAY, Kind.DUE: DAY, Kind.CODE: CODE, Kind.NUMBER: NUMBER}


def shown(field: Field, text: str | None) -> str:
    """The text, or only its length."""
    if text is None:
        return ""
    if field.kind is Kind.CODE and OFFICIAL.fullmatch(text):
        return text
    fits = SHOWN.get(field.kind, NUMBER).fullmatch(text)
    if fits and (field.kind in {Kind.MOMENT, Kind.DUE} or not PERSONAL.fullmatch(text)):
        return text
    return f"({len(text)} ký tự)"
