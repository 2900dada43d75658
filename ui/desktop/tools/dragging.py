# SPDX-License-Identifier: GPL-3.0-or-later
"""A drag of booths and areas: always computed from the plan at press, dropped as one edit."""

from dataclasses import dataclass, replace
from typing import ClassVar

from planner.edits.duplicate import Duplicate
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.floor.neighbours import Axis, Surroundings, surroundings
from planner.floor.site import Site
from planner.floor.snapping import Snap, snap
from planner.model.problems import BadInput
from planner.model.values import Name
from ui.desktop.tools.events import XY, Modifiers, Pointer
from ui.desktop.tools.figures import Figures
from ui.desktop.tools.names import place_name
from ui.desktop.tools.overlay import Fields, Ghost, Overlay
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView

_SNAP_PIXELS = 8.0
_MOST_TOLERANCE = 1500.0  # mm: from far away 8 px are many metres


def tolerance(view: ToolView) -> float:
    """How far (mm) things are drawn to one another at the view's scale."""
    return min(_SNAP_PIXELS * view.pixel, _MOST_TOLERANCE)


@dataclass(frozen=True, slots=True, eq=False)
class Grip:
    """What is held, since when: the site at press, the things, the point, what stands about."""

    site: Site
    ids: tuple[str, ...]
    label: str | Name
    start: XY
    about: Surroundings
    rest: State


def grip(view: ToolView, ids: tuple[str, ...], pressed: str, start: XY, rest: State) -> Grip:
    """Take hold of things at one of them; everything that holds still is read here, once."""
    label = place_name(view.site, pressed) if len(ids) == 1 else str(len(ids))
    about = surroundings(view.site, ids, pressed, view.aisle)
    return Grip(view.site, ids, label, start, about, rest)


@dataclass(frozen=True, slots=True, eq=False)
class Dragging(State):
    """Things hang on the pointer."""

    path: ClassVar[str] = "select.dragging"
    cursor: ClassVar[Cursor] = "move"
    grabbing: ClassVar[bool] = True
    grip: Grip
    pointer: Pointer
    snap: Snap
    ghost: Ghost | None

    @property
    def overlay(self) -> Overlay:
        return Overlay(
            ghost=self.ghost,
            guides=self.snap.guides,
            corners=self.snap.corners,
            at=self.pointer.point,
        )

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"label": self.grip.label}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        return moved(view, self.grip, pointer)

    def release(self, view: ToolView, pointer: Pointer) -> State:
        """Drop where the release says, with the modifiers of this moment."""
        if pointer.button != "left":
            return self
        here = snapped(view, self.grip, pointer)
        return dropped(view, self.grip, here.dx, here.dy, pointer.modifiers.control)

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            here = self.snap
            return dropped(view, self.grip, here.dx, here.dy, self.pointer.modifiers.control)
        steps = (self.snap.dx, self.snap.dy)
        # A figure goes along the longer way of the drag and the way it goes.
        longer = (
            0 if abs(steps[0]) > abs(steps[1]) or (steps[0] == steps[1] and not view.flat) else 1
        )
        signs = (-1 if steps[0] < 0 else 1, -1 if steps[1] < 0 else 1)
        typed = Figures(active=longer, signs=signs).typed(key)
        return None if typed is None else typing(view, self, typed)

    def escape(self, view: ToolView) -> State:
        return self.grip.rest

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.grip.site else self.grip.rest


