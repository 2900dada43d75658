# SPDX-License-Identifier: GPL-3.0-or-later
"""Placing booths: a click sets one of 3 × 3 m, a drag draws one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from shapely import MultiPoint, STRtree

from planner.edits.add import Add
from planner.edits.edit import Edit
from planner.edits.identity import free_number
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.model.shapes import Rectangle
from planner.model.values import Point, Size
from ui.desktop.tools.events import XY, Pointer
from ui.desktop.tools.rectangles import RectangleDrawing, RectangleIdle
from ui.desktop.tools.state import Cursor, State
from ui.desktop.tools.view import ToolView

MODULE = 3000  # mm: a standard booth is 3 × 3 m


@dataclass(frozen=True, slots=True, eq=False)
class BoothDrawing(RectangleDrawing):
    """A booth is drawn."""

    path: ClassVar[str] = "booth.drawing"
    cursor: ClassVar[Cursor] = "booth"


@dataclass(frozen=True, slots=True, eq=False)
class BoothIdle(RectangleIdle):
    """A booth of 3 × 3 m follows the pointer."""

    path: ClassVar[str] = "booth.idle"
    cursor: ClassVar[Cursor] = "booth"
    module: ClassVar[Size] = (MODULE, MODULE)
    drawn: ClassVar[type[RectangleDrawing]] = BoothDrawing

    def addition(self, view: ToolView, at: Point, size: Size) -> Edit:
        """A booth with the number after the last one's, in the nearest pavilion."""
        number, pavilion = likeness(view, Rectangle(at, size).corners())
        return Add(number, at, size, pavilion=pavilion)


def module_at(view: ToolView, pointer: Pointer) -> State:
    """Set a booth of 3 × 3 m about a pointer, snapped, and select it."""
    idle = BoothIdle()
    return idle.place_module(view, pointer, idle.current(view))


def likeness(view: ToolView, corners: Sequence[XY]) -> tuple[str, str]:
    """What new booths between some corners are like: the next number, the nearest pavilion."""
    plan = view.site.plan
    like = plan.booths[-1].number if plan.booths else "A100"
    number = free_number(plan, like)
    if not plan.booths:
        return number, ""
    nearest = int(_booths(view.site).nearest(MultiPoint(corners).envelope.centroid))
    return number, plan.booths[nearest].pavilion


@lru_cache(maxsize=2)
def _booths(site: Site) -> STRtree:
    """The booths of a site by their places, for every move of a drag."""
    return STRtree([footprint(booth.shape) for booth in site.plan.booths])
