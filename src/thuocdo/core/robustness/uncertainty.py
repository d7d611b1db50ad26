"""What could have come out otherwise: survey error, appraisal, rounding, weights."""

from dataclasses import dataclass
from numbers import Real

import numpy as np
from numpy.typing import ArrayLike

from thuocdo.core.errors import InvalidRequest
from thuocdo.core.robustness.points_table import FloatArray, PointsTable

LARGEST_WEIGHTS = 0.5  # renormalised, a weight then stays below 3 and its sums exact


@dataclass(frozen=True, slots=True, eq=False)
class Uncertainty:
    """Sources of chance; each is off when zero.

    All but ``weights`` are one number, one a leaf, or units × leaves. Survey error and appraisal
    keep a leaf within its minimum and maximum, each by itself; rounding may pass them by its
    half unit.
    """

    survey_error: ArrayLike = 0.0  # standard error of a survey leaf, points
    disagreement: ArrayLike = 0.0  # probability that another appraiser moves the leaf, 0 to 1
    move: ArrayLike = 0.0  # by how much, up or down alike, points
    rounding: ArrayLike = 0.0  # half a unit of the last decimal that is known, points
    weights: float = 0.0  # half-width of the change of a weight, share of the weight, to 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """`Uncertainty` in the shape of a table: every array is units × leaves."""

    survey_error: FloatArray  # points
    disagreement: FloatArray  # probability
    move: FloatArray  # points
    rounding: FloatArray  # points
    weights: float


def chances(uncertainty: Uncertainty, table: PointsTable) -> Chances:
    """Spread the sources over the table.

    Raises:
        InvalidRequest: A source is no number, has another shape, is negative, or is larger than it
            can be: a probability above 1, points above the width of the leaf, weights above 0.5.
    """
    width = table.maxima - table.minima
    weights = uncertainty.weights
    if not (isinstance(weights, Real) and 0 <= weights <= LARGEST_WEIGHTS):
        raise _refusal("weights", "từ 0 đến 0,5", "from 0 to 0.5")
    return Chances(
        survey_error=_within(uncertainty.survey_error, width, "survey_error"),
        disagreement=_within(uncertainty.disagreement, np.ones_like(width), "disagreement"),
        move=_within(uncertainty.move, width, "move"),
        rounding=_within(uncertainty.rounding, width, "rounding"),
        weights=weights,
    )


def _within(source: ArrayLike, ceiling: FloatArray, name: str) -> FloatArray:
    values = _numbers(source)
    fits = values.shape in ((), ceiling.shape[1:], ceiling.shape)
    if not (fits and (values >= 0).all() and (values <= ceiling).all()):
        raise _refusal(
            name,
            f"từ 0 đến độ rộng của tiêu chí (xác suất: đến 1), một số, {ceiling.shape[1]} số hoặc "
            f"bảng {ceiling.shape[0]} × {ceiling.shape[1]}",
            f"from 0 to the width of the leaf (a probability: to 1), as one number, "
            f"{ceiling.shape[1]} numbers or a table of {ceiling.shape[0]} × {ceiling.shape[1]}",
        )
    return np.broadcast_to(values, ceiling.shape)


def _numbers(source: ArrayLike) -> FloatArray:
    """The source as numbers; not a number where it is none, which no range admits."""
    try:
        return np.asarray(source, dtype=np.float64)
    except (TypeError, ValueError):
        return np.asarray(np.nan)


def _refusal(name: str, vi: str, en: str) -> InvalidRequest:
    return InvalidRequest(
        f"Nguồn bất định «{name}» phải {vi}. Sửa lại giá trị này.",
        f'The source of uncertainty "{name}" must be {en}. Mend this value.',
    )
