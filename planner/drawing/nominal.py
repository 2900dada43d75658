# SPDX-License-Identifier: GPL-3.0-or-later
"""The size by which people name a footprint: width × depth at a corner, turned by an angle."""

from dataclasses import dataclass

from planner.drawing.drawing import XY
from planner.model.shapes import Rectangle, Shape


@dataclass(frozen=True, slots=True)
class Nominal:
    """Width and depth in mm; the corner they are measured from; degrees counter-clockwise."""

    width: float
    depth: float
    at: XY
    angle: float

    @property
    def name(self) -> str:
        """Width × depth in whole mm, as block names write it."""
        return f"{round(self.width)}x{round(self.depth)}"


def nominal(shape: Shape) -> Nominal:
    """The nominal size of a shape: as stored, or an outline's bounds from its first corner."""
    if isinstance(shape, Rectangle):
        return Nominal(*shape.size, shape.at, shape.angle)
    xs, ys = zip(*shape.corners(), strict=True)
    return Nominal(max(xs) - min(xs), max(ys) - min(ys), shape.corners()[0], 0.0)
