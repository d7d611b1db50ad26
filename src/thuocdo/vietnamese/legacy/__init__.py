"""Vietnamese text from before Unicode: recognise it, show it, convert it."""

from thuocdo.vietnamese.legacy.converting import to_unicode
from thuocdo.vietnamese.legacy.detecting import detect
from thuocdo.vietnamese.legacy.previewing import Conversion, preview
from thuocdo.vietnamese.legacy.tables import LegacyEncoding

__all__ = ["Conversion", "LegacyEncoding", "detect", "preview", "to_unicode"]
