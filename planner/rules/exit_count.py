# SPDX-License-Identifier: GPL-3.0-or-later
"""A hall has too few exits.

What: each occupied hall has at least so many exits, and a third and a fourth one where its
occupant load is more than the code says. Exactly that load needs none more.
Why: one exit may be on fire, and a crowd needs more than one way.
How it is measured: exits are visitor and emergency openings of the hall itself, its dividers shut,
before which a person finds at least 600 mm of free floor; freight doors do not count. The load is
that of the same code (see ``exit-capacity``).
Source: the profile.
"""

from collections.abc import Iterator

from shapely import Polygon

from planner.rules.context import Context
from planner.rules.exits import exits
from planner.rules.finding import Finding
from planner.rules.occupants import occupant_load, resting_on
from planner.rules.rule import Rule
from planner.rules.words import Thing

RULE_ID = "exit-count"
# How many exits a load above the requirement's needs, the most first.
STEPS = (("fourth-above", 4), ("third-above", 3))


def _check(context: Context) -> Iterator[Finding]:
    load = occupant_load(context.site, context.profile)
    doors = exits(context.site)
    for hall in context.site.ground.halls:
        persons = 0 if load is None else load.of_hall(hall.id)
        requirement, needed = _needed(context, persons)
        count = sum(door.usable for door in doors if door.opening.hall == hall.id)
        if count < needed:
            centre = Polygon(hall.outline).representative_point()
            finding = context.finding(
                RULE_ID, requirement, [hall.id], (centre.x, centre.y),
                "few" if load is None else "found",
                measured=count, required=needed, unit="count",
                values={
                    "hall": Thing(hall.id), "count": count, "persons": persons,
                    "lack": needed - count,
                },
            )  # fmt: skip
            counted = None if requirement == "least" else load
            yield resting_on(counted, finding, context.profile)


def _needed(context: Context, persons: int) -> tuple[str, int]:
    """The requirement that some persons in a hall come under, and the exits that it needs."""
    for name, count in STEPS:
        if context.asks(RULE_ID, name) and persons > context.number(RULE_ID, name):
            return name, count
    return "least", context.number(RULE_ID, "least")


RULE = Rule(
    RULE_ID,
    __doc__,
    {"least": "count"},
    whole=_check,
    may={"third-above": "persons", "fourth-above": "persons"},
)
