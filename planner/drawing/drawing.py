# SPDX-License-Identifier: GPL-3.0-or-later
"""The one drawing that every exporter prints: marks on layers, in the plan's frame (mm).

A mark names a style of the table in ``styles``; colours, weights and dashes stand there and
nowhere else. Texts that must keep their size on paper are in paper millimetres and are made for
one scale; outlines are at true size.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

XY = tuple[float, float]
Anchor = Literal[
    "left", "centre", "right",  # along the baseline
]  # fmt: skip
Weight = Literal["regular", "bold"]


@dataclass(frozen=True, slots=True)
class Line:
    """An open or closed polyline. ``subject`` is the id of the thing it draws."""

    layer: str
    style: str
    points: tuple[XY, ...]
    closed: bool = False
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled polygon: outer ring and holes; ``style`` names tint and hatch."""

    layer: str
    style: str
    rings: tuple[tuple[XY, ...], ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle, drawn as a line."""

    layer: str
    style: str
    centre: XY
    radius: float
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: ``at`` is on the baseline; ``height`` is the cap height in drawing mm.

    ``angle`` in degrees counter-clockwise; ``stretch`` squeezes its width (1 = natural).
    """

    layer: str
    style: str
    text: str
    at: XY
    height: float
    angle: float = 0.0
    anchor: Anchor = "centre"
    weight: Weight = "regular"
    stretch: float = 1.0
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A linear dimension between two points, its line moved sideways by ``offset`` (left +).

    ``text_at`` is the middle of the figure's baseline, ``text_angle`` its direction; with
    ``leader`` a line joins the figure to the dimension line. ``subject`` names what it measures.
    """

    layer: str
    style: str
    start: XY
    end: XY
    offset: float
    text: str
    height: float
    text_at: XY
    text_angle: float = 0.0
    leader: bool = False
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A booth as contractors receive it: where it stands and what is known of it.

    Exporters with blocks (DXF) write an insert with attributes; the others leave it to the lines,
    fills and texts, which draw the booth whole.
    """

    layer: str
    subject: str
    name: str
    at: XY
    angle: float
    outline: tuple[XY, ...]
    attributes: Mapping[str, str] = field(hash=False)


Mark = Line | Fill | Circle | Text | Dimension | Block


@dataclass(frozen=True)
class Drawing:
    """Marks in painting order, with the bounds of all that is drawn (mm)."""

    marks: tuple[Mark, ...]
    bounds: tuple[float, float, float, float]
    title: str
    plan_id: str
    content_hash: str
