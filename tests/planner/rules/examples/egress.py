# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on exits and seats."""

from collections.abc import Mapping

from planner.rules.profile import find_profile
from tests.planner.building import opening, venue
from tests.planner.rules.examples.example import Example
from tests.planner.rules.scenes import scene

GERMANY, IBC, KOREA, NFPA = map(find_profile, ("germany", "ibc2018", "korea", "nfpa101"))


def _one_door(width: int):
    """An empty hall of 600 m² with one door in the middle of its visitor side."""
    return scene(on=venue(openings=(opening("door", (15_000, 0), width=width),)))


EXAMPLES: Mapping[str, Example] = {
    # 600 people, 6 mm each.
    "exit-capacity": Example(_one_door(3599), _one_door(3600), GERMANY),
}
