# SPDX-License-Identifier: GPL-3.0-or-later
"""The command palette, and the way to what it finds."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget

from planner.locale import sort_key
from planner.model.plan import Booth
from ui.desktop.actions import Actions, needs
from ui.desktop.commands.help import HelpCommands
from ui.desktop.desk import Desk
from ui.desktop.palette.entries import Entry
from ui.desktop.palette.palette import Palette

_ABOUT = 8_000.0  # mm of floor about a door that is shown


class FindCommands:
    """Opens the palette, and does or shows what is taken from it."""

    def __init__(
        self, desk: Desk, window: QWidget, guide: HelpCommands, actions: Callable[[], Actions]
    ) -> None:
        self._desk = desk
        self._window = window
        self._guide = guide
        self._actions = actions
        self._made: Palette | None = None
        self._order: tuple[tuple[Booth, ...], list[str]] | None = None  # by number, of a plan

    def palette(self) -> None:
        """Open the palette; where it is open, close it."""
        if self._made is None:
            self._made = Palette(self._desk, self._actions(), self._window)
            self._made.taken.connect(self.take)
        if self._made.isVisible():
            self._made.leave()
        else:
            self._made.open()

    @needs("any-booth")
    def has_booths(self) -> bool:
        """Whether there is a booth to go to."""
        document = self._desk.document
        return document is not None and bool(document.session.plan.booths)

    def next_booth(self) -> None:
        """Select the booth with the next number, and see to it that it is in sight."""
        self._step(1)

    def previous_booth(self) -> None:
        """Select the booth with the number before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        document, language = workspace.document, self._desk.look.language
        booths = document.session.plan.booths
        if self._order is None or self._order[0] is not booths:
            row = sorted(booths, key=lambda booth: sort_key(booth.number, language))
            self._order = (booths, [booth.id for booth in row])
        ids = self._order[1]
        chosen = [name for name in document.selection if name in document.site.booths]
        start = ids.index(chosen[0]) if chosen else min(-by, 0)
        document.select((ids[(start + by) % len(ids)],))
        workspace.canvas.bring_into_sight(document.selection)

    def take(self, entry: Entry) -> None:
        """Do an action; go to a thing and select it; open the page of a rule."""
        if entry.kind == "action":
            self._actions()[entry.id].trigger()
        elif entry.kind == "rule":
            self._guide.open_rule_page(entry.id)
        elif entry.kind == "opening":
            self._show_opening(entry.id)
        elif entry.ids:
            self._show_things(entry.ids)
        else:
            self._show_exhibitor(entry.title)

    def _show_things(self, ids: tuple[str, ...]) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.document.select(ids)
            workspace.canvas.zoom_to(ids)
            workspace.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_opening(self, name: str) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            for opening in workspace.document.site.ground.openings:
                if opening.id == name:
                    x, y = opening.at
                    box = (x - _ABOUT, y - _ABOUT, x + _ABOUT, y + _ABOUT)
                    workspace.canvas.zoom_to(box)
            workspace.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_exhibitor(self, name: str) -> None:
        """Show an exhibitor without a booth in the list."""
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.show_panel("left", True)
            workspace.left.tabs.setCurrentIndex(0)
            workspace.left.search()
            workspace.left.exhibitors.search.setText(name)
