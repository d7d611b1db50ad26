"""The colours of charts: one name each, a light value for files, a custom property for pages.

A chart is built with the light values. In a page each becomes ``var(--name)``, so that the theme of
the page decides; a file of its own keeps the light values, since word processors and most
drawing programs know no custom properties.
"""

from collections.abc import Sequence

from thuocdo.core.index_set.model import Band

LIGHT = {
    "ink": "#16222e",
    "ink-2": "#45525f",
    "ink-3": "#5b6774",
    "line": "#d9dfe5",
    "line-2": "#eceff2",
    "edge": "#6b7785",
    "paper": "#ffffff",
    "paper-2": "#f6f8fa",
    "accent": "#17508c",
    "seal": "#a3262a",
    "up": "#0b6b58",
    "down": "#8f4400",
    "band-1": "#0b4f6c",
    "band-2": "#2b7a99",
    "band-3": "#6aa7bd",
    "band-4": "#b3d1dc",
    "band-5": "#e3edf1",
    # Letters on a band, by charts.css; nearly equal values keep the names apart.
    "on-band-1": "#fffffe",
    "on-band-2": "#fffffd",
    "on-band-3": "#16222d",
    "on-band-4": "#16222c",
    "on-band-5": "#16222b",
}
_NAMES = {value: name for name, value in LIGHT.items()}
SHADES = 5  # of the sequential scale


def variable(value: str) -> str:
    """Turn a colour of the palette into its custom property; leave anything else as it is."""
    name = _NAMES.get(value.lower())
    return f"var(--{name})" if name else value


def shades(bands: Sequence[Band]) -> dict[str, int]:
    """Give each band a shade from 1 (best, strongest) to 5, spread over the scale.

    More than five bands share shades; their letters still tell them apart.
    """
    best_first = sorted(bands, key=lambda band: band.floor, reverse=True)
    steps = max(len(best_first) - 1, 1)
    return {
        band.code: 1 + (place * (SHADES - 1) + steps // 2) // steps
        for place, band in enumerate(best_first)
    }
