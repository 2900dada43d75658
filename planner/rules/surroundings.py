# SPDX-License-Identifier: GPL-3.0-or-later
"""Who stands near whom: one spatial index for a plan, kept while a few things move.

During a drag only the moved things change. Their old bodies are hidden in the index that was
built before, and their new ones are looked at beside it. Nothing here depends on a profile, so all
profiles of a plan share it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

import numpy as np
import shapely

from planner.floor.site import Site
from planner.model.plan import Area, Booth
from planner.model.shapes import Rectangle
from planner.model.things import Standing, standing
from planner.rules.bodies import Bodies, Flags, Floats, Ints
from planner.rules.embodied import ground_bodies, plan_bodies

# An index with more moved things than this is built afresh.
MOST_MOVED = 400
TOUCH = 1.0  # mm: what is closer touches
# From so many pairs on the index is faster than comparing all boxes.
MANY = 100_000

Found = TypeVar("Found")


class _Pairs(NamedTuple):
    """Pairs of bodies with how far they are apart, see ``Bodies.apart``; ``least`` is the length
    that every line between them has."""

    first: Ints
    second: Ints
    gap: Floats
    sure: Flags
    least: Floats


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """Some bodies: those asked about (``focus``) and all within ``reach`` (mm) of them."""

    bodies: Bodies
    focus: Flags
    reach: float = 0.0
    _known: dict[object, Any] = field(default_factory=dict)

    def once(self, key: object, find: Callable[[], Found]) -> Found:
        """What was found here before under a key, else now: profiles may ask for the same."""
        if key not in self._known:
            self._known[key] = find()
        found: Found = self._known[key]
        return found

    def pairs(self, distance: float) -> tuple[Ints, Ints]:
        """Pairs of bodies (each once) that are no farther apart than a distance in mm.

        At least one of a pair is in focus and at least one belongs to the plan.
        """
        near = self._close(distance)
        keep = near.least <= distance
        unsure = np.flatnonzero(keep & ~near.sure)
        one = self.bodies.shapes[near.first[unsure]]
        two = self.bodies.shapes[near.second[unsure]]
        keep[unsure] = shapely.dwithin(one, two, distance)
        return near.first[keep], near.second[keep]

    def close(self, distance: float) -> tuple[Ints, Ints]:
        """The same by their boxes alone: those pairs, and some that are wider apart."""
        near = self._close(distance)
        keep = (near.gap <= distance).all(axis=0)
        return near.first[keep], near.second[keep]

    def apart(self, limit: float) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
        """Pairs of solid bodies, among which are all with a gap between them below a limit (mm).

        First rectangles with the same axes, then all others. The former, where closer than 1 mm
        along both axes, touch or overlap: nothing is between them.
        """
        near, solid, square = self._close(limit), self.bodies.solid, self.bodies.square
        keep = (near.least < limit - 0.5) & solid[near.first] & solid[near.second]
        keep &= ~(near.sure & (near.gap <= TOUCH).all(axis=0))
        first, second = near.first[keep], near.second[keep]
        plain = near.sure[keep] & square[first] & square[second]
        return (first[plain], second[plain]), (first[~plain], second[~plain])

    def sharing(self, deep: float) -> tuple[Ints, Ints]:
        """Pairs of footprints, among which are all whose common part is some mm deep."""
        return self.once(("sharing", deep), lambda: self._sharing(deep))

    def _sharing(self, deep: float) -> tuple[Ints, Ints]:
        near, wall = self._close(0.0), self.bodies.wall
        some = np.flatnonzero((near.gap <= -deep).all(axis=0))
        first, second = near.first[some], near.second[some]
        keep = ~(wall[first] | wall[second])
        return first[keep], second[keep]

    def _close(self, distance: float) -> _Pairs:
        """The pairs that may be no farther apart than a distance, or than the reach, told by
        ``Bodies.apart``: some bodies are measured once for all rules."""
        most = max(distance, self.reach)
        return self.once(("close", most), lambda: self._found(most))

    def _found(self, distance: float) -> _Pairs:
        bodies, focus = self.bodies, np.flatnonzero(self.focus)
        if len(focus) * len(bodies) > MANY:
            place, second = bodies.tree.query(bodies.around(focus, distance))
        else:
            x0, y0, x1, y1 = bodies.bounds.T
            low_x, low_y, high_x, high_y = bodies.bounds.T[:, focus, None]
            near = (low_x - distance <= x1) & (high_x + distance >= x0)
            near &= (low_y - distance <= y1) & (high_y + distance >= y0)
            place, second = np.nonzero(near)
        first = focus[place]
        keep = (first != second) & (~self.focus[second] | (first < second))
        keep &= ~(bodies.fixed[first] & bodies.fixed[second])
        first, second = first[keep], second[keep]
        gap, sure = bodies.apart(first, second)
        return _Pairs(first, second, gap, sure, np.hypot(*np.maximum(gap, 0.0)))


@dataclass(frozen=True, eq=False)
class Surroundings:
    """All bodies of a site: those of an index, less hidden ones, and the moved ones.

    ``last`` names what the last step touched.
    """

    site: Site
    indexed: Bodies
    hidden: Flags
    moved: Bodies
    last: frozenset[str] = frozenset()
    _near: dict[frozenset[str], tuple[float, Neighbourhood]] = field(default_factory=dict)
    _held: dict[frozenset[str], _Held] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site) -> Surroundings:
        """The surroundings of a whole plan on its ground; those made last are kept."""
        return _of(site)

    def after(self, site: Site, touched: Collection[str]) -> Surroundings:
        """The surroundings after some things of the plan were moved, added or deleted."""
        return _after(self, site, frozenset(touched))

    @cached_property
    def everything(self) -> Neighbourhood:
        """All bodies, each in focus."""
        bodies = self.indexed
        if self.hidden.any() or len(self.moved):
            bodies = bodies.take(np.flatnonzero(~self.hidden)).join(self.moved)
        return Neighbourhood(bodies, np.ones(len(bodies), dtype=np.bool_))

    def held(self, names: frozenset[str]) -> _Held:
        """What is known of some things that are about to be moved; kept."""
        if names not in self._held:
            moved, kept = self._own(names)
            hidden = self.hidden.copy()
            hidden[kept] = ~self.indexed.fixed[kept]
            still = self.moved.take(np.flatnonzero(~moved))
            held = _Held(tuple(sorted(names)), (), NO_BODIES, hidden, still)
            known = held.things(self.site)
            own = self.moved.take(np.flatnonzero(moved)).join(self.indexed.take(kept))
            numbers = np.array([own.index[thing.id] for thing in known], dtype=np.intp)
            self._held[names] = held._replace(known=tuple(known), bodies=own.take(numbers))
        return self._held[names]

    def near(self, ids: Collection[str], reach: float) -> Neighbourhood:
        """The bodies of some things of the plan, and all that are within reach (mm) of them."""
        key = frozenset(ids)
        known = self._near.get(key)
        if known is None or known[0] < reach:
            known = self._near[key] = (reach, self._around(key, reach))
        return known[1]

    def _around(self, ids: frozenset[str], reach: float) -> Neighbourhood:
        if ids == self.last and all(body.id in ids for body in self.moved.names):
            focus, others, kept = self.moved, NO_BODIES, None
        else:
            moved, kept = self._own(ids)
            focus = self.moved.take(np.flatnonzero(moved)).join(self.indexed.take(kept))
            others = self.moved.take(np.flatnonzero(~moved))
        if not len(focus):
            return Neighbourhood(focus, np.zeros(0, dtype=np.bool_))
        near = np.zeros(len(self.indexed), dtype=np.bool_)
        near[self.indexed.tree.query(focus.around(slice(None), reach))[1]] = True
        near &= ~self.hidden
        if kept is not None:
            near[kept] = False
        around = _taken(self.indexed, near.nonzero()[0].tobytes())
        bodies = focus.join(others, around)
        return Neighbourhood(bodies, np.arange(len(bodies)) < len(focus), reach)

    def _own(self, ids: Collection[str]) -> tuple[Flags, Ints]:
        """Which of the moved bodies have some ids, and the numbers of those of the index."""
        moved = np.array([body.id in ids for body in self.moved.names], dtype=np.bool_)
        index, hidden = self.indexed.index, self.hidden
        own = sorted(index[name] for name in ids if name in index)
        return moved, np.array([number for number in own if not hidden[number]], dtype=np.intp)

    def bounds(self, ids: Collection[str]) -> Floats:
        """The boxes, (n, 4), of those of some ids that are here."""
        moved, kept = self._own(ids)
        return np.concatenate([self.moved.bounds[moved], self.indexed.bounds[kept]])

    def within(self, bounds: Floats, reach: float) -> frozenset[str]:
        """The ids of all things of the plan that may be within reach (mm) of some boxes."""
        low, high = bounds[:, :2] - reach, bounds[:, 2:] + reach
        boxes = np.array(shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1]), dtype=object)
        found: set[str] = set()
        for bodies in (self.indexed, self.moved):
            hits = np.unique(bodies.tree.query(boxes)[1]).tolist()
            found.update(bodies.names[hit].id for hit in hits if not bodies.names[hit].fixed)
        return frozenset(found)


NO_BODIES = plan_bodies([])


@lru_cache(maxsize=16)
def _taken(bodies: Bodies, numbers: bytes) -> Bodies:
    """Some bodies of an index: from move to move mostly the same stand around."""
    return bodies.take(np.frombuffer(numbers, dtype=np.intp))


@lru_cache(maxsize=4)
def _of(site: Site) -> Surroundings:
    things = plan_bodies(standing(site.plan))
    bodies = things.join(ground_bodies(site.ground))
    return Surroundings(site, bodies, np.zeros(len(bodies), dtype=np.bool_), NO_BODIES)


@lru_cache(maxsize=8)
def _after(before: Surroundings, site: Site, touched: frozenset[str]) -> Surroundings:
    held = before.held(touched)
    if len(held.names) + len(held.still) > MOST_MOVED:
        return _of(site)
    things = held.things(site)
    step = held.step(things)
    moved = plan_bodies(things) if step is None else held.bodies.shifted(*step)
    return Surroundings(site, before.indexed, held.hidden, moved.join(held.still), touched)


class _Held(NamedTuple):
    """What stays as it is while some things are moved on and on: most of a drag.

    ``names`` are theirs, ``known`` those that stand in the plan already, with their ``bodies``;
    ``still`` are bodies that were moved before.
    """

    names: tuple[str, ...]
    known: tuple[Standing, ...]
    bodies: Bodies
    hidden: Flags
    still: Bodies

    def things(self, site: Site) -> list[Standing]:
        """Those of the things that stand in another site."""
        found = [site.standing(name) for name in self.names]
        return [thing for thing in found if thing is not None]

    def step(self, things: Sequence[Standing]) -> tuple[float, float] | None:
        """How far all the things were moved as one; None if anything else was done to them."""
        if len(things) != len(self.known):
            return None
        steps = {_step(before, after) for before, after in zip(self.known, things, strict=True)}
        return steps.pop() if len(steps) == 1 else None


def _step(before: Standing, after: Standing) -> tuple[float, float] | None:
    """How far a thing was moved; None if anything else was done to it."""
    old, new = before.shape, after.shape
    if before.id != after.id or _edges_of(before) != _edges_of(after):
        return None
    if isinstance(old, Rectangle) and isinstance(new, Rectangle):
        alike = old.size == new.size and old.angle == new.angle
        return (new.at[0] - old.at[0], new.at[1] - old.at[1]) if alike else None
    one, two = old.corners(), new.corners()
    if type(old) is not type(new) or len(one) != len(two):
        return None
    steps = {(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in zip(one, two, strict=True)}
    return steps.pop() if len(steps) == 1 else None


def _edges_of(thing: Standing) -> tuple[object, ...]:
    """What but its shape makes the body of a thing."""
    match thing:
        case Booth():
            return thing.open_sides
        case Area():
            return (thing.walkable, bool(thing.furniture))
        case _:
            return ()
