"""Rows of dossiers that are added once and never change."""

from thuocdo.apps.dossiers.errors import NeverChanged
from thuocdo.lib import kept


class Kept(kept.Kept):
    """A row that is added once; pages tell the refusal as a sentence."""

    refusal = NeverChanged

    class Meta(kept.Kept.Meta):
        abstract = True
