# SPDX-License-Identifier: GPL-3.0-or-later
"""An open side of a booth does not open to free floor.

What: straight ahead of each open side, over its whole length, the floor is free of other booths,
solid areas, columns and walls as far as the profile asks. A profile may also ask for a least number
of open sides. Equal passes.
Why: nobody enters through a side that stands against a neighbour or a wall.
How it is measured: from the side, at right angles to it, to the nearest thing; what covers 1 mm of
the side or less stands beside it. Where the profile asks for no more than not to touch, what lies
farther off is an aisle, and its width is another rule's.
Source: the profile; the kinds of booths by their open sides are those of the IAEE guidelines.
"""

from collections.abc import Iterator

from planner.edits.describe import OpenSides
from planner.edits.edit import Edit
from planner.rules.ahead import ahead
from planner.rules.builds import inside
from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "open-sides"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    yield from _shut(context, ids)
    if context.asks(RULE_ID, "least"):
        yield from _too_few(context, ids)


def _shut(context: Context, ids: Ids | None) -> Iterator[Finding]:
    """What stands before open sides: for each side and thing the nearest."""
    near, free = context.near(ids), context.number(RULE_ID, "free")
    bodies, edges = near.bodies, near.bodies.edges
    nearest: dict[tuple[int, str], tuple[float, float, float]] = {}
    hits = ahead(near, edges.open, free)
    for edge, body, *part in zip(*(array.tolist() for array in hits), strict=True):
        low, high, distance = part
        if round(distance) < free:
            key = (edge, bodies.names[body].id)
            nearest[key] = min(nearest.get(key, (distance, low, high)), (distance, low, high))
    for (edge, other), (distance, low, high) in nearest.items():
        owner = int(bodies.owner[edge])
        name = bodies.names[owner].id
        foot = edges.start[edge] + (low + high) / 2 * edges.along[edge]
        x, y = foot.tolist()
        up_x, up_y = edges.normal[edge].tolist()
        ends: tuple[XY, XY] = ((x, y), (x + distance * up_x, y + distance * up_y))
        yield context.finding(
            RULE_ID, "free", [name, other], (x, y), "shut", measured=round(distance),
            place=f"{name}.{edge - int(bodies.first[owner])}", line=ends if distance else None,
            values={"thing": Thing(name), "other": Thing(other)},
        )  # fmt: skip


def _too_few(context: Context, ids: Ids | None) -> Iterator[Finding]:
    booths, least = context.site.booths, context.number(RULE_ID, "least")
    for name in booths if ids is None else ids:
        booth = booths.get(name)
        if booth is not None and len(booth.open_sides) < least:
            yield context.finding(
                RULE_ID, "least", [name], inside(booth), "few",
                measured=len(booth.open_sides), unit="count",
                values={"thing": Thing(name), "count": len(booth.open_sides), "least": least},
            )  # fmt: skip


def _mend(context: Context, finding: Finding) -> Iterator[Edit]:
    """The side closed."""
    name, _, side = finding.place.rpartition(".")
    booth = context.site.booths.get(name)
    if booth is not None:
        yield OpenSides(name, tuple(each for each in booth.open_sides if each != int(side)))


RULE = Rule(RULE_ID, __doc__, {"free": "mm"}, local=_check, mend=_mend, may={"least": "count"})
