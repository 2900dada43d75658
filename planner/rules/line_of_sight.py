# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth is built too high along the aisle.

What: in the strip along its aisles an inline, corner, perimeter or end-cap booth is built no higher
than the front height; equal passes. Islands and peninsulas are free: of a peninsula the guidelines
limit the back wall alone, which a plan does not tell from other builds. A booth that is low all
over is low in front; of the others those whose front height nobody states are told in one note.
Why: who walks along a row sees the next booths.
How it is measured: the front height that the plan states for the booth. From three units (about
9.1 m) on, IAEE limits only the ends beside neighbours: a waiver answers for the middle.
Source: IAEE Guidelines for Display Rules and Regulations (2011), as shows quote them; that it holds
for end-caps is to be verified.
"""

from collections.abc import Iterable, Iterator

from planner.edits.edit import Edit
from planner.edits.set_build import SetBuild
from planner.model.plan import Booth
from planner.rules.builds import inside
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.places import kind_of_place
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "line-of-sight"
FREE = ("closed", "peninsula", "island")


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    most = context.number(RULE_ID, "front")
    for booth in _bound(context, ids):
        front = _front(booth, most)
        if front is not None and front > most:
            yield context.finding(
                RULE_ID, "front", [booth.id], inside(booth), "high", measured=front,
                values={
                    "thing": Thing(booth.id), "over": front - most,
                    "strip": context.number(RULE_ID, "strip"),
                },
            )  # fmt: skip


def _whole(context: Context) -> Iterator[Finding]:
    """One note for all booths whose front height is not stated."""
    if not context.asks(RULE_ID, "stated"):
        return
    most = context.number(RULE_ID, "front")
    count = sum(_front(booth, most) is None for booth in _bound(context, None))
    if count:
        centre = context.site.ground.floor.centroid
        yield context.finding(
            RULE_ID, "stated", (), (centre.x, centre.y), "unstated",
            measured=count, unit="count", place="stated", values={"count": count},
        )  # fmt: skip


def _bound(context: Context, ids: Ids | None) -> Iterable[Booth]:
    """The booths, of some ids or all, whose place binds them."""
    booths = context.site.booths
    side = context.number(RULE_ID, "peninsula-side") if _asks_size(context) else 0
    named = booths.values() if ids is None else (booths[name] for name in ids if name in booths)
    return (booth for booth in named if kind_of_place(booth, side) not in FREE)


def _asks_size(context: Context) -> bool:
    return context.asks(RULE_ID, "peninsula-side")


def _front(booth: Booth, most: int) -> int | None:
    """The height in front as far as it is known: who is low all over is low in front."""
    if booth.height <= most:
        return booth.height
    return None if booth.build is None else booth.build.front_height


def _mend(_context: Context, finding: Finding) -> Iterator[Edit]:
    """As high in front as it may be."""
    if finding.required is not None and finding.subjects:
        yield SetBuild(finding.subjects, front_height=int(finding.required))


RULE = Rule(
    RULE_ID,
    __doc__,
    {"front": "mm", "strip": "mm"},
    local=_check,
    whole=_whole,
    may={"peninsula-side": "mm", "stated": None},
    mend=_mend,
)
