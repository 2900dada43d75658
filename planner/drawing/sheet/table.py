# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables on a sheet: one look for schedule, legend, counts, index and revisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.drawing.drawing import Anchor, Fill, Line, Mark, Weight
from planner.drawing.sheet.block import Block, beside, stack
from planner.drawing.sheet.lettering import GREY, INK, SMALLEST, Words, pair, paragraph
from planner.drawing.sheet.page import LAYER

PADDING = 0.8
AIR = 0.25  # above and below the words of a row
Cell = str | Words | Block


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head in the sheet's languages, its width in mm and how its cells are set."""

    head: Words
    width: float
    anchor: Anchor = "left"
    weight: Weight = "regular"
    style: str = INK


def heading(texts: Words, width: float, height: float) -> Block:
    """The heading of a block, with the rule below it."""
    line = pair(texts, width, height)
    depth = line.height + 0.6
    rule = Line(LAYER, "sheet.title", ((0.0, -depth), (width, -depth)))
    return Block(width, depth + 0.8, (*line.marks, rule))


def head(columns: Sequence[Column]) -> Block:
    """The head of a table: each column's name, the languages one below the other."""
    cells = []
    for column in columns:
        width, anchor = column.width - 2 * PADDING, column.anchor
        lines = [paragraph(column.head.first, width, SMALLEST, "bold", INK, anchor)]
        if column.head.second:
            lines.append(paragraph(column.head.second, width, SMALLEST, "regular", GREY, anchor))
        cells.append(_padded(stack(lines), column))
    return ruled(beside(cells), "sheet.rule")


def row(
    columns: Sequence[Column],
    cells: Sequence[Cell],
    height: float,
    weight: Weight | None = None,
    rule: str = "sheet.hair",
    shaded: bool = False,
) -> Block:
    """A row of a table; as tall as its tallest cell."""
    made = beside(
        _padded(_cell(cell, column, height, weight or column.weight), column)
        for column, cell in zip(columns, cells, strict=True)
    )
    block = ruled(made, rule)
    if not shaded:
        return block
    shade = Fill(LAYER, "sheet.shade", (_outline(block.width, block.height),))
    return Block(block.width, block.height, (shade, *block.marks))


def ruled(block: Block, rule: str) -> Block:
    """A block with air around it and a rule below."""
    depth = block.height + 2 * AIR
    line: Mark = Line(LAYER, rule, ((0.0, -depth), (block.width, -depth)))
    return Block(block.width, depth, (*block.at(0.0, -AIR), line))


def _cell(cell: Cell, column: Column, height: float, weight: Weight) -> Block:
    width = column.width - 2 * PADDING
    if isinstance(cell, Block):
        return cell
    if isinstance(cell, Words):
        return pair(cell, width, height, weight, column.style)
    return paragraph(cell, width, height, weight, column.style, column.anchor)


def _padded(block: Block, column: Column) -> Block:
    return Block(column.width, block.height, tuple(block.at(PADDING, 0.0)))


def _outline(width: float, height: float) -> tuple[tuple[float, float], ...]:
    return ((0.0, -height), (width, -height), (width, 0.0), (0.0, 0.0))
