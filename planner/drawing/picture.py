# SPDX-License-Identifier: GPL-3.0-or-later
"""A small picture of findings: the part of the plan about them, at a usual scale."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.drawing.compose import box_of, composed
from planner.drawing.drawing import XY, Drawing, Mark, Text
from planner.drawing.findings import around, draw_findings
from planner.drawing.frame import Frame, Turn
from planner.drawing.sheet.page import Box as PaperBox
from planner.drawing.sheet.sheet import Viewport
from planner.drawing.space import Box, meet
from planner.drawing.space import around as box_around
from planner.floor.site import Site
from planner.locale import Language
from planner.rules.finding import Finding
from planner.rules.requirement import Profile

SCALES = (
    50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000, 1250, 1500, 2000, 2500, 5000, 10_000,
)  # fmt: skip
SIZE = (120.0, 80.0)


@dataclass(frozen=True)
class Picture:
    """A drawing whose bounds are the part that is shown; its marks may reach beyond, to be cut."""

    drawing: Drawing
    scale: int
    turn: Turn

    def viewport(self, at: XY) -> Viewport:
        """The picture on a sheet, its lower left corner at a place in paper mm."""
        left, low, right, high = self.window
        x, y = (at[0] - left / self.scale, at[1] - low / self.scale)
        width, height = (right - left) / self.scale, (high - low) / self.scale
        box = PaperBox(at[0], at[1], at[0] + width, at[1] + height)
        return Viewport(self.drawing, self.scale, self.turn, (x, y), box)

    @property
    def window(self) -> Box:
        """The part that is shown in the reader's frame, mm."""
        bounds = self.drawing.bounds
        return box_around(Frame(self.scale, self.turn).reads((bounds[:2], bounds[2:])))


def picture(
    site: Site,
    findings: Sequence[Finding],
    language: Language | None,
    *,
    box: Box | None = None,
    size: XY = SIZE,
    turn: Turn = 0,
    profiles: Sequence[Profile] | None = None,
    names: Mapping[str, str] | None = None,
    beneath: Callable[[Frame], Sequence[Mark]] | None = None,
) -> Picture:
    """What some findings are about, explained, ``size`` paper mm wide and high.

    ``box`` (plan, mm) is shown whole; None = what is around the findings. The scale is the largest
    usual one at which it fits, else the smallest. ``names`` come first in tags, by finding key.
    Without findings ``box`` is needed. ``beneath`` gives the drawing under the findings, in the
    reader's frame: for who takes many pictures of one site and draws it once for each scale.
    """
    wanted = box or joined(around(site, each) for each in findings)
    across, up = size if turn == 0 else size[::-1]
    width, height = wanted[2] - wanted[0], wanted[3] - wanted[1]
    fitting = (one for one in SCALES if width <= across * one and height <= up * one)
    scale = next(fitting, SCALES[-1])
    x, y = (wanted[0] + wanted[2]) / 2, (wanted[1] + wanted[3]) / 2
    half_across, half_up = across * scale / 2, up * scale / 2
    shown = (x - half_across, y - half_up, x + half_across, y + half_up)
    frame = Frame(scale, turn, language)
    window = box_around(frame.reads((shown[:2], shown[2:])))
    made = (
        composed(site, frame, dimensions=False, profiles=profiles)
        if beneath is None
        else beneath(frame)
    )
    under = [mark for mark in made if _is_seen(mark, window, scale)]
    told = draw_findings(site, findings, frame, over=under, within=window, names=names)
    drawing = Drawing(
        marks=tuple(frame.back(mark) for mark in (*under, *told)),
        bounds=shown,
        title=site.plan.title[language or "ko"],
        plan_id=site.plan.id,
        content_hash=site.content_hash,
    )
    return Picture(drawing, scale, turn)


def joined(boxes: Iterable[Box]) -> Box:
    """The box about boxes, of which there is at least one."""
    return box_around([corner for box in boxes for corner in (box[:2], box[2:])])


def _is_seen(mark: Mark, shown: Box, scale: int) -> bool:
    """Whether a mark is printed: texts whole or not at all."""
    left, low, right, high = box_of(mark, scale)
    if isinstance(mark, Text):
        return left >= shown[0] and low >= shown[1] and right <= shown[2] and high <= shown[3]
    return meet((left, low, right, high), shown)
