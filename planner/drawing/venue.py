# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built: walls with a nominal outer face, dividers, columns, pits, the setting-out grid."""

import string
from collections.abc import Iterator, Sequence
from itertools import pairwise

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from planner.drawing.assumed import assumed_beside, is_assumed
from planner.drawing.drawing import XY, Circle, Fill, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.margins import Margins, standing_shapes
from planner.drawing.metrics import text_width
from planner.drawing.space import Taken, around, grown
from planner.floor.footprints import footprint
from planner.floor.ground import as_polygonal, front
from planner.floor.site import Site
from planner.model.venue import Pit

NOMINAL_WALL = 300  # mm; no thickness is published, the face is drawn grey
GRID_STEP = 9000  # mm; the module of the building, from the datum
_BUBBLE = 2.5  # radius, paper mm
_BUBBLE_TEXT = 2.0
_GRID_LETTERS = [letter for letter in string.ascii_uppercase if letter not in "IO"]


def draw_walls(site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """Hall walls, broken at the openings, with their nominal outline; inner walls; dividers."""
    floor = as_polygonal(site.ground.floor)
    cuts = shapely.union_all(
        [
            front(opening.at, opening.width, opening.facing + turn, 2 * NOMINAL_WALL)
            for opening in site.ground.openings
            for turn in (0.0, 180.0)
        ]
    )
    band = floor.buffer(NOMINAL_WALL, join_style="mitre").difference(floor).difference(cuts)
    for part in shapely.get_parts(band):
        rings = tuple(_plain(frame, ring) for ring in (part.exterior, *part.interiors))
        yield Fill("A-WALL", "wall.body", rings)
        for ring in rings:
            yield Line("A-WALL", "wall.outer", ring, True)
    for part in shapely.get_parts(floor):
        for ring in (part.exterior, *part.interiors):
            yield Line("A-WALL", "wall.outline", _plain(frame, ring), True, "hall")
            for run in _runs(ring.difference(cuts)):
                points = frame.reads(run)
                yield Line("A-WALL", "wall.inner", points)
                for ends in pairwise(points):
                    taken.take(grown(around(ends), frame.mm(0.05)))
    for wall in site.ground.walls:
        corners = frame.reads(wall.shape.corners())
        yield Fill("A-WALL", "wall.body", (corners,), wall.id)
        yield Line("A-WALL", "wall.inner", corners, True, wall.id)
    occupied = set(site.plan.halls)
    for divider in site.ground.dividers:
        if set(divider.halls) <= occupied:
            yield Line("A-WALL", "divider", frame.reads(divider.line), False, divider.id)


def _plain(frame: Frame, ring: LineString) -> tuple[XY, ...]:
    return frame.reads((x, y) for x, y, *_ in ring.coords[:-1])


def _runs(lines: BaseGeometry) -> Iterator[Sequence[XY]]:
    merged = shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines
    for part in shapely.get_parts(merged):
        if isinstance(part, LineString) and not part.is_empty:
            yield [(x, y) for x, y, *_ in part.coords]


def draw_columns(site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """Columns (or the floor kept out around one) as crossed boxes, an assumed one with its A."""
    for column in site.ground.columns:
        corners = frame.reads(column.shape.corners())
        taken.take(around(corners))
        yield Fill("A-COLS", "column.body", (corners,), column.id)
        if len(corners) == 4:
            yield Line("A-COLS", "column.cross", (corners[0], corners[2]), False, column.id)
            yield Line("A-COLS", "column.cross", (corners[1], corners[3]), False, column.id)
        yield Line("A-COLS", "column", corners, True, column.id)
        if is_assumed(column.facts):
            yield from assumed_beside(around(corners), frame, taken, column.id)


def draw_pits(site: Site, frame: Frame) -> Iterator[Mark]:
    """Service boxes in the floor, crossed by one line; booths and areas lie over them."""
    for pit in site.ground.pits:
        corners = _pit_corners(pit, frame)
        yield Line("A-FLOR-PITS", "pit", corners, True, pit.id)
        yield Line("A-FLOR-PITS", "pit", (corners[0], corners[2]), False, pit.id)


def _pit_corners(pit: Pit, frame: Frame) -> tuple[XY, ...]:
    (x, y), (width, depth) = pit.at, pit.size
    left, low, right, high = x - width / 2, y - depth / 2, x + width / 2, y + depth / 2
    return frame.reads([(left, low), (right, low), (right, high), (left, high)])


def assumed_pits(site: Site, frame: Frame, taken: Taken) -> Iterator[Text]:
    """A grey A beside each assumed pit that no booth or area covers."""
    solids = shapely.union_all([footprint(shape) for shape in standing_shapes(site)])
    shapely.prepare(solids)
    for pit in site.ground.pits:
        if is_assumed(pit.facts) and not solids.intersects(shapely.Point(pit.at)):
            corners = _pit_corners(pit, frame)
            yield from assumed_beside(around(corners), frame, taken, pit.id)


def grid_lines(site: Site, frame: Frame) -> dict[str, tuple[float, ...]]:
    """The setting-out grid in the reader's frame: ``x`` of upright and ``y`` of level lines."""
    xs, ys = zip(*[point for hall in site.ground.halls for point in hall.outline], strict=True)
    across = _steps(min(xs), max(xs))
    inward = _steps(min(ys), max(ys))
    if frame.turn == 0:
        return {"x": across, "y": inward}
    return {"x": inward, "y": tuple(-value for value in across)}


def _steps(low: float, high: float) -> tuple[float, ...]:
    first = -int(-low // GRID_STEP)
    return tuple(float(step * GRID_STEP) for step in range(first, int(high // GRID_STEP) + 1))


def draw_grid(site: Site, frame: Frame, edges: Margins, taken: Taken) -> Iterator[Mark]:
    """Grid lines from the datum, letters along the visitor side, figures inward, with bubbles."""
    left, low, right, high = edges.hall
    lines = grid_lines(site, frame)
    radius = frame.mm(_BUBBLE)
    past = frame.mm(1.5)
    room = frame.mm(0.2)
    top = edges.chain_out("top", len(edges.chains("top"))) + room
    side = edges.chain_out("left", len(edges.chains("left"))) + room
    bubbles: list[tuple[str, XY]] = []
    letters_upright = frame.turn == 0
    for x in lines["x"]:
        centre = (x, high + top)
        yield Line("A-GRID", "grid", ((x, low - past), (x, centre[1] - radius)))
        bubbles.append((_grid_name(abs(x), x < 0, letters_upright), centre))
    for y in lines["y"]:
        centre = (left - side, y)
        yield Line("A-GRID", "grid", ((centre[0] + radius, y), (right + past, y)))
        value = y if letters_upright else -y
        bubbles.append((_grid_name(abs(value), value < 0, not letters_upright), centre))
    height = frame.mm(_BUBBLE_TEXT)
    for name, (x, y) in bubbles:
        yield Circle("A-GRID", "grid.bubble", (x, y), radius)
        fits = min(1.0, 1.6 * radius / text_width(name, height, "bold"))
        yield Text(
            "A-ANNO-TEXT", "text", name, (x, y - height / 2), height, weight="bold", stretch=fits
        )
        taken.take((x - radius, y - radius, x + radius, y + radius))


def _grid_name(distance: float, negative: bool, letter: bool) -> str:
    step = round(distance / GRID_STEP)
    if negative:
        return f"−{step}"
    if not letter:
        return str(step + 1)
    rounds, place = divmod(step, len(_GRID_LETTERS))
    return _GRID_LETTERS[place] * (rounds + 1)
