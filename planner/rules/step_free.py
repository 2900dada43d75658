# SPDX-License-Identifier: GPL-3.0-or-later
"""No step-free route, or one too narrow, without a place to turn or to pass.

What: from a visitor opening a way of the profile's clear width leads to an open side of every booth
and to every area that people walk through. Where the profile asks for it, a wheelchair can turn at
the end of every narrow way that leads to one of them, and along narrow ways passing places are no
farther apart than stated.
Why: who sits in a wheelchair comes to see the show, not its widest aisle.
How it is measured: by the walk of a round body of the clear width that keeps off everything solid;
the gap that stops it is measured between what bounds it. A turning or passing place is where a disc
of the stated width fits; a narrow way is floor that the route takes and no such disc covers. Its
length counts from where the last disc ends and includes its branches. A way that goes on at its
other end needs no turning place, and one that nobody need take no passing place. Exactly the figure
passes. Furniture in open areas, cables and thresholds are not on a plan; raised floors are a matter
of the rule on ramps.
Source: the profile names the articles (Korea: 편의증진법 rules, table 1; DIN 18040-1; ADA Standards
chapter 4).
"""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.floor.footprints import footprint
from planner.rules.aisle_walk import Need, needed_gaps
from planner.rules.bodies import Geometries
from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.narrow_ways import NarrowWays, widest_disc
from planner.rules.rule import Rule
from planner.rules.walking import PERSON
from planner.rules.words import Thing

RULE_ID = "step-free"


def _check(context: Context) -> Iterator[Finding]:
    walking, width = context.walking, context.number(RULE_ID, "route")
    if not walking.starts(width):
        yield _no_start(context)
        return
    targets = (*(b.id for b in context.site.plan.booths if b.open_sides), *_areas(context))
    there = walking.reached(targets, PERSON)
    came = sorted(there)
    yield from needed_gaps(context, Need(RULE_ID, "route", width, PERSON, came))
    for name in (*(booth.id for booth in context.site.plan.booths), *_areas(context)):
        if name not in there:
            yield _finding(context, name, "shut")
    free = _free(context)
    yield from _no_turning(context, free, came)
    yield from _no_passing(context, free, came)


def _areas(context: Context) -> list[str]:
    """The areas in the halls that people walk through."""
    site = context.site
    return [
        area.id
        for area in site.plan.areas
        if area.walkable and footprint(area.shape).intersects(site.ground.floor)
    ]


def _no_start(context: Context) -> Finding:
    entrances = context.walking.entrances
    subjects = [it.id for it in entrances] or [hall.id for hall in context.site.ground.halls]
    place = entrances[0].at if entrances else (0.0, 0.0)
    message = "blocked" if entrances else "no-entrance"
    return context.finding(RULE_ID, "route", subjects, place, message)


def _finding(context: Context, name: str, message: str) -> Finding:
    site = context.site
    place = footprint((site.booths.get(name) or site.areas[name]).shape).representative_point()
    values = {"thing": Thing(name)}
    return context.finding(RULE_ID, "route", [name], (place.x, place.y), message, values=values)


def _free(context: Context) -> BaseGeometry:
    """The floor that nothing solid stands on."""
    solids = [solid.polygon for solid in context.site.solids.values()]
    return shapely.difference(context.site.ground.floor, shapely.union_all(solids))


def _no_turning(context: Context, free: BaseGeometry, targets: list[str]) -> Iterator[Finding]:
    """Targets at the end of a way in which nobody can turn."""
    if not context.asks(RULE_ID, "turning"):
        return
    width, disc = (context.number(RULE_ID, name) for name in ("route", "turning"))
    ways = NarrowWays(free, width, disc)
    if disc <= width:
        return
    near = _beside(context, targets, ways.pieces[ways.ends], width)
    for target in sorted(context.walking.reached(near, width)):
        places = context.walking.standing(target, width)
        if not places or not ways.stuck(places):
            continue
        measured = widest_disc(free, places, width, disc)
        yield context.finding(
            RULE_ID, "turning", [target], places[0], "turning",
            measured=measured, place="turning",
            values={"thing": Thing(target), "lack": disc - measured},
        )  # fmt: skip


def _beside(context: Context, targets: list[str], ways: Geometries, distance: float) -> list[str]:
    """Targets no farther than a distance from some ways."""
    site = context.site
    things = [site.booths.get(name) or site.areas[name] for name in targets]
    shapes = np.array([footprint(thing.shape) for thing in things], dtype=object)
    near = shapely.STRtree(ways).query(shapes, "dwithin", distance=distance)[0]
    return [targets[number] for number in np.unique(near).tolist()]


def _no_passing(context: Context, free: BaseGeometry, targets: list[str]) -> Iterator[Finding]:
    """Narrow ways that targets need and that are longer than passing places may be apart."""
    if not context.asks(RULE_ID, "passing") or not context.asks(RULE_ID, "passing-every"):
        return
    asked, walking = ("route", "passing", "passing-every"), context.walking
    width, disc, every = (context.number(RULE_ID, name) for name in asked)
    there = walking.reached(targets, width)
    behind = sorted(there - walking.reached(sorted(there), disc)) if disc > width else []
    if not behind:
        return
    ways, starts = NarrowWays(free, width, disc), walking.starts(width)
    lengths = np.round(ways.lengths)
    for number in np.flatnonzero(lengths > every).tolist():
        piece, length = ways.pieces[number], int(lengths[number])
        if all(ways.avoids(number, starts, walking.standing(name, width)) for name in behind):
            continue
        line, subjects = _axis(context, piece)
        yield context.finding(
            RULE_ID, "passing-every", subjects, line[0], "passing",
            measured=length, place="passing", line=line, values={"length": length},
        )  # fmt: skip


def _axis(context: Context, piece: BaseGeometry) -> tuple[tuple[XY, XY], set[str]]:
    """The middle line of the smallest rectangle about a way, and the two things nearest to it."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(piece))
    if len(corners) < 5:
        (x1, y1), (x2, y2) = corners[0], corners[-1]
    else:
        sides = np.hypot(*(corners[1:3] - corners[0:2]).T)
        if sides[0] < sides[1]:
            corners = np.roll(corners[:-1], -1, axis=0)
        (x1, y1), (x2, y2) = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    line = ((float(x1), float(y1)), (float(x2), float(y2)))
    bodies = context.surroundings.everything.bodies
    numbers = np.flatnonzero(bodies.solid)
    apart = shapely.distance(bodies.shapes[numbers], shapely.LineString(line))
    names = [bodies.names[numbers[row]].id for row in np.argsort(apart, kind="stable").tolist()]
    return line, set(list(dict.fromkeys(names))[:2])


RULE = Rule(
    RULE_ID, __doc__, {"route": "mm"}, whole=_check,
    may={"turning": "mm", "passing": "mm", "passing-every": "mm"},
)  # fmt: skip
