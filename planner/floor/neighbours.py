# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands about a thing that is being moved, read once into arrays.

All is in a frame that is turned with the thing that was pressed, so that a booth turned by 30°
finds the edges of neighbours turned by 30° as an upright one finds upright ones.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.model.shapes import Rectangle, Shape, direction
from planner.model.things import corners_of, standing

XY = tuple[float, float]
Axis = Literal[0, 1]
Floats = NDArray[np.float64]

_PARALLEL = 1.0  # mm an edge may lean and still be an edge of the frame (outlines are rounded)
_MOST_CORNERS = 24  # of a moving group; of larger ones only the pressed thing's corners snap


@dataclass(frozen=True, eq=False)
class Lines:
    """Edges square to one axis of the frame: place, extent across, and the side that is free.

    ``side`` is +1 where the free floor lies towards larger values, -1 towards smaller, 0 for a
    middle line.
    """

    value: Floats
    low: Floats
    high: Floats
    side: Floats


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What holds still and what moves, in a frame turned by (cosine, sine)."""

    frame: XY
    anchor: XY  # of the pressed thing, in the plan
    upright: bool
    aisle: int
    still: tuple[Lines, Lines]
    moving: tuple[Lines, Lines]
    still_corners: Floats
    moving_corners: Floats
    box: tuple[float, float, float, float]  # of all that moves, in the frame
    pits: Floats  # middles of utility pits, shape (n, 2), in the frame


def surroundings(site: Site, ids: Collection[str], pressed: str, aisle: int = 0) -> Surroundings:
    """Read what a move of ``ids``, held at ``pressed``, may snap to. Raises KeyError for an id.

    ``aisle`` is the clear width in mm that the profile wants beside a neighbour; 0 for none. What
    is only drawn snaps by its anchor, and nothing snaps to it.
    """
    shapes = {thing.id: thing.shape for thing in standing(site.plan)}
    still = [footprint(shape) for name, shape in shapes.items() if name not in ids]
    moving = [shapes[name] for name in ids if name in shapes]
    if pressed not in shapes:
        return _field(site, 0.0, corners_of(site.things[pressed])[0], moving, still, aisle)
    held = shapes[pressed]
    angle = held.angle if isinstance(held, Rectangle) else 0.0
    return _field(site, angle, held.corners()[0], [held, *moving], still, aisle)


def surroundings_of(
    site: Site, shape: Shape | XY, aisle: int = 0, without: Collection[str] = ()
) -> Surroundings:
    """Read what a shape, or a lone corner, may snap to that is new, or belongs to things left out.

    ``without`` are the ids of those things.
    """
    things = (thing for thing in standing(site.plan) if thing.id not in without)
    still = [footprint(thing.shape) for thing in things]
    if isinstance(shape, tuple):
        return _field(site, 0.0, shape, [], still, aisle)
    angle = shape.angle if isinstance(shape, Rectangle) else 0.0
    return _field(site, angle, shape.corners()[0], [shape], still, aisle)


def _field(
    site: Site,
    angle: float,
    anchor: XY,
    moving: Sequence[Shape],
    still: Sequence[Polygon],
    aisle: int,
) -> Surroundings:
    frame = direction(angle % 90.0)
    ground = site.ground
    halls = [Polygon(hall.outline) for hall in ground.halls]
    solid = [*still, *ground.solids.values()]
    fixed = _edges([np.asarray(part.exterior.coords)[:-1] for part in solid], frame)
    walls = _edges([np.asarray(part.exterior.coords)[:-1] for part in halls], frame)
    corner_rings = [np.asarray(part.exterior.coords)[:-1] for part in (*solid, *halls)]
    moved = [np.asarray(shape.corners(), dtype=float) for shape in moving] or [np.array([anchor])]
    spots = turned_array(np.concatenate(moved), frame)
    box = (*spots.min(axis=0).tolist(), *spots.max(axis=0).tolist())
    pressed = turned_array(moved[0], frame)
    return Surroundings(
        frame=frame,
        anchor=anchor,
        upright=angle % 90.0 == 0.0,
        aisle=aisle,
        still=(
            _joined(_square(fixed, 0), _square(walls, 0, inside=True), _middles(still, frame, 0)),
            _joined(_square(fixed, 1), _square(walls, 1, inside=True), _middles(still, frame, 1)),
        ),
        moving=(_outer(pressed, box, 0), _outer(pressed, box, 1)),
        still_corners=turned_array(np.concatenate(corner_rings), frame)
        if corner_rings
        else np.empty((0, 2)),
        moving_corners=spots if len(spots) <= _MOST_CORNERS else pressed,
        box=box,
        pits=turned_array(np.array([pit.at for pit in ground.pits]).reshape(-1, 2), frame),
    )


def gaps(field: Surroundings, axis: Axis, along: XY) -> list[tuple[float, float, float, float]]:
    """Gap, its two ends along the axis, and where across it is shown, to the nearest each way."""
    other: Axis = 1 if axis == 0 else 0
    near, far = field.box[axis] + along[axis], field.box[axis + 2] + along[axis]
    low, high = field.box[other] + along[other], field.box[other + 2] + along[other]
    still = field.still[axis]
    overlap = np.minimum(still.high, high) - np.maximum(still.low, low)
    found = []
    for side, edge in ((1.0, far), (-1.0, near)):
        gap = (still.value - edge) * side
        ahead = np.where((still.side * side < 0) & (overlap > 1.0) & (gap > -1.0), gap, np.inf)
        place = int(np.argmin(ahead)) if ahead.size else 0
        # What touches leaves no gap, and nothing behind it counts.
        if ahead.size and 1.0 < ahead[place] < np.inf:
            middle = max(float(still.low[place]), low) + float(overlap[place]) / 2
            found.append((float(gap[place]), float(edge), float(still.value[place]), middle))
    return found


@dataclass(frozen=True, slots=True)
class RowGap:
    """The gap behind the nearest neighbour, which the gap before it may be made equal to.

    All along an axis of the frame: ``edge`` of what moves, ``near`` side of the neighbour,
    ``start`` and ``end`` of the gap behind it; ``middle`` across.
    """

    edge: float
    near: float
    start: float
    end: float
    middle: float

    @property
    def shift(self) -> float:
        """The step along the axis that makes both gaps the same."""
        side = 1.0 if self.end > self.start else -1.0
        return self.near - side * abs(self.end - self.start) - self.edge


def row_gaps(field: Surroundings, axis: Axis, along: XY) -> list[RowGap]:
    """For each way the gap behind the nearest neighbour; what touches it is a part of it."""
    other: Axis = 1 if axis == 0 else 0
    low, high = field.box[other] + along[other], field.box[other + 2] + along[other]
    still = field.still[axis]
    overlap = np.minimum(still.high, high) - np.maximum(still.low, low)
    level = overlap > 1.0
    found = []
    for side, edge in ((1.0, field.box[axis + 2]), (-1.0, field.box[axis])):
        place = edge + along[axis]
        # Distances from the moving edge, of sides that look back at it and of those that look on.
        ahead = (still.value - place) * side
        nears = ahead[level & (still.side * side < 0) & (ahead > -1.0)]
        fars = ahead[level & (still.side * side > 0) & (ahead > -1.0)]
        if not len(nears):
            continue
        near = float(nears.min())
        beyond = np.sort(fars[fars > near + 1.0])
        free = [far for far in beyond if np.abs(nears - far).min() > 1.0]
        beyond = nears[nears > free[0] + 1.0] if free else nears[:0]
        if len(beyond):
            spots = (0.0, near, float(free[0]), float(beyond.min()))
            own, first, start, end = (place + side * spot for spot in spots)
            found.append(RowGap(own, first, start, end, (low + high) / 2))
    return found


def turned(point: XY, frame: XY) -> XY:
    """A point of the plan in a frame (with a negated sine: back into the plan)."""
    cosine, sine = frame
    return (point[0] * cosine + point[1] * sine, point[1] * cosine - point[0] * sine)


def back(field: Surroundings, point: XY) -> XY:
    return turned(point, (field.frame[0], -field.frame[1]))


def turned_array(points: Floats, frame: XY) -> Floats:
    cosine, sine = frame
    turn = np.array([(cosine, -sine), (sine, cosine)])
    return np.asarray(np.asarray(points, dtype=float) @ turn)


_Edges = tuple[Floats, Floats, Floats]  # starts, ends (n, 2) in the frame, +1 counter-clockwise


def _edges(rings: Iterable[Floats], frame: XY) -> _Edges:
    starts, ends, turns = [], [], []
    for ring in rings:
        spots = turned_array(ring, frame)
        following = np.roll(spots, -1, axis=0)
        doubled = float((spots[:, 0] * following[:, 1] - spots[:, 1] * following[:, 0]).sum())
        starts.append(spots)
        ends.append(following)
        turns.append(np.full(len(spots), 1.0 if doubled > 0 else -1.0))
    if not starts:
        return np.empty((0, 2)), np.empty((0, 2)), np.empty(0)
    return np.concatenate(starts), np.concatenate(ends), np.concatenate(turns)


def _square(edges: _Edges, axis: Axis, inside: bool = False) -> Lines:
    """The edges square to an axis. ``inside``: the rings hold the free floor."""
    starts, ends, turns = edges
    other: Axis = 1 if axis == 0 else 0
    step = ends - starts
    chosen = (np.abs(step[:, axis]) <= _PARALLEL) & (np.abs(step[:, other]) > _PARALLEL)
    starts, ends, turns, step = starts[chosen], ends[chosen], turns[chosen], step[chosen]
    # The outside lies to the right of a counter-clockwise edge: (dy, -dx).
    outward = np.sign(step[:, other]) * turns * (1.0 if axis == 0 else -1.0)
    return Lines(
        (starts[:, axis] + ends[:, axis]) / 2,
        np.minimum(starts[:, other], ends[:, other]),
        np.maximum(starts[:, other], ends[:, other]),
        -outward if inside else outward,
    )


def _middles(shapes: Sequence[Polygon], frame: XY, axis: Axis) -> Lines:
    """The middle line of each shape's box in the frame."""
    other: Axis = 1 if axis == 0 else 0
    spots = [turned_array(np.asarray(shape.exterior.coords), frame) for shape in shapes]
    low = np.array([spot.min(axis=0) for spot in spots]).reshape(-1, 2)
    high = np.array([spot.max(axis=0) for spot in spots]).reshape(-1, 2)
    return Lines(
        (low[:, axis] + high[:, axis]) / 2, low[:, other], high[:, other], np.zeros(len(low))
    )


def _outer(pressed: Floats, box: tuple[float, float, float, float], axis: Axis) -> Lines:
    """The two sides and the middle of the pressed thing and of all that moves."""
    other: Axis = 1 if axis == 0 else 0
    own = (*pressed.min(axis=0).tolist(), *pressed.max(axis=0).tolist())
    rows: dict[tuple[float, float, float, float], None] = {}
    for frame in (own, box):
        near, far = frame[axis], frame[axis + 2]
        low, high = frame[other], frame[other + 2]
        for value, side in ((near, -1.0), (far, 1.0), ((near + far) / 2, 0.0)):
            rows[value, low, high, side] = None
    table = np.array(list(rows))
    return Lines(table[:, 0], table[:, 1], table[:, 2], table[:, 3])


def _joined(*groups: Lines) -> Lines:
    return Lines(
        np.concatenate([group.value for group in groups]),
        np.concatenate([group.low for group in groups]),
        np.concatenate([group.high for group in groups]),
        np.concatenate([group.side for group in groups]),
    )
