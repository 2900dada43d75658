# SPDX-License-Identifier: GPL-3.0-or-later
"""A block of booths is too long without a cross-aisle.

What: booths that touch (1 mm or less apart) form a block; its length is the longer side of the
smallest rectangle, at any angle, around it. Subjects are the booths at its two ends.
Why: people cross from aisle to aisle, and leave, only between blocks.
Source: the profile names the length.
"""

from collections.abc import Iterator

import numpy as np
import shapely

from planner.floor.groups import groups
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.strips import SLIVER
from planner.rules.words import Thing

RULE_ID = "block-length"


def _check(context: Context) -> Iterator[Finding]:
    near, most = context.surroundings.everything, context.number(RULE_ID, "length")
    bodies, booths = near.bodies, context.site.booths
    is_booth = np.array([body.id in booths for body in bodies.names], dtype=np.bool_)
    first, second = near.pairs(SLIVER)
    both = is_booth[first] & is_booth[second]
    touching = zip(first[both].tolist(), second[both].tolist(), strict=True)
    for block in groups(len(is_booth), touching):
        if len(block) == 1:
            continue
        numbers = np.array(block, dtype=np.intp)
        outline = shapely.minimum_rotated_rectangle(shapely.union_all(bodies.shapes[numbers]))
        corners = shapely.get_coordinates(outline)
        sides = np.diff(corners, axis=0)[:2]
        lengths = np.hypot(sides[:, 0], sides[:, 1])
        length = round(float(lengths.max()))
        if length <= most:
            continue
        longer = int(lengths.argmax())
        axis = sides[longer] / lengths[longer]
        shadows = [shapely.get_coordinates(bodies.shapes[number]) @ axis for number in numbers]
        start = numbers[int(np.argmin([shadow.min() for shadow in shadows]))]
        end = numbers[int(np.argmax([shadow.max() for shadow in shadows]))]
        first_id, last_id = sorted((bodies.names[start].id, bodies.names[end].id))
        low, high = corners[longer], corners[longer + 1]
        shift = (corners[longer + 2] - high) / 2
        centre = outline.centroid
        yield context.finding(
            RULE_ID, "length", {first_id, last_id}, (centre.x, centre.y), "found",
            measured=length, line=(tuple(low + shift), tuple(high + shift)),
            values={"one": Thing(first_id), "two": Thing(last_id), "length": length},
        )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"length": "mm"}, whole=_check)
