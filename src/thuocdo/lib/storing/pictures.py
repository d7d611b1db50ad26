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


def decoded(path: Path) -> tuple[Image.Image, str]:
    """The picture with its pixels, the right way up, and its kind.

    Raises:
        Unreadable: broken, of another kind, or with too many pixels.
    """
    try:
        with (
            path.open("rb") as stream,
            warnings.catch_warnings(action="ignore"),  # about large pictures: bounded below
            Image.open(stream, formats=list(TYPES)) as picture,
        ):
            if picture.width * picture.height > MOST_PIXELS:
                raise Unreadable("pixels")
            kind = picture.format or ""
            picture.draft("RGB", (SHOWN, SHOWN))
            picture.load()
            return ImageOps.exif_transpose(picture).convert("RGBA"), kind
    except FAULTS:
        raise Unreadable("broken") from None


def inspect(path: Path) -> dict[str, Any]:
    """The kind; a picture has one page and no text."""
    _, kind = decoded(path)
    return {"media_type": TYPES[kind], "page_count": 1, "has_text_layer": False}


def draw(path: Path, _page: int, into: Path) -> dict[str, Any]:
    """The picture within bounds, as PNG without anything but pixels."""
    picture, _ = decoded(path)
    picture.thumbnail((SHOWN, SHOWN))
    clean = Image.new("RGB", picture.size, "white")
    clean.paste(picture, mask=picture.getchannel("A"))
    clean.save(into, "PNG")
    return {
        "kind": "picture",
        "page": 1,
        "pages": 1,
        "width": clean.width,
        "height": clean.height,
    }
