# SPDX-License-Identifier: GPL-3.0-or-later
"""A double-deck booth lacks stairs, or its approval.

What: a booth of two or more storeys is told, where the venue has to approve it; a waiver answers
that. Its upper floor has at least the stairs that the profile names, and two where its area is more
than what one stair may serve: exactly that area passes with one. An upper area that nobody states
counts as one that may be too large.
Why: a fire below cuts off whoever is above; with a second stair they leave another way.
How it is measured: storeys, stairs and upper area (m²) as the plan states them for each booth.
Source: the profile. Pages on NFPA 101, 12.7.5.3, want two exits from a deck of more than 27.9 m²
(300 ft²); fair guidelines in Germany two stairs from more than 100 m².
"""

from collections.abc import Iterator

from planner.model.plan import Area, Booth, Build
from planner.rules.builds import SQUARE_METRE, built, inside
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "two-storey"
SEVERAL = 2  # stairs, where one is too few


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    for thing, build in built(context, ids):
        if build.storeys == 1:
            continue
        if context.asks(RULE_ID, "approval"):
            yield context.finding(
                RULE_ID, "approval", [thing.id], inside(thing), "approval", place="approval",
                values={"thing": Thing(thing.id), "storeys": build.storeys},
            )  # fmt: skip
        yield from _stairs(context, thing, build)


def _stairs(context: Context, thing: Booth | Area, build: Build) -> Iterator[Finding]:
    values = {"thing": Thing(thing.id), "stairs": build.stairs}
    if context.asks(RULE_ID, "one-stair") and build.stairs < SEVERAL:
        most = context.ratio(RULE_ID, "one-stair")
        if not build.upper_area or build.upper_area > most:
            yield context.finding(
                RULE_ID, "one-stair", [thing.id], inside(thing),
                "one-stair" if build.upper_area else "unstated",
                measured=build.upper_area or None, unit="m2", place="stairs",
                values={**values, "area": build.upper_area * SQUARE_METRE},
            )  # fmt: skip
            return
    least = context.number(RULE_ID, "stairs") if context.asks(RULE_ID, "stairs") else 0
    if build.stairs < least:
        yield context.finding(
            RULE_ID, "stairs", [thing.id], inside(thing), "stairs",
            measured=build.stairs, unit="count", place="stairs",
            values={**values, "least": least},
        )  # fmt: skip


RULE = Rule(
    RULE_ID,
    __doc__,
    {},
    local=_check,
    may={"approval": None, "stairs": "count", "one-stair": "m2"},
)
