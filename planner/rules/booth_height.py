# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth is built too high.

What: the build height of a booth is at most that of its type and place, as far as the profile has
one: shell scheme by its type; else by its place (island, peninsula, end-cap, perimeter, linear,
which inline and corner booths are); else raw space by its type. An island counts as one only from
the area that the profile names, if it names one; a booth open on three sides is a peninsula from
the side length that it names. Equal passes.
Why: a high booth hides its neighbours; rigging, and what a stand may weigh.
How it is measured: the height that the plan states for the booth; places by open sides, size, and a
wall behind (see places). A perimeter booth has its back within 600 mm of a wall of the hall.
Source: the profile. IAEE Guidelines for Display Rules and Regulations (2011) as shows quote them;
heights are advice that an organiser adopts.
"""

import math
from collections.abc import Collection, Iterator
from typing import get_args

from planner.edits.describe import SetHeight
from planner.edits.edit import Edit
from planner.floor.footprints import footprint
from planner.model.plan import Booth, BoothType
from planner.rules.builds import SQUARE_METRE, inside
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.places import PlaceKind, kind_of_place, places
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "booth-height"
# The requirements that may bind a place, the closest first.
BY_PLACE: dict[PlaceKind, tuple[str, ...]] = {
    "closed": (),
    "inline": ("linear",),
    "corner": ("linear",),
    "perimeter": ("perimeter", "linear"),
    "end-cap": ("end-cap",),
    "peninsula": ("peninsula", "end-cap"),
    "island": ("island",),
}

HEIGHTS = ("raw", *dict.fromkeys(name for names in BY_PLACE.values() for name in names))


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    site, asked = context.site, context.profile.rules[RULE_ID]
    lowest: dict[BoothType, float] = {kind: _lowest(context, kind) for kind in get_args(BoothType)}
    some = site.booths if ids is None else [name for name in ids if name in site.booths]
    # Most booths are lower than any number that could bind them: their place does not matter.
    names = [name for name in some if site.booths[name].height > lowest[site.booths[name].type]]
    kinds = _kinds(context, names, ids) if names else {}
    for name in names:
        booth = site.booths[name]
        requirement = _binding(context, booth, kinds[name], asked)
        if requirement is None:
            continue
        most = context.number(RULE_ID, requirement)
        if booth.height > most:
            yield context.finding(
                RULE_ID, requirement, [name], inside(booth), "found", measured=booth.height,
                values={"thing": Thing(name), "over": booth.height - most, "most": most},
            )  # fmt: skip


def _lowest(context: Context, kind: BoothType) -> float:
    """The lowest number that may bind a booth of a type (mm)."""
    if kind == "shell" and _asks(context, "shell"):
        return context.number(RULE_ID, "shell")
    numbers = [context.number(RULE_ID, name) for name in HEIGHTS if _asks(context, name)]
    return min(numbers, default=math.inf)


def _kinds(context: Context, names: Collection[str], ids: Ids | None) -> dict[str, PlaceKind]:
    """The places of booths; who stands on a wall is looked up only where it matters."""
    side = context.number(RULE_ID, "peninsula-side") if _asks(context, "peninsula-side") else 0
    if _asks(context, "perimeter"):
        return places(context, ids, side)
    return {name: kind_of_place(context.site.booths[name], side) for name in names}


def _asks(context: Context, name: str) -> bool:
    return context.asks(RULE_ID, name)


def _binding(context: Context, booth: Booth, kind: PlaceKind, asked: Collection[str]) -> str | None:
    """The requirement that binds a booth, if the profile has one."""
    by_place = BY_PLACE[kind]
    if kind == "island" and "island-area" in asked:
        least = context.ratio(RULE_ID, "island-area") * SQUARE_METRE
        by_place = by_place if round(footprint(booth.shape).area) >= least else ()
    by_type = ("shell", *by_place) if booth.type == "shell" else (*by_place, "raw")
    return next((name for name in by_type if name in asked), None)


def _mend(_context: Context, finding: Finding) -> Iterator[Edit]:
    """As high as it may be."""
    if finding.required is not None:
        yield SetHeight(finding.subjects, int(finding.required))


RULE = Rule(
    RULE_ID,
    __doc__,
    {},
    local=_check,
    mend=_mend,
    may={
        "shell": "mm", "raw": "mm", "linear": "mm", "perimeter": "mm", "end-cap": "mm",
        "peninsula": "mm", "peninsula-side": "mm", "island": "mm", "island-area": "m2",
    },
)  # fmt: skip
