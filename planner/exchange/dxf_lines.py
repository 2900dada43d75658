# SPDX-License-Identifier: GPL-3.0-or-later
"""A drawing's entities as polylines: what ezdxf would draw, without colours and fills."""

from collections.abc import Iterable

import numpy as np
from ezdxf.addons.drawing.backend import Backend, BkPath2d, BkPoints2d, ImageData
from ezdxf.addons.drawing.properties import BackendProperties
from ezdxf.math import Vec2, Vec3
from numpy.typing import NDArray

_FLAT = 0.005  # of a path's size: how far a polyline may leave a curve


class Lines(Backend):
    """Collects polylines up to a number of points; ``full`` tells that there were more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.found: list[NDArray[np.float64]] = []
        self.full = False
        self._left = most

    def _take(self, points: Iterable[Vec2 | Vec3]) -> None:
        taken = np.array([(point.x, point.y) for point in points], dtype=float).reshape(-1, 2)
        self._left -= len(taken)
        if self._left < 0:
            self.full = True
        elif len(taken) > 1 and np.isfinite(taken).all():
            self.found.append(taken)

    def set_background(self, color: str) -> None:
        """The paper has no colour here."""

    def draw_point(self, pos: Vec2, properties: BackendProperties) -> None:
        """A point has no extent and is left out."""

    def draw_line(self, start: Vec2, end: Vec2, properties: BackendProperties) -> None:
        """A line."""
        self._take((start, end))

    def draw_solid_lines(
        self, lines: Iterable[tuple[Vec2, Vec2]], properties: BackendProperties
    ) -> None:
        """Lines one by one."""
        for pair in lines:
            self._take(pair)

    def draw_path(self, path: BkPath2d, properties: BackendProperties) -> None:
        """A path, curves flattened."""
        if len(path):
            size = float(np.ptp(path.vertices(), axis=0).max()) if len(path.vertices()) else 0.0
            self._take(path.to_path().flattening(max(size * _FLAT, 1e-9), segments=2))

    def draw_filled_paths(self, paths: Iterable[BkPath2d], properties: BackendProperties) -> None:
        """The edges of what would be filled."""
        for path in paths:
            self.draw_path(path, properties)

    def draw_filled_polygon(self, points: BkPoints2d, properties: BackendProperties) -> None:
        """The edge of what would be filled."""
        corners = list(points.vertices())
        self._take((*corners, *corners[:1]))

    def clear(self) -> None:
        """Nothing is collected yet."""
        self.found.clear()

    def draw_image(self, image_data: ImageData, properties: BackendProperties) -> None:
        """Pictures inside a drawing are left out."""
