# SPDX-License-Identifier: GPL-3.0-or-later
"""A dimension held by an end, or by its line: it measures elsewhere, or its figure stands off."""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from planner.drawing.dimensions import line_of
from planner.edits.drawn import SetDimension
from planner.floor.site import Site
from planner.model.drawn import Dimension
from planner.model.problems import BadInput
from planner.model.values import Point
from ui.desktop.tools.dimension import OFFSET_STEP, offset_of
from ui.desktop.tools.events import Pointer
from ui.desktop.tools.legs import whole
from ui.desktop.tools.overlay import Ghost, Handle, Overlay
from ui.desktop.tools.spots import Spots, spot, spots_for
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

_START, _END = 0, 1


def dimension_of(view: ToolView) -> Dimension | None:
    """The dimension that is selected alone and not locked."""
    thing = view.site.things.get(view.selection[0]) if len(view.selection) == 1 else None
    return thing if isinstance(thing, Dimension) and not thing.locked else None


def dimension_handles(dimension: Dimension) -> tuple[Handle, ...]:
    """Its two ends, and the middle of its line."""
    (x1, y1), (x2, y2) = line_of(dimension.start, dimension.end, dimension.offset)
    way = math.degrees(math.atan2(y2 - y1, x2 - x1)) + 90.0
    return (
        Handle("corner", _START, dimension.start),
        Handle("corner", _END, dimension.end),
        Handle("side", 0, ((x1 + x2) / 2, (y1 + y2) / 2), way),
    )


def held(view: ToolView, dimension: Dimension, handle: Handle, rest: State) -> State:
    """Take a dimension by a handle."""
    spots = spots_for(view, handle.at)
    end = handle.number if handle.kind == "corner" else None
    return DimensionHeld(view.site, dimension, end, spots, rest)


@dataclass(frozen=True, slots=True, eq=False)
class DimensionHeld(State):
    """``end``: which of its ends hangs on the pointer; None: its line."""

    path: ClassVar[str] = "select.dimensioning"
    cursor: ClassVar[Cursor] = "move"
    grabbing: ClassVar[bool] = True
    site: Site
    dimension: Dimension
    end: int | None
    spots: Spots
    rest: State
    edit: SetDimension | None = None
    ghost: Ghost | None = None

    @property
    def overlay(self) -> Overlay:
        return Overlay(ghost=self.ghost)

    def hint(self, view: ToolView) -> Hint:
        shown = self.dimension
        if self.ghost is not None:
            shown = self.ghost.preview.site.plan.dimensions[self._place]
        return self.path, {"length": f"{math.dist(shown.start, shown.end):,.0f}"}

    @property
    def _place(self) -> int:
        names = [each.id for each in self.site.plan.dimensions]
        return names.index(self.dimension.id)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        if view.site is not self.site:
            return self.rest
        edit = self._edit(view, pointer)
        try:
            preview = view.preview(edit)
        except BadInput:
            return replace(self, edit=None, ghost=None)
        return replace(
            self, edit=edit, ghost=Ghost(preview, frozenset({self.dimension.id}), view.site)
        )

    def _edit(self, view: ToolView, pointer: Pointer) -> SetDimension:
        own = self.dimension
        if self.end is None:
            free = pointer.modifiers.alt or not view.snapping
            step = 1 if free else OFFSET_STEP
            return SetDimension(own.id, offset=offset_of(own.start, own.end, pointer.point, step))
        shift = pointer.modifiers.shift
        to: Point = whole(spot(view, self.spots, pointer, grid=0, locked=shift)[0])
        if self.end == _START:
            return SetDimension(own.id, start=to)
        return SetDimension(own.id, end=to)

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        if self.edit is not None:
            view.apply(self.edit)
        return self.rest

    def escape(self, view: ToolView) -> State:
        return self.rest

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.site else self.rest
