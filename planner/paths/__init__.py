# SPDX-License-Identifier: GPL-3.0-or-later
"""Walking: shortest walks of round bodies over the free floor."""

from planner.paths.farthest import Far
from planner.paths.field import DistanceField, Way
from planner.paths.narrowest import NarrowPlace
from planner.paths.network import WIDTH, NoWay, Reason, Walk, WalkNetwork

__all__ = [
    "WIDTH",
    "DistanceField",
    "Far",
    "NarrowPlace",
    "NoWay",
    "Reason",
    "Walk",
    "WalkNetwork",
    "Way",
]
