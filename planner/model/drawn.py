# SPDX-License-Identifier: GPL-3.0-or-later
"""What a plan draws beside booths and areas: structures, texts, dimensions, underlays."""

from pathlib import PurePosixPath
from typing import Annotated, Literal

from msgspec import Meta

from planner.model.shapes import Shape
from planner.model.values import (
    Degrees,
    Facts,
    Hash,
    Identifier,
    Length,
    Line,
    Millimetre,
    Name,
    Point,
    Remark,
    RuleBroken,
    Value,
)

StructureKind = Literal["wall", "column"]
Scale = Annotated[float, Meta(gt=0, le=1_000_000)]


class Structure(Value, frozen=True):
    """A wall or column put up for the event: nobody walks through it.

    ``height`` in mm, null where nobody knows it.
    """

    id: Identifier
    kind: StructureKind
    shape: Shape
    height: Length | None
    locked: bool
    group: Identifier | None
    note: Remark
    facts: Facts


class PlanText(Value, frozen=True):
    """Words on the floor, ``at`` the left end of the base line, ``height`` of a capital in mm."""

    id: Identifier
    at: Point
    angle: Degrees
    height: Length
    text: Name
    locked: bool
    group: Identifier | None

    def __post_init__(self) -> None:
        if not (self.text.ko.strip() or self.text.en.strip()):
            raise RuleBroken("text-empty")


class Dimension(Value, frozen=True):
    """A dimension between two points; the figure stands on a line that lies ``offset`` mm away.

    A positive offset lies left of the way from ``start`` to ``end``.
    """

    id: Identifier
    start: Point
    end: Point
    offset: Millimetre
    locked: bool
    group: Identifier | None

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise RuleBroken("dimension-empty")


class Underlay(Value, frozen=True):
    """A drawing or picture below the plan: a DXF, a page of a PDF, a PNG or JPEG.

    ``file`` is relative to the plan's folder, ``hash`` the SHA-256 of its bytes when it was put in.
    ``at`` is where the origin of the drawing, or the lower left corner of page or picture, lies;
    ``scale`` in mm per drawing unit, point (1/72 inch) or pixel; ``angle`` counter-clockwise about
    ``at``; ``opacity`` in percent.
    """

    id: Identifier
    file: Annotated[Line, Meta(min_length=1)]
    hash: Hash
    page: Annotated[int, Meta(ge=1, le=10_000)]
    at: Point
    scale: Scale
    angle: Degrees
    opacity: Annotated[int, Meta(ge=0, le=100)]
    shown: bool
    locked: bool

    def __post_init__(self) -> None:
        path = PurePosixPath(self.file)
        if path.is_absolute() or ".." in path.parts or "\\" in self.file or ":" in self.file:
            raise RuleBroken("underlay-elsewhere", file=self.file)
