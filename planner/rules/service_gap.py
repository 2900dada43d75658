# SPDX-License-Identifier: GPL-3.0-or-later
"""A gap behind closed edges is too narrow to be kept.

What: behind closed edges booths and areas touch what is next to them, or leave enough room to clean
and to reach cables: nothing or at least the required width, to one another, to walls and columns.
Why: a slot of a hand's breadth collects rubbish that nobody can reach.
Source: the profile names it; no code read so far gives a number.
"""

from collections.abc import Iterator

from planner.edits.edit import Edit
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.gaps import Gap, gaps, lines_between
from planner.rules.measure import middle
from planner.rules.mending import mover
from planner.rules.pushes import closed, widened
from planner.rules.rule import Ids, Rule
from planner.rules.surroundings import Neighbourhood


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    near, required = context.near(ids), context.number("service-gap", "gap")
    bodies = near.bodies
    for gap in near.once(("service-gap", required), lambda: _gaps(context, near, required)):
        one, two = bodies.names[gap.first], bodies.names[gap.second]
        yield context.finding(
            "service-gap", "gap", [one.id, two.id], middle(gap.line), "narrow",
            measured=gap.length, place=one.place or two.place, line=gap.line,
            values={"gap": gap.length, **mover(context, (one.id, two.id), gap.line)},
        )  # fmt: skip


def _gaps(context: Context, near: Neighbourhood, required: float) -> list[Gap]:
    shut = ~near.bodies.edges.open
    lines = lines_between(near, context.site.ground.floor, required)
    return gaps(lines, shut, shut, required)


def _mend(context: Context, finding: Finding) -> Iterator[Edit]:
    """Up to its neighbour, or far enough from it."""
    yield from closed(context, finding)
    yield from widened(context, finding)


RULE = Rule("service-gap", __doc__, {"gap": "mm"}, local=_check, mend=_mend)
