# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth is built too high.

What: shell scheme, raw space, and raw-space islands (every side open) of at least a certain area
each have a greatest build height. Equal passes.
Why: sight lines, rigging, and what a stand may weigh; more needs the venue's approval.
Source: the profile names the heights; a second storey is no attribute of a booth yet.
"""

from collections.abc import Iterator

from planner.edits.describe import SetHeight
from planner.edits.edit import Edit
from planner.floor.footprints import footprint
from planner.model.plan import Booth
from planner.model.shapes import corner_count
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

SQUARE_METRE = 1_000_000


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    site = context.site
    booths = site.plan.booths if ids is None else [site.booths[i] for i in ids if i in site.booths]
    for booth in booths:
        kind = _kind(booth, context.ratio("booth-height", "island-area"))
        most = context.number("booth-height", kind)
        if booth.height > most:
            centre = footprint(booth.shape).representative_point()
            yield context.finding(
                "booth-height", kind, [booth.id], (centre.x, centre.y), "found",
                measured=booth.height,
                values={"thing": Thing(booth.id), "over": booth.height - most, "most": most},
            )  # fmt: skip


def _kind(booth: Booth, island_area: float) -> str:
    if booth.type == "shell":
        return "shell"
    island = len(booth.open_sides) == corner_count(booth.shape)
    large = round(footprint(booth.shape).area) >= island_area * SQUARE_METRE
    return "island" if island and large else "raw"


def _mend(_context: Context, finding: Finding) -> Iterator[Edit]:
    """As high as it may be."""
    if finding.required is not None:
        yield SetHeight(finding.subjects, int(finding.required))


RULE = Rule(
    "booth-height",
    __doc__,
    {"shell": "mm", "raw": "mm", "island": "mm", "island-area": "m2"},
    local=_check,
    mend=_mend,
)
