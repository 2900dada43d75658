# SPDX-License-Identifier: GPL-3.0-or-later
"""The things of a plan as arrays: what a box exposes, what a point hits. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from planner.floor.footprints import footprint
from planner.floor.ground import span
from planner.floor.site import Site
from planner.model.plan import Area, Booth
from ui.desktop.canvas.view import XY, Box, covering


@dataclass(frozen=True, eq=False)
class Scene:
    """A site for a canvas. Things are in painting order: areas, larger ones first, then booths."""

    site: Site

    @cached_property
    def things(self) -> tuple[Area | Booth, ...]:
        """Areas and booths, later ones on top."""
        areas = sorted(self.site.plan.areas, key=lambda area: -footprint(area.shape).area)
        return (*areas, *self.site.plan.booths)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where in ``things`` an id stands."""
        return {thing.id: place for place, thing in enumerate(self.things)}

    @cached_property
    def polygons(self) -> tuple[Polygon, ...]:
        """The footprints of the things."""
        return tuple(footprint(thing.shape) for thing in self.things)

    @cached_property
    def bounds(self) -> NDArray[np.float64]:
        """The boxes of the things, shape (n, 4)."""
        return np.asarray(shapely.bounds(list(self.polygons)), dtype=float).reshape(-1, 4)

    def exposed(self, box: Box) -> list[int]:
        """The places of the things whose boxes meet a box, in painting order."""
        bounds = self.bounds
        meets = (
            (bounds[:, 0] <= box[2])
            & (bounds[:, 2] >= box[0])
            & (bounds[:, 1] <= box[3])
            & (bounds[:, 3] >= box[1])
        )
        return [int(place) for place in np.flatnonzero(meets)]

    def hit(self, point: XY) -> str | None:
        """The id of the topmost thing at a point, or None."""
        spot = shapely.Point(point)
        for place in reversed(self.exposed((*point, *point))):
            if self.polygons[place].intersects(spot):
                return self.things[place].id
        return None

    def within(self, box: Box, touching: bool) -> tuple[str, ...]:
        """The ids of the things that a box encloses, or touches."""
        frame = shapely.box(*box)
        return tuple(
            self.things[place].id
            for place in self.exposed(box)
            if (
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
    def whole(self) -> Box:
        """The box around the halls and everything in the plan."""
        boxes = [np.asarray([self.site.ground.floor.bounds], dtype=float), self.bounds]
        return covering(np.concatenate(boxes))