@dataclass(frozen=True, slots=True, eq=False)
class Typing(State):
    """Figures are typed during a drag; they beat the pointer."""

    path: ClassVar[str] = "select.typing"
    cursor: ClassVar[Cursor] = "move"
    grabbing: ClassVar[bool] = True
    drag: Dragging
    figures: Figures
    ghost: Ghost | None

    @property
    def overlay(self) -> Overlay:
        dx, dy = self._step
        shown = [text or f"{step}" for text, step in zip(self.figures.texts, (dx, dy), strict=True)]
        return Overlay(
            ghost=self.ghost,
            fields=Fields("distance", (shown[0], shown[1]), self.figures.active),
            at=self.drag.pointer.point,
        )

    @property
    def _step(self) -> tuple[int, int]:
        dx, dy = self.figures.values
        here = self.drag.snap
        return (here.dx if dx is None else dx, here.dy if dy is None else dy)

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"label": self.drag.grip.label}

    def move(self, view: ToolView, pointer: Pointer) -> State:
        drag = moved(view, self.drag.grip, pointer)
        return typing(view, drag, self.figures) if isinstance(drag, Dragging) else drag

    def release(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button != "left":
            return self
        here = self.move(view, pointer)
        if not isinstance(here, Typing):
            return here
        return dropped(view, self.drag.grip, *here._step, pointer.modifiers.control)

    def key(self, view: ToolView, key: str, modifiers: Modifiers) -> State | None:
        if key == "enter":
            return dropped(view, self.drag.grip, *self._step, self.drag.pointer.modifiers.control)
        typed = self.figures.typed(key)
        if typed is None:
            return None
        return self.drag if typed.empty and key == "backspace" else typing(view, self.drag, typed)

    def escape(self, view: ToolView) -> State:
        """The typed figures go first; the drag goes on."""
        return self.drag

    def refreshed(self, view: ToolView) -> State:
        return self if view.site is self.drag.grip.site else self.drag.grip.rest


def moved(view: ToolView, held: Grip, pointer: Pointer) -> State:
    """The drag with its things where the pointer has them; over where the plan has changed."""
    if view.site is not held.site:
        return held.rest
    here = snapped(view, held, pointer)
    return Dragging(held, pointer, here, _ghost(view, held, here.dx, here.dy, pointer))


def typing(view: ToolView, drag: Dragging, figures: Figures) -> Typing:
    """The drag with figures instead of the pointer."""
    bare = Typing(drag, figures, None)
    return replace(bare, ghost=_ghost(view, drag.grip, *bare._step, drag.pointer))


def snapped(view: ToolView, held: Grip, pointer: Pointer) -> Snap:
    """Where the pointer wants the things, drawn by what stands about unless Alt is down."""
    dx, dy = pointer.point[0] - held.start[0], pointer.point[1] - held.start[1]
    locked: Axis | None = None
    if pointer.modifiers.shift:
        locked = 0 if abs(dx) < abs(dy) else 1
    if pointer.modifiers.alt or not view.snapping:
        free = (0.0 if locked == 0 else dx, 0.0 if locked == 1 else dy)
        return Snap(round(free[0]), round(free[1]))
    return snap(held.about, dx, dy, tolerance(view), locked=locked)


def _edit(held: Grip, dx: int, dy: int, copies: bool) -> Edit:
    if copies:
        booths = tuple(name for name in held.ids if name in held.site.booths)
        return Duplicate(booths, dx, dy)
    return Move(held.ids, dx, dy)


def _ghost(view: ToolView, held: Grip, dx: int, dy: int, pointer: Pointer) -> Ghost | None:
    """The preview of the drop; None where it cannot be done at all (out of every range)."""
    copies = pointer.modifiers.control
    try:
        preview = view.preview(_edit(held, dx, dy, copies))
    except BadInput:
        return None
    if copies:
        return Ghost(preview, preview.touched)
    return Ghost(preview, frozenset(held.ids), held.site)


def dropped(view: ToolView, held: Grip, dx: int, dy: int, copies: bool) -> State:
    """Apply the drag as one edit, also where it breaks a rule: the finding stays."""
    if view.site is held.site and (dx, dy) != (0, 0):
        touched = view.apply(_edit(held, dx, dy, copies))
        if copies and touched:
            view.select(booth.id for booth in view.site.plan.booths if booth.id in touched)
    return held.rest
