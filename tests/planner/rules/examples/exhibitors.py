# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking and passing plans of the rules on who exhibits where."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from planner.floor.site import Site
from planner.model.plan import Exhibitor
from planner.rules.profile import find_profile
from tests.planner.building import exhibitor
from tests.planner.rules.examples.example import Example
from tests.planner.rules.scenes import scene, stand

ORGANISER = find_profile("organiser")
ALPHA, BETA, GAMMA = (exhibitor(word.lower(), word, word) for word in ("Alpha", "Beta", "Gamma"))


def rival(of: Exhibitor, *others: str) -> Exhibitor:
    """An exhibitor that names others as competitors."""
    return msgspec.structs.replace(of, competitors=others)


def shown(*booths: tuple[int, int, Sequence[str]], who: Sequence[Exhibitor], **more: Any) -> Site:
    """Booths A, B … of 3 × 3 m at places x, y with their exhibitors, on the plan's list."""
    things = [
        stand("ABCDE"[number], x, y, exhibitors=tuple(names), status="reserved", **more)
        for number, (x, y, names) in enumerate(booths)
    ]
    return scene(*things, exhibitors=tuple(who))


def pavilions(*places: tuple[int, str]) -> Site:
    """Booths in a row at places x, each in a pavilion."""
    things = [
        stand("ABCDE"[number], x, 8000, pavilion=pavilion)
        for number, (x, pavilion) in enumerate(places)
    ]
    return scene(*things)


EXAMPLES: Mapping[str, Example] = {
    "unassigned": Example(
        shown((5000, 8000, ["alpha"]), (12_000, 8000, []), who=[ALPHA, BETA]),
        shown((5000, 8000, ["alpha"]), (12_000, 8000, ["beta"]), who=[ALPHA, BETA]),
    ),
    "double-assigned": Example(
        shown((5000, 8000, ["alpha"]), (8002, 8000, ["alpha"]), who=[ALPHA]),
        shown((5000, 8000, ["alpha"]), (8001, 8000, ["alpha"]), who=[ALPHA]),
    ),
    "competitors-close": Example(
        shown((5000, 8000, ["alpha"]), (16_999, 8000, ["beta"]),
              who=[rival(ALPHA, "beta"), BETA]),
        shown((5000, 8000, ["alpha"]), (17_000, 8000, ["beta"]),
              who=[rival(ALPHA, "beta"), BETA]),
    ),
    "pavilion-scattered": Example(
        pavilions((2000, "cities"), (14_001, "cities"), (9000, "companies")),
        pavilions((2000, "cities"), (14_000, "cities"), (9000, "companies")),
        ORGANISER,
    ),
}  # fmt: skip
