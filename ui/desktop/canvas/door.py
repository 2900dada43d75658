# SPDX-License-Identifier: GPL-3.0-or-later
"""The canvas as tools see it: the document behind it, the view of the moment, and no Qt event."""

import math
from collections.abc import Callable, Iterable
from time import perf_counter

from planner.edits.edit import Edit
from planner.floor.site import Site
from planner.model.problems import BadInput
from planner.model.values import Point
from planner.session import Preview
from ui.desktop.canvas.scene import Scene
from ui.desktop.canvas.view import XY, Box, View
from ui.desktop.document import Document

# So many things are checked at every move. Of more, a preview that takes longer waits for a rest.
ALWAYS = 40
BUDGET = 0.004  # s
_THIN_PIXELS = 4.0  # how near a pointer must be to a wall or a dimension
_DOOR_PIXELS = 12.0  # how near a pointer must be to an opening to mean it


class Door:
    """Holds the view and the scene, and passes what tools ask on to the document."""

    def __init__(
        self,
        document: Document,
        pan: Callable[[float, float], None],
        request_route: Callable[[str, str], None],
        request_stop: Callable[[str], None],
        request_length: Callable[[str, Point, Point], None],
    ) -> None:
        self.document = document
        self.view = View()
        self.snapping = True
        self.owed = False  # whether the last preview was left unchecked
        self._slow = False  # whether the last checked one took longer than the budget
        self.pan = pan
        self.request_route = request_route
        self.request_stop = request_stop
        self.request_length = request_length
        self._scene = Scene(document.site, document.layering)

    @property
    def scene(self) -> Scene:
        """The scene of the current site; made anew when the site or what is shown is another."""
        site, layering = self.document.site, self.document.layering
        if self._scene.site is not site or self._scene.layering is not layering:
            self._scene = Scene(site, layering)
        return self._scene

    @property
    def site(self) -> Site:
        """The current site."""
        return self.document.site

    @property
    def editable(self) -> bool:
        """Whether the plan may be changed."""
        return self.document.session.refusal is None

    @property
    def selection(self) -> tuple[str, ...]:
        """The selected ids."""
        return self.document.selection

    @property
    def pixel(self) -> float:
        """The mm that one pixel covers."""
        return self.view.pixel

    @property
    def aisle(self) -> int:
        """The widest aisle that a profile of the plan asks for beside a neighbour, or 0."""
        asked = [
            profile.rules.get("aisle-width", {}).get("aisle")
            for profile in self.document.session.profiles
        ]
        return max((math.ceil(one.value or 0) for one in asked if one is not None), default=0)

    @property
    def flat(self) -> bool:
        """Whether y runs to the right on the screen."""
        return self.view.turned

    def hit(self, point: XY) -> str | None:
        """The topmost thing at a point."""
        return self.scene.hit(point, _THIN_PIXELS * self.pixel)

    def opening_at(self, point: XY) -> str | None:
        """The opening at a point or close to it."""
        return self.scene.opening(point, _DOOR_PIXELS * self.pixel)

    def within(self, box: Box, touching: bool) -> tuple[str, ...]:
        """The things that a box encloses, or touches."""
        return self.scene.within(box, touching)

    def select(self, ids: Iterable[str]) -> None:
        """Make these the selection."""
        self._slow = False
        self.document.select(ids)

    def preview(self, edit: Edit) -> Preview:
        """What an edit would do and break. Raises BadInput where it cannot be done."""
        session = self.document.session
        self.owed = self._slow
        if self._slow:
            return session.preview(edit, checked=False)
        begun = perf_counter()
        made = session.preview(edit)
        self._slow = len(made.touched) > ALWAYS and perf_counter() - begun > BUDGET
        return made

    def settle(self) -> None:
        """The pointer rests: the next preview is checked again, also where that is slow."""
        self._slow = False

    def apply(self, edit: Edit) -> frozenset[str]:
        """Do an edit as one step; a refusal is told by the document and touches nothing."""
        try:
            return self.document.apply(edit)
        except BadInput as error:
            self.document.refused.emit(error)
            return frozenset()
