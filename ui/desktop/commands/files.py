# SPDX-License-Identifier: GPL-3.0-or-later
"""The File menu: new, open, save, export, and the question before work is lost."""

import gc
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from planner.exchange.formats import format_of
from planner.model.problems import BadInput
from planner.model.shipped import example_plan, layouts
from planner.rules.profile import plan_profiles
from planner.session import Session
from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.dialogs.export import ExportChoice, ExportDialog
from ui.desktop.dialogs.new_plan import NewPlanDialog
from ui.desktop.dialogs.problems import ProblemsDialog
from ui.desktop.dialogs.unsaved import ask_unsaved
from ui.desktop.workspace import FIRST_STEPS
from ui.desktop.writing import write_made

PLAN_SUFFIX = ".json"


class FileCommands:
    """Plans coming and going. ``show`` puts a session on the desk."""

    def __init__(self, desk: Desk, parent: QWidget, show: Callable[[Session], None]) -> None:
        self._desk = desk
        self._parent = parent
        self._show = show

    @needs("plan")
    def has_plan(self) -> bool:
        """Whether a plan is open."""
        return self._desk.document is not None

    @needs("unsaved")
    def can_save(self) -> bool:
        """Whether there is anything that is not in a file yet."""
        document = self._desk.document
        return document is not None and document.session.unsaved

    def new(self) -> None:
        """Start an empty plan in halls that are asked for."""
        dialog = NewPlanDialog(self._desk.look, self._parent)
        if dialog.exec() and self.may_leave():
            site = dialog.site()
            self._show(Session(site, None, profiles=plan_profiles(site.plan)))

    def choose(self) -> None:
        """Open a file that is asked for."""
        say = self._desk.look.text
        name, _ = QFileDialog.getOpenFileName(
            self._parent,
            say("file.open-title"),
            str(self._desk.settings.folder()),
            f"{say('file.plans')} (*{PLAN_SUFFIX})",
        )
        if name:
            self.open(Path(name))

    def open_example(self) -> None:
        """Open a copy of the plan that ships with Hallplan: it has no file yet, saving asks."""
        path = example_plan()
        session = self._read(path)
        if session is not None and self.may_leave():
            copy = Session(session.site, None, session.notices, session.profiles)
            self.show(copy, path)
            workspace = self._desk.workspace
            if workspace is not None and self._desk.settings.flag(FIRST_STEPS, default=True):
                workspace.show_first_steps()

    def open(self, path: Path) -> bool:
        """Open a file; a bad one is told of and leaves the window as it was."""
        session = self._read(path)
        if session is None or not self.may_leave():
            return False
        self.show(session, path)
        return True

    def _read(self, path: Path) -> Session | None:
        """The session of a file, or None for a bad one, which is told of."""
        try:
            return Session.open(path)
        except BadInput as error:
            self._tell("file.open-failed", error, name=path.name)
            return None

    def show(self, session: Session, path: Path) -> None:
        """Show a session that was opened from a file, and tell what there is to tell of it."""
        self._show(session)
        _keep_apart()
        if not _ships(path):
            self._desk.settings.add_recent(path)
            self._desk.settings.set_folder(path.resolve().parent)
        if session.notices:
            self._tell("file.notices", BadInput(session.notices), name=path.name)

    def save(self) -> bool:
        """Save to the plan's file, or ask for one. Returns whether all is saved."""
        document = self._desk.document
        if document is None:
            return True
        path = document.session.path
        return self.save_as() if path is None or _ships(path) else self._write(path)

    def save_as(self) -> bool:
        """Save to a file that is asked for; it becomes the plan's file."""
        document = self._desk.document
        if document is None:
            return True
        say, path = self._desk.look.text, document.session.path
        name = f"{document.session.plan.id}{PLAN_SUFFIX}" if path is None else path.name
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent,
            say("file.save-title"),
            str(self._desk.settings.folder() / name),
            f"{say('file.plans')} (*{PLAN_SUFFIX})",
        )
        if not chosen:
            return False
        target = Path(chosen)
        return self._write(target if target.suffix else target.with_suffix(PLAN_SUFFIX))

    def _write(self, path: Path) -> bool:
        document, workspace = self._desk.document, self._desk.workspace
        if document is None or workspace is None:
            return True
        try:
            document.session.save(path)
        except BadInput as error:
            self._tell("file.save-failed", error, name=path.name)
            return False
        document.saved.emit()
        self._desk.settings.add_recent(path)
        self._desk.settings.set_folder(path.resolve().parent)
        workspace.status.tell(self._desk.look.text("file.saved", name=path.name))
        return True

    def close(self) -> None:
        """Close the plan; the start page comes back."""
        if self.may_leave():
            self._desk.put(None)

    def quit(self) -> None:
        """Close the window."""
        self._parent.close()

    def may_leave(self) -> bool:
        """Whether the open plan may go: it is saved, or a person said that it need not be."""
        document = self._desk.document
        if document is None or not _has_work(document.session):
            return True
        answer = ask_unsaved(document.session, self._desk.look, self._parent)
        return self.save() if answer == "save" else answer == "discard"

    def export(self) -> None:
        """Ask what to export, and write it in the background."""
        document = self._desk.document
        if document is None:
            return
        dialog = ExportDialog(document.session, self._desk.settings, self._desk.look, self._parent)
        if dialog.exec():
            self.export_to(dialog.choice())

    def export_to(self, choice: ExportChoice) -> None:
        """Write an export in the background; the status line tells of it and can stop it."""
        document = self._desk.document
        if document is None:
            return
        site, make = document.site, format_of(choice.path).make
        write_made(self._desk, self._parent, choice.path, lambda: make(site, choice.options))

    def _tell(self, key: str, error: BadInput, **values: object) -> None:
        words = self._desk.look.text(key, **values)
        ProblemsDialog(words, error.problems, self._desk.look, self._parent).exec()


def _keep_apart() -> None:
    """Leave what lives now, most of it the plan, out of collections of garbage.

    Else one that goes through all of ten thousand booths falls into a drag now and then: 50 ms.
    """
    gc.unfreeze()  # of the plan that was open before
    gc.collect()
    gc.freeze()


def _ships(path: Path) -> bool:
    """Whether a file came with Hallplan and must not be written over."""
    return path.resolve().is_relative_to(layouts().resolve())


def _has_work(session: Session) -> bool:
    """Whether anything would be lost: a new plan that nobody has touched would not."""
    touched = session.undo_name or session.redo_name
    return session.unsaved and bool(touched or session.path is not None)
