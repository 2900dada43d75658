# SPDX-License-Identifier: GPL-3.0-or-later
"""One must go too far before there is a choice of two ways out.

What: from every point of the floor and within booths, at most ``path`` on foot lead to a place from
which two ways go to two different exits. Two ways count as two if no single gap of up to ``aisle``
(free floor between two things: what one obstacle could shut) lies on both.
Why: if what burns stands on the only way, people who have no other are caught.
How it is measured: on the floor, to the line across the last gap that everybody behind it must come
through (see dead-end); where a hall has but one exit, all the way to it. From within a booth with
one open side, to that side, and on if the floor before it is blind. A booth with open sides in two
directions, or on floor beyond two different gaps, has its choice at once. The walk is that of a
person's middle (a body of 600 mm); places and walks as in travel-distance and dead-end.
Source: the profile, after the definition of the common path of egress travel in IBC 202 and NFPA
101, 3.3: that part of the way out which must be gone before two separate and distinct paths to two
exits are there. Its limit: both codes leave to judgement what separate is; here it is one gap. Two
doors side by side are two exits; how far apart exits must be is a rule of its own.
"""

from collections.abc import Iterator

from planner.paths.blind import Blind
from planner.paths.farthest import Far
from planner.paths.inside import Interior, Room
from planner.paths.leaving import SURE, exceeds
from planner.rules.context import XY, Context
from planner.rules.dead_end import shutting
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.stand_exits import separate
from planner.rules.travel_distance import smoothed
from planner.rules.words import Thing

RULE_ID = "common-path"


def _check(context: Context) -> Iterator[Finding]:
    most = context.number(RULE_ID, "path")
    parts = context.walking.blind(context.number(RULE_ID, "aisle"))
    for part in parts:
        yield from _floor(context, part, most)
    for interior in context.walking.way_out.interiors:
        if interior.ways:
            yield from _inside(context, interior, parts, most)


def _floor(context: Context, part: Blind, most: int) -> Iterator[Finding]:
    if not exceeds(part.most, most):
        return
    far = part.farthest
    if far is not None and not exceeds(far.distance, most):
        near = exceeds(far.distance + far.error, most)
        far = part.field.farthest(SURE) if near else None
    if far is None or not exceeds(far.distance, most):
        return
    x, y = far.place
    yield _finding(
        context, shutting(context, far.place, part.network.width / 2), "floor", far,
        _onward(context, part, far.place), f"{round(x / 1000)},{round(y / 1000)}",
    )  # fmt: skip


def _inside(
    context: Context, interior: Interior, parts: list[Blind], most: int
) -> Iterator[Finding]:
    held = [part.holds(interior.ways) for part in parts]
    behind = [[number for number, holds in enumerate(held) if holds[way]]
              for way in range(len(interior.ways))]  # fmt: skip
    open_sides = {side: None for side, shut in zip(interior.sides, behind, strict=True) if not shut}
    if open_sides:
        yield from _one_side(
            context, Room(interior.room.id, interior.room.polygon, tuple(open_sides)), most
        )
    elif len({number for numbers in behind for number in numbers}) == 1:
        part = parts[behind[0][0]]
        yield from _blind_floor(context, interior, part, most)


def _one_side(context: Context, room: Room, most: int) -> Iterator[Finding]:
    """A room on floor with a choice: the way to its only open side."""
    if len(separate(list(room.sides))) > 1 or not exceeds(room.most, most):
        return
    far = room.to_sides()
    if far is not None and not exceeds(far.distance, most):
        far = room.to_sides(SURE) if exceeds(far.distance + far.error, most) else None
    if far is not None and exceeds(far.distance, most):
        yield _finding(context, [room.id], "inside", far, room.way_to_side(far.place))


def _blind_floor(context: Context, interior: Interior, part: Blind, most: int) -> Iterator[Finding]:
    """A room on floor with one way out: out of it, and on to where there is a choice."""
    lengths = part.field.distances(interior.ways).tolist()
    room = Interior(interior.room, interior.radius, interior.sides, interior.ways, tuple(lengths))
    far = room.farthest() if exceeds(room.most, most) else None
    if far is not None and not exceeds(far.distance, most):
        far = room.farthest(SURE) if exceeds(far.distance + far.error, most) else None
    if far is None or not exceeds(far.distance, most):
        return
    points, way = room.walk(far.place)
    path = (*points, *_onward(context, part, room.ways[way])[1:])
    yield _finding(context, [room.room.id], "inside", far, path)


def _onward(context: Context, part: Blind, place: XY) -> tuple[XY, ...]:
    """The points of the walk from a place on blind floor to where there is a choice."""
    if part.only_exit is not None:
        # To the line of the door itself.
        trip = context.walking.way_out.trip(place)
        return () if trip is None else trip.points
    way = part.field.walk(place)
    return () if way is None else way.points


def _finding(
    context: Context, subjects: list[str], message: str, far: Far, path: tuple[XY, ...],
    place: str = "",
) -> Finding:  # fmt: skip
    length = round(far.distance)
    return context.finding(
        RULE_ID, "path", subjects, far.place, message,
        measured=length, place=place, path=smoothed(path),
        values={"thing": Thing(subjects[0]), "length": length},
    )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"path": "mm", "aisle": "mm"}, whole=_check)
