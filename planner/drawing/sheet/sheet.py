# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sheet is: a paper, its furniture in paper mm, and at most one window onto the plan."""

from dataclasses import dataclass

from planner.drawing.drawing import XY, Drawing, Mark
from planner.drawing.frame import Turn
from planner.drawing.sheet.page import Box, Paper
from planner.model.shapes import direction


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window onto the plan: the drawing at 1:scale, turned about the plan's datum.

    ``at`` is where the datum (0, 0) comes to lie on the paper; nothing shows outside ``box``.
    """

    drawing: Drawing
    scale: int
    turn: Turn
    at: XY
    box: Box

    def to_paper(self, point: XY) -> XY:
        """The place on the paper (mm) of a point of the plan (mm)."""
        cosine, sine = direction(self.turn)
        x, y = point
        return (
            self.at[0] + (x * cosine - y * sine) / self.scale,
            self.at[1] + (x * sine + y * cosine) / self.scale,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed sheet: ``marks`` are the furniture, painted over the plan, in paper mm.

    ``number`` and ``title`` name it in lists; ``title`` is in the sheet's languages.
    """

    paper: Paper
    number: str
    title: str
    viewport: Viewport | None
    marks: tuple[Mark, ...]
