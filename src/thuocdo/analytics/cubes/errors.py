"""What a cube refuses."""

from thuocdo.analytics.errors import AnalyticsRefusal


class NotInCube(AnalyticsRefusal):
    """The question needs rows: its days cut a half-month, or it divides by something else."""
