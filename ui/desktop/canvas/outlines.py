# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hand takes a thing by: its footprint, or the box about words or a dimension. No Qt."""

import math
from collections.abc import Sequence
from functools import lru_cache

from shapely import Polygon

from planner.drawing.dimensions import line_of
from planner.floor.footprints import footprint
from planner.model.drawn import Dimension, PlanText
from planner.model.shapes import direction
from planner.model.things import Thing
from ui.desktop.canvas.view import XY

_REACH = 150.0  # mm to either side of a dimension's line
_BELOW, _ABOVE = 0.35, 1.2  # of words, in heights of a capital


def picked(thing: Thing) -> Polygon:
    """The polygon (mm) that a thing is hit by."""
    if isinstance(thing, PlanText | Dimension):
        return Polygon(ring_of(thing))
    return footprint(thing.shape)


def ring_of(thing: Thing) -> Sequence[XY]:
    """The corners of what a thing is marked by."""
    match thing:
        case PlanText():
            return _text_ring(thing)
        case Dimension():
            return _dimension_ring(thing)
        case _:
            return thing.shape.corners()


@lru_cache(maxsize=2000)
def _text_ring(text: PlanText) -> tuple[XY, ...]:
    # Late: the metrics read the typeface, and few plans have texts.
    from planner.drawing.metrics import text_width

    wide = max(text_width(words, text.height) for words in (text.text.ko, text.text.en))
    low, high = -_BELOW * text.height, _ABOVE * text.height
    cosine, sine = direction(text.angle)
    return tuple(
        (text.at[0] + u * cosine - v * sine, text.at[1] + u * sine + v * cosine)
        for u, v in ((0.0, low), (wide, low), (wide, high), (0.0, high))
    )


@lru_cache(maxsize=2000)
def _dimension_ring(dimension: Dimension) -> tuple[XY, ...]:
    first, second = line_of(dimension.start, dimension.end, dimension.offset)
    length = math.dist(first, second)
    x = (first[1] - second[1]) / length * _REACH
    y = (second[0] - first[0]) / length * _REACH
    return (
        (first[0] - x, first[1] - y), (second[0] - x, second[1] - y),
        (second[0] + x, second[1] + y), (first[0] + x, first[1] + y),
    )  # fmt: skip
