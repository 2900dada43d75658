# SPDX-License-Identifier: GPL-3.0-or-later
"""The things of a plan as arrays: what a box exposes, what a point hits. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from planner.drawing.space import largest_rectangle
from planner.floor.footprints import footprint
from planner.floor.ground import span
from planner.floor.site import Site
from planner.model.drawn import Dimension, Structure
from planner.model.shapes import Corners
from planner.model.things import Thing
from planner.model.values import Name
from ui.desktop.canvas.outlines import picked, ring_of
from ui.desktop.canvas.view import XY, Box, covering
from ui.desktop.layering import ALL, Layering


@dataclass(frozen=True, slots=True)
class NamedZone:
    """A zone's name and the largest upright place for it that nothing else stands in."""

    name: Name
    place: Box
    outside: bool  # of the halls


@dataclass(frozen=True, eq=False)
class Scene:
    """A site for a canvas, as far as it is shown.

    Things are in painting order: areas, larger ones first, booths, structures, and what is drawn.
    """

    site: Site
    layering: Layering = ALL

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """All that can be picked, later ones on top."""
        plan = self.site.plan
        areas = sorted(plan.areas, key=lambda area: -footprint(area.shape).area)
        things: tuple[Thing, ...] = (
            *areas, *plan.booths, *plan.structures, *plan.dimensions, *plan.texts,
        )  # fmt: skip
        if self.layering is ALL:
            return things
        return tuple(thing for thing in things if self.layering.shows_thing(thing))

    @cached_property
    def places(self) -> dict[str, int]:
        """Where in ``things`` an id stands."""
        return {thing.id: place for place, thing in enumerate(self.things)}

    @cached_property
    def polygons(self) -> tuple[Polygon, ...]:
        """The footprints of the things, and the boxes about what is only drawn."""
        return tuple(picked(thing) for thing in self.things)

    @cached_property
    def bounds(self) -> NDArray[np.float64]:
        """The boxes of the things, shape (n, 4). Made of their corners: polygons take longer."""
        rings = [ring_of(thing) for thing in self.things]
        if not rings:
            return np.empty((0, 4))
        corners = np.array([corner for ring in rings for corner in ring], dtype=float)
        first = np.cumsum([0, *(len(ring) for ring in rings[:-1])])
        low = np.minimum.reduceat(corners, first)
        return np.concatenate([low, np.maximum.reduceat(corners, first)], axis=1)

    def exposed(self, box: Box) -> list[int]:
        """The places of the things whose boxes meet a box, in painting order."""
        bounds = self.bounds
        meets = (
            (bounds[:, 0] <= box[2])
            & (bounds[:, 2] >= box[0])
            & (bounds[:, 1] <= box[3])
            & (bounds[:, 3] >= box[1])
        )
        found: list[int] = np.flatnonzero(meets).tolist()
        return found

    def hit(self, point: XY, reach: float = 0.0) -> str | None:
        """The id of the topmost thing at a point, or None.

        Walls, columns and dimensions are thin: they are hit from some mm away (``reach``) too.
        """
        spot, (x, y) = shapely.Point(point), point
        for place in reversed(self.exposed((x - reach, y - reach, x + reach, y + reach))):
            thing, polygon = self.things[place], self.polygons[place]
            far = reach if isinstance(thing, Structure | Dimension) else 0.0
            if self.layering.picks_thing(thing) and polygon.dwithin(spot, far):
                return thing.id
        return None

    def within(self, box: Box, touching: bool) -> tuple[str, ...]:
        """The ids of the things that a box encloses, or touches."""
        frame = shapely.box(*box)
        return tuple(
            self.things[place].id
            for place in self.exposed(box)
            if self.layering.picks_thing(self.things[place])
            and (
                frame.intersects(self.polygons[place])
                if touching
                else frame.covers(self.polygons[place])
            )
        )

    def opening(self, point: XY, reach: float) -> str | None:
        """The id of the nearest opening within a distance (mm) of a point, or None."""
        spot = shapely.Point(point)
        best: tuple[float, str] | None = None
        for opening in self.site.ground.openings:
            jambs = span(opening.at, opening.width, opening.facing)
            distance = shapely.LineString(jambs).distance(spot)
            if distance <= reach and (best is None or distance < best[0]):
                best = (distance, opening.id)
        return None if best is None else best[1]

    def box(self, ids: Iterable[str]) -> Box | None:
        """The box around some things, or None where none of them is there."""
        places = [self.places[name] for name in ids if name in self.places]
        return covering(self.bounds[places]) if places else None

    @cached_property
    def zones(self) -> tuple[NamedZone, ...]:
        """The zones of plan and venue that have room for a name."""
        plan_zones = self.site.plan.zones
        rows = [(zone.name, zone.outline, False) for zone in plan_zones]
        rows += [
            (zone.name, zone.outline, zone.kind != "no-build") for zone in self.site.ground.zones
        ]
        # Where two zones cross the first in this order keeps its middle: plazas, then aisles.
        order = sorted(
            range(len(rows)),
            key=lambda row: (row < len(plan_zones) and plan_zones[row].kind != "plaza", row),
        )
        found: list[NamedZone] = []
        taken: list[Corners] = []
        for row in order:
            name, outline, outside = rows[row]
            box = Polygon(outline).bounds
            shapes = tuple(ring_of(self.things[place]) for place in self.exposed(box))
            place = _free_place(outline, (*shapes, *taken))
            taken.append(outline)
            if place is not None:
                found.append(NamedZone(name, place, outside))
        return tuple(found)

    @cached_property
    def whole(self) -> Box:
        """The box around the halls and everything in the plan."""
        boxes = [np.asarray([self.site.ground.floor.bounds], dtype=float), self.bounds]
        return covering(np.concatenate(boxes))


@lru_cache(maxsize=500)
def _free_place(outline: Corners, others: tuple[tuple[XY, ...], ...]) -> Box | None:
    """The largest upright rectangle in an outline beside others; unchanged ones are kept."""
    room = Polygon(outline).difference(shapely.union_all([Polygon(ring) for ring in others]))
    return largest_rectangle(room)
