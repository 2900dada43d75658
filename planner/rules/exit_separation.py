# SPDX-License-Identifier: GPL-3.0-or-later
"""The exits of a hall lie too close together.

What: the two exits of a hall that are farthest apart are at least a share of the hall's diagonal
apart: half of it, or a third with sprinklers, as the code says.
Why: one fire must not shut both.
How it is measured: in a straight line between the nearest points of the two doorways, as the
Korean text words it (가장 가까운 직선거리), against the greatest distance between two corners of
the hall's outline, in whole mm, the requirement rounded up. Each hall by itself, its dividers shut;
a hall with fewer than two exits is a matter of ``exit-count``.
Source: the profile.
"""

import math
from collections.abc import Iterator
from itertools import combinations

from shapely import LineString
from shapely.ops import nearest_points

from planner.rules.context import XY, Context
from planner.rules.exits import exits
from planner.rules.finding import Finding
from planner.rules.measure import middle
from planner.rules.rule import Rule
from planner.rules.words import Thing

RULE_ID = "exit-separation"


def _check(context: Context) -> Iterator[Finding]:
    share = context.ratio(RULE_ID, "apart")
    doors = [door for door in exits(context.site) if door.usable]
    for hall in context.site.ground.halls:
        pairs = list(combinations((door for door in doors if door.opening.hall == hall.id), 2))
        if not pairs:
            continue
        diagonal = max(math.dist(one, two) for one, two in combinations(hall.outline, 2))
        needed = math.ceil(round(diagonal * share, 3))
        lines = [_between(first.line, second.line) for first, second in pairs]
        apart, line, names = max(
            (round(math.dist(*line)), line, (first.opening.id, second.opening.id))
            for line, (first, second) in zip(lines, pairs, strict=True)
        )
        if apart < needed:
            yield context.finding(
                RULE_ID, "apart", names, middle(line), "found",
                measured=apart, required=needed, line=line,
                values={"hall": Thing(hall.id), "apart": apart, "needed": needed},
            )  # fmt: skip


def _between(one: tuple[XY, XY], two: tuple[XY, XY]) -> tuple[XY, XY]:
    """The shortest line between two doorways."""
    start, end = nearest_points(LineString(one), LineString(two))
    return (start.x, start.y), (end.x, end.y)


RULE = Rule(RULE_ID, __doc__, {"apart": "share"}, whole=_check)
