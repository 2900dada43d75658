# SPDX-License-Identifier: GPL-3.0-or-later
"""What could be moved, and which way, to mend a finding about a gap."""

from planner.model.shapes import Rectangle, doubled_area
from planner.rules.context import XY, Context
from planner.rules.measure import way
from planner.rules.words import Thing


def mover(context: Context, pair: tuple[str, str], line: tuple[XY, XY]) -> dict[str, object]:
    """The thing at an end of a line that is best moved, and the way that widens the gap.

    What was moved last is best moved on, a structure rather than a booth, a booth rather than
    an area, the smaller of two.
    ``line`` runs from the first of the pair to the second. At least one belongs to the plan.
    """
    first, second = pair
    last = context.surroundings.last
    if (first in last) != (second in last):
        easier = first if first in last else second
    else:
        easier = min(pair, key=lambda name: _effort(context, name))
    if easier == first:
        return {"mover": Thing(first), "way": way(line[0], line[1])}
    return {"mover": Thing(second), "way": way(line[1], line[0])}


def _effort(context: Context, name: str) -> tuple[bool, int, float, str]:
    """A key that is least for what is best moved, of two that were both moved last or both not."""
    site = context.site
    thing = site.standing(name)
    if thing is None:
        return (True, 0, 0.0, name)
    shape = thing.shape
    if isinstance(shape, Rectangle):
        size = shape.size[0] * shape.size[1]
    else:
        size = round(abs(doubled_area(shape.corner_points)) / 2)
    kind = 0 if name in site.structures else 1 if name in site.booths else 2
    return (False, kind, size, name)
