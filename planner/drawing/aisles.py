# SPDX-License-Identifier: GPL-3.0-or-later
"""Clear widths of aisles, one figure per aisle, where it can be read.

Scan lines half a metre apart cross the free floor both ways. Equal gaps on neighbouring lines are
one stretch of aisle; its width stands nearest the middle, clear of labels and grid lines, and is
said once within 45 m. A gap narrower than its figure is left to the chains.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import shapely
from shapely import LineString, Polygon
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
    left, low, right, high = free.bounds
    for upright in (True, False):
        first, last = (left, right) if upright else (low, high)
        ends = (low - 1, high + 1) if upright else (left - 1, right + 1)
        count = int((last - first) // STEP)
        places = [first + STEP * (step + 0.5) for step in range(count)]
        points = ([(at, end) if upright else (end, at) for end in ends] for at in places)
        lines = [LineString(line) for line in points]
        axis = 1 if upright else 0
        running: dict[tuple[float, float], list[float]] = {}
        for at, crossing in zip(places, shapely.intersection(lines, free), strict=True):
            gaps = set(_gaps(crossing, axis))
            for gap in [gap for gap in running if gap not in gaps]:
                yield from _worth(upright, gap, running.pop(gap))
            for gap in gaps:
                running.setdefault(gap, []).append(at)
        for gap, seen in running.items():
            yield from _worth(upright, gap, seen)


def _gaps(crossing: BaseGeometry, axis: int) -> Iterator[tuple[float, float]]:
    for part in shapely.get_parts(crossing):
        if isinstance(part, LineString) and not part.is_empty:
            ends = sorted(round(point[axis], 1) for point in (part.coords[0], part.coords[-1]))
            yield (ends[0], ends[1])


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
