# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a tag can stand beside its place: it hides little, and its leader crosses no text."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from planner.drawing.dimensions import parts
from planner.drawing.drawing import XY, Dimension, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.space import Box, around, grown, text_box

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Kind = Literal["tag", "text", "line", "area"]

# What it costs to hide a whole tag's area of each kind. A tenth is as bad as 1 mm farther away.
_COSTS: dict[Kind, float] = {"tag": 40.0, "text": 20.0, "line": 10.0, "area": 20.0}
# Each thing that is hidden, however little of it.
_EACH: dict[Kind, float] = {"text": 1.5, "area": 0.8}
# Each place of a leader on such.
_CROSSED: dict[Kind, float] = {"tag": 2.0, "text": 2.0, "line": 0.4}
_OUTSIDE = 1e6
_DIRECTIONS = 16
_SAMPLE = 2.0  # paper mm of a line for each box over it
_HALF = 0.4  # paper mm to each side of a line
_SHARES = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)  # of a leader, where it is looked at
_CELL = 20.0  # paper mm: boxes are kept by the cells of a grid


@dataclass
class Room:
    """A drawing in the reader's frame with what is taken on it.

    Nothing is placed outside ``within``, where there is such a box.
    """

    frame: Frame
    within: Box | None = None
    _cells: dict[tuple[Kind, int, int], dict[Box, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def take_marks(self, marks: Iterable[Mark]) -> None:
        """Take the place of the texts and lines of marks."""
        for mark in marks:
            match mark:
                case Text():
                    self.take("text", text_box(mark))
                case Dimension():
                    self.take_marks(parts(mark, self.frame.scale))
                case Line():
                    points = (*mark.points, mark.points[0]) if mark.closed else mark.points
                    for box in _along(points, self.frame):
                        self.take("line", box)

    def take(self, kind: Kind, box: Box) -> None:
        """Take a box."""
        for column, row in self._covered(box):
            self._cells[kind, column, row][box] = None

    def is_free(self, box: Box) -> bool:
        """Whether no text, no tag and no line stands in a box."""
        rows = np.array([box])
        kinds: tuple[Kind, ...] = ("tag", "text", "line")
        return not any(_hidden(rows, self._near(kind, box)).any() for kind in kinds)

    def place(self, size: XY, at: XY, distances: Sequence[float]) -> Box:
        """A box of a size near a place, which is taken from then on as a tag.

        Of the places about it, at distances in paper mm, the one that costs least.
        """
        box, _ = self._best(size, at, distances)
        self.take("tag", box)
        return box

    def place_apart(self, size: XY, at: XY, distances: Sequence[float]) -> Box | None:
        """The same; None where that hides another tag."""
        box, hides = self._best(size, at, distances)
        if hides:
            return None
        self.take("tag", box)
        return box

    def _best(self, size: XY, at: XY, distances: Sequence[float]) -> tuple[Box, bool]:
        """The box that costs least, and whether it hides a tag."""
        least, box, hides = math.inf, (*at, *at), False
        for distance in sorted(distances):
            if least <= distance / 10:  # farther away each costs more
                break
            boxes = self._ring(size, at, distance)
            reach = around([at, *((x, y) for x, y in boxes.reshape(-1, 2).tolist())])
            taken = {kind: self._near(kind, reach) for kind in _COSTS}
            hidden = {kind: _hidden(boxes, taken[kind]) for kind in _COSTS}
            cost = np.full(len(boxes), distance / 10)
            for kind, weight in _COSTS.items():
                cost += weight * hidden[kind].sum(axis=1) / (size[0] * size[1])
            for kind, weight in _EACH.items():
                cost += weight * (hidden[kind] > 0).sum(axis=1)
            about = grown((*at, *at), self.frame.mm(distance))  # the leaders lie in it
            for kind, weight in _CROSSED.items():
                cost += weight * _crossed(boxes, at, _meeting(taken[kind], about))
            cost += np.where(self._holds(boxes), 0.0, _OUTSIDE)
            best = int(cost.argmin())
            if cost[best] < least:
                x1, y1, x2, y2 = boxes[best].tolist()
                least, box = float(cost[best]), (x1, y1, x2, y2)
                hides = bool(hidden["tag"][best].any())
        return box, hides

    def _ring(self, size: XY, at: XY, distance: float) -> Floats:
        """Boxes of a size all around a place, (n, 4), at a distance in paper mm."""
        angles = 2 * np.pi * np.arange(_DIRECTIONS) / _DIRECTIONS
        reach = self.frame.mm(distance)
        x = at[0] + np.cos(angles) * (reach + size[0] / 2) - size[0] / 2
        y = at[1] + np.sin(angles) * (reach + size[1] / 2) - size[1] / 2
        return np.stack([x, y, x + size[0], y + size[1]], axis=1)

    def _holds(self, boxes: Floats) -> Flags:
        """Which of some boxes, (n, 4), lie within what is shown."""
        left, low, right, high = self.within or (-math.inf, -math.inf, math.inf, math.inf)
        inside = (boxes[:, 0] >= left) & (boxes[:, 1] >= low)
        return np.asarray(inside & (boxes[:, 2] <= right) & (boxes[:, 3] <= high))

    def _near(self, kind: Kind, box: Box) -> Floats:
        """The taken boxes of a kind in the cells about a box, (n, 4), each once."""
        found: dict[Box, None] = {}
        for column, row in self._covered(box):
            found.update(self._cells.get((kind, column, row), {}))
        return np.array(list(found), dtype=float).reshape(-1, 4)

    def _covered(self, box: Box) -> Iterator[tuple[int, int]]:
        """The cells that a box lies in."""
        left, low, right, high = (math.floor(value / self.frame.mm(_CELL)) for value in box)
        return product(range(left, right + 1), range(low, high + 1))


def _meeting(taken: Floats, box: Box) -> Floats:
    """Those of the taken boxes, (m, 4), that meet a box."""
    meets = (taken[:, :2] < box[2:]).all(axis=1) & (taken[:, 2:] > box[:2]).all(axis=1)
    return taken[meets]


def _hidden(boxes: Floats, taken: Floats) -> Floats:
    """How much of each taken box, (m, 4), each of some boxes, (n, 4), hides: mm², (n, m)."""
    low = np.maximum(boxes[:, None, :2], taken[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], taken[None, :, 2:])
    wide, tall = np.maximum(high - low, 0.0).transpose(2, 0, 1)
    return np.asarray(wide * tall)


def _crossed(boxes: Floats, at: XY, taken: Floats) -> Floats:
    """How many points of the leader from each box, (n, 4), to a place lie on taken boxes: (n,)."""
    place = np.array(at)
    foot = np.clip(place, boxes[:, :2], boxes[:, 2:])
    count = np.zeros(len(boxes))
    for share in _SHARES:
        point = (foot + (place - foot) * share)[:, None, :]
        count += ((point > taken[:, :2]) & (point < taken[:, 2:])).all(axis=2).any(axis=1)
    return count


def _along(points: Sequence[XY], frame: Frame) -> Iterator[Box]:
    """Small boxes over a polyline."""
    for start, end in pairwise(points):
        count = max(1, math.ceil(math.dist(start, end) / frame.mm(_SAMPLE)))
        steps = [step / count for step in range(count + 1)]
        places = [
            (start[0] + (end[0] - start[0]) * step, start[1] + (end[1] - start[1]) * step)
            for step in steps
        ]
        for pair in pairwise(places):
            yield grown(around(pair), frame.mm(_HALF))
