# SPDX-License-Identifier: GPL-3.0-or-later
"""Dimension chains outside the hall: the blocks seen from each wall, the doors, the whole.

A figure that is wider than its segment climbs outward, with a leader. Blocks that stand turned are
set out by the coordinates of two corners.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import shapely
from shapely import Polygon

from planner.drawing.dimensions import dimension
from planner.drawing.drawing import XY, Circle, Dimension, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.margins import SIDES, Margins, Side, side_of, standing_shapes
from planner.drawing.metrics import text_width
from planner.drawing.space import Taken, main_direction, meet, text_box
from planner.drawing.styles import LEAST_TEXT
from planner.floor.footprints import footprint
from planner.floor.ground import span
from planner.floor.site import Site
from planner.model.shapes import Shape

_STUB = 2.0  # extension lines start so far inside a chain, paper mm
_OVERALL_TEXT = 2.5
_LEAST_AREA = 6e6  # mm² that a chain takes notice of
_TOUCH = 1.0  # mm within which booths are one block


def draw_chains(site: Site, frame: Frame, edges: Margins, taken: Taken) -> Iterator[Mark]:
    """All chains about the halls."""
    blocks = [block for block in _blocks(_set_out(site), frame) if not _is_turned(block)]
    for side in SIDES:
        for place, kind in enumerate(edges.chains(side)):
            out = edges.chain_out(side, place)
            if kind == "overall":
                yield _overall(side, out, frame, edges, taken)
            else:
                ends = (
                    visible_ends(blocks, edges, side)
                    if kind == "blocks"
                    else _door_ends(site, frame, edges, side)
                )
                yield from _chain(ends, side, out, frame, edges, taken)


def _set_out(site: Site) -> list[Shape]:
    """The footprints in the halls that a chain measures: no benches."""
    return [
        shape
        for shape in standing_shapes(site)
        if footprint(shape).area >= _LEAST_AREA and footprint(shape).intersects(site.ground.floor)
    ]


def _is_turned(block: Polygon) -> bool:
    return main_direction(tuple((x, y) for x, y, *_ in block.exterior.coords[:-1])) != 0


def _blocks(shapes: Sequence[Shape], frame: Frame) -> list[Polygon]:
    """Footprints that touch, as blocks in the reader's frame."""
    polygons = [Polygon(frame.reads(shape.corners())) for shape in shapes]
    united = shapely.union_all([one.buffer(_TOUCH / 2, join_style="mitre") for one in polygons])
    blocks = united.buffer(-_TOUCH / 2, join_style="mitre")
    parts = shapely.get_parts(blocks)
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def visible_ends(blocks: Sequence[Polygon], edges: Margins, side: Side) -> list[float]:
    """Where, along a wall, the block that is seen from it changes; with both ends of the wall.

    Only blocks in the nearer half of the hall count.
    """
    first, last = edges.ends(side)
    axis = 1 if side in ("left", "right") else 0
    depth = (edges.hall[2] - edges.hall[0]) if axis else (edges.hall[3] - edges.hall[1])
    seen: list[tuple[float, float, float]] = []
    for block in blocks:
        left, low, right, high = block.bounds
        near = {
            "left": left - edges.hall[0],
            "right": edges.hall[2] - right,
            "bottom": low - edges.hall[1],
            "top": edges.hall[3] - high,
        }[side]
        if near < depth / 2:
            seen.append((low, high, near) if axis else (left, right, near))
    stops = sorted({round(end, 1) for low, high, _ in seen for end in (low, high)} | {first, last})
    stops = [stop for stop in stops if first <= stop <= last]
    ends: list[float] = []
    before: tuple[float, float, float] | None = None
    for low, high in pairwise(stops):
        middle = (low + high) / 2
        over = [one for one in seen if one[0] < middle < one[1]]
        nearest = min(over, key=lambda one: one[2], default=None)
        if nearest != before or not ends:
            ends.append(low)
        before = nearest
    return sorted({first, *ends, last})


def _door_ends(site: Site, frame: Frame, edges: Margins, side: Side) -> list[float]:
    axis = 1 if side in ("left", "right") else 0
    ends = set(edges.ends(side))
    for opening in site.ground.openings:
        if side_of(frame.angle(opening.facing) + 180.0) == side:
            jambs = frame.reads(span(opening.at, opening.width, opening.facing))
            ends |= {round(jamb[axis], 1) for jamb in jambs}
    return sorted(ends)


