# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk told to people: turns at landmarks, what is passed on which side, the n-th booth.

A landmark is what stands out: a feature area, a pavilion of which several booths are passed on one
side, else the largest booth.  Only what can be seen from the walk counts: nothing stands between.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import shapely

from planner.floor.footprints import footprint
from planner.floor.lookup import Spot
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.things import standing
from planner.paths.between import Leg, Place, Turn, legs

Hand = Literal["left", "right"]
SEEN = 5_000.0  # mm from a walk: what stands farther off is not passed by
LONG = 8_000.0  # mm of a leg from which on it tells what is passed
MOST_COUNTED = 9  # booths: nobody counts more
SEVERAL = 2  # booths of a pavilion on one side that make it the landmark
LARGEST_PAVILION = 12  # booths: a larger one is everywhere and no landmark
BESIDE = 1.0  # mm: a line of sight may touch what it ends at


@dataclass(frozen=True, slots=True)
class Passed:
    """A booth or area beside a leg: on which hand, and how far along (mm)."""

    id: str
    hand: Hand
    along: float


@dataclass(frozen=True, slots=True)
class Step:
    """A leg: its turn and where, its length (mm), what marks the turn, and what it passes.

    ``corner`` is a booth or area, ``landmark`` one too or a pavilion. The last step of a walk has
    the hand on which its goal stands, if not ahead, and a booth's number among those of the leg.
    """

    turn: Turn
    at: Place
    length: float
    corner: str | None = None
    landmark: str | None = None
    hand: Hand | None = None
    goal: str | None = None
    goal_hand: Hand | None = None
    number: int = 0


def guide(site: Site, points: Sequence[Place], goal: Spot) -> tuple[Step, ...]:
    """The steps of a walk to a goal; ``points`` in mm as a walk has them."""
    found = legs(points)
    ends = [*(leg.at for leg in found[1:]), points[-1]]
    sights = _Sights.of(site)
    steps = []
    for number, (leg, end) in enumerate(zip(found, ends, strict=True)):
        step = Step(leg.turn, leg.at, leg.length, corner=_corner(sights, leg, found, number))
        told = {step.corner, *goal.ids}
        passed = [each for each in sights.passed(leg.at, end) if each.id not in told]
        if leg.length >= LONG:
            step = _with_landmark(site, step, passed)
        steps.append(step)
    steps[-1] = _arriving(site, sights, steps[-1], points, goal)
    return tuple(steps)


def _with_landmark(site: Site, step: Step, passed: Sequence[Passed]) -> Step:
    """The step with what it passes that stands out most."""
    best: tuple[float, str, Hand] | None = None
    for hand in ("left", "right"):
        on_hand: list[Passed] = [each for each in passed if each.hand == hand]
        for weight, name in _weights(site, on_hand):
            if best is None or weight > best[0]:
                best = (weight, name, on_hand[0].hand)
    return step if best is None else replace(step, landmark=best[1], hand=best[2])


def _weights(site: Site, passed: Sequence[Passed]) -> list[tuple[float, str]]:
    """Things on one hand and how much they stand out: m², areas and pavilions above all booths."""
    found: list[tuple[float, str]] = []
    by_pavilion: dict[str, float] = {}
    count: dict[str, int] = {}
    for each in passed:
        thing = site.booths.get(each.id) or site.areas[each.id]
        size = footprint(thing.shape).area / 1e6
        if each.id in site.booths:
            pavilion = site.booths[each.id].pavilion
            by_pavilion[pavilion] = by_pavilion.get(pavilion, 0.0) + size
            count[pavilion] = count.get(pavilion, 0) + 1
            found.append((size, each.id))
        elif size >= 9:
            found.append((1000 + size, each.id))
    members = dict.fromkeys(by_pavilion, 0)
    for booth in site.plan.booths:
        if booth.pavilion in members:
            members[booth.pavilion] += 1
    for name, size in by_pavilion.items():
        if count[name] >= min(SEVERAL, members[name]) and members[name] <= LARGEST_PAVILION:
            found.append((1000 + size, name))
    return found


def _corner(sights: _Sights, leg: Leg, found: Sequence[Leg], number: int) -> str | None:
    """What stands at the inside of a turn."""
    if number == 0:
        return None
    (x, y), before = leg.at, found[number - 1].at
    best, far = None, math.inf
    for name in sights.near(leg.at, SEEN / 2):
        polygon = sights.polygons[name]
        middle = polygon.representative_point()
        heading = (x - before[0], y - before[1])
        side = heading[0] * (middle.y - y) - heading[1] * (middle.x - x)
        apart = float(polygon.distance(shapely.Point(leg.at)))
        if (side > 0) == (leg.turn == "left") and apart < far:
            best, far = name, apart
    return best


def _arriving(site: Site, sights: _Sights, step: Step, points: Sequence[Place], goal: Spot) -> Step:
    """The last step with the hand of its goal, and its number among the booths passed there."""
    if not goal.ids or goal.kind == "opening":
        return replace(step, goal=goal.ids[0] if goal.ids else None)
    end = points[-1]
    name = min(goal.ids, key=lambda one: sights.polygons[one].distance(shapely.Point(end)))
    before = next((place for place in reversed(points) if math.dist(place, end) > 300), points[0])
    middle = sights.polygons[name].centroid
    side = (end[0] - before[0]) * (middle.y - end[1]) - (end[1] - before[1]) * (middle.x - end[0])
    ahead = (end[0] - before[0]) * (middle.x - end[0]) + (end[1] - before[1]) * (middle.y - end[1])
    if ahead > 2 * abs(side):
        return replace(step, goal=name)
    hand: Hand = "left" if side > 0 else "right"
    passed = [
        each for each in sights.passed(step.at, end)
        if each.hand == hand and each.id in site.booths and each.id != name
    ]  # fmt: skip
    number = len(passed) + 1 if name in site.booths else 0
    return replace(step, goal=name, goal_hand=hand, number=number)


