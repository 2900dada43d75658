# SPDX-License-Identifier: GPL-3.0-or-later
"""What a report is made of: sections of a few kinds of blocks, which every face knows to set."""

from dataclasses import dataclass
from typing import Literal

from planner.drawing.picture import Picture

# What colour (and word) marks something: a verdict, a severity, how sure a number is.
Tone = Literal["plain", "good", "error", "warning", "note", "unsure", "waived"]
Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that stands out."""

    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: words, tags after them, and small print below."""

    words: str = ""
    small: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, how its cells are set."""

    head: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page. ``signed``: room to write in each row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are: the title block."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``small`` print explains, a ``caution`` is framed."""

    words: str
    kind: Literal["body", "small", "caution", "heading"] = "body"


@dataclass(frozen=True, slots=True)
class Figure:
    """A part of the plan with its caption, as wide as the picture is on paper."""

    picture: Picture
    caption: str


@dataclass(frozen=True, slots=True)
class Legend:
    """Colours (``#rrggbb``) and what each stands for."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One finding: its name and tags, what was found, a table of requirements, a picture."""

    title: str
    tags: tuple[Tag, ...]
    words: str
    facts: tuple[tuple[str, Cell], ...]
    figure: Figure | None


Block = Table | Facts | Paragraph | Figure | Legend | Card


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under a heading; ``id`` is what links name it by."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False
