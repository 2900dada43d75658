# SPDX-License-Identifier: GPL-3.0-or-later
"""Things with the upright boxes around them, for edits that line several of them up."""

import math
from collections.abc import Iterable, Mapping
from typing import Literal

from planner.edits.edit import Change, change_items, demand, ids_of, refuse
from planner.edits.transform import moved_item
from planner.model.plan import Plan
from planner.model.things import Thing, corners_of, things

Axis = Literal["x", "y"]
Box = tuple[float, float, float, float]  # x from, y from, x to, y to, in mm
AXES: tuple[Axis, ...] = ("x", "y")

# Corners of turned rectangles are no whole millimetres; what is below this is rounding.
_DECIMALS = 6


def items(plan: Plan, ids: Iterable[str], least: int = 1) -> tuple[Thing, ...]:
    """Some things of a plan, each once, in the order asked for.

    Raises BadInput for an unknown id, or where they are fewer than ``least``.
    """
    wanted = tuple(dict.fromkeys(ids))
    demand(frozenset(wanted), ids_of(plan))
    if len(wanted) < least:
        raise refuse("edit-needs-more", count=len(wanted), least=least)
    known = {item.id: item for item in things(plan)}
    return tuple(known[name] for name in wanted)


def box_of(item: Thing) -> Box:
    """The upright box around a thing; of what is only drawn, around the points that it holds."""
    corners = corners_of(item)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (
        round(min(xs), _DECIMALS),
        round(min(ys), _DECIMALS),
        round(max(xs), _DECIMALS),
        round(max(ys), _DECIMALS),
    )


def box_around(boxes: Iterable[Box]) -> Box:
    """The upright box around some boxes."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def rounded(value: float) -> int:
    """A length to the nearest whole millimetre, halves upwards wherever it lies."""
    return math.floor(round(value, _DECIMALS) + 0.5)


def shifted(plan: Plan, steps: Mapping[str, tuple[int, int]]) -> Change:
    """The plan with each of some things moved by a step of its own.

    Raises BadInput for a place out of range.
    """
    return change_items(plan, steps, lambda item: moved_item(item, *steps[item.id]))
