# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks: pieces of sheet furniture, drawn from their upper left corner, stacked and placed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.drawing.drawing import XY, Circle, Fill, Line, Mark, Text
from planner.drawing.sheet.page import Box

# Room for rounding when heights are added up.
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Block:
    """Marks in a box that hangs from (0, 0): x to the right, y downwards negative (mm)."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()

    def at(self, left: float, top: float) -> Iterator[Mark]:
        """The marks with the block's upper left corner moved to a place on the paper."""
        return (moved(mark, left, top) for mark in self.marks)


def moved(mark: Mark, right: float, up: float) -> Mark:
    """A sheet mark, shifted."""

    def shift(point: XY) -> XY:
        return (point[0] + right, point[1] + up)

    match mark:
        case Line():
            return replace(mark, points=tuple(map(shift, mark.points)))
        case Fill():
            rings = tuple(tuple(map(shift, ring)) for ring in mark.rings)
            return replace(mark, rings=rings)
        case Circle():
            return replace(mark, centre=shift(mark.centre))
        case Text():
            return replace(mark, at=shift(mark.at))
        case _:
            raise TypeError(f"a sheet has no {type(mark).__name__}")


def stack(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Blocks one below the other."""
    marks: list[Mark] = []
    width, depth = 0.0, 0.0
    for block in blocks:
        if depth > 0:
            depth += gap
        marks += block.at(0.0, -depth)
        width, depth = max(width, block.width), depth + block.height
    return Block(width, depth, tuple(marks))


def beside(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Blocks side by side, their tops level."""
    marks: list[Mark] = []
    across, depth = 0.0, 0.0
    for block in blocks:
        if across > 0:
            across += gap
        marks += block.at(across, 0.0)
        across, depth = across + block.width, max(depth, block.height)
    return Block(across, depth, tuple(marks))


def flow(
    blocks: Sequence[Block], columns: Sequence[Box], gap: float = 0.0, head: Block | None = None
) -> tuple[tuple[Mark, ...], tuple[Block, ...]]:
    """Blocks poured into columns in order, each column opened by a head; and what found no room.

    A block that is taller than every column is placed alone in one rather than lost.
    """
    marks: list[Mark] = []
    waiting = list(blocks)
    for column in columns:
        if not waiting:
            break
        top = column.top
        if head is not None:
            marks += head.at(column.left, top)
            top -= head.height
        start = top
        while waiting:
            block = waiting[0]
            below = top if top == start else top - gap
            fits = below - block.height >= column.bottom - _HAIR
            alone = top == start and block.height > max(box.height for box in columns)
            if not (fits or alone):
                break
            marks += block.at(column.left, below)
            top = below - block.height
            waiting.pop(0)
    return tuple(marks), tuple(waiting)
