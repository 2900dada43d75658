# SPDX-License-Identifier: GPL-3.0-or-later
"""A route between picked places: booths, areas, openings, or points of the floor."""

from dataclasses import dataclass
from typing import ClassVar

from ui.desktop.tools.events import XY, Pointer
from ui.desktop.tools.names import place_name
from ui.desktop.tools.overlay import Overlay
from ui.desktop.tools.pan import PANS, panning
from ui.desktop.tools.state import Cursor, Hint, State
from ui.desktop.tools.view import ToolView


def place_at(view: ToolView, point: XY) -> tuple[str, str]:
    """The place under a point: what a route calls it, and the id of the thing, if it is one."""
    hit = view.hit(point)
    if hit is not None:
        return hit, hit
    opening = view.opening_at(point)
    if opening is not None:
        return opening, ""
    return f"{round(point[0])},{round(point[1])}", ""


@dataclass(frozen=True, slots=True)
class RouteIdle(State):
    """Nothing is picked yet, or a route is shown: a click picks the start, with Shift a stop."""

    path: ClassVar[str] = "route.start"
    cursor: ClassVar[Cursor] = "route"
    hovered: str | None = None

    @property
    def overlay(self) -> Overlay:
        return Overlay(hover=self.hovered)

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        place, _ = place_at(view, pointer.point)
        if pointer.modifiers.shift:
            view.request_stop(place)
            return self
        return RouteGoal(place, pointer.point, None)

    def move(self, view: ToolView, pointer: Pointer) -> State:
        hovered = place_at(view, pointer.point)[1] or None
        return self if hovered == self.hovered else RouteIdle(hovered)

    def refreshed(self, view: ToolView) -> State:
        return RouteIdle()


@dataclass(frozen=True, slots=True)
class RouteGoal(State):
    """The start is picked; a click picks the goal and asks for the walk."""

    path: ClassVar[str] = "route.goal"
    cursor: ClassVar[Cursor] = "route"
    start: str
    at: XY
    hovered: str | None

    @property
    def overlay(self) -> Overlay:
        return Overlay(hover=self.hovered, picks=(self.at,))

    def hint(self, view: ToolView) -> Hint:
        return self.path, {"start": place_name(view.site, self.start)}

    def press(self, view: ToolView, pointer: Pointer) -> State:
        if pointer.button in PANS:
            return panning(self, pointer)
        if pointer.button != "left":
            return self
        goal, _ = place_at(view, pointer.point)
        if goal == self.start:
            return self
        view.request_route(self.start, goal)
        return RouteIdle()

    def move(self, view: ToolView, pointer: Pointer) -> State:
        hovered = place_at(view, pointer.point)[1] or None
        return self if hovered == self.hovered else RouteGoal(self.start, self.at, hovered)

    def escape(self, view: ToolView) -> State:
        return RouteIdle()

    def refreshed(self, view: ToolView) -> State:
        things = (view.site.booths, view.site.areas)
        known = any(self.start in each for each in things) or "," in self.start
        known = known or any(door.id == self.start for door in view.site.ground.openings)
        return RouteGoal(self.start, self.at, None) if known else RouteIdle()
