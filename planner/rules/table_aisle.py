# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables stand too close, or too far from an aisle.

What: between two tables with chairs, a passage stays free once their chairs are taken off; some
codes let it grow with the way to the aisle. No place at a table is farther from an aisle than the
code allows.
Why: who rises pushes the chair back, and everyone behind has to come by.
How it is measured: the floor between the edges of two tables of a block, less the depth of a chair
at either; tables that stand together (100 mm or less) leave no passage between them and need none.
The way to the aisle runs straight from the middle of a table between the others to the nearest
side of the block beside which 600 mm are free.
Source: the profile.
"""

import math
from collections.abc import Iterator

from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.seating import REACH, Block, Seating, seating, sides_open
from planner.rules.words import Thing

RULE_ID = "table-aisle"
TOGETHER = 100  # mm


def _check(context: Context) -> Iterator[Finding]:
    found = seating(context.site)
    for block in found.tables:
        ways = _ways(found, block)
        if context.asks(RULE_ID, "gap"):
            yield from _gaps(context, block, ways)
        if context.asks(RULE_ID, "reach"):
            yield from _reach(context, block, ways)


def _ways(found: Seating, block: Block) -> tuple[float, float]:
    """The longest ways to an aisle along the rows and across them (infinite: there is none)."""
    one = block.length - block.pitch * (block.places - 1)
    wide, deep = _farthest(found, block, ("start", "end"), block.length, one), 0.0
    row = (block.depth - block.gap * (block.rows - 1)) / block.rows
    deep = _farthest(found, block, ("back", "front"), block.depth, row)
    return wide, deep


def _farthest(
    found: Seating, block: Block, sides: tuple[str, str], extent: float, piece: float
) -> float:
    """How far the middle of the farthest table is from the nearer open side of two."""
    count = len(sides_open(found, block, sides))
    if count == 0:
        return math.inf
    return extent / 2 if count == 2 else extent - piece / 2


def _gaps(context: Context, block: Block, ways: tuple[float, float]) -> Iterator[Finding]:
    """The passages between neighbours in a row (across it), and between rows (along them)."""
    chair = context.number(RULE_ID, "chair") if context.asks(RULE_ID, "chair") else 0
    wide = (block.length - block.pitch * (block.places - 1)) / block.length
    deep = (block.depth - block.gap * (block.rows - 1)) / block.rows / block.depth
    passages: list[tuple[str, int, int, float, tuple[XY, XY]]] = [
        ("beside", block.places, block.spacing, ways[1],
         (block.at(wide, deep / 2), block.at(wide + block.spacing / block.length, deep / 2))),
        ("behind", block.rows, block.gap, ways[0],
         (block.at(wide / 2, deep), block.at(wide / 2, deep + block.gap / block.depth))),
    ]  # fmt: skip
    for kind, count, gap, way, line in passages:
        if count < 2 or gap <= TOGETHER:
            continue
        free = gap - 2 * chair
        needed = _needed(context, way)
        if free < needed:
            yield context.finding(
                RULE_ID, "gap", [block.area], line[0], "tight",
                measured=max(0, free), required=needed, place=f"{kind}-{block.name}", line=line,
                values={"area": Thing(block.area), "lack": needed - free},
            )  # fmt: skip


def _needed(context: Context, way: float) -> int:
    """The free passage (mm) for a way to the aisle."""
    needed = context.ratio(RULE_ID, "gap")
    if context.asks(RULE_ID, "growth") and math.isfinite(way):
        beyond = max(0.0, way - context.ratio(RULE_ID, "free-length"))
        needed += beyond * context.ratio(RULE_ID, "growth")
    return math.ceil(round(needed, 3))


def _reach(context: Context, block: Block, ways: tuple[float, float]) -> Iterator[Finding]:
    most = context.number(RULE_ID, "reach")
    # From any table the nearer one of both ways is taken; the farthest table is in the middle.
    way = min(ways)
    if way > most:
        shut = math.isinf(way)
        yield context.finding(
            RULE_ID, "reach", [block.area], block.at(0.5, 0.5), "shut" if shut else "far",
            measured=None if shut else round(way), place=f"reach-{block.name}",
            values={"area": Thing(block.area), "way": 0 if shut else round(way), "most": most},
        )  # fmt: skip


RULE = Rule(
    RULE_ID,
    __doc__,
    {},
    whole=_check,
    may={"gap": "mm", "chair": "mm", "free-length": "mm", "growth": "share", "reach": "mm"},
    together=(("free-length", "growth"),),
    around=REACH,
)
