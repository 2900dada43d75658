# SPDX-License-Identifier: GPL-3.0-or-later
"""Pieces of floor as rings, of which some holes can be taken out and others put in.

Whoever moves a booth in the middle of a hall changes one hole of thousands: the others are kept as
they are.  Where a change is not of holes alone, these functions give None, and all is made anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from planner.paths.outline import Flags, Floats, Geometries, Ints

TOUCH = 1e-3  # mm: what is no farther apart is looked at together


@dataclass(frozen=True, eq=False)
class Rings:
    """The rings of a floor, its pieces on their left: lines, numbers of pieces, and outer ones."""

    line: Geometries
    piece: Ints
    outer: Flags

    @classmethod
    def of(cls, floor: BaseGeometry) -> Rings:
        pieces = shapely.get_parts(shapely.orient_polygons(floor))
        line, piece = shapely.get_rings(pieces, return_index=True)
        outer = np.append(True, piece[1:] != piece[:-1])[: len(piece)]
        return cls(np.asarray(line), piece.astype(np.int64), outer)

    @cached_property
    def boxes(self) -> Floats:
        boxes: Floats = shapely.bounds(self.line)
        return boxes

    def holes_near(self, shapes: Geometries, distance: float) -> Ints | None:
        """The holes that come so near (mm) to some shapes, with their insides.

        None where an outer ring does.
        """
        ring = np.flatnonzero(_overlap(self.boxes, shapely.bounds(shapes), distance))
        outer = self.line[ring[self.outer[ring]]]
        if len(outer) and shapely.dwithin(outer[:, None], shapes[None], distance).any():
            return None
        holes = ring[~self.outer[ring]]
        filled = np.asarray(shapely.polygons(self.line[holes]))
        close = shapely.dwithin(filled[:, None], shapes[None], distance)
        return holes[close.any(axis=1)] if len(holes) else holes

    def with_holes(self, gone: Ints, holes: Geometries) -> Rings | None:
        """The rings without some holes and with others; None where these lie in no piece."""
        outer = np.flatnonzero(self.outer)
        filled = np.asarray(shapely.polygons(self.line[outer]))
        order = np.argsort(shapely.area(filled), kind="stable")
        piece = np.full(len(holes), -1)
        for i, hole in enumerate(holes):
            within = order[shapely.contains(filled[order], hole)]
            if not len(within):
                return None
            piece[i] = self.piece[outer[within[0]]]  # an island in a hole is the smaller
        keep = np.ones(len(self.line), dtype=np.bool_)
        keep[gone] = False
        rings = Rings(
            np.concatenate([self.line[keep], holes]),
            np.concatenate([self.piece[keep], piece]),
            np.concatenate([self.outer[keep], np.zeros(len(holes), dtype=np.bool_)]),
        )
        rings.__dict__["boxes"] = np.concatenate([self.boxes[keep], shapely.bounds(holes)])
        return rings

    @property
    def floor(self) -> MultiPolygon:
        outer = np.flatnonzero(self.outer)
        inner = np.flatnonzero(~self.outer)
        return MultiPolygon(
            [
                shapely.polygons(self.line[ring], self.line[inner[self.piece[inner] == number]])
                for ring, number in zip(outer, self.piece[outer], strict=True)
            ]
        )


def _overlap(boxes: Floats, others: Floats, distance: float) -> Flags:
    """Which boxes come so near to any of some others."""
    found = np.zeros(len(boxes), dtype=np.bool_)
    for low_x, low_y, high_x, high_y in others:
        found |= (
            (boxes[:, 0] <= high_x + distance)
            & (boxes[:, 2] >= low_x - distance)
            & (boxes[:, 1] <= high_y + distance)
            & (boxes[:, 3] >= low_y - distance)
        )
    return found


def holes_of(shapes: Geometries) -> Geometries | None:
    """The rings that disjoint shapes make in a floor; None where one has holes or two touch."""
    if shapely.get_num_interior_rings(shapes).any():
        return None
    near = shapely.STRtree(shapes).query(shapes, "dwithin", distance=TOUCH)
    if near.shape[1] > len(shapes):
        return None
    return np.asarray(shapely.reverse(shapely.get_exterior_ring(shapely.orient_polygons(shapes))))
