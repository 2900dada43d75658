# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped venue and plan as plain geometry, made without the planner's own floor and rules.

So these tests check the data a second time, on another way, in the frame of hall 5 (mm).
"""

from dataclasses import dataclass

import pytest
import shapely
from shapely import LineString, Polygon, affinity

from planner.model.files import read_plan, read_venue
from planner.model.plan import Plan
from planner.model.shapes import direction
from planner.model.shipped import example_plan, layouts
from planner.model.venue import Fixture, Opening, Venue

HALL = shapely.box(0, 0, 63_000, 171_000)


@pytest.fixture(scope="session")
def kintex() -> Venue:
    return read_venue(layouts() / "venues" / "kintex.json")


@pytest.fixture(scope="session")
def wscw() -> Plan:
    return read_plan(example_plan())


@dataclass(frozen=True)
class Layout:
    """``solid``: booths by number, solid areas and columns by id; ``open``: areas to walk in."""

    plan: Plan
    solid: dict[str, Polygon]
    open: dict[str, Polygon]
    fronts: dict[str, list[LineString]]
    openings: list[Opening]
    fixtures: list[Fixture]
    shift: int

    @property
    def free(self) -> shapely.Geometry:
        return HALL.difference(shapely.union_all(list(self.solid.values())))

    def strip(self, thing: Opening | Fixture, depth: float) -> Polygon:
        """The floor in front of a door or a fixture, as wide as it is."""
        line = self.line(thing)
        along, across = direction(thing.facing)
        ahead = affinity.translate(line, along * depth, across * depth)
        return shapely.convex_hull(line.union(ahead))

    def line(self, thing: Opening | Fixture) -> LineString:
        along, across = direction(thing.facing)
        x, y, half = thing.at[0] - self.shift, thing.at[1], thing.width / 2
        return LineString(
            [(x + across * half, y - along * half), (x - across * half, y + along * half)]
        )


@pytest.fixture(scope="session")
def layout(kintex: Venue, wscw: Plan) -> Layout:
    shift = next(hall.origin[0] for hall in kintex.halls if hall.id == "hall-5")
    solid = {booth.number: Polygon(booth.shape.corners()) for booth in wscw.booths}
    solid |= {a.id: Polygon(a.shape.corners()) for a in wscw.areas if not a.walkable}
    for column in kintex.columns:
        if "hall-5" in column.halls:
            body = affinity.translate(Polygon(column.shape.corners()), -shift)
            solid[column.id] = body.intersection(HALL)
    fronts: dict[str, list[LineString]] = {}
    for booth in wscw.booths:
        ring = [*booth.shape.corners(), booth.shape.corners()[0]]
        fronts[booth.number] = [LineString(ring[side : side + 2]) for side in booth.open_sides]
    return Layout(
        wscw,
        solid,
        {a.id: Polygon(a.shape.corners()) for a in wscw.areas if a.walkable},
        fronts,
        [opening for opening in kintex.openings if opening.hall == "hall-5"],
        [fixture for fixture in kintex.fixtures if fixture.hall == "hall-5"],
        shift,
    )
