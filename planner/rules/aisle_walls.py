# SPDX-License-Identifier: GPL-3.0-or-later
"""A side of a booth along an aisle is walled off.

What: of each side of a booth, which is all its edges that look one way, at most a share of the
length is closed where it lies along an aisle. Exactly the share passes.
Why: blank walls along an aisle hide what is behind them, and make the aisle a corridor.
How it is measured: an edge lies along an aisle where the floor before it is free as deep as the
profile says, over at least 600 mm on end. The closed length of a side there is compared with the
length of the whole side, in mm.
Source: the profile. One show at the NEC, Birmingham, allows walls on half of an open side.
"""

from collections import defaultdict
from collections.abc import Iterator

from planner.edits.describe import OpenSides
from planner.edits.edit import Edit
from planner.rules.ahead import Interval, ahead, rest
from planner.rules.context import BEHIND, XY, Context
from planner.rules.finding import Finding
from planner.rules.places import ways_of
from planner.rules.rule import Ids, Rule
from planner.rules.surroundings import Neighbourhood
from planner.rules.words import Thing

RULE_ID = "aisle-walls"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    near, depth = context.near(ids), context.number(RULE_ID, "aisle")
    share = context.ratio(RULE_ID, "share")
    bodies, booths = near.bodies, context.site.booths
    blocked: defaultdict[int, list[Interval]] = defaultdict(list)
    hits = ahead(near, ~bodies.edges.open, depth)
    for edge, low, high in zip(
        *(a.tolist() for a in (hits.edge, hits.low, hits.high)), strict=True
    ):
        blocked[edge].append((low, high))
    for number in near.focus.nonzero()[0].tolist():
        booth = booths.get(bodies.names[number].id)
        if booth is None:
            continue
        first, (ways, _) = int(bodies.first[number]), ways_of(booth.shape)
        lengths = bodies.edges.length[first : first + len(ways)].tolist()
        for way in {ways[edge] for edge in range(len(ways)) if edge not in booth.open_sides}:
            side = [edge for edge in range(len(ways)) if ways[edge] == way]
            shut = [
                (first + edge, part)
                for edge in side
                if edge not in booth.open_sides
                for part in _along_aisle(lengths[edge], blocked[first + edge])
            ]
            closed = round(sum(high - low for _, (low, high) in shut))
            length = round(sum(lengths[edge] for edge in side))
            if closed > share * length:
                line = _line(near, *max(shut, key=lambda each: each[1][1] - each[1][0]))
                middle = ((line[0][0] + line[1][0]) / 2, (line[0][1] + line[1][1]) / 2)
                yield context.finding(
                    RULE_ID, "share", [booth.id], middle, "found", measured=closed / length,
                    unit="share", place=f"side-{side[0]}", line=line,
                    values={"thing": Thing(booth.id), "closed": closed, "length": length},
                )  # fmt: skip


def _along_aisle(length: float, blocked: list[Interval]) -> list[Interval]:
    """Where free floor of the depth of an aisle lies before an edge."""
    least = min(BEHIND, round(length))  # an edge that was moved is as long to a millimetre only
    return [part for part in rest(0.0, length, blocked) if round(part[1] - part[0]) >= least]


def _line(near: Neighbourhood, edge: int, part: Interval) -> tuple[XY, XY]:
    edges = near.bodies.edges
    low, high = ((edges.start[edge] + s * edges.along[edge]).tolist() for s in part)
    return ((low[0], low[1]), (high[0], high[1]))


def _mend(context: Context, finding: Finding) -> Iterator[Edit]:
    """The side opened."""
    booth = context.site.booths[finding.subjects[0]]
    ways, _ = ways_of(booth.shape)
    way = ways[int(finding.place.removeprefix("side-"))]
    side = [edge for edge, looks in enumerate(ways) if looks == way]
    yield OpenSides(booth.id, tuple(sorted({*booth.open_sides, *side})))


RULE = Rule(RULE_ID, __doc__, {"share": "share", "aisle": "mm"}, local=_check, mend=_mend)
