# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on step-free ways."""

from collections.abc import Mapping

from planner.floor.site import Site
from planner.model.plan import Build
from planner.model.venue import Venue
from planner.rules.profile import find_profile
from tests.planner.building import opening, venue
from tests.planner.rules.examples.example import Example
from tests.planner.rules.scenes import scene, stand, wall

KOREA, DIN, ADA = (find_profile(f"accessibility-{name}") for name in ("korea", "din18040", "ada"))


def gate(width: int) -> Venue:
    """A wall across the hall at y = 8,000 with a gap from x = 14,000."""
    left = wall("left", 0, 8000, 14_000, 300)
    return venue(walls=(left, wall("right", 14_000 + width, 8000, 16_000 - width, 300)))


def raised(platform: int, ramp: int | None) -> Site:
    """A booth on a raised floor."""
    return scene(stand("A", 5000, 8000, build=Build(platform=platform, ramp=ramp)))


EXAMPLES: Mapping[str, Example] = {
    "step-free": Example(
        scene(stand("A", 9000, 15_000), on=gate(1199)),
        scene(stand("A", 9000, 15_000), on=gate(1200)),
        KOREA,
    ),
    "door-step-free": Example(
        scene(on=venue(openings=(opening("door", (15_000, 0), width=899),))),
        scene(on=venue(openings=(opening("door", (15_000, 0), width=900),))),
        KOREA,
    ),
    "ramp": Example(raised(100, 11), raised(100, 12), KOREA),
}
