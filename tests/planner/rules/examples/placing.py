# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on where things stand."""

from collections.abc import Mapping

from planner.floor.site import Site
from planner.model.shapes import Rectangle
from planner.model.venue import Fixture
from tests.planner.building import FACT, area, opening, seats, venue
from tests.planner.rules.examples.example import Example
from tests.planner.rules.scenes import BACK, door, island, scene, stand, wall

HYDRANT = venue(
    fixtures=(
        Fixture("hose", "hall-1", "hydrant", (10_000, 20_000), 1000, 270.0,
                {"at": FACT, "width": FACT}),
    )
)  # fmt: skip
EXIT = venue(
    openings=(
        opening("door", (15_000, 0)),
        door("exit", (30_000, 10_000), "emergency", 180.0, 2000),
    )
)
FREIGHT = venue(
    openings=(
        opening("door", (15_000, 0), width=6000),
        door("freight", (15_000, 20_000), "freight", 270.0, 6000),
    )
)
SHUT = venue(walls=(wall("across", 0, 8000, 30_000, 300),))


def _row(count: int) -> list:
    return [stand(f"R{n}", 600, 500 + 3000 * n, open_sides=(1,)) for n in range(count)]


def _long_row(width: int) -> Site:
    """Ten touching booths along the visitor side of both halls."""
    booths = [stand(f"R{n}", 4000 + width * n, 8000, width=width) for n in range(10)]
    return scene(*booths, halls=("hall-1", "hall-2"))


EXAMPLES: Mapping[str, Example] = {
    "overlap": Example(
        scene(stand("A", 5000, 8000), stand("B", 7000, 9000)),
        scene(stand("A", 5000, 8000), stand("B", 8000, 9000)),
    ),
    "outside-hall": Example(scene(stand("A", 28_000, 8000)), scene(stand("A", 27_000, 8000))),
    "opening-blocked": Example(
        scene(stand("A", 24_001, 9000, open_sides=(BACK,)), on=EXIT),
        scene(stand("A", 24_000, 9000, open_sides=(BACK,)), on=EXIT),
    ),
    "fixture-blocked": Example(
        scene(stand("A", 9000, 16_001), on=HYDRANT), scene(stand("A", 9000, 16_000), on=HYDRANT)
    ),
    "unreachable": Example(
        scene(stand("A", 9000, 15_000), on=SHUT), scene(stand("A", 9000, 4000), on=SHUT)
    ),
    "aisle-width": Example(
        scene(stand("A", 5000, 5000, open_sides=(BACK,)), stand("B", 5000, 10_999)),
        scene(stand("A", 5000, 5000, open_sides=(BACK,)), stand("B", 5000, 11_000)),
    ),
    "service-gap": Example(
        scene(stand("A", 5000, 8000), stand("B", 8499, 8000)),
        scene(stand("A", 5000, 8000), stand("B", 8500, 8000)),
    ),
    "freight-aisle": Example(
        scene(island("A", 0, 9000, width=12_000), island("B", 17_999, 9000, width=12_001),
              on=FREIGHT),
        scene(island("A", 0, 9000, width=12_000), island("B", 18_000, 9000, width=12_000),
              on=FREIGHT),
    ),
    "block-length": Example(_long_row(3001), _long_row(3000)),
    "booth-height": Example(
        scene(stand("A", 5000, 8000, height=2501)), scene(stand("A", 5000, 8000, height=2500))
    ),
    "duplicate-number": Example(
        scene(stand("A", 5000, 8000), stand("A", 15_000, 8000, id="booth-other")),
        scene(stand("A", 5000, 8000), stand("B", 15_000, 8000)),
    ),
    "assumed-facts": Example(
        scene(stand("A", 5000, 8000, facts={"height": "assumed:test"})),
        scene(stand("A", 5000, 8000, facts={"height": "published:test"})),
    ),
}  # fmt: skip

# A seating area whose chairs stand before the exit, and the same without chairs.
SEATS = area("seats", Rectangle((28_000, 9000), (1500, 2000)))
CHAIRS = area("seats", Rectangle((28_000, 9000), (1500, 2000)), furniture=(seats((28_000, 9000)),))
