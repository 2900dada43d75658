# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut, copy and paste: what lies on the clipboard is a plan file, in this window or another."""

from PyQt6.QtCore import QMimeData
from PyQt6.QtGui import QCursor
from PyQt6.QtWidgets import QApplication

from planner.edits.boxes import box_around, box_of
from planner.edits.delete import Delete
from planner.edits.paste import Paste, taken
from planner.floor.snapping import GRID
from planner.model.files import parse_file, to_bytes
from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem
from planner.model.things import things
from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.workspace import Workspace

MIME = "application/vnd.hallplan.plan+json"
_NAME = "clipboard"


class ClipboardCommands:
    """Copies of the selection, and what comes back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @needs("selection")
    def can_copy(self) -> bool:
        """Whether anything is selected."""
        return bool(self._desk.document and self._desk.document.selection)

    @needs("plan")
    def can_paste(self) -> bool:
        """Whether there is a plan to put things into; the clipboard is read when it is wanted."""
        return self._desk.document is not None

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        document, clipboard = self._desk.document, QApplication.clipboard()
        if document is None or clipboard is None or not document.selection:
            return
        data = to_bytes(taken(document.site.plan, document.selection))
        content = QMimeData()
        content.setData(MIME, data)
        content.setText(data.decode())
        clipboard.setMimeData(content)

    def cut(self) -> None:
        """Put what is selected on the clipboard and take it out of the plan."""
        document = self._desk.document
        if document is not None and document.selection:
            self.copy()
            document.attempt(Delete(document.selection))

    def paste(self) -> None:
        """Put in what lies on the clipboard: its middle at the pointer, or in mid view."""
        workspace, source = self._desk.workspace, self._source()
        if workspace is None or source is None:
            return
        found = tuple(things(source))
        if not found:
            self._put(workspace, source, 0, 0)
            return
        left, low, right, high = box_around(box_of(thing) for thing in found)
        x, y = _place(workspace)
        self._put(workspace, source, _whole(x - (left + right) / 2), _whole(y - (low + high) / 2))

    def paste_in_place(self) -> None:
        """Put in what lies on the clipboard where it stood."""
        workspace, source = self._desk.workspace, self._source()
        if workspace is not None and source is not None:
            self._put(workspace, source, 0, 0)

    def _put(self, workspace: Workspace, source: Plan, dx: int, dy: int) -> None:
        document = workspace.document
        before = set(document.site.things)
        if document.attempt(Paste(source, dx, dy)):
            document.select(name for name in document.site.things if name not in before)

    def _source(self) -> Plan | None:
        """The plan on the clipboard; what else lies there is told of."""
        document, clipboard = self._desk.document, QApplication.clipboard()
        content = None if clipboard is None else clipboard.mimeData()
        if document is None or content is None:
            return None
        data = content.data(MIME).data() or content.text().encode("utf-8", "replace")
        try:
            if not data.lstrip().startswith(b"{"):
                raise BadInput([Problem("paste-empty")])
            found = parse_file(data, _NAME)
            if not isinstance(found, Plan):
                raise BadInput([Problem("paste-empty")])
        except BadInput as error:
            document.refused.emit(error)
            return None
        return found


def _place(workspace: Workspace) -> tuple[float, float]:
    """Where the pointer is on the plan, or else the middle of what is in sight."""
    canvas = workspace.canvas
    spot = canvas.mapFromGlobal(QCursor.pos())
    if not canvas.rect().contains(spot):
        spot = canvas.rect().center()
    return canvas.view.to_plan((float(spot.x()), float(spot.y())))


def _whole(length: float) -> int:
    """A length as steps of the grid, in mm."""
    return round(length / GRID) * GRID