def _chain(
    ends: Sequence[float], side: Side, out: float, frame: Frame, edges: Margins, taken: Taken
) -> Iterator[Dimension]:
    if len(ends) < 3:
        return
    for low, high in pairwise(ends):
        if high - low >= 1.0:
            mark = _outside(low, high, side, out, frame, edges, LEAST_TEXT)
            yield _climbed(mark, high - low, side, frame, taken)


def _overall(side: Side, out: float, frame: Frame, edges: Margins, taken: Taken) -> Dimension:
    mark = _outside(*edges.ends(side), side, out, frame, edges, _OVERALL_TEXT)
    taken.take(text_box(_figure(mark)))
    return mark


def _outside(
    low: float, high: float, side: Side, out: float, frame: Frame, edges: Margins, height: float
) -> Dimension:
    """A dimension along a wall, its line ``out`` away from it."""
    stub = frame.mm(_STUB)
    start, end = edges.point(side, low, out - stub), edges.point(side, high, out - stub)
    # From low to high, outward is on the left hand at the top and on the left.
    return dimension(frame, start, end, stub if side in ("left", "top") else -stub, height=height)


def _figure(mark: Dimension) -> Text:
    return Text(mark.layer, "text", mark.text, mark.text_at, mark.height, mark.text_angle)


def _climbed(mark: Dimension, length: float, side: Side, frame: Frame, taken: Taken) -> Dimension:
    """A dimension whose figure climbed outward if it is wider than its segment."""
    width = text_width(mark.text, mark.height)
    if width <= length - frame.mm(0.8) and taken.is_free(text_box(_figure(mark))):
        taken.take(text_box(_figure(mark)))
        return mark
    out = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "top": (0.0, 1.0), "bottom": (0.0, -1.0)}[side]
    # Figures stand above their lines; below and on the right the way out leads across the line.
    across = mark.height + frame.mm(1.6) if side in ("bottom", "right") else 0.0
    along = (0.0, 1.0) if side in ("left", "right") else (1.0, 0.0)
    for level in (1, 2):
        climb = across + (level if not across else level - 1) * 1.35 * mark.height
        for shift in (0.0, 0.6 * width, -0.6 * width, 1.1 * width, -1.1 * width):
            at = (
                mark.text_at[0] + out[0] * climb + along[0] * shift,
                mark.text_at[1] + out[1] * climb + along[1] * shift,
            )
            moved = replace(mark, text_at=at, leader=True)
            if taken.is_free(text_box(_figure(moved))):
                taken.take(text_box(_figure(moved)))
                return moved
    return replace(mark, text="")


def draw_turned_blocks(site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """Two corners of each turned block of booths as X and Y of the plan, for setting out."""
    small = frame.mm(LEAST_TEXT)
    radius = frame.mm(0.5)
    for block in _blocks([booth.shape for booth in site.plan.booths], frame):
        if not _is_turned(block):
            continue
        corners = [(x, y) for x, y, *_ in block.exterior.coords[:-1]]
        for corner, way in ((min(corners), -1.0), (max(corners), 1.0)):
            x, y = frame.plan(corner)
            lines = (f"X {round(x):,}", f"Y {round(y):,}")
            width = max(text_width(line, small) for line in lines)
            for reach in (2.0, 4.0, 7.0):
                for rise in (0.0, 3.0, -3.0, 6.0, -6.0):
                    left = corner[0] + way * frame.mm(reach) - (width if way < 0 else 0.0)
                    middle = corner[1] + frame.mm(rise)
                    texts = [
                        Text("A-ANNO-DIMS", "text", line, (left, at), small, anchor="left")
                        for line, at in zip(
                            lines, (middle + 0.35 * small, middle - 1.35 * small), strict=True
                        )
                    ]
                    boxes = [text_box(text) for text in texts]
                    if all(taken.is_free(box) for box in boxes) and not meet(*boxes):
                        taken.take_all(boxes)
                        yield Circle("A-ANNO-DIMS", "dimension", corner, radius)
                        ends: tuple[XY, XY] = (
                            (corner[0] + way * radius, corner[1]),
                            (corner[0] + way * frame.mm(reach - 0.4), middle),
                        )
                        yield Line("A-ANNO-DIMS", "dimension.extension", ends)
                        yield from texts
                        break
                else:
                    continue
                break
