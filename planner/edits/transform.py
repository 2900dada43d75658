# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving and turning shapes and furniture, rounded once to whole millimetres."""

import math

import msgspec

from planner.model.plan import Area, Booth, Furniture
from planner.model.shapes import Outline, Rectangle, Shape, direction
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


def moved_item(item: Booth | Area, dx: int, dy: int) -> Booth | Area:
    """A booth or area moved, its furniture with it."""
    shape = moved(item.shape, dx, dy)
    if isinstance(item, Booth):
        return msgspec.structs.replace(item, shape=shape)
    furniture = tuple(
        msgspec.structs.replace(piece, at=(piece.at[0] + dx, piece.at[1] + dy))
        for piece in item.furniture
    )
    return msgspec.structs.replace(item, shape=shape, furniture=furniture)


def turned_item(item: Booth | Area, angle: float, about: XY) -> Booth | Area:
    """A booth or area turned about a point, its furniture with it."""
    shape = turned(item.shape, angle, about)
    if isinstance(item, Booth):
        return msgspec.structs.replace(item, shape=shape)
    return msgspec.structs.replace(
        item,
        shape=shape,
        furniture=tuple(_turned_furniture(piece, angle, about) for piece in item.furniture),
    )


def _turned_furniture(piece: Furniture, angle: float, about: XY) -> Furniture:
    return msgspec.structs.replace(
        piece,
        at=turned_point(piece.at, angle, about),
        angle=normalised(piece.angle + angle),
    )


def pivot(shapes: list[Shape], angle: float) -> XY:
    """The point about which some shapes turn together: the mean of all their corners.

    Unlike the middle of the box around them it turns with them, so that a turn back finds it
    again. For quarter turns it is moved by half a millimetre at most, so that they are exact.
    """
    corners = [corner for shape in shapes for corner in shape.corners()]
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
