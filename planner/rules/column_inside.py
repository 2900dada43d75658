# SPDX-License-Identifier: GPL-3.0-or-later
"""A column stands inside a booth.

What: a column whose floor lies wholly within the outline of one booth is told, with the floor that
it takes. A column that the outline cuts is an overlap, and so is one inside an area.
Why: the exhibitor rents the floor and has to know; sight and build go around the column.
How it is measured: the common floor in m². A column that is flush with a side from within is
inside; one that reaches out by 1 mm is cut.
Source: the profile; no code is known to forbid it.
"""

from collections.abc import Iterator
from typing import NamedTuple

import shapely

from planner.floor.footprints import OVERLAP_DEPTH, is_deep
from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.surroundings import Neighbourhood
from planner.rules.words import Thing

RULE_ID = "column-inside"


class Inside(NamedTuple):
    """A column within the outline of a booth: where, and how much floor (mm²) it takes."""

    booth: str
    column: str
    place: XY
    area: float


def columns_inside(context: Context, near: Neighbourhood) -> tuple[Inside, ...]:
    """The columns that stand wholly within the outline of a booth."""
    return near.once(RULE_ID, lambda: tuple(_found(context, near)))


def _found(context: Context, near: Neighbourhood) -> Iterator[Inside]:
    bodies, booths = near.bodies, context.site.booths
    columns = {column.id for column in context.site.ground.columns}
    for pair in zip(*(ends.tolist() for ends in near.sharing(OVERLAP_DEPTH)), strict=True):
        one, two = sorted(pair, key=lambda number: bodies.names[number].id in columns)
        booth, column = bodies.names[one].id, bodies.names[two].id
        if booth in booths and column in columns:
            outline, taken = bodies.shapes[one], bodies.shapes[two]
            if not is_deep(shapely.difference(taken, outline)):
                middle = taken.centroid
                yield Inside(booth, column, (middle.x, middle.y), taken.area)


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    for inside in columns_inside(context, context.near(ids)):
        yield context.finding(
            RULE_ID, "told", [inside.booth, inside.column], inside.place, "found",
            measured=round(inside.area) / 1e6, unit="m2",
            values={
                "thing": Thing(inside.booth), "column": Thing(inside.column), "area": inside.area,
            },
        )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"told": None}, local=_check)
