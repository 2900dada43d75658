# SPDX-License-Identifier: GPL-3.0-or-later
"""Which booths are like some others."""

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Literal

from planner.floor.footprints import footprint
from planner.model.plan import Booth, Plan

Likeness = Literal["size", "pavilion", "status", "type"]


def similar(plan: Plan, ids: Collection[str], by: Likeness) -> tuple[str, ...]:
    """The booths that share a trait with any of some booths, themselves included, in plan order.

    Sizes are the same when areas and lengths of the sides are, whichever way booths stand.
    """
    trait = _TRAITS[by]
    wanted = {trait(booth) for booth in plan.booths if booth.id in ids}
    return tuple(booth.id for booth in plan.booths if trait(booth) in wanted)


def without_exhibitor(plan: Plan) -> tuple[str, ...]:
    """The booths that nobody is assigned to, in plan order."""
    return tuple(booth.id for booth in plan.booths if not booth.exhibitors)


def _size(booth: Booth) -> Hashable:
    """What stays the same when a booth is turned or mirrored: sides to 10 mm, area to 0.01 m²."""
    corners = booth.shape.corners()
    sides = sorted(
        round(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, -1)
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True)
    )
    return round(footprint(booth.shape).area / 1e4), *sides


_TRAITS: Mapping[Likeness, Callable[[Booth], Hashable]] = {
    "size": _size,
    "pavilion": lambda booth: booth.pavilion,
    "status": lambda booth: booth.status,
    "type": lambda booth: booth.type,
}
