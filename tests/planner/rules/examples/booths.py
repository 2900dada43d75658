# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on booths: how they are built and how they open."""

from collections.abc import Mapping
from typing import Any

import msgspec

from planner.floor.site import Site
from planner.model.plan import Build
from planner.model.venue import Hall, Venue
from planner.rules.profile import find_profile
from tests.planner.building import FACT, hall, venue
from tests.planner.rules.examples.example import Example
from tests.planner.rules.scenes import LEFT, RIGHT, column, island, scene, stand

IAEE, UK = find_profile("iaee"), find_profile("uk")
NFPA = find_profile("nfpa101")


def bearing(*loads: int | None) -> Venue:
    """The test venue, whose halls bear some kg/m²."""
    halls: list[Hall] = []
    for number, load in enumerate(loads):
        there = hall(f"hall-{number + 1}", 30_000 * number)
        facts = there.facts if load is None else {**there.facts, "floor_load": FACT}
        halls.append(msgspec.structs.replace(there, floor_load=load, facts=facts))
    return venue(halls=tuple(halls))


def built(on: Venue | None = None, **build: Any) -> Site:
    """An island of 9 × 6 m with something built on it."""
    booth = island("A", 10_000, 6000, 9000, 6000, type="raw", height=4000, build=Build(**build))
    return scene(booth, on=on)


PILLAR = venue(columns=(column("pillar", 6000, 9000),))

EXAMPLES: Mapping[str, Example] = {
    "column-inside": Example(
        scene(stand("A", 5000, 8000), on=PILLAR), scene(stand("A", 7000, 8000), on=PILLAR)
    ),
    "open-sides": Example(
        scene(stand("A", 5000, 8000, open_sides=(RIGHT,)), stand("B", 8000, 8000)),
        scene(stand("A", 5000, 8000, open_sides=(LEFT,)), stand("B", 8000, 8000)),
    ),
    # The left side of A, 3 m long, lies along an aisle over 1,501 or 1,500 mm: B covers the rest.
    "aisle-walls": Example(
        scene(stand("A", 5000, 8000, open_sides=(0, 1, 2)), island("B", 2000, 9501)),
        scene(stand("A", 5000, 8000, open_sides=(0, 1, 2)), island("B", 2000, 9500)),
        UK,
    ),
    "line-of-sight": Example(
        scene(stand("A", 5000, 8000, height=2438, build=Build(front_height=1220))),
        scene(stand("A", 5000, 8000, height=2438, build=Build(front_height=1219))),
        IAEE,
    ),
    "two-storey": Example(
        built(storeys=2, upper_area=28, stairs=1), built(storeys=2, upper_area=28, stairs=2), NFPA
    ),
    "covered-booth": Example(
        built(roof_area=28), built(roof_area=28, sprinklered=True), NFPA
    ),
    "floor-load": Example(
        built(bearing(2000, 5000), load=2001), built(bearing(2000, 5000), load=2000)
    ),
}  # fmt: skip
