# SPDX-License-Identifier: GPL-3.0-or-later
"""A large stand has only one way out.

What: a booth of more than ``above`` has at least two open sides by which people leave: edges of its
outline with another direction, or with a closed edge between, each at least as long as a person is
wide (600 mm). One long open front is one way out.
Why: what burns at the only open side shuts everybody in.
How it is measured: the area of the outline; edges that go straight on in one another are one side.
Source: the profile; the guidelines of fairs ask it from 100 m² on.
"""

import math
from collections.abc import Iterator

from planner.floor.footprints import footprint
from planner.paths.doors import Side, booth_sides
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "stand-exits"
SQUARE_METRE = 1_000_000  # mm²
BODY = 600  # mm: a person (Fruin's body ellipse)
STRAIGHT = math.sin(math.radians(1))


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    above = context.ratio(RULE_ID, "above")
    booths = context.site.booths
    for name in booths if ids is None else sorted(booths.keys() & set(ids)):
        booth = booths[name]
        polygon = footprint(booth.shape)
        area = polygon.area / SQUARE_METRE
        # Areas are kept to a hundredth, so that turning a stand does not make it larger.
        if round(area, 2) <= above or not booth.open_sides:
            continue
        ways = separate(booth_sides(booth))
        if len(ways) >= 2:
            continue
        spot = polygon.representative_point()
        yield context.finding(
            RULE_ID, "above", [name], (spot.x, spot.y), "one",
            measured=round(area, 2), unit="m2", values={"thing": Thing(name), "area": polygon.area},
        )  # fmt: skip


def separate(sides: list[Side]) -> list[list[Side]]:
    """Ways out: open sides, where those that go straight on in one another are one."""
    found: list[list[Side]] = []
    for side in sides:
        begin, end = side.at(-side.length / 2, 0), side.at(side.length / 2, 0)
        for way in found:
            if any(_goes_on(side, begin, end, other) for other in way):
                way.append(side)
                break
        else:
            found.append([side])
    return [way for way in found if sum(side.length for side in way) >= BODY]


def _goes_on(side: Side, begin: tuple[float, float], end: tuple[float, float], other: Side) -> bool:
    """Do two sides touch and lie on one line?"""
    (ax, ay), (bx, by) = side.along, other.along
    if abs(ax * by - ay * bx) > STRAIGHT:
        return False
    ends = [other.at(shift * other.length / 2, 0) for shift in (-1, 1)]
    return any(math.dist(one, two) < 1 for one in (begin, end) for two in ends)


RULE = Rule(RULE_ID, __doc__, {"above": "m2"}, local=_check)
