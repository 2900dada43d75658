# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies under the plan: put in, calibrated, moved, turned, taken out."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from planner.edits.edit import Edit
from planner.edits.underlays import (
    AddUnderlay,
    CalibrateUnderlay,
    DeleteUnderlay,
    SetUnderlay,
    Source,
)
from planner.exchange.underlay import Sheet, fitted, read_sheet, suffixes_known
from planner.model.atomic import write_bytes
from planner.model.drawn import Underlay
from planner.model.files import read_bytes
from planner.model.problems import BadInput
from planner.model.values import Point
from ui.desktop.actions import needs
from ui.desktop.background import Job
from ui.desktop.desk import Desk
from ui.desktop.dialogs.problems import ProblemsDialog
from ui.desktop.dialogs.underlay import CopyDialog, LengthDialog, PageDialog
from ui.desktop.document import Document
from ui.desktop.tools.underlay import Act, Pinning

QUARTER = 90.0


class UnderlayCommands:
    """Edits of the chosen underlay, and files that become one."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    @needs("saved")
    def can_add(self) -> bool:
        """Whether the plan has a folder that a file may lie in."""
        document = self._desk.document
        return document is not None and document.session.path is not None

    @needs("underlay")
    def has_one(self) -> bool:
        """Whether there is an underlay to work on."""
        return self._chosen() is not None

    @needs("free-underlay")
    def is_free(self) -> bool:
        """Whether there is one that is not locked."""
        chosen = self._chosen()
        return chosen is not None and not chosen.locked

    def _chosen(self) -> Underlay | None:
        document = self._desk.document
        if document is None:
            return None
        plan, name = document.site.plan, document.underlay
        return next((each for each in plan.underlays if each.id == name), None)

    def add(self) -> None:
        """Ask for a file and put it under the plan."""
        say = self._desk.look.text
        kinds = " ".join(suffixes_known())
        name, _ = QFileDialog.getOpenFileName(
            self._parent,
            say("underlay.choose"),
            str(self._desk.settings.folder()),
            f"{say('underlay.files')} ({kinds})",
        )
        if name:
            self.lay(Path(name))

    def lay(self, path: Path, page: int = 1) -> None:
        """Read a file in the background, then put it under the plan that is open then."""
        document = self._desk.document
        if document is None or document.session.path is None:
            return

        def take(sheet: Sheet) -> None:
            if self._desk.document is not document:
                return
            if sheet.pages > 1 and page == 1:
                dialog = PageDialog(path.name, sheet.pages, self._desk.look, self._parent)
                if not dialog.exec():
                    return
                if dialog.page.value() > 1:
                    self.lay(path, dialog.page.value())
                    return
            self._put(document, path, sheet, page)

        self._desk.jobs.start(Job(lambda: read_sheet(path, page), take, self._tell(path)))

    def _put(self, document: Document, path: Path, sheet: Sheet, page: int) -> None:
        assert document.session.path is not None
        folder = document.session.path.resolve().parent
        lies = path.resolve()
        if not lies.is_relative_to(folder):
            kept = folder / path.name
            if not CopyDialog(path.name, kept.exists(), self._desk.look, self._parent).exec():
                return
            try:
                write_bytes(kept, read_bytes(path))
            except BadInput as error:
                self._tell(path)(error)
                return
            lies = kept
        at, scale = fitted(sheet, document.site.ground.floor.bounds)
        file = lies.relative_to(folder).as_posix()
        if document.attempt(AddUnderlay(Source(file, sheet.hash, at, scale, page))):
            document.choose_underlay(document.site.plan.underlays[-1].id)
            workspace = self._desk.workspace
            if workspace is not None:
                workspace.show_panel("left", True)
                workspace.left.show_layers()
                if sheet.unit is None:  # nobody knows how large it is
                    self.calibrate()

    def _tell(self, path: Path) -> Callable[[Exception], None]:
        def tell(error: Exception) -> None:
            if not isinstance(error, BadInput):
                raise error  # as from any slot: logged and told, the window lives
            title = self._desk.look.text("underlay.failed", name=path.name)
            ProblemsDialog(title, error.problems, self._desk.look, self._parent).exec()

        return tell

    def calibrate(self) -> None:
        """Let two points be clicked whose distance is known."""
        self._pin("calibrate")

    def move(self) -> None:
        """Let a point of it be clicked, and where it belongs."""
        self._pin("move")

    def _pin(self, act: Act) -> None:
        workspace, chosen = self._desk.workspace, self._chosen()
        if workspace is not None and chosen is not None:
            workspace.canvas.set_tool("underlay", Pinning(chosen.id, act))
            workspace.canvas.setFocus()

    def ask_length(self, name: str, first: Point, second: Point) -> None:
        """Ask how long it is between two points, and scale the underlay so."""
        document = self._desk.document
        if document is None:
            return
        dialog = LengthDialog(first, second, self._desk.look, self._parent)
        if dialog.exec():
            edit = CalibrateUnderlay(name, first, second, dialog.length.value())
            workspace = self._desk.workspace
            if document.attempt(edit) and workspace is not None:
                workspace.canvas.set_tool("select")

    def turn(self) -> None:
        """Turn it by a quarter, counter-clockwise, about its own corner."""
        if (chosen := self._chosen()) is not None:
            self._apply(SetUnderlay(chosen.id, angle=(chosen.angle + QUARTER) % 360.0))

    def read_again(self) -> None:
        """Read the files anew."""
        if self._desk.workspace is not None:
            self._desk.workspace.underlayer.read_again()

    def delete(self) -> None:
        """Take it out; its file stays."""
        if (chosen := self._chosen()) is not None:
            self._apply(DeleteUnderlay(chosen.id))

    def _apply(self, edit: Edit) -> None:
        if self._desk.document is not None:
            self._desk.document.attempt(edit)
