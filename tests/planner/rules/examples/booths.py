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
from tests.planner.rules.scenes import column, island, scene, stand

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
