"""Why a whole file is not taken in; single rows are refused by ``faults``."""

from thuocdo.analytics.errors import AnalyticsRefusal


class UnreadableFile(AnalyticsRefusal):
    """The file is not of the format stated, or has no rows that could be read."""


class MissingColumn(AnalyticsRefusal):
    """A column that every dossier needs is not mapped, or not in the file."""


class InvalidCodes(AnalyticsRefusal):
    """A list of codes contradicts itself."""


class LakeInUse(AnalyticsRefusal):
    """Another import writes to the lake."""
