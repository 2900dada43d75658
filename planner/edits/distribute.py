# SPDX-License-Identifier: GPL-3.0-or-later
"""Spread booths and areas evenly between the two at the ends."""

from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, Literal

from planner.edits.boxes import AXES, Axis, box_of, items, rounded, shifted
from planner.edits.edit import Change
from planner.model.plan import Plan

Equal = Literal["gaps", "centres"]
EQUAL: tuple[Equal, ...] = ("gaps", "centres")


@dataclass(frozen=True, slots=True)
class Distribute:
    """Equal gaps, or equal distances of centres, along x or y; the outermost two stay.

    Gaps of a length that does not divide differ by 1 mm. Things too long for their room overlap
    evenly.
    """

    NAME: ClassVar[str] = "distribute"
    ids: tuple[str, ...]
    axis: Axis
    equal: Equal = "gaps"

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown id or fewer than three things."""
        along = AXES.index(self.axis)
        spans = []
        for item in items(plan, self.ids, least=3):
            box = box_of(item)
            spans.append((box[along], box[along + 2], item.id))
        spans.sort(key=lambda span: (span[0] + span[1], span[0]))
        lengths = [high - low for low, high, _ in spans]
        (first_low, first_high, _), (last_low, last_high, _) = spans[0], spans[-1]
        parts = len(spans) - 1
        if self.equal == "gaps":
            room = last_low - first_high - sum(lengths[1:-1])
            before = accumulate(lengths[:-1], initial=first_low)
            goals = [place + room * index / parts for index, place in enumerate(before)]
        else:
            first, last = (first_low + first_high) / 2, (last_low + last_high) / 2
            goals = [
                first + (last - first) * index / parts - length / 2
                for index, length in enumerate(lengths)
            ]
        steps = {
            name: rounded(goal - low) for goal, (low, _, name) in zip(goals, spans, strict=True)
        }
        return shifted(
            plan, {name: (step, 0) if along == 0 else (0, step) for name, step in steps.items()}
        )
