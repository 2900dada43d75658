# SPDX-License-Identifier: GPL-3.0-or-later
"""The narrow door between tools and the canvas."""

from collections.abc import Iterable
from typing import Protocol

from planner.edits.edit import Edit
from planner.floor.site import Site
from planner.model.values import Point
from planner.session import Preview
from ui.desktop.tools.events import XY
from ui.desktop.tools.overlay import Box


class ToolView(Protocol):
    """What a tool may ask of the view it works in, and do through it."""

    @property
    def site(self) -> Site:
        """The current site."""
        ...

    @property
    def selection(self) -> tuple[str, ...]:
        """The selected ids."""
        ...

    @property
    def pixel(self) -> float:
        """The mm that one pixel covers."""
        ...

    @property
    def snapping(self) -> bool:
        """Whether things snap when no key says otherwise."""
        ...

    @property
    def editable(self) -> bool:
        """Whether the plan may be changed: it is not read-only."""
        ...

    @property
    def aisle(self) -> int:
        """The clear width in mm that the profile wants beside a neighbour; 0 for none."""
        ...

    @property
    def flat(self) -> bool:
        """Whether y runs to the right on the screen."""
        ...

    def hit(self, point: XY) -> str | None:
        """The topmost thing at a point, or close to one that is thin."""
        ...

    def opening_at(self, point: XY) -> str | None:
        """The opening at a point or close to it."""
        ...

    def within(self, box: Box, touching: bool) -> tuple[str, ...]:
        """The things that a box encloses, or touches."""
        ...

    def select(self, ids: Iterable[str]) -> None:
        """Make these the selection."""
        ...

    def preview(self, edit: Edit) -> Preview:
        """What an edit would do and break. Raises BadInput where it cannot be done.

        Where so much is moved that checking takes too long for every move, what breaks is told when
        the pointer rests: then the view passes the last move once more.
        """
        ...

    def apply(self, edit: Edit) -> frozenset[str]:
        """Do an edit as one step; returns what it touched (nothing where it was refused)."""
        ...

    def pan(self, right: float, down: float) -> None:
        """Move the view by pixels."""
        ...

    def request_route(self, start: str, goal: str) -> None:
        """Ask for the walk between two places: ids, or ``x,y`` in mm."""
        ...

    def request_stop(self, place: str) -> None:
        """Ask for the shown route to pass a place too."""
        ...

    def request_length(self, underlay: str, first: Point, second: Point) -> None:
        """Ask how long it is between two points (mm) that an underlay shows."""
        ...
