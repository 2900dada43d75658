# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a thing that is moved would rather stand: beside, in line, an aisle away, on the grid.

Everything that holds still is read once (``surroundings``); each move is then a few array
operations, well under a millisecond for 500 booths.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from planner.floor.neighbours import XY, Axis, Floats, Surroundings, back, gaps, row_gaps, turned

Winner = Literal["corner", "aisle", "edge", "gap", "centre", "pit", "grid", "none"]

# In falling weight: a heavier one within reach wins over a nearer light one.
WEIGHTS: tuple[Winner, ...] = ("corner", "aisle", "edge", "gap", "centre", "pit", "grid")
GRID = 500  # mm
REACH = 15_000.0  # mm across, beyond which an edge is no neighbour to line up with
_SAME = 0.75  # mm: the most that rounding to whole mm moves a snapped edge
_MOST_GUIDES = 4


@dataclass(frozen=True, slots=True)
class Guide:
    """A line to show: in line with an edge, or a gap with its figure in mm."""

    kind: Literal["line", "gap"]
    start: XY
    end: XY
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class Snap:
    """Where the moving things go, what drew them there along each axis, and what to show."""

    dx: int
    dy: int
    won: tuple[Winner, Winner] = ("none", "none")
    guides: tuple[Guide, ...] = ()
    corners: tuple[XY, ...] = ()

    @property
    def winner(self) -> Winner:
        """The heavier of the two winners."""
        return min(self.won, key=lambda won: (*WEIGHTS, "none").index(won))


def snap(
    field: Surroundings,
    dx: float,
    dy: float,
    tolerance: float,
    grid: int = GRID,
    locked: Axis | None = None,
) -> Snap:
    """Where a move by dx, dy (mm) goes when everything within ``tolerance`` (mm) may draw it.

    The grid always holds: what nothing else draws stands on a multiple of ``grid`` (0 for none)
    with its anchor. ``locked`` is an axis of the plan along which nothing moves.
    """
    if locked is not None:
        dx, dy = (0.0, dy) if locked == 0 else (dx, 0.0)
        if not field.upright:
            return _along(field, dx, dy, grid, locked)
    along = turned((dx, dy), field.frame)
    shift, won = corner_shift(field, along, tolerance) if locked is None else (None, "none")
    if shift is not None:
        return _settled(field, shift, (won, won))
    wanted = list(along)
    winners: list[Winner] = ["none", "none"]
    axes: tuple[Axis, ...] = (0, 1) if locked is None else ((1,) if locked == 0 else (0,))
    for axis in axes:
        found = axis_shift(field, axis, along, tolerance)
        if found is not None:
            wanted[axis], winners[axis] = found
    if field.upright and grid:
        quarter = turned(field.anchor, field.frame)
        for axis in axes:
            if winners[axis] == "none":
                place = quarter[axis] + wanted[axis]
                wanted[axis] = round(place / grid) * grid - quarter[axis]
                winners[axis] = "grid"
    elif grid and winners == ["none", "none"]:
        free = _along(field, dx, dy, grid, None)
        return _with_guides(field, free.dx, free.dy, free.won)
    return _settled(field, (wanted[0], wanted[1]), (winners[0], winners[1]))


def _along(field: Surroundings, dx: float, dy: float, grid: int, locked: Axis | None) -> Snap:
    """A turned thing that nothing draws: its anchor on the grid of the plan."""
    if not grid:
        return Snap(whole(dx), whole(dy))
    x, y = field.anchor
    to_x = whole(round((x + dx) / grid) * grid - x) if locked != 0 else 0
    to_y = whole(round((y + dy) / grid) * grid - y) if locked != 1 else 0
    return Snap(to_x, to_y, ("none" if locked == 0 else "grid", "none" if locked == 1 else "grid"))


def corner_shift(field: Surroundings, along: XY, tolerance: float) -> tuple[XY | None, Winner]:
    """The step of the frame near ``along`` that lays a moving corner on one that holds still."""
    corners = field.moving_corners + along
    low, high = corners.min(axis=0) - tolerance, corners.max(axis=0) + tolerance
    still = field.still_corners
    near = still[np.all((still >= low) & (still <= high), axis=1)]
    if not len(near):
        return None, "none"
    deltas = near[None, :, :] - corners[:, None, :]
    reach = np.abs(deltas).max(axis=2)
    place = np.unravel_index(int(np.argmin(reach)), reach.shape)
    if reach[place] > tolerance:
        return None, "none"
    delta = deltas[place]
    return (along[0] + float(delta[0]), along[1] + float(delta[1])), "corner"


