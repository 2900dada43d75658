# SPDX-License-Identifier: GPL-3.0-or-later
"""Within a stand it is too far to an aisle.

What: from every point within a booth the nearest of its open sides is no farther than ``reach``,
and no booth is deeper than ``depth``. Each open side counts as one on an aisle. Booths without an
open side are told by another rule.
Why: whoever is deep within a large stand learns late of a danger, and must first find out of it.
How it is measured: the shortest line within the outline, around its inner corners; what stands
inside is not in a plan. The farthest point is found to 0.5 mm where that decides. The depth is that
of the booth behind an open side, square to it; of several open sides the least counts.
Source: the profile; MVStättVO § 7(5) and NFPA 101, 12.7.5.3 have such numbers.
"""

import math
from collections.abc import Iterator

import shapely

from planner.floor.footprints import footprint
from planner.model.plan import Booth
from planner.paths.doors import Side
from planner.paths.farthest import ERROR
from planner.paths.inside import Room, booth_room
from planner.paths.leaving import SURE, exceeds
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "stand-reach"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    asked = [context.number(RULE_ID, name) for name in RULE.may if context.asks(RULE_ID, name)]
    booths = context.site.plan.booths if ids is None else _known(context, ids)
    for booth in booths:
        # No two places within are farther apart than half way around, so most booths pass at once.
        if footprint(booth.shape).length / 2 <= min(asked, default=math.inf):
            continue
        room = booth_room(booth)
        if not room.sides:
            continue
        if context.asks(RULE_ID, "reach"):
            yield from _reach(context, room)
        if context.asks(RULE_ID, "depth"):
            yield from _depth(context, room)


def _known(context: Context, ids: Ids) -> list[Booth]:
    return [context.site.booths[name] for name in sorted(ids) if name in context.site.booths]


def _reach(context: Context, room: Room) -> Iterator[Finding]:
    most = context.number(RULE_ID, "reach")
    if not exceeds(room.most, most):
        return
    far = room.to_sides()
    if far is not None and most - ERROR <= far.distance <= most + 1:
        far = room.to_sides(SURE)
    if far is None or not exceeds(far.distance, most):
        return
    length = round(far.distance)
    yield context.finding(
        RULE_ID, "reach", [room.id], far.place, "far",
        measured=length, values={"thing": Thing(room.id), "over": length - most},
    )  # fmt: skip


def _depth(context: Context, room: Room) -> Iterator[Finding]:
    most = context.number(RULE_ID, "depth")
    depth, side = min(
        ((_behind(room, side), side) for side in room.sides), key=lambda each: each[0]
    )
    if not exceeds(depth, most):
        return
    yield context.finding(
        RULE_ID, "depth", [room.id], side.at(0, -depth / 2), "deep",
        measured=round(depth), place="depth", line=(side.at(0, 0), side.at(0, -depth)),
        values={"thing": Thing(room.id), "over": round(depth) - most},
    )  # fmt: skip


def _behind(room: Room, side: Side) -> float:
    """How deep (mm) a booth is behind one of its open sides."""
    return max(-side.of((x, y))[1] for x, y in shapely.get_coordinates(room.polygon).tolist())


RULE = Rule(RULE_ID, __doc__, {}, local=_check, may={"reach": "mm", "depth": "mm"})
