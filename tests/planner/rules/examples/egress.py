# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on exits and seats."""

from collections.abc import Mapping

from planner.model.plan import Furniture
from planner.model.shapes import Rectangle
from planner.rules.profile import find_profile
from tests.planner.building import area, opening, seats, venue
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


def _seats(x: int, columns: int):
    """Three rows of seats in the middle of the hall, 550 mm each, 400 mm between rows."""
    block = seats((x, 8000), columns)
    outline = Rectangle((x - 500, 7500), (block.pitch[0] * columns + 1000, 3500))
    return scene(areas=(area("audience", outline, furniture=(block,)),))


def _tables(pitch: int):
    """Two tables of 1 × 1 m side by side, four chairs at each."""
    pair = Furniture("table", (8000, 8000), 0.0, 2, 1, (pitch, 1000), (1000, 1000), 90.0, 4)
    outline = Rectangle((7000, 7000), (6000, 3000))
    return scene(areas=(area("round", outline, kind="tables", furniture=(pair,)),))


EXAMPLES: Mapping[str, Example] = {
    # 600 people, 6 mm each.
    "exit-capacity": Example(_one_door(3599), _one_door(3600), GERMANY),
    "exit-count": Example(_one_door(3000), _two_doors(15_000), IBC),
    # The hall's diagonal is 36,056 mm, half of it 18,028; the exit's jamb lies in the corner.
    "exit-separation": Example(_neighbours(19_027), _neighbours(19_028), IBC),
    "exit-width": Example(_one_door(812), _one_door(813), IBC),
    "seat-rows": Example(_seats(8000, 21), _seats(8000, 20), GERMANY),
    "seat-aisle": Example(_seats(1199, 4), _seats(1200, 4), GERMANY),
    # Chairs take 483 mm at either table, 305 are left between them.
    "table-aisle": Example(_tables(2270), _tables(2271), IBC),
}
