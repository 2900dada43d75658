# SPDX-License-Identifier: GPL-3.0-or-later
"""What the menu of a place does there: routes from and to it, a booth on it, an exit shut."""

from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtWidgets import QApplication

from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.tools.booth import module_at
from ui.desktop.tools.events import Pointer
from ui.desktop.tools.route import RouteGoal
from ui.desktop.workspace import Pointed, Workspace


class PointingCommands:
    """Acts at the place that a menu was asked for, else at what is selected."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def menu(self) -> None:
        """Open the menu of what has the keyboard: the selection, or a row of a list."""
        widget = QApplication.focusWidget()
        if widget is not None:
            place = widget.rect().center()
            reason = QContextMenuEvent.Reason.Keyboard
            asked = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
            QApplication.sendEvent(widget, asked)

    @needs("place")
    def has_place(self) -> bool:
        """Whether a place is pointed at, or one thing is selected."""
        workspace = self._desk.workspace
        return workspace is not None and _place(workspace) is not None

    def route_from(self) -> None:
        """Take the route tool with its start here; the next click is the goal."""
        workspace = self._desk.workspace
        place = None if workspace is None else _place(workspace)
        if workspace is not None and place is not None:
            workspace.canvas.set_tool("route", RouteGoal(place.name, place.at, None))
            workspace.show_panel("inspector", True)

    def route_to(self) -> None:
        """Find the way here, from where the last route began, else from the first entrance."""
        workspace = self._desk.workspace
        place = None if workspace is None else _place(workspace)
        if workspace is None or place is None:
            return
        site, asked = workspace.document.site, workspace.router.asked.places
        doors = [door.id for door in site.ground.openings if door.kind == "visitor"]
        starts = [start for start in (*asked[:1], *doors) if start != place.name]
        workspace.canvas.set_tool("route")
        workspace.show_panel("inspector", True)
        if starts:
            workspace.router.find(starts[0], place.name)

    def booth_here(self) -> None:
        """Set a booth of 3 × 3 m where the menu was asked for, else in the middle of the view."""
        workspace = self._desk.workspace
        if workspace is not None:
            canvas = workspace.canvas
            place = workspace.pointed
            at = canvas.middle if place is None else place.at
            module_at(canvas.door, Pointer(at, canvas.view.to_screen(at)))

    @needs("exit")
    def has_exit(self) -> bool:
        """Whether an exit is pointed at."""
        return self._exit() is not None

    def is_shut(self) -> bool:
        """Whether the exit that is pointed at is taken for shut."""
        workspace, name = self._desk.workspace, self._exit()
        return workspace is not None and name in workspace.leaver.closed

    def shut(self) -> None:
        """Take the exit that is pointed at for shut, or for open again; show what comes of it."""
        workspace, name = self._desk.workspace, self._exit()
        if workspace is not None and name is not None:
            workspace.document.select(())
            workspace.show_panel("inspector", True)
            workspace.leaver.wanted = True
            workspace.leaver.close(name, closed=name not in workspace.leaver.closed)

    def _exit(self) -> str | None:
        workspace = self._desk.workspace
        pointed = None if workspace is None else workspace.pointed
        if workspace is None or pointed is None:
            return None
        doors = {door.id: door for door in workspace.document.site.ground.openings}
        door = doors.get(pointed.name)
        return None if door is None or door.kind == "freight" else door.id


def _place(workspace: Workspace) -> Pointed | None:
    """Where a menu was asked for, else the one thing that is selected."""
    if workspace.pointed is not None:
        return workspace.pointed
    selection = workspace.document.selection
    if len(selection) != 1:
        return None
    box = workspace.canvas.door.scene.box(selection)
    if box is None:
        return None
    return Pointed(selection[0], ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
