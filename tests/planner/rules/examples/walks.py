# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on distances on foot."""

from collections.abc import Mapping

import msgspec

from planner.floor.site import Site
from planner.model.values import Point
from planner.model.venue import Fixture, FixtureKind, Venue
from planner.rules.profile import find_profile
from tests.planner.building import FACT, hall, opening, venue
from tests.planner.rules.examples.example import Example
from tests.planner.rules.scenes import BACK, door, scene, stand

GERMANY, IBC, KOREA, NFPA = map(find_profile, ("germany", "ibc2018", "korea", "nfpa101"))


def room(width: int, depth: int, **more: object) -> Venue:
    """A hall of some size with a door of 3 m in the middle of its visitor side."""
    corners = ((0, 0), (width, 0), (width, depth), (0, depth))
    parts = {"openings": (opening("door", (width // 2, 0)),)}
    return venue(halls=(msgspec.structs.replace(hall(), outline=corners),), **(parts | more))


def gear(identifier: str, kind: FixtureKind, at: Point, facing: float = 90.0) -> Fixture:
    """Fire gear in a wall of hall-1, 600 mm wide."""
    return Fixture(identifier, "hall-1", kind, at, 600, facing, {"at": FACT, "width": FACT})


def _gear(*fixtures: Fixture) -> Site:
    return scene(on=venue(fixtures=fixtures))


def two_doors() -> Venue:
    """The test hall with an emergency exit in its far wall as well."""
    return venue(
        openings=(
            opening("door", (15_000, 0)),
            door("back", (15_000, 20_000), "emergency", 270.0),
        )
    )


def blind_aisle(length: int, **more: object) -> Site:
    """Two booths along the left wall, and an aisle of 3 m between them that ends there."""
    return scene(
        stand("A", 0, 0, length, 3000, open_sides=(BACK,)),
        stand("B", 0, 6000, length, 3000),
        on=two_doors(),
        **more,
    )


def _deep(depth: int) -> Site:
    return scene(stand("A", 8000, 5000, 4000, depth), on=two_doors())


_NEAR = gear("near", "extinguisher", (8000, 0))

EXAMPLES: Mapping[str, Example] = {
    "common-path": Example(_deep(6097), _deep(6096), NFPA),
    "dead-end": Example(blind_aisle(6097), blind_aisle(6096), NFPA),
    # To the far corner, 13 500 mm beside the door's end and 26 456 ahead: 30 001 with the last 300.
    "travel-distance": Example(
        scene(on=room(30_000, 27_056)), scene(on=room(30_000, 27_055)), GERMANY
    ),
    "stand-reach": Example(
        scene(stand("A", 8000, 3000, 4000, 15_241)),
        scene(stand("A", 8000, 3000, 4000, 15_240)),
        NFPA,
    ),
    "stand-exits": Example(
        scene(stand("A", 8000, 5000, 10_000, 10_001)),
        scene(stand("A", 8000, 5000, 10_000, 10_000)),
        GERMANY,
    ),
    "fixture-reach": Example(
        _gear(_NEAR), _gear(_NEAR, gear("far", "extinguisher", (22_000, 20_000), 270.0)), IBC
    ),
}
