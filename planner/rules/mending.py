# SPDX-License-Identifier: GPL-3.0-or-later
"""What could be moved, and which way, to mend a finding about a gap."""

import shapely

from planner.floor.footprints import footprint
from planner.rules.context import XY, Context
from planner.rules.measure import way
from planner.rules.words import Thing


def mover(context: Context, pair: tuple[str, str], line: tuple[XY, XY]) -> dict[str, object]:
    """The smaller thing of the plan at the ends of a line, and the way that widens the gap.

    ``line`` runs from the first of the pair to the second. At least one belongs to the plan.
    """
    sizes = {name: _size(context, name) for name in pair}
    first, second = pair
    moves_first = sizes[second] is None or (
        sizes[first] is not None and (sizes[first], first) < (sizes[second], second)
    )
    if moves_first:
        return {"mover": Thing(first), "way": way(line[0], line[1])}
    return {"mover": Thing(second), "way": way(line[1], line[0])}


def _size(context: Context, name: str) -> float | None:
    thing = context.site.booths.get(name) or context.site.areas.get(name)
    return None if thing is None else round(shapely.area(footprint(thing.shape)))
