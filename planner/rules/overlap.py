# SPDX-License-Identifier: GPL-3.0-or-later
"""Two things stand on the same floor.

Booths and areas may touch, but not overlap one another, a column or an inner wall. Footprints
overlap when their common part is at least 1 mm deep, so that turned neighbours with rounded
corners touch. Measured is the common area in m².
"""

from collections.abc import Iterator

import numpy as np
import shapely

from planner.floor.footprints import is_deep
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.measure import depth
from planner.rules.pushes import parted
from planner.rules.rule import Ids, Rule


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    near = context.near(ids)
    bodies = near.bodies
    first, second = near.pairs(0.0)
    keep = ~(bodies.wall[first] | bodies.wall[second])
    first, second = first[keep], second[keep]
    common = shapely.intersection(bodies.shapes[first], bodies.shapes[second])
    for number in np.flatnonzero(shapely.area(common) > 0).tolist():
        part = common[number]
        if not is_deep(part):
            continue
        pair = sorted((bodies.names[first[number]].id, bodies.names[second[number]].id))
        place = part.representative_point()
        small = part.area < 50_000
        yield context.finding(
            "overlap",
            "apart",
            pair,
            (place.x, place.y),
            "shallow" if small else "found",
            measured=round(part.area) / 1e6,
            unit="m2",
            values={"area": part.area, "depth": depth(part)},
        )


RULE = Rule("overlap", __doc__, {"apart": None}, local=_check, mend=parted)
