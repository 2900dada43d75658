# SPDX-License-Identifier: GPL-3.0-or-later
"""The open session as the window's parts see it: they ask it for changes and hear of them here."""

from collections.abc import Iterable
from dataclasses import dataclass

from PyQt6.QtCore import QObject, pyqtSignal

from planner.edits.edit import Edit
from planner.floor.site import Site
from planner.model.problems import BadInput
from planner.paths.network import Walk
from planner.session import Session


@dataclass(frozen=True, slots=True)
class ShownRoute:
    """A walk that is drawn on the canvas, with the site it was measured on and its two ends."""

    site: Site
    start: str
    goal: str
    walk: Walk


class Document(QObject):
    """A session with a selection and a route, telling its listeners when they change.

    ``plan_changed`` carries the ids that an edit, undo or redo touched; ``refused`` the BadInput of
    an edit that was attempted and cannot be done.
    """

    plan_changed = pyqtSignal(frozenset)
    selection_changed = pyqtSignal()
    findings_changed = pyqtSignal()
    route_changed = pyqtSignal()
    saved = pyqtSignal()
    refused = pyqtSignal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selection: tuple[str, ...] = ()
        self.route: ShownRoute | None = None

    @property
    def site(self) -> Site:
        """The current site."""
        return self.session.site

    def apply(self, edit: Edit, join: str = "") -> frozenset[str]:
        """Apply an edit as one step of history; returns what it touched. Raises BadInput."""
        return self._told(self.session.apply(edit, join))

    def attempt(self, edit: Edit, join: str = "") -> bool:
        """Apply an edit where it can be done; else tell why not. Returns whether it was done."""
        try:
            self.apply(edit, join)
        except BadInput as error:
            self.refused.emit(error)
            return False
        return True

    def undo(self) -> None:
        """Go back one step."""
        self._told(self.session.undo())

    def redo(self) -> None:
        """Go forward one step again."""
        self._told(self.session.redo())

    def select(self, ids: Iterable[str]) -> None:
        """Make these booths and areas the selection, in this order."""
        chosen = tuple(dict.fromkeys(ids))
        if chosen != self.selection:
            self.selection = chosen
            self.selection_changed.emit()

    def show_route(self, route: ShownRoute | None) -> None:
        """Draw a walk, or none."""
        if route is not self.route:
            self.route = route
            self.route_changed.emit()

    def _told(self, touched: frozenset[str]) -> frozenset[str]:
        if touched:
            site = self.site
            self.select(
                name for name in self.selection if name in site.booths or name in site.areas
            )
            self.plan_changed.emit(touched)
        return touched
