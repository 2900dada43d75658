# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks: pieces of sheet furniture, drawn from their upper left corner, stacked and placed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.drawing.drawing import XY, Circle, Fill, Line, Mark, Text
from planner.drawing.sheet.page import Box
from planner.paths.watch import pulsing

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


@dataclass(frozen=True, slots=True)
class Piece:
    """A table or list of a sheet: rows under a head that opens each column it runs over."""

    head: Block
    rows: tuple[Block, ...]

    def whole(self) -> Block:
        """The piece in one."""
        return stack([self.head, *self.rows])


# A piece is made once the width of its column is known.
Maker = Callable[[float], Piece]


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
    blocks: Iterable[Block], columns: Sequence[Box], head: Block, tallest: float
) -> tuple[tuple[Mark, ...], int, tuple[Box, ...]]:
    """Blocks poured into columns in order, each column opened by a head.

    Returns the marks, how many blocks found room, and what the columns have left; blocks that
    find none are not even made. ``tallest`` is the height of a whole column of an empty sheet: a
    block that even such a one does not hold is placed alone in it rather than lost.
    """
    marks: list[Mark] = []
    waiting = pulsing(blocks)
    block = next(waiting, None)
    placed = 0
    left: list[Box] = []
    for column in columns:
        top = start = column.top - head.height
        whole = column.height + _HAIR >= tallest
        while block is not None and (
            block.height <= top - column.bottom + _HAIR
            or (whole and top == start and block.height + head.height > tallest)
        ):
            marks += block.at(column.left, top)
            top -= block.height
            placed += 1
            block = next(waiting, None)
        if top < start:
            marks += head.at(column.left, column.top)
        left.append(replace(column, top=top if top < start else column.top))
    return tuple(marks), placed, tuple(left)


def pack(
    makers: Iterable[Maker], columns: Sequence[Box], gap: float
) -> tuple[tuple[Mark, ...], tuple[Maker, ...], tuple[Box, ...]]:
    """Pieces, each made to the width of the first column that has room for all of it.

    Returns the marks, the makers of pieces without room, and what the columns have left.
    """
    marks: list[Mark] = []
    left = list(columns)
    rest: list[Maker] = []
    for maker in makers:
        for place, column in enumerate(left):
            block = maker(column.width).whole()
            if block.height <= column.height + _HAIR:
                marks += block.at(column.left, column.top)
                left[place] = replace(column, top=column.top - block.height - gap)
                break
        else:
            rest.append(maker)
    return tuple(marks), tuple(rest), tuple(left)
