# SPDX-License-Identifier: GPL-3.0-or-later
"""Line things up at a side or at their middles."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from planner.edits.boxes import Box, box_around, box_of, items, rounded, shifted
from planner.edits.edit import Change
from planner.model.plan import Plan

Line = Literal["left", "right", "bottom", "top", "middle-x", "middle-y"]
Reference = Literal["box", "first"]

# Which coordinate each line is on (0: x, 1: y), and which part of a box lies on it.
_LINES: Mapping[Line, tuple[int, Literal["low", "middle", "high"]]] = {
    "left": (0, "low"),
    "middle-x": (0, "middle"),
    "right": (0, "high"),
    "bottom": (1, "low"),
    "middle-y": (1, "middle"),
    "top": (1, "high"),
}
LINES: tuple[Line, ...] = tuple(_LINES)
REFERENCES: tuple[Reference, ...] = ("box", "first")


@dataclass(frozen=True, slots=True)
class Align:
    """Move things so that their boxes share a line: of the box around all, or of the first's box.

    Left is the least x, bottom the least y. Middles share a line to half a millimetre where sizes
    are odd and even; doing it again moves nothing.
    """

    NAME: ClassVar[str] = "align"
    ids: tuple[str, ...]
    line: Line
    to: Reference = "box"

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown id or fewer than two things."""
        boxes = {item.id: box_of(item) for item in items(plan, self.ids, least=2)}
        reference = next(iter(boxes.values())) if self.to == "first" else box_around(boxes.values())
        goal = _place(reference, self.line)
        if _LINES[self.line][1] == "middle":
            # A whole target leaves every middle that is odd on the same side of it.
            goal = math.floor(goal)
        steps = {name: rounded(goal - _place(box, self.line)) for name, box in boxes.items()}
        across = _LINES[self.line][0] == 0
        return shifted(
            plan, {name: (step, 0) if across else (0, step) for name, step in steps.items()}
        )


def _place(box: Box, line: Line) -> float:
    coordinate, part = _LINES[line]
    low, high = box[coordinate], box[coordinate + 2]
    return {"low": low, "middle": (low + high) / 2, "high": high}[part]
