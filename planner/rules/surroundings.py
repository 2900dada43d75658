# SPDX-License-Identifier: GPL-3.0-or-later
"""Who stands near whom: one spatial index for a plan, kept while a few things move.

During a drag only the moved things change. Their old bodies are hidden in the index that was
built before, and their new ones are looked at beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from planner.floor.site import Site
from planner.model.plan import Area, Booth
from planner.rules.bodies import Bodies, Flags, Floats, Ints, ground_bodies, plan_bodies

# An index with more moved things than this is built afresh.
MOST_MOVED = 100


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """Some bodies: those asked about (``focus``) and all that are near them."""

    bodies: Bodies
    focus: Flags

    def pairs(self, distance: float) -> tuple[Ints, Ints]:
        """Pairs of bodies (each once) that may be closer than a distance in mm.

        At least one of a pair is in focus and at least one belongs to the plan.
        """
        bodies = self.bodies
        if self.focus.all():
            first, second = bodies.tree.query(bodies.shapes, "dwithin", distance)
            keep = first < second
        else:
            place, second = np.nonzero(self._apart <= distance)
            first = np.flatnonzero(self.focus)[place]
            keep = (first != second) & (~self.focus[second] | (first < second))
        keep &= ~(bodies.fixed[first] & bodies.fixed[second])
        return first[keep], second[keep]

    @cached_property
    def _apart(self) -> Floats:
        """How far the boxes of bodies in focus are from those of all bodies, along one axis."""
        bounds = self.bodies.bounds
        low, high, focus = bounds[:, :2], bounds[:, 2:], np.flatnonzero(self.focus)
        apart = np.maximum(low[focus, None] - high, low - high[focus, None])
        return np.maximum(apart[:, :, 0], apart[:, :, 1])


@dataclass(frozen=True, eq=False)
class Surroundings:
    """All bodies of a site: those of an index, less hidden ones, and the moved ones."""

    indexed: Bodies
    hidden: Flags
    moved: Bodies

    @classmethod
    def of(cls, site: Site) -> Surroundings:
        """The surroundings of a whole plan on its ground."""
        things = plan_bodies([*site.plan.booths, *site.plan.areas])
        bodies = things.join(ground_bodies(site.ground))
        return cls(bodies, np.zeros(len(bodies), dtype=np.bool_), plan_bodies([]))

    def after(self, site: Site, touched: Collection[str]) -> Surroundings:
        """The surroundings after some things of the plan were moved, added or deleted."""
        changed = {body.id for body in self.moved.names} | set(touched)
        if len(changed) > MOST_MOVED:
            return Surroundings.of(site)
        hidden = self.hidden.copy()
        for name in changed:
            number = self.indexed.index.get(name)
            if number is not None and not self.indexed.names[number].fixed:
                hidden[number] = True
        found: list[Booth | Area | None] = [
            site.booths.get(name) or site.areas.get(name) for name in sorted(changed)
        ]
        return Surroundings(
            self.indexed, hidden, plan_bodies([thing for thing in found if thing is not None])
        )

    @cached_property
    def everything(self) -> Neighbourhood:
        """All bodies, each in focus."""
        bodies = self.indexed
        if self.hidden.any() or len(self.moved):
            bodies = bodies.take(np.flatnonzero(~self.hidden)).join(self.moved)
        return Neighbourhood(bodies, np.ones(len(bodies), dtype=np.bool_))

    def near(self, ids: Collection[str], reach: float) -> Neighbourhood:
        """The bodies of some things of the plan, and all that are within reach (mm) of them."""
        moved = np.array([body.id in ids for body in self.moved.names], dtype=np.bool_)
        own = [self.indexed.index[name] for name in ids if name in self.indexed.index]
        kept = np.array(sorted(number for number in own if not self.hidden[number]), dtype=np.intp)
        focus = self.moved.take(np.flatnonzero(moved)).join(self.indexed.take(kept))
        if not len(focus):
            return Neighbourhood(focus, np.zeros(0, dtype=np.bool_))
        _, found = self.indexed.tree.query(focus.shapes, "dwithin", reach)
        others = np.setdiff1d(found[~self.hidden[found]], kept)
        bodies = focus.join(self.moved.take(np.flatnonzero(~moved))).join(self.indexed.take(others))
        return Neighbourhood(bodies, np.arange(len(bodies)) < len(focus))

    def within(self, shapes: list[shapely.Polygon], reach: float) -> frozenset[str]:
        """The ids of all things of the plan within reach (mm) of some shapes."""
        found: set[str] = set()
        for bodies in (self.indexed, self.moved):
            hits = bodies.tree.query(shapes, "dwithin", reach)[1] if shapes else ()
            found.update(bodies.names[hit].id for hit in hits if not bodies.names[hit].fixed)
        return frozenset(found)
