# SPDX-License-Identifier: GPL-3.0-or-later
"""Where there is room: the largest upright rectangle in a shape, and which places are taken."""

import bisect
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from planner.drawing.drawing import XY, Text
from planner.drawing.metrics import ASCENT, DESCENT, text_width

Box = tuple[float, float, float, float]  # x from, y from, x to, y to

# At most this many grid lines each way: exact for rectilinear shapes of up to so many corners.
_GRID = 28


def largest_rectangle(shape: BaseGeometry) -> Box | None:
    """The upright rectangle of the largest area inside a shape, or None where none fits.

    Exact for rectilinear shapes: the rectangle's sides lie on a grid through the corners. Other
    shapes get more grid lines between, and the best rectangle on that grid. The largest rectangle
    of whole cells is found as in a histogram, row by row.
    """
    if not shape.is_empty and math.isclose(shape.area, shape.envelope.area, rel_tol=1e-9):
        return around([(float(x), float(y)) for x, y in shapely.get_coordinates(shape)])
    xs, ys = _grid_lines(shape, 0), _grid_lines(shape, 1)
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells = [shapely.box(x1, y1, x2, y2) for y1, y2 in pairwise(ys) for x1, x2 in pairwise(xs)]
    # A hair of slack: corners of turned shapes are floats.
    inside = shapely.covers(shape.buffer(1e-3, join_style="mitre"), cells)
    columns = len(xs) - 1
    foot = [0] * columns  # the row from which each column is free up to the current one
    best: Box | None = None
    best_area = 0.0
    for row in range(len(ys) - 1):
        for column in range(columns):
            if not inside[row * columns + column]:
                foot[column] = row + 1
        for left in range(columns):
            lowest = foot[left]
            for right in range(left, columns):
                lowest = max(lowest, foot[right])
                if lowest > row:
                    break
                area = (xs[right + 1] - xs[left]) * (ys[row + 1] - ys[lowest])
                if area > best_area:
                    best_area = area
                    best = (xs[left], ys[lowest], xs[right + 1], ys[row + 1])
    return best


def _grid_lines(shape: BaseGeometry, axis: int) -> list[float]:
    values = sorted({round(float(point[axis]), 3) for point in shapely.get_coordinates(shape)})
    if not values:
        return []
    low, high = values[0], values[-1]
    if len(values) > _GRID:
        values = [values[round(place * (len(values) - 1) / _GRID)] for place in range(_GRID + 1)]
    elif not _is_rectilinear(shape):
        even = [low + (high - low) * place / _GRID for place in range(_GRID + 1)]
        values = sorted({*values, *even})
    return values


def _is_rectilinear(shape: BaseGeometry) -> bool:
    for part in shapely.get_parts(shape):
        for ring in (part.exterior, *part.interiors):
            points = list(ring.coords)
            for (x1, y1), (x2, y2) in pairwise(points):
                if abs(x1 - x2) > 1e-3 and abs(y1 - y2) > 1e-3:
                    return False
    return True


@lru_cache(maxsize=4096)
def main_direction(corners: tuple[XY, ...]) -> float:
    """The direction (degrees, in (-45, 45]) that most of an outline's length follows, mod 90."""
    lengths: dict[float, float] = {}
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        angle = round(math.degrees(math.atan2(y2 - y1, x2 - x1)) % 90.0, 3) % 90.0
        lengths[angle] = lengths.get(angle, 0.0) + math.hypot(x2 - x1, y2 - y1)
    angle = max(lengths, key=lambda found: (round(lengths[found], 3), -found))
    return angle - 90.0 if angle > 45.0 else angle


def text_box(text: Text) -> Box:
    """The upright box around one line of text, turned or not."""
    width = text_width(text.text, text.height, text.weight, text.stretch)
    left = {"left": 0.0, "centre": -width / 2, "right": -width}[text.anchor]
    cosine, sine = math.cos(math.radians(text.angle)), math.sin(math.radians(text.angle))
    xs, ys = [], []
    for across in (left, left + width):
        for up in (-DESCENT * text.height, ASCENT * text.height):
            xs.append(text.at[0] + across * cosine - up * sine)
            ys.append(text.at[1] + across * sine + up * cosine)
    return (min(xs), min(ys), max(xs), max(ys))


def around(points: Iterable[XY]) -> Box:
    """The upright box around points."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def grown(box: Box, by: float) -> Box:
    """A box with a margin."""
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def meet(first: Box, second: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return (
        first[0] < second[2]
        and second[0] < first[2]
        and first[1] < second[3]
        and second[1] < first[3]
    )


@dataclass
class Taken:
    """Places on a drawing that something stands on; texts that come later keep off them."""

    _boxes: list[Box] = field(default_factory=list)
    _lefts: list[float] = field(default_factory=list)
    _widest: float = 0.0

    def take(self, box: Box) -> None:
        """Mark a place as taken."""
        place = bisect.bisect(self._lefts, box[0])
        self._lefts.insert(place, box[0])
        self._boxes.insert(place, box)
        self._widest = max(self._widest, box[2] - box[0])

    def is_free(self, box: Box) -> bool:
        """Whether nothing stands in a box."""
        first = bisect.bisect_left(self._lefts, box[0] - self._widest)
        last = bisect.bisect_left(self._lefts, box[2])
        return not any(meet(box, taken) for taken in self._boxes[first:last])

    def take_all(self, boxes: Sequence[Box]) -> None:
        """Mark several places as taken."""
        for box in boxes:
            self.take(box)
