# SPDX-License-Identifier: GPL-3.0-or-later
"""Clear widths of aisles, one figure per aisle, where it can be read.

Scan lines half a metre apart cross the free floor both ways. Equal gaps on neighbouring lines are
one stretch of aisle; its width stands nearest the middle, clear of labels and grid lines, and is
said once within 45 m. A gap narrower than its figure is left to the chains.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.drawing.dimensions import BASELINE, dimension
from planner.drawing.drawing import XY, Dimension
from planner.drawing.frame import Frame
from planner.drawing.margins import standing_shapes
from planner.drawing.metrics import ASCENT, DESCENT, text_width
from planner.drawing.space import Box, Taken, grown
from planner.floor.site import Site

STEP = 500.0  # mm between scan lines
REPEAT = 45_000.0  # mm within which an equal width is not said again
WIDEST = 9_000.0  # mm; a wider gap is a plaza, not an aisle
SHORTEST = 1_500.0  # mm of stretch worth a figure


@dataclass(frozen=True, slots=True)
class Stretch:
    """An aisle in the reader's frame: its gap from ``low`` to ``high``, seen along ``lines``.

    ``upright`` aisles are measured along y (their scan lines stand at x = ``lines``).
    """

    upright: bool
    low: float
    high: float
    lines: tuple[float, ...]

    @property
    def width(self) -> float:
        """The clear width in mm."""
        return self.high - self.low


def draw_aisles(
    site: Site, frame: Frame, grid: Mapping[str, tuple[float, ...]], taken: Taken
) -> Iterator[Dimension]:
    """The clear-width dimensions of a site."""
    said: dict[tuple[bool, float, float], list[float]] = {}
    found = sorted(stretches(free_floor(site, frame)), key=lambda one: (-len(one.lines), one.low))
    for stretch in found:
        for at in _nearest_middle(stretch.lines):
            gap = (stretch.upright, stretch.low, stretch.high)
            if any(abs(at - place) < REPEAT for place in said.get(gap, ())):
                break
            mark = _placed(stretch, at, frame, grid, taken)
            if mark is not None:
                said.setdefault(gap, []).append(at)
                yield mark
                break


def free_floor(site: Site, frame: Frame) -> BaseGeometry:
    """The floor that nothing stands on, areas left out too, in the reader's frame."""
    halls = [Polygon(frame.reads(hall.outline)) for hall in site.ground.halls]
    shapes = standing_shapes(site)
    shapes += [column.shape for column in site.ground.columns]
    shapes += [wall.shape for wall in site.ground.walls]
    things = [Polygon(frame.reads(shape.corners())) for shape in shapes]
    return shapely.union_all(halls).difference(shapely.union_all(things))


def stretches(free: BaseGeometry) -> Iterator[Stretch]:
    """Every stretch of equal width on a free floor, both ways."""
    if free.is_empty:
        return
    edges = _edges(free)
    for upright in (True, False):
        along = edges if upright else edges[:, [1, 0, 3, 2]]
        first, last = along[:, 0].min(), along[:, 0].max()
        running: dict[tuple[float, float], list[float]] = {}
        for step in range(int((last - first) // STEP)):
            at = float(first) + STEP * (step + 0.5)
            gaps = set(_gaps(along, at))
            for gap in [gap for gap in running if gap not in gaps]:
                yield from _worth(upright, gap, running.pop(gap))
            for gap in gaps:
                running.setdefault(gap, []).append(at)
        for gap, seen in running.items():
            yield from _worth(upright, gap, seen)


def _edges(free: BaseGeometry) -> NDArray[np.float64]:
    """Every edge of a floor as a row: x and y of its start, x and y of its end."""
    rings = [ring for part in shapely.get_parts(free) for ring in (part.exterior, *part.interiors)]
    points = [np.asarray(ring.coords)[:, :2] for ring in rings]
    return np.concatenate([np.hstack([one[:-1], one[1:]]) for one in points])


def _gaps(edges: NDArray[np.float64], at: float) -> Iterator[tuple[float, float]]:
    """The free stretches of the upright line at x: between its odd and even crossings."""
    x1, y1, x2, y2 = edges[(edges[:, 0] < at) != (edges[:, 2] < at)].T
    crossings = np.sort(y1 + (at - x1) * (y2 - y1) / (x2 - x1)).round(1)
    yield from zip(crossings[::2].tolist(), crossings[1::2].tolist(), strict=False)


def _worth(upright: bool, gap: tuple[float, float], lines: list[float]) -> Iterator[Stretch]:
    if len(lines) * STEP >= SHORTEST and gap[1] - gap[0] <= WIDEST:
        yield Stretch(upright, gap[0], gap[1], tuple(lines))


def _nearest_middle(lines: tuple[float, ...]) -> list[float]:
    middle = (lines[0] + lines[-1]) / 2
    return sorted(lines, key=lambda at: abs(at - middle))


def _placed(
    stretch: Stretch, at: float, frame: Frame, grid: Mapping[str, tuple[float, ...]], taken: Taken
) -> Dimension | None:
    """The dimension on one scan line, if its line and its figure are clear there."""
    along, across = (grid["x"], grid["y"]) if stretch.upright else (grid["y"], grid["x"])
    if any(abs(line - at) < frame.mm(0.8) for line in along):
        return None
    start: XY = (at, stretch.low) if stretch.upright else (stretch.low, at)
    end: XY = (at, stretch.high) if stretch.upright else (stretch.high, at)
    mark = dimension(frame, start, end, 0.0)
    half = text_width(mark.text, mark.height) / 2
    if stretch.width < 2 * half + frame.mm(1.0):
        return None
    thin = frame.mm(0.15)
    ticks = frame.mm(0.1)
    span = (stretch.low + ticks, stretch.high - ticks)
    line = _oriented(stretch.upright, at - thin, at + thin, *span)
    if not taken.is_free(line):
        return None
    middle = (stretch.low + stretch.high) / 2
    slack = stretch.width / 2 - half - frame.mm(0.6)
    # An upright figure stands to the left of its line, a level one above it.
    near = frame.mm(BASELINE) - DESCENT * mark.height
    far = frame.mm(BASELINE) + ASCENT * mark.height
    for shift in (0.0, 0.5 * slack, -0.5 * slack, slack, -slack):
        place = middle + shift
        sides = (at - far, at - near) if stretch.upright else (at + near, at + far)
        box = _oriented(stretch.upright, *sides, place - half, place + half)
        crossed = any(abs(value - place) < half for value in across) or any(
            sides[0] < value < sides[1] for value in along
        )
        if not crossed and taken.is_free(grown(box, frame.mm(0.2))):
            taken.take(line)
            taken.take(box)
            x, y = mark.text_at
            text_at = (x, place) if stretch.upright else (place, y)
            return Dimension(
                mark.layer, mark.style, start, end, 0.0, mark.text, mark.height, text_at,
                mark.text_angle, False, "aisle",
            )  # fmt: skip
    return None


def _oriented(upright: bool, near: float, far: float, low: float, high: float) -> Box:
    return (near, low, far, high) if upright else (low, near, high, far)
