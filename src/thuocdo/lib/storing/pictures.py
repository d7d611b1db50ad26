"""Pictures: what they are, and drawn anew within bounds, without what a camera adds."""

import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from thuocdo.lib.storing.errors import Unreadable

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}
MOST_PIXELS = 60_000_000  # of the file
SHOWN = 1600  # pixels of the longer side on a page
FAULTS = (OSError, SyntaxError, ValueError, Image.DecompressionBombError, UnidentifiedImageError)


def opened(path: Path) -> Image.Image:
    """The picture, not decoded yet.

    Raises:
        Unreadable: broken, of another kind, or with too many pixels.
    """
    warnings.simplefilter("ignore")  # of Pillow, about large pictures: bounded below
    try:
        picture = Image.open(path, formats=list(TYPES))
    except FAULTS:
        raise Unreadable("broken") from None
    if picture.width * picture.height > MOST_PIXELS:
        raise Unreadable("pixels")
    return picture


def decoded(path: Path) -> Image.Image:
    """The picture with its pixels, the right way up.

    Raises:
        Unreadable: as above.
    """
    picture = opened(path)
    try:
        picture.draft("RGB", (SHOWN, SHOWN))
        picture.load()
    except FAULTS:
        raise Unreadable("broken") from None
    return ImageOps.exif_transpose(picture)


def inspect(path: Path) -> dict[str, Any]:
    """The kind; a picture has one page and no text."""
    kind = opened(path).format or ""
    decoded(path)
    return {"media_type": TYPES[kind], "page_count": 1, "has_text_layer": False}


def draw(path: Path, _page: int, into: Path) -> dict[str, Any]:
    """The picture within bounds, as PNG without anything but pixels."""
    picture = decoded(path).convert("RGB")
    picture.thumbnail((SHOWN, SHOWN))
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    clean.save(into, "PNG")
    return {
        "kind": "picture",
        "page": 1,
        "pages": 1,
        "width": clean.width,
        "height": clean.height,
    }
