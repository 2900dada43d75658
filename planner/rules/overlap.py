# SPDX-License-Identifier: GPL-3.0-or-later
"""Two things stand on the same floor.

What: booths and areas may touch, but not overlap one another, a column or an inner wall. A column
that stands wholly inside one booth is the matter of ``column-inside`` where the profile has that
rule.
Why: two stands cannot be built on one place, and who comes second loses.
How it is measured: footprints overlap when their common part is at least 1 mm deep, so that turned
neighbours with rounded corners touch. Measured is the common area in m².
Source: no code needs to say it; 1 mm is the precision of a plan.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import shapely

from planner.floor.footprints import OVERLAP_DEPTH, is_deep
from planner.rules import column_inside
from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.measure import depth
from planner.rules.pushes import parted
from planner.rules.rule import Ids, Rule
from planner.rules.surroundings import Neighbourhood

RULE_ID = "overlap"
SHALLOW = 50_000  # mm²: what is less would be told as 0.0 m²
_ROUNDING = 0.001  # mm


class _Common(NamedTuple):
    """The floor that two things share: mm², and how deep it is in whole mm."""

    subjects: tuple[str, str]
    place: XY
    area: float
    depth: int


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    near = context.near(ids)
    told = _told_elsewhere(context, near)
    for common in near.once(RULE_ID, lambda: [*_of_boxes(near), *_of_others(near)]):
        if common.subjects in told:
            continue
        yield context.finding(
            RULE_ID, "apart", common.subjects, common.place,
            "shallow" if common.area < SHALLOW else "found",
            measured=round(common.area) / 1e6, unit="m2",
            values={"area": common.area, "depth": common.depth},
        )  # fmt: skip


def _told_elsewhere(context: Context, near: Neighbourhood) -> set[tuple[str, str]]:
    """Booths with the columns inside them, where the profile has a rule on those."""
    if column_inside.RULE_ID not in context.profile.rules:
        return set()
    found = column_inside.columns_inside(context, near)
    return {(min(pair), max(pair)) for pair in ((each.booth, each.column) for each in found)}


def _of_boxes(near: Neighbourhood) -> Iterator[_Common]:
    """What upright rectangles share: a rectangle."""
    bodies = near.bodies
    first, second = near.sharing(OVERLAP_DEPTH - _ROUNDING)
    plain = bodies.upright[first] & bodies.upright[second]
    first, second = first[plain], second[plain]
    one, two = bodies.bounds[first], bodies.bounds[second]
    low, high = np.maximum(one[:, :2], two[:, :2]), np.minimum(one[:, 2:], two[:, 2:])
    sides, middles = high - low, (low + high) / 2
    for a, b, (x, y), (width, length) in zip(
        *(array.tolist() for array in (first, second, middles, sides)), strict=True
    ):
        subjects = _ordered(near, a, b)
        yield _Common(subjects, (x, y), width * length, max(1, round(min(width, length))))


def _of_others(near: Neighbourhood) -> Iterator[_Common]:
    bodies = near.bodies
    first, second = near.sharing(OVERLAP_DEPTH - _ROUNDING)
    other = ~(bodies.upright[first] & bodies.upright[second])
    if not other.any():
        return
    first, second = first[other], second[other]
    common = shapely.intersection(bodies.shapes[first], bodies.shapes[second])
    for number in np.flatnonzero(shapely.area(common) > 0).tolist():
        part = common[number]
        if is_deep(part):
            place = part.representative_point()
            subjects = _ordered(near, first[number], second[number])
            yield _Common(subjects, (place.x, place.y), part.area, depth(part))


def _ordered(near: Neighbourhood, first: int, second: int) -> tuple[str, str]:
    one, two = near.bodies.names[first].id, near.bodies.names[second].id
    return (one, two) if one < two else (two, one)


RULE = Rule(RULE_ID, __doc__, {"apart": None}, local=_check, mend=parted)
