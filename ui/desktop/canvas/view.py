# SPDX-License-Identifier: GPL-3.0-or-later
"""How the plan lies on the screen: scale, place and a quarter turn. Knows no Qt.

Turned, y runs to the right and x downwards (a turn by -90°, not a mirror), so that a deep hall
lies flat with its visitor side on the left. X and Y stay the plan's.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

XY = tuple[float, float]
Box = tuple[float, float, float, float]  # x from, y from, x to, y to

LEAST_SCALE, LARGEST_SCALE = 2.0, 400.0  # px per metre


@dataclass(frozen=True, slots=True)
class View:
    """A scale in px per metre, where the plan's origin stands on the screen, and the turn."""

    scale: float = 6.0
    origin: XY = (0.0, 0.0)
    turned: bool = True

    @property
    def pixel(self) -> float:
        """The length in mm that one pixel covers."""
        return 1000.0 / self.scale

    def to_screen(self, point: XY) -> XY:
        """A point of the plan (mm) on the screen (px)."""
        k = self.scale / 1000.0
        x, y = point
        if self.turned:
            return (self.origin[0] + y * k, self.origin[1] + x * k)
        return (self.origin[0] + x * k, self.origin[1] - y * k)

    def to_plan(self, pixel: XY) -> XY:
        """A point of the screen (px) in the plan (mm)."""
        across, down = self.lengths((pixel[0] - self.origin[0], pixel[1] - self.origin[1]))
        return (across, down)

    def lengths(self, pixels: XY) -> XY:
        """A step on the screen (px right, px down) as a step in the plan (mm)."""
        right, down = pixels[0] * self.pixel, pixels[1] * self.pixel
        return (down, right) if self.turned else (right, -down)

    def array(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points of the plan, shape (n, 2), on the screen."""
        k = self.scale / 1000.0
        if self.turned:
            return points[:, ::-1] * k + self.origin
        return points * (k, -k) + self.origin

    def angle(self, degrees: float) -> float:
        """A direction of the plan (counter-clockwise) as Qt turns things: clockwise."""
        return (90.0 - degrees) if self.turned else -degrees

    def arrows(self, step: XY) -> str:
        """The way of a step in the plan as it goes on the screen: ``→``, or two where it turns."""
        start, end = self.to_screen((0.0, 0.0)), self.to_screen(step)
        right, down = end[0] - start[0], end[1] - start[1]
        least = 1e-6 * (abs(right) + abs(down))
        across = "" if abs(right) <= least else "→" if right > 0 else "←"
        along = "" if abs(down) <= least else "↓" if down > 0 else "↑"
        return across + along

    def screen_box(self, box: Box) -> Box:
        """A box of the plan on the screen."""
        return _box(self.to_screen(box[:2]), self.to_screen(box[2:]))

    def boxes(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Boxes of the plan, shape (n, 4), on the screen."""
        one, two = self.array(boxes[:, :2]), self.array(boxes[:, 2:])
        return np.concatenate([np.minimum(one, two), np.maximum(one, two)], axis=1)

    def plan_box(self, box: Box) -> Box:
        """A box of the screen in the plan."""
        return _box(self.to_plan(box[:2]), self.to_plan(box[2:]))

    def panned(self, right: float, down: float) -> "View":
        """The view with the plan moved by pixels."""
        return replace(self, origin=(self.origin[0] + right, self.origin[1] + down))

    def zoomed(self, factor: float, at: XY) -> "View":
        """The view enlarged about a pixel, within the least and the largest scale."""
        scale = min(max(self.scale * factor, LEAST_SCALE), LARGEST_SCALE)
        ratio = scale / self.scale
        return replace(
            self,
            scale=scale,
            origin=(
                at[0] + (self.origin[0] - at[0]) * ratio,
                at[1] + (self.origin[1] - at[1]) * ratio,
            ),
        )

    def fitted(
        self,
        box: Box,
        size: XY,
        margin: float = 40.0,
        largest: float = LARGEST_SCALE,
        least: float = LEAST_SCALE,
    ) -> "View":
        """The view in which a box of the plan (mm) fills a widget (px), its middle in the middle.

        An empty or endless box is shown at the current scale.
        """
        spans = (box[2] - box[0], box[3] - box[1])
        wide, high = (spans[1], spans[0]) if self.turned else spans
        room = (max(size[0] - 2 * margin, 1.0), max(size[1] - 2 * margin, 1.0))
        fits = [
            space * 1000.0 / span
            for space, span in zip(room, (wide, high), strict=True)
            if span > 0
        ]
        scale = min([*fits, largest]) if fits else self.scale
        scale = min(max(scale, least), LARGEST_SCALE)
        scaled = replace(self, scale=scale, origin=(0.0, 0.0))
        middle = scaled.to_screen(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
        if not all(map(math.isfinite, middle)):
            return self
        return replace(scaled, origin=(size[0] / 2 - middle[0], size[1] / 2 - middle[1]))


def _box(first: XY, second: XY) -> Box:
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[0], second[0]),
        max(first[1], second[1]),
    )


def covering(boxes: NDArray[np.float64]) -> Box:
    """The box around boxes, shape (n, 4), n > 0."""
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
