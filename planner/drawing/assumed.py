# SPDX-License-Identifier: GPL-3.0-or-later
"""The grey A that things wear whose facts are only assumed."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import shapely

from planner.drawing.drawing import XY, Text
from planner.drawing.frame import Frame
from planner.drawing.metrics import text_width
from planner.drawing.space import Box, Taken, around, meet
from planner.drawing.styles import LEAST_TEXT
from planner.model.values import assumed

_AIR = 0.4  # between the letter and what it belongs to, paper mm


def is_assumed(*facts: dict[str, str]) -> bool:
    """Whether any of these facts is only assumed."""
    return any(assumed(some) for some in facts)


def assumed_beside(box: Box, frame: Frame, taken: Taken, subject: str) -> Iterator[Text]:
    """An A beside a symbol, at the first place around it that nothing stands on."""
    half, height = _size(frame)
    left, low, right, high = box
    air = frame.mm(_AIR)
    middle = ((left + right) / 2, (low + high - height) / 2)
    xs = (right + air + half, left - air - half, middle[0])
    # Up to the right first: level with its middle a grid line may run through the symbol.
    ys = (high - 0.3 * height, low - 0.7 * height, middle[1])
    above, below = high + air, low - air - height
    places = [(x, y) for y in ys for x in xs[:2]] + [(x, y) for y in (above, below) for x in xs]
    yield from _first(places, frame, subject, taken.is_free, taken.take)


def assumed_inside(
    corners: Sequence[XY], boxes: Sequence[Box], frame: Frame, subject: str
) -> Iterator[Text]:
    """An A in a corner of a footprint's bounds that lies inside and is clear of its texts."""
    half, height = _size(frame)
    air = frame.mm(_AIR) + frame.mm(0.1)
    left, low, right, high = around(corners)
    outline = shapely.Polygon(corners)
    places = [
        (x, y)
        for y in (high - air - height, low + air)
        for x in (right - air - half, left + air + half)
    ]

    def is_free(box: Box) -> bool:
        return outline.covers(shapely.box(*box)) and not any(meet(box, one) for one in boxes)

    yield from _first(places, frame, subject, is_free)


def _first(
    places: Iterable[XY],
    frame: Frame,
    subject: str,
    is_free: Callable[[Box], bool],
    take: Callable[[Box], None] | None = None,
) -> Iterator[Text]:
    half, height = _size(frame)
    for x, y in places:
        # A capital has no descender; its own overshoot and a little air remain.
        box = (x - half, y - 0.15 * height, x + half, y + 1.1 * height)
        if is_free(box):
            if take is not None:
                take(box)
            yield Text("A-ANNO-TEXT", "text.assumed", "A", (x, y), height, subject=subject)
            return


def _size(frame: Frame) -> tuple[float, float]:
    """Half the width, and the height, of the letter."""
    height = frame.mm(LEAST_TEXT)
    return text_width("A", height) / 2, height
