# SPDX-License-Identifier: GPL-3.0-or-later
"""A guided tour on the plan: its walk with arrows, and its halts as numbered discs."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.drawing.drawing import XY, Fill, Line, Mark
from planner.drawing.frame import Frame
from planner.drawing.numbered import LAYER, draw_discs
from planner.paths.itinerary import itinerary
from planner.paths.tour import Tour

_ARROW = 2.2  # paper mm
_LEAST = 7.0  # paper mm of a straight piece that has an arrow


def draw_tour(tour: Tour, frame: Frame) -> Iterator[Mark]:
    """The walk of a tour and its halts, in the reader's frame."""
    walks = [frame.reads(call.walk.points) for call in tour.calls]
    for style in ("travel.walk.edge", "travel.walk"):
        yield from (Line(LAYER, style, walk) for walk in walks)
    for walk in walks:
        yield from _arrow(walk, frame)
    halts = itinerary(tour)
    # Start and end are often one door: the stops have the first choice of place.
    ordered = sorted(halts, key=lambda halt: halt.stop is None)
    yield from draw_discs(
        ((halt.label, halt.at, "travel.walk", "travel.start") for halt in ordered), frame
    )


def _arrow(walk: Sequence[XY], frame: Frame) -> Iterator[Mark]:
    """An arrow at the middle of the longest straight piece of a walk, if that is long enough."""
    start, end = max(pairwise(walk), key=lambda piece: math.dist(*piece), default=((0, 0), (0, 0)))
    length = math.dist(start, end)
    if length < frame.mm(_LEAST):
        return
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    reach, half = frame.mm(_ARROW) / 2, frame.mm(_ARROW) * 0.4

    def place(ahead: float, beside: float) -> XY:
        return (
            middle[0] + ahead * along[0] - beside * along[1],
            middle[1] + ahead * along[1] + beside * along[0],
        )

    tip = (place(reach, 0.0), place(-reach, half), place(-reach, -half))
    yield Fill(LAYER, "travel.start", (tip,))
