# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines between rectangles with the same axes: one strip, or one line from corner to corner.

Most of a hall is such pairs, so they are decided by a handful of numbers each rather than edge by
edge (see ``strips``, whose answer is the same).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from planner.rules.bodies import Bodies, Ints

# A line within this angle of an edge runs along it rather than out of it. So a row that ends 500 mm
# before a side wall has no aisle there, though its open fronts look along that wall.
RUNS_ALONG = math.sin(math.radians(5))
SLIVER = 1.0  # mm: what is not wider is closed
TOUCHING = 1.5  # mm: what is shorter rounds to 1 mm at most

# The sides of a rectangle in a frame of its own, by the edges of a ring that begins with side 0:
# along -h, +s, +h, -s. Corner k is where side k begins.
BELOW, RIGHT, ABOVE, LEFT = range(4)


# Rows of the table of edges: start, along, normal, length.
_FRAME = np.array([0, 1, 4, 5, 6, 7, 12])[:, None]
# Which edge is which side, by the sense of a ring and the side that it begins with.
_EDGES = {
    (turn, begins): tuple(turn * (side - begins) % 4 for side in range(4))
    for turn in (1, -1)
    for begins in range(4)
}

# First edges of both; the two sides and the two edges that meet at either corner of a line between
# corners; and how far it goes from either side.
_Corners = tuple[int, int, int, int, int, int, float, float]


class Facing(NamedTuple):
    """A pair's two edges, and how long their strip's lines are; of a pinch the edges that start at
    its corners, and the signs of ``Strips``."""

    one: int
    two: int
    low: float
    high: float
    length: float
    signs: tuple[bool, ...] = ()


def facing(bodies: Bodies, pairs: tuple[Ints, Ints], limit: float) -> Iterator[Facing]:
    """What lies between pairs of rectangles with the same axes, below a limit (mm)."""
    first, second = bodies.first[pairs[0]], bodies.first[pairs[1]]
    both, count = np.concatenate([first, second]), len(first)
    frames = bodies.edges.table[_FRAME, both].T.tolist()
    depths = bodies.edges.length[both + 1].tolist()
    lines: list[_Corners] = []
    for one, two, frame, other, depth, depth_two in zip(
        first.tolist(), second.tolist(),
        frames[:count], frames[count:], depths[:count], depths[count:], strict=True,
    ):  # fmt: skip
        x, y, along_x, along_y, up_x, up_y, width = frame
        x_two, y_two, run_x, run_y, out_x, out_y, width_two = other
        # The second one in the frame of the first: s along its edge 0, h into it.
        dx, dy = x_two - x, y_two - y
        s, h = dx * along_x + dy * along_y, -dx * up_x - dy * up_y
        run_s, run_h = run_x * along_x + run_y * along_y, -run_x * up_x - run_y * up_y
        in_s, in_h = -out_x * along_x - out_y * along_y, out_x * up_x + out_y * up_y
        far_s = s + run_s * width_two + in_s * depth_two
        far_h = h + run_h * width_two + in_h * depth_two
        low_s, high_s = min(s, far_s), max(s, far_s)
        low_h, high_h = min(h, far_h), max(h, far_h)
        gap_s, side_s = (low_s - width, RIGHT) if low_s - width > -high_s else (-high_s, LEFT)
        gap_h, side_h = (low_h - depth, ABOVE) if low_h - depth > -high_h else (-high_h, BELOW)
        # The sides of the second one: which of its edges is which, going round its own way.
        begins = BELOW if in_h > 0.5 else ABOVE if in_h < -0.5 else LEFT if in_s > 0.5 else RIGHT
        turn = 1 if run_s * in_h - run_h * in_s > 0 else -1
        edges = _EDGES[turn, begins]
        if gap_h < -SLIVER and gap_s >= TOUCHING:
            if gap_s >= limit - 0.5:
                continue
            low, high = max(0.0, low_h), min(depth, high_h)
            if side_s == LEFT:
                low, high = depth - high, depth - low
            theirs = edges[(side_s + 2) % 4]
            yield Facing(one + side_s, two + theirs, low, high, gap_s)
            for side, off in ((BELOW, -low_h), (ABOVE, high_h - depth)):
                if abs(off) <= min(SLIVER, RUNS_ALONG * gap_s):
                    lines.append((one, two, side_s, side, theirs, edges[side], gap_s, off))
        elif gap_s < -SLIVER and gap_h >= TOUCHING:
            if gap_h >= limit - 0.5:
                continue
            low, high = max(0.0, low_s), min(width, high_s)
            if side_h == ABOVE:
                low, high = width - high, width - low
            theirs = edges[(side_h + 2) % 4]
            yield Facing(one + side_h, two + theirs, low, high, gap_h)
            for side, off in ((LEFT, -low_s), (RIGHT, high_s - width)):
                if abs(off) <= min(SLIVER, RUNS_ALONG * gap_h):
                    lines.append((one, two, side_h, side, theirs, edges[side], gap_h, off))
        elif gap_s >= -SLIVER and gap_h >= -SLIVER:
            theirs, others = edges[(side_s + 2) % 4], edges[(side_h + 2) % 4]
            lines.append((one, two, side_s, side_h, theirs, others, gap_s, gap_h))
    yield from _pinches(lines, limit)


def _pinches(lines: Sequence[_Corners], limit: float) -> Iterator[Facing]:
    """The lines from corner to corner that could not be made shorter."""
    for one, two, side, other, theirs, others, away, across in lines:
        length = math.hypot(away, across)
        along = RUNS_ALONG * length
        out, out_across = away > along, across > along
        if not TOUCHING <= length < limit - 0.5 or not (out or out_across):
            continue
        if min(away, across) < -min(SLIVER, along):
            continue
        # The corner between two sides is where the later one begins.
        later, far_later = (side + 1) % 4 == other, (theirs + 1) % 4 == others
        own, before = (out_across, out) if later else (out, out_across)
        far, far_before = (out_across, out) if far_later else (out, out_across)
        yield Facing(
            one + (other if later else side), two + (others if far_later else theirs),
            0.0, 0.0, length, (True, True, True, True, True, own, far, before, far_before),
        )  # fmt: skip
