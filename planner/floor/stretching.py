# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the sides of a rectangle that is stretched would rather stand."""

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from planner.floor.neighbours import (
    XY,
    Axis,
    Lines,
    Surroundings,
    back,
    gaps,
    surroundings_of,
    turned,
)
from planner.floor.site import Site
from planner.floor.snapping import (
    GRID,
    Guide,
    Snap,
    Winner,
    axis_shift,
    corner_shift,
    lines_shown,
    meeting_corners,
    whole,
)
from planner.model.shapes import Rectangle
from planner.model.values import Size

Ways = tuple[int, int]  # along a rectangle's width and depth: which end moves, -1, 0 (none) or 1

_FAR = 6000.0  # mm: a wider gap beside a stretched side is not shown without an aisle asked for


@dataclass(frozen=True, eq=False)
class Stretch:
    """A rectangle whose sides are held, and what they may snap to, read once.

    ``frame_ways`` are the ways along the axes of the frame, ``lengths`` the sizes along them.
    """

    shape: Rectangle
    ways: Ways
    field: Surroundings
    frame_ways: Ways
    lengths: tuple[int, int]
    crossed: bool  # whether the width lies along the frame's second axis


def hold(site: Site, shape: Rectangle, ways: Ways, aisle: int, without: Collection[str]) -> Stretch:
    """Take a rectangle by a side or, with two ways, by a corner; ``without`` are its own ids."""
    bare = surroundings_of(site, shape, aisle, without)
    box = bare.box
    quarters = int(shape.angle // 90.0) % 4
    first, second = ways
    for _ in range(quarters):
        first, second = -second, first
    crossed = quarters % 2 == 1
    place = (
        box[2] if first > 0 else box[0] if first else (box[0] + box[2]) / 2,
        box[3] if second > 0 else box[1] if second else (box[1] + box[3]) / 2,
    )
    corner = np.array([place]) if first and second else np.empty((0, 2))
    field = Surroundings(
        frame=bare.frame,
        anchor=back(bare, place),
        upright=bare.upright,
        aisle=aisle,
        still=bare.still,
        moving=(_line(box, 0, first), _line(box, 1, second)),
        still_corners=bare.still_corners,
        moving_corners=corner,
        box=(
            place[0] if first else box[0],
            place[1] if second else box[1],
            place[0] if first else box[2],
            place[1] if second else box[3],
        ),
        pits=bare.pits,
    )
    width, depth = shape.size
    lengths = (depth, width) if crossed else (width, depth)
    return Stretch(shape, ways, field, (first, second), lengths, crossed)


def _line(box: tuple[float, float, float, float], axis: Axis, way: int) -> Lines:
    """The side of a box that is moved along an axis, or none."""
    if not way:
        return Lines(*(np.empty(0) for _ in range(4)))
    other: Axis = 1 if axis == 0 else 0
    value = box[axis + 2] if way > 0 else box[axis]
    return Lines(*(np.array([float(it)]) for it in (value, box[other], box[other + 2], way)))


def stretch(
    held: Stretch, dx: float, dy: float, tolerance: float, grid: int = GRID
) -> tuple[Size, Snap]:
    """The size after a pull by dx, dy (mm of the plan), and what drew the sides there.

    Corners, aisles and edges draw within ``tolerance`` (mm); else lengths are multiples of
    ``grid`` (0: whole mm). No side is shorter than a step of the grid, nor than 1 mm.
    """
    field = held.field
    along = turned((dx, dy), field.frame)
    wanted = list(along)
    winners: list[Winner] = ["none", "none"]
    corner: XY | None = None
    if tolerance > 0 and len(field.moving_corners):
        corner, _ = corner_shift(field, along, tolerance)
    axes: tuple[Axis, ...] = (0, 1)
    for axis in axes:
        way, length = held.frame_ways[axis], held.lengths[axis]
        if not way:
            wanted[axis] = 0.0
            continue
        if corner is not None:
            wanted[axis], winners[axis] = corner[axis], "corner"
            continue
        found = axis_shift(field, axis, along, tolerance) if tolerance > 0 else None
        if found is not None:
            wanted[axis], winners[axis] = found
        elif grid:
            new = max(round((length + way * along[axis]) / grid) * grid, grid)
            wanted[axis], winners[axis] = way * (new - length), "grid"
    least = max(grid, 1)
    sizes = []
    for axis in axes:
        way, length = held.frame_ways[axis], held.lengths[axis]
        grown = length + way * wanted[axis]
        # An aisle never loses a part of a millimetre.
        size = math.floor(grown + 1e-6) if winners[axis] == "aisle" else whole(grown)
        size = max(size, least) if way else length
        sizes.append(size)
        wanted[axis] = float(way * (size - length))
    snap = _told(held, (wanted[0], wanted[1]), (winners[0], winners[1]))
    return ((sizes[1], sizes[0]) if held.crossed else (sizes[0], sizes[1])), snap


def _told(held: Stretch, along: XY, won: tuple[Winner, Winner]) -> Snap:
    """What to show of a step of the frame: lines, the gaps beyond the sides, meeting corners."""
    field = held.field
    guides: list[Guide] = []
    axes: tuple[Axis, ...] = (0, 1)
    for axis in axes:
        guides += lines_shown(field, axis, along, won)
        way = held.frame_ways[axis]
        most = 2.5 * field.aisle if field.aisle else _FAR
        for gap, start, end, middle in gaps(field, axis, along):
            if way * (end - start) > 0 and gap <= most:
                ends = ((start, middle), (end, middle))
                spots = [back(field, it if axis == 0 else (it[1], it[0])) for it in ends]
                guides.append(Guide("gap", spots[0], spots[1], math.floor(gap + 1e-6)))
    dx, dy = back(field, along)
    return Snap(whole(dx), whole(dy), won, tuple(guides), meeting_corners(field, along))


def kept_ratio(shape: Rectangle, size: Size, ways: Ways) -> Size:
    """A size changed so that its sides stay in the proportion that they had.

    The side that has changed more, for its length, decides.
    """
    shares = [now / was for now, was in zip(size, shape.size, strict=True)]
    moved = [abs(share - 1.0) if way else -1.0 for share, way in zip(shares, ways, strict=True)]
    share = shares[0] if moved[0] >= moved[1] else shares[1]
    return (max(whole(shape.size[0] * share), 1), max(whole(shape.size[1] * share), 1))
