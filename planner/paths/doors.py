# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a walk to a booth or an opening ends: the places of a body that touches its open side."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.model.plan import Area, Booth
from planner.model.shapes import corner_count, direction
from planner.model.venue import Fixture, Opening
from planner.paths.network import WalkNetwork

Place = tuple[float, float]
STEP = 100.0  # mm between the places that are tried where the middle is blocked
ROUNDED = 1.0  # mm that a rounded place may lie off its line
MARGIN = 300.0  # mm kept from the ends of an open edge: half a person


def doors(network: WalkNetwork, site: Site, booth_id: str) -> tuple[Place, ...]:
    """Where the network's body stands at each open edge of a booth: at its middle if it can.

    An edge before which it cannot stand gives no place; raises KeyError for an unknown booth.
    """
    return _standing(network, door_places(site.booths[booth_id], network.width / 2))


def area_stands(network: WalkNetwork, site: Site, area_id: str) -> tuple[Place, ...]:
    """Where the network's body stands at each edge of an area, from outside, or else within it.

    Raises KeyError for an unknown area.
    """
    outline = footprint(site.areas[area_id].shape)
    sides = polygon_sides(outline, range(len(outline.exterior.coords) - 1))
    rows = [_row(side, network.width / 2, side.length / 2 - MARGIN) for side in sides]
    inner = outline.representative_point()
    return _standing(network, rows) or _standing(network, [[(inner.x, inner.y)]])


def opening_stand(network: WalkNetwork, opening: Opening) -> tuple[Place, ...]:
    """Where the network's body stands before an opening: one place, or none if it is blocked."""
    return _standing(network, [stand_places(opening, network.width / 2)])


def door_places(booth: Booth, radius: float) -> list[tuple[Place, ...]]:
    """For each open edge the centres (mm) of a body that touches it, the middle first."""
    return [_row(side, radius, side.length / 2 - MARGIN) for side in booth_sides(booth)]


def stand_places(opening: Opening, radius: float) -> tuple[Place, ...]:
    """The centres (mm) of a body that touches an opening from inside the hall, the middle first.

    Then the same a hair farther in: the middle of an opening in a wall that leans is rounded to mm
    and may lie in that wall.
    """
    side, most = opening_side(opening), opening.width / 2 - radius
    return (*_row(side, radius, most), *_row(side, radius + ROUNDED, most))


@dataclass(frozen=True, slots=True)
class Side:
    """A straight side that people pass: its middle, unit vectors along and out of it, in mm."""

    middle: Place
    along: Place
    out: Place
    length: float

    def of(self, place: Place) -> Place:
        """How far a place is along from the middle and ahead."""
        x, y = place[0] - self.middle[0], place[1] - self.middle[1]
        return (
            x * self.along[0] + y * self.along[1],
            x * self.out[0] + y * self.out[1],
        )

    def at(self, shift: float, ahead: float) -> Place:
        """The place so far along from the middle and so far ahead."""
        return (
            self.middle[0] + shift * self.along[0] + ahead * self.out[0],
            self.middle[1] + shift * self.along[1] + ahead * self.out[1],
        )


def booth_sides(booth: Booth) -> list[Side]:
    """The open sides of a booth."""
    return polygon_sides(footprint(booth.shape), booth.open_sides)


def area_sides(area: Area) -> list[Side]:
    """The edges of an area that people walk through, each from outside and from inside."""
    outer = polygon_sides(footprint(area.shape), range(corner_count(area.shape)))
    inner = [Side(o.middle, o.along, (-o.out[0], -o.out[1]), o.length) for o in outer]
    return [*outer, *inner]


def polygon_sides(polygon: Polygon, edges: Iterable[int]) -> list[Side]:
    """Some edges of a polygon as sides, seen from outside."""
    corners = polygon.exterior.coords
    turn = 1 if shapely.is_ccw(polygon.exterior) else -1
    found = []
    for edge in edges:
        (x1, y1), (x2, y2) = corners[edge], corners[edge + 1]
        length = math.dist((x1, y1), (x2, y2))
        along = ((x2 - x1) / length, (y2 - y1) / length)
        out = (along[1] * turn, -along[0] * turn)
        found.append(Side(((x1 + x2) / 2, (y1 + y2) / 2), along, out, length))
    return found


def opening_side(opening: Opening | Fixture) -> Side:
    """The clear width of an opening (or the width of a fixture), seen from inside the hall."""
    cosine, sine = direction(opening.facing)
    return Side(opening.at, (-sine, cosine), (cosine, sine), opening.width)


def across(side: Side, radius: float, step: float, away: float = 0.0) -> list[Place]:
    """Centres (mm) of a body that touches a side, all along it and at most a step apart.

    The whole body is before the side; before one that is narrower it stands at the middle.  With
    `away` it keeps so far off.
    """
    half = max(side.length / 2 - radius, 0.0)
    count = math.ceil(2 * half / step)
    shifts = [-half + 2 * half * i / count for i in range(count + 1)] if count else [0.0]
    return [side.at(shift, radius + away) for shift in shifts]


def _row(side: Side, radius: float, most: float) -> tuple[Place, ...]:
    """Places ahead of the middle of a side and beside it, nearest first, ends included."""
    steps = [0.0]
    shift = STEP
    while shift < most:
        steps += [shift, -shift]
        shift += STEP
    if most > 0:
        steps += [most, -most]
    return tuple(side.at(step, radius) for step in steps)


def _standing(network: WalkNetwork, rows: Sequence[Sequence[Place]]) -> tuple[Place, ...]:
    """The first place of each row where the body can stand."""
    first = [next((place for place in row if network.stands(place)), None) for row in rows]
    return tuple(place for place in first if place is not None)
