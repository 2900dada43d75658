# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on the floor: zones kept free, and pits."""

from collections.abc import Mapping

from planner.model.plan import PlanZone
from planner.model.values import Point
from planner.model.venue import Pit, Service, Venue, VenueZone
from tests.planner.building import FACT, name, venue
from tests.planner.rules.examples.example import Example
from tests.planner.rules.examples.exhibitors import ORGANISER
from tests.planner.rules.scenes import scene, stand

CORNER: tuple[Point, ...] = ((20_000, 12_000), (30_000, 12_000), (30_000, 20_000), (20_000, 20_000))
POWER: tuple[Service, ...] = ("power",)
KEPT = PlanZone("kept", "no-build", name("Vent"), CORNER)


def pit(
    identifier: str, x: int, y: int, hall: str = "hall-1", services: tuple[Service, ...] = POWER
) -> Pit:
    """A service box of 600 × 600 mm with power, by its middle."""

    facts = {"at": FACT, "size": FACT, "services": FACT}
    return Pit(identifier, hall, (x, y), (600, 600), services, facts)


def pits(*boxes: Pit) -> Venue:
    """The test venue with some pits."""
    return venue(pits=boxes)


def kept(active: bool) -> Venue:
    """The test venue with a no-build zone, in use or switched off."""
    facts = {"outline": FACT}
    return venue(
        zones=(VenueZone("vent", "hall-1", "no-build", name("Vent"), CORNER, active, facts),)
    )


EXAMPLES: Mapping[str, Example] = {
    "no-build": Example(
        scene(stand("A", 17_001, 14_000), zones=(KEPT,)),
        scene(stand("A", 17_000, 14_000), zones=(KEPT,)),
    ),
    "pit-cover": Example(
        scene(stand("A", 5000, 8000), on=pits(pit("p1", 8349, 9500))),
        scene(stand("A", 5000, 8000), on=pits(pit("p1", 8350, 9500))),
        ORGANISER,
    ),
    "utility-reach": Example(
        scene(stand("A", 5000, 8000), on=pits(pit("p1", 17_301, 9500))),
        scene(stand("A", 5000, 8000), on=pits(pit("p1", 17_300, 9500))),
    ),
}
