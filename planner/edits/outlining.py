# SPDX-License-Identifier: GPL-3.0-or-later
"""The one shape around several that touch, and which of its sides are open."""

from collections.abc import Sequence
from typing import TypeGuard

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from planner.edits.boxes import rounded
from planner.floor.footprints import footprint
from planner.model.plan import Booth
from planner.model.shapes import Outline, Rectangle, Shape, direction, doubled_area
from planner.model.values import Point

XY = tuple[float, float]

# Turned neighbours with rounded corners may stand up to this far apart, and still touch.
_SLIT = 1.5
# Touching at less than this is a corner.
_NECK = 2.0
# Two sides lie on each other up to this distance: rounded corners again.
_BESIDE = 1.5


def union(shapes: Sequence[Shape]) -> Polygon | None:
    """The floor of some shapes together as one piece, None where they lie apart.

    Rounded gaps between turned neighbours are closed. The piece may have holes.
    """
    joined = shapely.union_all([footprint(shape) for shape in shapes])
    if not _whole(joined) or joined.interiors:
        joined = _grown(_grown(joined, _SLIT / 2), -_SLIT / 2)
    return joined if _whole(joined) and _whole(_grown(joined, -_NECK / 2)) else None


def _grown(geometry: BaseGeometry, distance: float) -> BaseGeometry:
    return geometry.buffer(distance, join_style="mitre")


def _whole(geometry: BaseGeometry) -> TypeGuard[Polygon]:
    return isinstance(geometry, Polygon) and not geometry.is_empty


def shape_of(piece: Polygon, first: Shape) -> Shape:
    """A piece without holes as a rectangle at the first shape's angle if it is one, or an outline.

    An outline runs counter-clockwise. Its edge 0 lies on the first shape's where that is outside,
    and otherwise begins at the lowest corner. Raises RuleBroken where no file could hold it.
    """
    if isinstance(first, Rectangle) and (found := _rectangle(piece, first)) is not None:
        return found
    corners = _corners(piece)
    edges = _edges(corners)
    lowest = min(range(len(corners)), key=lambda index: corners[index][::-1])
    front = _edges(first.corners())[0]
    shared = [_shared(edge, [front]) for edge in edges]
    start = shared.index(max(shared)) if max(shared) > _NECK else lowest
    return Outline((*corners[start:], *corners[:start]))


def open_sides_of(shape: Shape, booths: Sequence[Booth]) -> tuple[int, ...]:
    """The edges of a shape around booths of which at least half lies on their open sides."""
    opened = [
        edge
        for booth in booths
        for index, edge in enumerate(_edges(booth.shape.corners()))
        if index in booth.open_sides
    ]
    return tuple(
        index
        for index, edge in enumerate(_edges(shape.corners()))
        if _shared(edge, opened) * 2 >= edge.length
    )


def _rectangle(piece: Polygon, first: Rectangle) -> Rectangle | None:
    """The rectangle at the angle of another that a piece fills, if it does to a millimetre."""
    cosine, sine = direction(first.angle)
    x, y = first.at
    ring = [(px - x, py - y) for px, py in piece.exterior.coords]
    own = [(dx * cosine + dy * sine, dy * cosine - dx * sine) for dx, dy in ring]
    xs, ys = [dx for dx, _ in own], [dy for _, dy in own]
    left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    width, depth = rounded(right - left), rounded(top - bottom)
    missing = (right - left) * (top - bottom) - piece.area
    if missing > width + depth:  # more than a strip of half a millimetre all round
        return None
    at = (x + left * cosine - bottom * sine, y + left * sine + bottom * cosine)
    return Rectangle((rounded(at[0]), rounded(at[1])), (width, depth), first.angle)


def _corners(piece: Polygon) -> tuple[Point, ...]:
    """The corners of a piece in whole millimetres, counter-clockwise, without those in line."""
    ring = [(rounded(x), rounded(y)) for x, y in piece.exterior.coords[:-1]]
    ring = [point for index, point in enumerate(ring) if point != ring[index - 1]]
    corners = [
        point
        for index, point in enumerate(ring)
        if not _in_line(ring[index - 1], point, ring[(index + 1) % len(ring)])
    ]
    return tuple(corners if doubled_area(corners) > 0 else corners[::-1])


def _in_line(before: Point, point: Point, after: Point) -> bool:
    """Whether a corner lies within rounding of the line of its neighbours."""
    return LineString([before, after]).distance(shapely.Point(point)) <= _SLIT / 2


def _edges(corners: Sequence[XY]) -> list[LineString]:
    return [
        LineString([start, end])
        for start, end in zip(corners, (*corners[1:], corners[0]), strict=True)
    ]


def _shared(edge: LineString, others: Sequence[LineString]) -> float:
    """How much of an edge others lie on, in mm."""
    beside = edge.buffer(_BESIDE, cap_style="flat")
    parts = [other.intersection(beside) for other in others]
    return float(shapely.union_all(parts).length)
