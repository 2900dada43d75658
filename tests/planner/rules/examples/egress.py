# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on exits and seats."""

from collections.abc import Mapping

from planner.rules.profile import find_profile
from tests.planner.building import opening, venue
from tests.planner.rules.examples.example import Example
from tests.planner.rules.scenes import door, scene

GERMANY, IBC, KOREA, NFPA = map(find_profile, ("germany", "ibc2018", "korea", "nfpa101"))


def _one_door(width: int):
    """An empty hall of 600 m² with one door in the middle of its visitor side."""
    return scene(on=venue(openings=(opening("door", (15_000, 0), width=width),)))


def _two_doors(x: int):
    """An empty hall with a door at the middle of its visitor side, another opposite at some x."""
    doors = (
        opening("door", (15_000, 0), width=2000),
        door("exit", (x, 20_000), "emergency", 270.0, 2000),
    )
    return scene(on=venue(openings=doors))


def _neighbours(x: int):
    """An empty hall with a door in its left wall at the visitor side, and one in that side."""
    doors = (
        door("exit", (0, 1000), "emergency", 0.0, 2000),
        opening("door", (x, 0), width=2000),
    )
    return scene(on=venue(openings=doors))


EXAMPLES: Mapping[str, Example] = {
    # 600 people, 6 mm each.
    "exit-capacity": Example(_one_door(3599), _one_door(3600), GERMANY),
    "exit-count": Example(_one_door(3000), _two_doors(15_000), IBC),
    # The hall's diagonal is 36,056 mm, half of it 18,028; the exit's jamb lies in the corner.
    "exit-separation": Example(_neighbours(19_027), _neighbours(19_028), IBC),
    "exit-width": Example(_one_door(812), _one_door(813), IBC),
}
