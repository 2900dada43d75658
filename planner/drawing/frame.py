# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader's frame: the plan as it lies on the sheet, where upright text has the angle 0.

Everything is composed in this frame and turned back into the plan's frame at the end; both turns
are exact, so that a coordinate of the plan comes out as it went in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from planner.drawing.drawing import XY, Block, Circle, Dimension, Fill, Line, Mark, Text
from planner.locale import LANGUAGES, Language

Turn = Literal[0, -90]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a drawing is read: at 1:scale, the plan turned by ``turn`` degrees on the sheet."""

    scale: int = 250
    turn: Turn = 0
    language: Language | None = None

    def mm(self, paper: float) -> float:
        """A length on paper (mm) as a length of the drawing (mm)."""
        return paper * self.scale

    def read(self, point: XY) -> XY:
        """A point of the plan in the reader's frame."""
        return point if self.turn == 0 else (point[1], -point[0])

    def reads(self, points: Iterable[XY]) -> tuple[XY, ...]:
        """Points of the plan in the reader's frame."""
        return tuple(self.read(point) for point in points)

    def angle(self, degrees: float) -> float:
        """A direction of the plan in the reader's frame."""
        return degrees + self.turn

    def plan(self, point: XY) -> XY:
        """A point of the reader's frame in the plan."""
        return point if self.turn == 0 else (-point[1], point[0])

    def languages(self) -> tuple[Language, ...]:
        """The languages to print, first the leading one."""
        return LANGUAGES if self.language is None else (self.language,)

    def length(self, value: float) -> str:
        """A dimension figure: millimetres down to 1:250, metres at smaller scales."""
        if self.scale <= 250:
            return f"{round(value):,}"
        metres = f"{value / 1000:.3f}".rstrip("0")
        return metres + "0" if metres.endswith(".") else metres

    def back(self, mark: Mark) -> Mark:
        """A mark of the reader's frame in the plan's frame."""
        if self.turn == 0:
            return mark
        match mark:
            case Line():
                return replace(mark, points=self._plans(mark.points))
            case Fill():
                return replace(mark, rings=tuple(self._plans(ring) for ring in mark.rings))
            case Circle():
                return replace(mark, centre=self.plan(mark.centre))
            case Text():
                return replace(mark, at=self.plan(mark.at), angle=self._back(mark.angle))
            case Dimension():
                return replace(
                    mark,
                    start=self.plan(mark.start),
                    end=self.plan(mark.end),
                    text_at=self.plan(mark.text_at),
                    text_angle=self._back(mark.text_angle),
                )
            case Block():
                return replace(
                    mark,
                    at=self.plan(mark.at),
                    angle=self._back(mark.angle),
                    outline=self._plans(mark.outline),
                )

    def _back(self, angle: float) -> float:
        # Stored angles have three decimals; the turn there and back must not leave a trace.
        return round(angle - self.turn, 9)

    def _plans(self, points: Iterable[XY]) -> tuple[XY, ...]:
        return tuple(self.plan(point) for point in points)


def moved(mark: Mark, by: XY) -> Mark:
    """A mark moved by a distance each way."""

    def at(point: XY) -> XY:
        return (point[0] + by[0], point[1] + by[1])

    match mark:
        case Line():
            return replace(mark, points=tuple(at(point) for point in mark.points))
        case Fill():
            return replace(
                mark, rings=tuple(tuple(at(point) for point in ring) for ring in mark.rings)
            )
        case Circle():
            return replace(mark, centre=at(mark.centre))
        case Text():
            return replace(mark, at=at(mark.at))
        case Dimension():
            return replace(mark, start=at(mark.start), end=at(mark.end), text_at=at(mark.text_at))
        case Block():
            outline = tuple(at(point) for point in mark.outline)
            return replace(mark, at=at(mark.at), outline=outline)


def readable(angle: float) -> float:
    """A text direction (degrees) or its opposite, whichever is not upside down: in (-90, 90]."""
    turned = angle % 360.0
    if turned > 270.0:
        return turned - 360.0
    return turned - 180.0 if turned > 90.0 else turned
