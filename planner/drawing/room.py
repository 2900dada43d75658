# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a tag can stand beside its place: it hides little, and its leader crosses no text."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from planner.drawing.dimensions import parts
from planner.drawing.drawing import XY, Dimension, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.space import Box, around, grown, text_box

Floats = NDArray[np.float64]
Kind = Literal["text", "line", "area"]

# What it costs to hide a whole tag's area of each kind. A tenth is as bad as 1 mm farther away.
_COSTS: dict[Kind, float] = {"text": 20.0, "line": 10.0, "area": 20.0}
_TEXT = 1.5  # each text that is hidden, however little of it
_CROSSED: dict[Kind, float] = {"text": 2.0, "line": 0.4}  # each place of a leader on such
_DIRECTIONS = 16
_SAMPLE = 2.0  # paper mm of a line for each box over it
_HALF = 0.4  # paper mm to each side of a line
_SHARES = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)  # of a leader, where it is looked at


@dataclass
class Room:
    """A drawing in the reader's frame with what is taken on it.

    Nothing is placed outside ``within``, where there is such a box.
    """

    frame: Frame
    within: Box | None = None
    _boxes: dict[Kind, list[Box]] = field(
        default_factory=lambda: {"text": [], "line": [], "area": []}
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
                    self._boxes["line"] += _along(points, self.frame)

    def take(self, kind: Kind, box: Box) -> None:
        """Take a box."""
        self._boxes[kind].append(box)

    def is_free(self, box: Box) -> bool:
        """Whether no text and no line stands in a box."""
        rows = np.array([box])
        return not any(_hidden(rows, self._near(kind, box)).any() for kind in ("text", "line"))

    def place(self, size: XY, at: XY, distances: Sequence[float]) -> Box:
        """A box of a size near a place, which is taken from then on.

        Of the places about it, at distances in paper mm, the one that costs least.
        """
        boxes, cost = self._candidates(size, at, distances)
        reach = around([at, *((x, y) for x, y in boxes.reshape(-1, 2).tolist())])
        area = size[0] * size[1]
        for kind, weight in _COSTS.items():
            cost += weight * _hidden(boxes, self._near(kind, reach)).sum(axis=1) / area
        cost += _TEXT * (_hidden(boxes, self._near("text", reach)) > 0).sum(axis=1)
        for kind, weight in _CROSSED.items():
            cost += weight * _crossed(boxes, at, self._near(kind, reach))
        if self.within is not None:
            left, low, right, high = self.within
            inside = (boxes[:, 0] >= left) & (boxes[:, 1] >= low)
            cost += np.where(inside & (boxes[:, 2] <= right) & (boxes[:, 3] <= high), 0.0, 1e6)
        x1, y1, x2, y2 = boxes[int(cost.argmin())].tolist()
        self.take("text", (x1, y1, x2, y2))
        return (x1, y1, x2, y2)

    def _candidates(self, size: XY, at: XY, distances: Sequence[float]) -> tuple[Floats, Floats]:
        """Boxes, (n, 4), about a place, and what their distance costs, (n,)."""
        rows, costs = [], []
        for distance in distances:
            reach = self.frame.mm(distance)
            for step in range(_DIRECTIONS):
                angle = 2 * math.pi * step / _DIRECTIONS
                x = at[0] + math.cos(angle) * (reach + size[0] / 2) - size[0] / 2
                y = at[1] + math.sin(angle) * (reach + size[1] / 2) - size[1] / 2
                rows.append((x, y, x + size[0], y + size[1]))
                costs.append(distance / 10)
        return np.array(rows), np.array(costs)

    def _near(self, kind: Kind, box: Box) -> Floats:
        """The taken boxes of a kind that meet a box, (n, 4)."""
        boxes = np.array(self._boxes[kind], dtype=float).reshape(-1, 4)
        meets = (boxes[:, :2] < box[2:]).all(axis=1) & (boxes[:, 2:] > box[:2]).all(axis=1)
        return boxes[meets]


def _hidden(boxes: Floats, taken: Floats) -> Floats:
    """How much of each taken box, (m, 4), each of some boxes, (n, 4), hides: mm², (n, m)."""
    low = np.maximum(boxes[:, None, :2], taken[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], taken[None, :, 2:])
    wide, tall = np.maximum(high - low, 0.0).transpose(2, 0, 1)
    return np.asarray(wide * tall)


def _crossed(boxes: Floats, at: XY, texts: Floats) -> Floats:
    """How many points of the leader from each box, (n, 4), to a place lie on texts: (n,)."""
    place = np.array(at)
    foot = np.clip(place, boxes[:, :2], boxes[:, 2:])
    count = np.zeros(len(boxes))
    for share in _SHARES:
        point = (foot + (place - foot) * share)[:, None, :]
        count += ((point > texts[:, :2]) & (point < texts[:, 2:])).all(axis=2).any(axis=1)
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
