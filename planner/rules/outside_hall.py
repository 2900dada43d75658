# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth or an area reaches out of the halls.

What: everything stands on the floor of the halls that the plan occupies; registration may also
stand in the lobby.
Why: what lies outside is a wall, a way out, or let to someone else.
How it is measured: how far it reaches out, in mm; what lies out by less than 1 mm passes.
Source: the venue's outline, which is nominal and no survey.
"""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.floor.footprints import is_deep
from planner.rules.bodies import leaving_floor
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.measure import depth
from planner.rules.pushes import drawn_in
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    near, ground = context.near(ids), context.site.ground
    bodies = near.bodies
    own = np.flatnonzero(near.focus & ~bodies.fixed)
    beyond = leaving_floor(ground.floor, bodies.bounds[own], lambda: bodies.shapes[own])
    for number in own[beyond].tolist():
        name = bodies.names[number].id
        allowed: BaseGeometry = ground.floor
        area = context.site.areas.get(name)
        if area is not None and area.kind == "registration":
            allowed = shapely.union(ground.floor, ground.lobby)
        outside = shapely.difference(bodies.shapes[number], allowed)
        if not is_deep(outside):
            continue
        corners = shapely.get_coordinates(outside)
        far = shapely.distance(shapely.points(corners), allowed)
        reach = max(depth(outside), round(far.max()))
        # The corner that is farthest out; of equal ones the first by place, whatever their order.
        rank = np.lexsort((*np.round(corners, 1).T[::-1], -np.round(far, 1)))
        yield context.finding(
            "outside-hall", "inside", [name], tuple(corners[rank[0]].tolist()), "found",
            measured=reach, values={"thing": Thing(name), "reach": reach},
        )  # fmt: skip


RULE = Rule("outside-hall", __doc__, {"inside": None}, local=_check, mend=drawn_in)