def axis_shift(
    field: Surroundings, axis: Axis, along: XY, tolerance: float
) -> tuple[float, Winner] | None:
    """The heaviest thing that draws along one axis of the frame."""
    moving, still = field.moving[axis], field.still[axis]
    other: Axis = 1 if axis == 0 else 0
    value = moving.value[:, None] + along[axis]
    low, high = moving.low[:, None] + along[other], moving.high[:, None] + along[other]
    apart = np.maximum(still.low[None, :] - high, low - still.high[None, :])
    delta = still.value[None, :] - value
    facing = still.side[None, :] * moving.side[:, None] < 0
    beside = facing & (apart < 0) & (delta * moving.side[:, None] > -tolerance)
    if field.aisle:
        ahead = np.where(beside, delta * moving.side[:, None], np.inf)
        nearest = ahead.min(axis=1, keepdims=True, initial=np.inf)
        short = delta - field.aisle * moving.side[:, None]
        found = _least(np.where(beside & (ahead <= nearest + 1.0), short, np.inf), tolerance)
        if found is not None:
            return along[axis] + found, "aisle"
    real = (still.side[None, :] != 0) & (moving.side[:, None] != 0)
    # What lies far across must lie closer in line to win over a neighbour.
    cost = np.abs(delta) + np.maximum(apart, 0.0) * (tolerance / REACH)
    found = _cheapest(delta, np.where(real, cost, np.inf), tolerance)
    if found is not None:
        return along[axis] + found, "edge"
    shifts = [_equal_gap(delta, beside, moving.side, tolerance)]
    shifts += [gap.shift for gap in row_gaps(field, axis, along) if gap.shift]
    equal = min((abs(it), it) for it in (*shifts, np.inf) if it is not None)
    if equal[0] <= tolerance:
        return along[axis] + equal[1], "gap"
    centres = (still.side[None, :] == 0) & (moving.side[:, None] == 0)
    found = _cheapest(delta, np.where(centres, cost, np.inf), tolerance)
    if found is not None:
        return along[axis] + found, "centre"
    pit = _pit(field, axis, along, tolerance)
    return None if pit is None else (along[axis] + pit[0], "pit")


def _pit(field: Surroundings, axis: Axis, along: XY, tolerance: float) -> tuple[float, XY] | None:
    """The shift of a middle onto the nearest utility pit beneath what moves, and that pit."""
    other: Axis = 1 if axis == 0 else 0
    moving, pits = field.moving[axis], field.pits
    low, high = field.box[other] + along[other], field.box[other + 2] + along[other]
    beneath = pits[(pits[:, other] >= low - tolerance) & (pits[:, other] <= high + tolerance)]
    middles = moving.value[moving.side == 0] + along[axis]
    if not len(beneath) or not len(middles):
        return None
    delta = beneath[None, :, axis] - middles[:, None]
    place = np.unravel_index(int(np.argmin(np.abs(delta))), delta.shape)
    if abs(delta[place]) > tolerance:
        return None
    x, y = beneath[place[1]]
    return float(delta[place]), (float(x), float(y))


def _least(deltas: Floats, tolerance: float) -> float | None:
    finite = np.where(np.isfinite(deltas), np.abs(deltas), np.inf)
    place = np.unravel_index(int(np.argmin(finite)), finite.shape) if finite.size else None
    return None if place is None or finite[place] > tolerance else float(deltas[place])


def _cheapest(deltas: Floats, cost: Floats, tolerance: float) -> float | None:
    place = np.unravel_index(int(np.argmin(cost)), cost.shape) if cost.size else None
    return None if place is None or cost[place] > tolerance else float(deltas[place])


def _equal_gap(
    delta: Floats, beside: NDArray[np.bool_], side: Floats, tolerance: float
) -> float | None:
    """The shift that makes the gaps to the nearest neighbour on both sides the same."""
    ahead = np.where(beside & (side > 0)[:, None], delta, np.inf)
    behind = np.where(beside & (side < 0)[:, None], -delta, np.inf)
    if not (np.isfinite(ahead).any() and np.isfinite(behind).any()):
        return None
    if max(ahead.min(), behind.min()) > REACH:
        return None
    shift = float(ahead.min() - behind.min()) / 2
    return shift if abs(shift) <= tolerance else None


def _settled(field: Surroundings, shift: XY, won: tuple[Winner, Winner]) -> Snap:
    """A shift of the frame in whole mm of the plan; an aisle never loses a part of one."""
    dx, dy = turned(shift, (field.frame[0], -field.frame[1]))
    if field.upright or "aisle" not in won:
        return _with_guides(field, whole(dx), whole(dy), won)
    roundings = [
        (x, y) for x in (math.floor(dx), math.ceil(dx)) for y in (math.floor(dy), math.ceil(dy))
    ]
    roundings.sort(key=lambda place: math.hypot(place[0] - dx, place[1] - dy))
    axis: Axis = 0 if won[0] == "aisle" else 1
    for x, y in roundings:
        if not _short_of_aisle(field, axis, turned((x, y), field.frame)):
            return _with_guides(field, x, y, won)
    return _with_guides(field, *roundings[0], won)