@dataclass(frozen=True, eq=False)
class _Sights:
    """What can be seen from a walk: booths and areas, and all that stands in the way.

    Structures hide what is behind them, and nobody is told to look out for one.
    """

    polygons: dict[str, shapely.Polygon]
    names: tuple[str, ...]
    tree: shapely.STRtree
    solid: frozenset[str]
    unnamed: frozenset[str]

    @classmethod
    def of(cls, site: Site) -> _Sights:
        polygons = {thing.id: footprint(thing.shape) for thing in standing(site.plan)}
        names = tuple(polygons)
        return cls(
            polygons, names, shapely.STRtree(list(polygons.values())),
            frozenset(site.solids), frozenset(site.structures),
        )  # fmt: skip

    def near(self, place: Place, distance: float) -> list[str]:
        """Things within a distance (mm) of a place."""
        found = self.tree.query(shapely.Point(place), "dwithin", distance)
        return [self.names[number] for number in sorted(np.asarray(found).tolist())]

    def passed(self, start: Place, end: Place) -> list[Passed]:
        """What is seen beside a straight leg, in the order in which it is passed."""
        length = math.dist(start, end)
        if length == 0:
            return []
        leg = shapely.LineString([start, end])
        found = []
        for number in np.asarray(self.tree.query(leg, "dwithin", SEEN)).tolist():
            name = self.names[number]
            sight = shapely.shortest_line(leg, self.polygons[name])
            foot, tip = shapely.get_coordinates(sight).tolist()
            along = ((foot[0] - start[0]) * (end[0] - start[0])
                     + (foot[1] - start[1]) * (end[1] - start[1])) / length  # fmt: skip
            middle = self.polygons[name].centroid
            cross = (end[0] - start[0]) * (middle.y - start[1]) - (end[1] - start[1]) * (
                middle.x - start[0]
            )
            beside = math.dist(foot, tip) > 0 and self._alongside(name, start, end)
            if beside and name not in self.unnamed and not self._hidden(name, sight):
                found.append(Passed(name, "left" if cross > 0 else "right", along))
        return sorted(found, key=lambda each: (each.along, each.id))

    def _alongside(self, name: str, start: Place, end: Place) -> bool:
        """Whether a thing lies beside a leg, not only before or behind it."""
        length = math.dist(start, end)
        axis = np.array([(end[0] - start[0]) / length, (end[1] - start[1]) / length])
        along = (shapely.get_coordinates(self.polygons[name]) - np.array(start)) @ axis
        return bool(min(float(along.max()), length) - max(float(along.min()), 0.0) > 500)

    def _hidden(self, name: str, sight: shapely.LineString) -> bool:
        """Whether something solid stands between a walk and a thing."""
        for number in np.asarray(self.tree.query(sight, "intersects")).tolist():
            other = self.names[number]
            if other != name and other in self.solid:
                inside = shapely.intersection(sight, self.polygons[other])
                if inside.length > BESIDE:
                    return True
        return False


def step_text(step: Step, site: Site, language: Language) -> str:
    """A step in words: the turn and where, how far, what is passed, and the goal at last."""
    values: dict[str, object] = {"length": step.length}
    key: str = step.turn
    if step.corner is not None:
        key = f"{step.turn}-at"
        values["corner"] = called(site, step.corner, language)
    words = [text(f"routes.{key}", language, **values)]
    if step.landmark is not None and step.hand is not None:
        name = called(site, step.landmark, language)
        words.append(text(f"routes.passing-{step.hand}", language, landmark=name))
    if step.goal is not None:
        name = called(site, step.goal, language)
        if step.goal_hand is None:
            words.append(text("routes.ahead", language, goal=name))
        elif 1 <= step.number <= MOST_COUNTED:
            ordinal = text(f"routes.ordinal-{step.number}", language)
            key = f"routes.nth-{step.goal_hand}"
            words.append(text(key, language, goal=name, ordinal=ordinal))
        else:
            words.append(text(f"routes.goal-{step.goal_hand}", language, goal=name))
    return ", ".join(words) if language == "en" else " · ".join(words)


def called(site: Site, name: str, language: Language) -> str:
    """How people call a thing on their way: a booth by who stands there, with its number."""
    if name in site.booths:
        booth = site.booths[name]
        shorts = [site.exhibitors[one].short[language] for one in booth.exhibitors]
        who = next((short for short in shorts if short), "")
        return f"{who} ({booth.number})" if who else booth.number
    if name in site.areas:
        return site.areas[name].name[language] or name
    for pavilion in site.plan.pavilions:
        if pavilion.id == name:
            return pavilion.name[language] or name
    for opening in site.ground.openings:
        if opening.id == name:
            return opening.number
    return name


def spot_name(site: Site, spot: Spot, language: Language) -> str:
    """How people call a spot: a point by its figures, an exhibitor by its name."""
    if len(spot.ids) != 1:
        return spot.name
    return called(site, spot.ids[0], language)
