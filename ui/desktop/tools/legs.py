# SPDX-License-Identifier: GPL-3.0-or-later
"""The next point of a line that is drawn point by point: straight, square, so far."""

import math

from planner.model.values import Point
from ui.desktop.tools.events import XY

_POLAR = 10.0  # degrees: a typed length follows a straight direction that is so near
_EIGHTH, _QUARTER = 45.0, 90.0


def lean(points: tuple[Point, ...]) -> float:
    """The direction of the last edge in degrees; 0 where there is none."""
    if len(points) < 2:
        return 0.0
    (x1, y1), (x2, y2) = points[-2:]
    return math.degrees(math.atan2(y2 - y1, x2 - x1))


def straight(heading: float, last: float, *, square: bool) -> float:
    """The direction square to the last edge that is nearest; else one of 45° if it is near."""
    own = last + round((heading - last) / _QUARTER) * _QUARTER
    if square:
        return own
    eighth = round(heading / _EIGHTH) * _EIGHTH
    nearest = min((own, eighth), key=lambda angle: abs(angle - heading))
    return nearest if abs(nearest - heading) <= _POLAR else heading


def beyond(start: Point, angle: float, length: float) -> Point:
    """The point so far from another in a direction (degrees)."""
    turn = math.radians(angle)
    return whole((start[0] + length * math.cos(turn), start[1] + length * math.sin(turn)))


def whole(place: XY) -> Point:
    """A place in whole millimetres."""
    return (math.floor(place[0] + 0.5), math.floor(place[1] + 0.5))
