# SPDX-License-Identifier: GPL-3.0-or-later
"""What edits move about: what stands on the floor, and what is only drawn there."""

from collections.abc import Iterator, Mapping

from planner.model.drawn import Dimension, PlanText, Structure
from planner.model.plan import Area, Booth, Plan

Standing = Booth | Area | Structure  # has a footprint
Drawn = PlanText | Dimension
Thing = Standing | Drawn


XY = tuple[float, float]


def corners_of(item: Thing) -> tuple[XY, ...]:
    """The corners of a thing: of a text its anchor alone, of a dimension what it measures."""
    match item:
        case PlanText():
            return (item.at,)
        case Dimension():
            return (item.start, item.end)
        case _:
            return item.shape.corners()


def lists(plan: Plan) -> Mapping[str, tuple[Thing, ...]]:
    """The lists of a plan that hold such things, by the names they have in it."""
    return {
        "booths": plan.booths,
        "areas": plan.areas,
        "structures": plan.structures,
        "texts": plan.texts,
        "dimensions": plan.dimensions,
    }


def standing(plan: Plan) -> tuple[Standing, ...]:
    """All that stands in a plan: booths, areas, structures."""
    return (*plan.booths, *plan.areas, *plan.structures)


def things(plan: Plan) -> Iterator[Thing]:
    """All that stands or is drawn in a plan."""
    for items in lists(plan).values():
        yield from items
