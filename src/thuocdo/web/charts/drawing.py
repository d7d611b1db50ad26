"""Draw an ECharts option to SVG in V8, inside this process; the one place that knows the engine.

The same few lines run under Node, should mini-racer ever go away.
"""

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from threading import Lock

from py_mini_racer import MiniRacer

from thuocdo.web.charts.errors import CannotBeDrawn
from thuocdo.web.charts.lettering import SYSTEM_FACE, WIDEST, WIDTHS

_LONGEST = 10.0  # seconds; a chart takes 0.03
_one_at_a_time = Lock()


def drawn(option: Mapping[str, object], width: int, height: int) -> str:
    """Return the SVG that ECharts makes of an option, as it comes. Safe in threads.

    The first call of a process loads the engine (about 0.3 s), later ones take some 10 ms.

    Raises:
        CannotBeDrawn: the option holds a value JSON has no word for, such as NaN.
    """
    try:
        text = json.dumps(option, allow_nan=False, ensure_ascii=False)
    except (TypeError, ValueError) as error:
        raise CannotBeDrawn(
            f"Biểu đồ có giá trị không phải là số ({error}).",
            f"The chart holds a value that is no number ({error}).",
        ) from error
    return _picture(text, width, height)


@lru_cache(maxsize=256)
def _picture(text: str, width: int, height: int) -> str:
    """The same option gives the same picture; a page that is opened again draws nothing."""
    with _one_at_a_time:
        return str(_engine(os.getpid()).call("draw", text, width, height, timeout_sec=_LONGEST))


def start_engine() -> None:
    """Load the engine before the first chart is asked for."""
    with _one_at_a_time:
        _engine(os.getpid())


@lru_cache(maxsize=1)
def _engine(_process: int) -> MiniRacer:
    """Make the engine once; a forked process makes its own, since threads do not survive a fork."""
    here = files("thuocdo.web.charts")
    engine = MiniRacer()
    engine.eval(here.joinpath("bridge.js").read_text("utf-8"))
    engine.eval(here.joinpath("vendor/echarts/echarts.common.min.js").read_text("utf-8"))
    engine.call("knowLetters", {k: v * SYSTEM_FACE for k, v in WIDTHS.items()}, WIDEST)
    return engine
