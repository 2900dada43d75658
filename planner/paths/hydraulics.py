# SPDX-License-Identifier: GPL-3.0-or-later
"""The hydraulic method: how fast people walk and pass a width, by how close they stand.

Tables of IMO MSC.1/Circ.1533, annex 2 (corridors and doorways), straight between their rows.  What
it says of a door is a lower bound: nobody hesitates, and all use it until the last has passed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DENSITY = (0.0, 0.5, 1.9, 3.2, 3.5)  # persons per m²
SPECIFIC_FLOW = (0.0, 0.65, 1.3, 0.65, 0.32)  # persons per second and metre of clear width
SPEED = (1.2, 1.2, 0.67, 0.20, 0.10)  # m/s
DOOR_FLOW = 1.3  # persons per second and metre: the most that corridors and doors take


def specific_flow(density: float) -> float:
    """Persons who pass a metre of clear width in a second, at a density in persons per m²."""
    return float(np.interp(density, DENSITY, SPECIFIC_FLOW))


def speed(density: float) -> float:
    """Walking speed in m/s on the level, at a density in persons per m²."""
    return float(np.interp(density, DENSITY, SPEED))


def flow_time(persons: float, width: float, flow: float = DOOR_FLOW) -> float:
    """Seconds in which some persons pass a clear width in mm; infinite for none."""
    if persons <= 0:
        return 0.0
    return persons / (flow * width / 1000) if width > 0 else math.inf


@dataclass(frozen=True, slots=True)
class Emptying:
    """How an exit empties: persons, the walks to it (mm), and seconds until the last has passed.

    ``queues``: whether the door, not the longest walk, decides.
    """

    persons: int
    nearest: float
    farthest: float
    flow: float
    seconds: float

    @property
    def queues(self) -> bool:
        """Whether people wait before it."""
        return self.flow > 0 and self.seconds > self.farthest / 1000 / SPEED[0] + 1e-9


def emptying(persons: Sequence[int], walks: Sequence[float], width: float) -> Emptying:
    """An exit (clear width in mm) for groups of persons with walks of some lengths (mm).

    All set out at once at free speed. The n-th to arrive passes when he is there and all before
    him have passed, so the last does after max over groups of arrival + flow time of what comes
    from there on.
    """
    rows = sorted((walk, count) for walk, count in zip(walks, persons, strict=True) if count > 0)
    total = sum(count for _, count in rows)
    if not rows:
        return Emptying(0, 0.0, 0.0, 0.0, 0.0)
    left, last = total, 0.0
    for walk, count in rows:
        last = max(last, walk / 1000 / SPEED[0] + flow_time(left, width))
        left -= count
    return Emptying(total, rows[0][0], rows[-1][0], flow_time(total, width), last)
