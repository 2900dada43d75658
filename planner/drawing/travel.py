# SPDX-License-Identifier: GPL-3.0-or-later
"""Walking distance to the nearest exit as a map: bands of colour over the floor, and the longest
walk.

Booths and solid areas are coloured too: people stand in them. White is where nobody stands, or
from where no exit is reached.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon

from planner.drawing.drawing import XY, Circle, Fill, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.space import text_box
from planner.drawing.styles import LEAST_TEXT, TRAVEL
from planner.locale import metres
from planner.paths.cells import travel_cells
from planner.paths.leaving import Leaving, Trip

LAYER = "A-ANNO-REDL"
_WIDTHS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)  # mm
_DOT = 1.0  # paper mm


@dataclass(frozen=True)
class Bands:
    """Bands of walking distance, each ``width`` mm; the last holds whatever is farther."""

    width: int
    parts: tuple[tuple[Polygon, ...], ...]

    @property
    def ranges(self) -> tuple[tuple[int, int | None], ...]:
        """From where to where (mm) each band reaches; the last is open where it may be."""
        count = len(self.parts)
        last = count == len(TRAVEL)
        return tuple(
            (index * self.width, None if last and index == count - 1 else (index + 1) * self.width)
            for index in range(count)
        )


def band_width(longest: float) -> int:
    """The width (mm) of the bands where the longest walk (mm) is known."""
    return next((one for one in _WIDTHS if longest <= one * len(TRAVEL)), _WIDTHS[-1])


def bands(leaving: Leaving, longest: float) -> Bands:
    """The bands of a floor whose longest walk (mm) is known."""
    width = band_width(longest)
    cells = travel_cells(leaving)
    found = np.full(cells.values.shape, -1.0)
    reached = np.isfinite(cells.values)
    found[reached] = np.minimum(cells.values[reached] // width, len(TRAVEL) - 1)
    count = int(found.max(initial=-1)) + 1
    parts = tuple(outlined(found == index, cells.corner, cells.size) for index in range(count))
    return Bands(width, parts)


def draw_bands(made: Bands) -> Iterator[Fill]:
    """The bands as fills, in the plan's frame."""
    for index, polygons in enumerate(made.parts):
        for polygon in polygons:
            rings = (polygon.exterior, *polygon.interiors)
            points = tuple(
                tuple((float(x), float(y)) for x, y in ring.coords[:-1]) for ring in rings
            )
            yield Fill(LAYER, f"travel.{index}", points)


def draw_walk(points: Sequence[XY], length: float, frame: Frame) -> Iterator[Mark]:
    """A walk with its start and its length, in the reader's frame."""
    path = frame.reads(points)
    yield Line(LAYER, "travel.walk.edge", path)
    yield Line(LAYER, "travel.walk", path)
    yield Circle(LAYER, "travel.start", path[0], frame.mm(_DOT))
    height = frame.mm(1.2 * LEAST_TEXT)
    x, y = path[0]
    label = Text(LAYER, "text", metres(length), (x, y + frame.mm(2 * _DOT)), height, weight="bold")
    left, low, right, high = text_box(label)
    yield Fill(LAYER, "paper", (((left, low), (right, low), (right, high), (left, high)),))
    yield label


def longest_trip(leaving: Leaving) -> Trip | None:
    """The longest of all walks to the nearest exit, from within booths too."""
    far = leaving.farthest
    best = None if far is None else leaving.trip(far.place)
    for interior in sorted(leaving.interiors, key=lambda one: -one.most):
        if best is not None and interior.most <= best.length:
            break
        inner = interior.farthest()
        trip = None if inner is None else leaving.trip_from_within(interior, inner.place)
        if trip is not None and (best is None or trip.length > best.length):
            best = trip
    return best


def outlined(chosen: np.ndarray, low: XY, size: float) -> tuple[Polygon, ...]:
    """The outlines of the cells of a grid that are chosen."""
    boxes: list[Polygon] = []
    for row, line in enumerate(chosen):
        edges = np.flatnonzero(np.diff(np.concatenate([[False], line, [False]]).astype(np.int8)))
        bottom = low[1] + row * size
        boxes += (
            shapely.box(low[0] + start * size, bottom, low[0] + end * size, bottom + size)
            for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        )
    parts = shapely.get_parts(shapely.union_all(boxes))
    return tuple(part for part in parts if isinstance(part, Polygon))
