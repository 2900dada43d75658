# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand for tests: drives the tools without a window and writes down the states it passes."""

from collections.abc import Iterable

from planner.edits.edit import Edit
from planner.floor.site import Site
from planner.model.problems import BadInput
from planner.rules.profile import find_profile
from planner.session import Preview, Session
from ui.desktop.canvas.scene import Scene
from ui.desktop.tools.events import Button, Modifiers, Pointer
from ui.desktop.tools.overlay import Box, Overlay
from ui.desktop.tools.toolbox import Toolbox

SHIFT, ALT, CONTROL = Modifiers(shift=True), Modifiers(alt=True), Modifiers(control=True)
NONE = Modifiers()


class Hand:
    """A toolbox on a session, seen at 100 px per metre, y to the right; calls can be chained."""

    pixel = 10.0
    aisle = 3000
    flat = True
    editable = True

    def __init__(self, site: Site) -> None:
        self.session = Session(site, None, (), (find_profile("kintex"),))
        self.selection: tuple[str, ...] = ()
        self.snapping = True
        self.routes: list[tuple[str, str]] = []
        self.stops: list[str] = []
        self.lengths: list[tuple[str, tuple[int, int], tuple[int, int]]] = []
        self.panned = (0.0, 0.0)
        self.refused: list[BadInput] = []
        self.tools = Toolbox(self)
        self.path = [self.tools.path]

    # What the tools ask.

    @property
    def site(self) -> Site:
        return self.session.site

    def hit(self, point: tuple[float, float]) -> str | None:
        return Scene(self.site).hit(point)

    def opening_at(self, point: tuple[float, float]) -> str | None:
        return Scene(self.site).opening(point, 120.0)

    def within(self, box: Box, touching: bool) -> tuple[str, ...]:
        return Scene(self.site).within(box, touching)

    def select(self, ids: Iterable[str]) -> None:
        self.selection = tuple(dict.fromkeys(ids))

    def preview(self, edit: Edit) -> Preview:
        return self.session.preview(edit)

    def apply(self, edit: Edit) -> frozenset[str]:
        try:
            return self.session.apply(edit)
        except BadInput as error:
            self.refused.append(error)
            return frozenset()

    def pan(self, right: float, down: float) -> None:
        self.panned = (self.panned[0] + right, self.panned[1] + down)

    def request_route(self, start: str, goal: str) -> None:
        self.routes.append((start, goal))

    def request_length(
        self, underlay: str, first: tuple[int, int], second: tuple[int, int]
    ) -> None:
        self.lengths.append((underlay, first, second))

    def request_stop(self, place: str) -> None:
        self.stops.append(place)

    # What the test does.

    @property
    def overlay(self) -> Overlay:
        return self.tools.state.overlay

    @property
    def numbers(self) -> list[str]:
        return [self.site.label(name) for name in self.selection]

    def anchor(self, number: str) -> tuple[int, int]:
        found = next(booth for booth in self.site.plan.booths if booth.number == number)
        return found.shape.at if hasattr(found.shape, "at") else found.shape.corner_points[0]

    def _pointer(self, at: tuple[float, float], button: Button, held: Modifiers) -> Pointer:
        return Pointer(at, (at[1] / self.pixel, at[0] / self.pixel), button, held)

    def _note(self) -> "Hand":
        if self.path[-1] != self.tools.path:
            self.path.append(self.tools.path)
        return self

    def press(self, x: float, y: float, held: Modifiers = NONE, button: Button = "left") -> "Hand":
        self.tools.press(self._pointer((x, y), button, held))
        return self._note()

    def move(self, x: float, y: float, held: Modifiers = NONE) -> "Hand":
        self.tools.move(self._pointer((x, y), "none", held))
        return self._note()

    def release(
        self, x: float, y: float, held: Modifiers = NONE, button: Button = "left"
    ) -> "Hand":
        self.tools.release(self._pointer((x, y), button, held))
        return self._note()

    def click(self, x: float, y: float, held: Modifiers = NONE) -> "Hand":
        return self.press(x, y, held).release(x, y, held)

    def double(self, x: float, y: float) -> "Hand":
        """Click twice in one place."""
        self.click(x, y).press(x, y)
        self.tools.double()
        return self.release(x, y)

    def keys(self, *keys: str) -> "Hand":
        for key in keys:
            self.tools.key(key, NONE)
            self._note()
        return self

    def choose(self, tool: str) -> "Hand":
        self.tools.choose(tool)
        return self._note()
