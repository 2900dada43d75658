# SPDX-License-Identifier: GPL-3.0-or-later
"""Scale and turn of a plan on a paper: the largest usual scale at which all of it has room."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from planner.drawing.drawing import Drawing
from planner.drawing.frame import Turn
from planner.drawing.sheet.page import Box
from planner.drawing.styles import SCALES

# Halls that are too large for the usual scales still get their sheet.
_SMALLER = (1000, 2000, 5000, 10_000, 20_000, 50_000)
_TURNS: tuple[Turn, ...] = (-90, 0)
Bounds = tuple[float, float, float, float]
Drawer = Callable[[int, Turn], Drawing]
# Tags, a chain and grid bubbles take at least this much beside the halls, both sides together, mm.
_LEAST_MARGINS = 24.0


@dataclass(frozen=True, slots=True)
class Room:
    """Room for a plan on a paper, in mm: where it may lie, and how the rest is shared out."""

    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placing:
    """A drawing that has room at a scale and turn."""

    drawing: Drawing
    scale: int
    turn: Turn
    room: Room


def place(floor: Bounds, rooms: Sequence[Room], drawer: Drawer) -> Placing:
    """The drawing at the largest scale that some room holds with all its chains and texts.

    ``floor`` are the bounds of the halls (mm); scales at which these alone are too large are not
    drawn. The last and smallest scale is taken as it is.
    """
    drawn = cache(drawer)
    for scale, turn, room in _candidates(floor, rooms):
        drawing = drawn(scale, turn)
        width, height = extent(drawing.bounds, scale, turn)
        if width <= room.width and height <= room.height:
            return Placing(drawing, scale, turn, room)
    scale, turn = _SMALLER[-1], _TURNS[0]
    return Placing(drawer(scale, turn), scale, turn, rooms[0])


def _candidates(floor: Bounds, rooms: Sequence[Room]) -> Iterator[tuple[int, Turn, Room]]:
    for scale in (*SCALES, *_SMALLER):
        for room in rooms:
            for turn in _TURNS:
                width, height = extent(floor, scale, turn)
                if max(width - room.width, height - room.height) <= -_LEAST_MARGINS:
                    yield scale, turn, room


def extent(bounds: Bounds, scale: int, turn: Turn) -> tuple[float, float]:
    """Width and height on paper (mm) of bounds in the plan (mm)."""
    left, bottom, right, top = bounds
    across, up = (right - left) / scale, (top - bottom) / scale
    return (across, up) if turn == 0 else (up, across)


def on_paper(bounds: Bounds, scale: int, turn: Turn) -> Box:
    """Bounds in the plan as a box in paper mm about the turned datum."""
    left, bottom, right, top = (value / scale for value in bounds)
    return Box(left, bottom, right, top) if turn == 0 else Box(bottom, -right, top, -left)
