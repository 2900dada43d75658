# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving and turning shapes and furniture, rounded once to whole millimetres."""

import math
from collections.abc import Iterable

import msgspec

from planner.model.drawn import Dimension, PlanText
from planner.model.plan import Area, Furniture
from planner.model.shapes import Outline, Rectangle, Shape, direction
from planner.model.things import Thing, corners_of
from planner.model.values import Point, RuleBroken

XY = tuple[float, float]


def normalised(angle: float) -> float:
    """An angle in degrees within 0 ≤ angle < 360, to three decimals. RuleBroken if not finite."""
    if not math.isfinite(angle):
        raise RuleBroken("not-finite", name=angle)
    return round(angle % 360.0, 3) % 360.0


def moved(shape: Shape, dx: int, dy: int) -> Shape:
    """A shape moved by whole millimetres."""
    if isinstance(shape, Rectangle):
        return msgspec.structs.replace(shape, at=(shape.at[0] + dx, shape.at[1] + dy))
    return Outline(tuple((x + dx, y + dy) for x, y in shape.corner_points))


def turned(shape: Shape, angle: float, about: XY) -> Shape:
    """A shape turned counter-clockwise by degrees about a point.

    A rectangle stays a rectangle (anchor rounded to 1 mm); an outline's corners are rounded.
    """
    if isinstance(shape, Rectangle):
        return Rectangle(
            turned_point(shape.at, angle, about), shape.size, normalised(shape.angle + angle)
        )
    return Outline(tuple(turned_point(point, angle, about) for point in shape.corner_points))


def turned_point(point: XY, angle: float, about: XY) -> Point:
    """A point turned counter-clockwise about another, rounded to 1 mm (halves upwards)."""
    cosine, sine = direction(angle)
    dx, dy = point[0] - about[0], point[1] - about[1]
    return (
        math.floor(about[0] + dx * cosine - dy * sine + 0.5),
        math.floor(about[1] + dx * sine + dy * cosine + 0.5),
    )


def moved_item(item: Thing, dx: int, dy: int) -> Thing:
    """A thing moved; the furniture of an area moves with it, a dimension with both its ends."""

    def at(point: Point) -> Point:
        return point[0] + dx, point[1] + dy

    match item:
        case PlanText():
            return msgspec.structs.replace(item, at=at(item.at))
        case Dimension():
            return msgspec.structs.replace(item, start=at(item.start), end=at(item.end))
        case Area():
            furniture = tuple(
                msgspec.structs.replace(piece, at=at(piece.at)) for piece in item.furniture
            )
            shape = moved(item.shape, dx, dy)
            return msgspec.structs.replace(item, shape=shape, furniture=furniture)
        case _:
            return msgspec.structs.replace(item, shape=moved(item.shape, dx, dy))


def turned_item(item: Thing, angle: float, about: XY) -> Thing:
    """A thing turned about a point, the furniture of an area with it."""
    match item:
        case PlanText():
            at, turn = turned_point(item.at, angle, about), normalised(item.angle + angle)
            return msgspec.structs.replace(item, at=at, angle=turn)
        case Dimension():
            start, end = (turned_point(point, angle, about) for point in (item.start, item.end))
            return msgspec.structs.replace(item, start=start, end=end)
        case Area():
            furniture = tuple(_turned_furniture(piece, angle, about) for piece in item.furniture)
            shape = turned(item.shape, angle, about)
            return msgspec.structs.replace(item, shape=shape, furniture=furniture)
        case _:
            return msgspec.structs.replace(item, shape=turned(item.shape, angle, about))


def _turned_furniture(piece: Furniture, angle: float, about: XY) -> Furniture:
    return msgspec.structs.replace(
        piece,
        at=turned_point(piece.at, angle, about),
        angle=normalised(piece.angle + angle),
    )


def pivot(items: Iterable[Thing], angle: float) -> XY:
    """The point about which some things turn together: the mean of all their corners.

    Unlike the middle of the box around them it turns with them, so that a turn back finds it
    again. For quarter turns it is moved by half a millimetre at most, so that they are exact.
    """
    corners = [corner for item in items for corner in corners_of(item)]
    x = math.fsum(x for x, _ in corners) / len(corners)
    y = math.fsum(y for _, y in corners) / len(corners)
    return _exact_pivot(round(x, 6), round(y, 6)) if angle % 90.0 == 0 else (x, y)


def _exact_pivot(x: float, y: float) -> XY:
    """A point near a middle about which quarter turns take whole millimetres to whole ones.

    Halfway between two such points it is the one whose coordinates have an even sum: after the
    turn the middle lies halfway again, and the same point is found, so that turns do not creep.
    """
    halfway_x, halfway_y = x % 1.0 == 0.5, y % 1.0 == 0.5
    if halfway_x and halfway_y:
        return x, y
    near_x, near_y = math.floor(x + 0.5), math.floor(y + 0.5)
    if (halfway_x or halfway_y) and (near_x + near_y) % 2:
        return near_x - halfway_x, near_y - halfway_y
    return near_x, near_y