def _short_of_aisle(field: Surroundings, axis: Axis, along: XY) -> bool:
    found = (gap[0] for gap in gaps(field, axis, along))
    return any(field.aisle - 2 < gap < field.aisle for gap in found)


def _with_guides(field: Surroundings, dx: int, dy: int, won: tuple[Winner, Winner]) -> Snap:
    along = turned((dx, dy), field.frame)
    guides = [guide for axis in (0, 1) for guide in lines_shown(field, axis, along, won)]
    guides += [guide for axis in (0, 1) for guide in _gaps_shown(field, axis, along)]
    corners = meeting_corners(field, along)
    for axis in (0, 1):
        if won[axis] == "gap":
            guides += _row_gaps_shown(field, axis, along)
        if won[axis] == "pit" and (pit := _pit(field, axis, along, _SAME)) is not None:
            corners += (back(field, pit[1]),)
    return Snap(dx, dy, won, tuple(guides), tuple(dict.fromkeys(corners)))


def _row_gaps_shown(field: Surroundings, axis: Axis, along: XY) -> list[Guide]:
    """The gaps behind neighbours that those before them are equal to now, and these if they are
    wide."""
    shown = []
    for gap in row_gaps(field, axis, along):
        if abs(gap.shift) > _SAME:
            continue
        for start, end in ((gap.start, gap.end), (gap.edge, gap.near)):
            ends = [(start, gap.middle), (end, gap.middle)]
            spots = [back(field, it if axis == 0 else (it[1], it[0])) for it in ends]
            shown.append(Guide("gap", spots[0], spots[1], math.floor(abs(end - start) + 1e-6)))
    return shown


def lines_shown(
    field: Surroundings, axis: Axis, along: XY, won: tuple[Winner, Winner]
) -> list[Guide]:
    """For each edge of what moves, the nearest edge it is in line with."""
    if won[axis] not in ("corner", "edge", "centre"):
        return []
    moving, still = field.moving[axis], field.still[axis]
    other: Axis = 1 if axis == 0 else 0
    shown: list[Guide] = []
    for place in range(len(moving.value)):
        value = moving.value[place] + along[axis]
        low, high = moving.low[place] + along[other], moving.high[place] + along[other]
        if (moving.side[place] == 0) != (won[axis] == "centre"):
            continue
        alike = (still.side == 0) == (moving.side[place] == 0)
        level = (np.abs(still.value - value) <= _SAME) & alike
        apart = np.maximum(np.maximum(still.low - high, low - still.high), 0.0)
        level &= apart <= REACH
        if not level.any():
            continue
        nearest = int(np.argmin(np.where(level, apart, np.inf)))
        ends = (float(min(low, still.low[nearest])), float(max(high, still.high[nearest])))
        shown.append(_guide(field, axis, "line", float(value), ends))
    return shown[:_MOST_GUIDES]


def _gaps_shown(field: Surroundings, axis: Axis, along: XY) -> list[Guide]:
    """The gaps to the nearest neighbours, with figures, where they are no more than two aisles."""
    most = 2.5 * field.aisle if field.aisle else 6000.0
    guides = []
    for gap, start, end, middle in gaps(field, axis, along):
        if gap <= most:
            ends = [(start, middle), (end, middle)]
            turned = [back(field, end if axis == 0 else (end[1], end[0])) for end in ends]
            guides.append(Guide("gap", turned[0], turned[1], math.floor(gap + 1e-6)))
    return guides


def meeting_corners(field: Surroundings, along: XY) -> tuple[XY, ...]:
    """The places of the plan where corners meet after a step of the frame."""
    corners = field.moving_corners + along
    if not len(corners):
        return ()
    low, high = corners.min(axis=0) - 1.0, corners.max(axis=0) + 1.0
    still = field.still_corners
    near = still[np.all((still >= low) & (still <= high), axis=1)]
    if not len(near):
        return ()
    meets = np.abs(near[None, :, :] - corners[:, None, :]).max(axis=2) <= _SAME
    spots = corners[meets.any(axis=1)]
    return tuple(back(field, (float(x), float(y))) for x, y in np.unique(spots, axis=0))


def _guide(
    field: Surroundings, axis: Axis, kind: Literal["line", "gap"], value: float, ends: XY
) -> Guide:
    points = [(value, end) if axis == 0 else (end, value) for end in ends]
    return Guide(kind, back(field, points[0]), back(field, points[1]))


def whole(value: float) -> int:
    """A length in whole mm, halves upwards."""
    return math.floor(value + 0.5)
