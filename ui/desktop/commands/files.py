# SPDX-License-Identifier: GPL-3.0-or-later
"""The File menu: new, open, save, export, and the question before work is lost."""

import gc
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from planner.exchange.formats import format_of
from planner.locale import Language, moment
from planner.model.held import Holder
from planner.model.locks import Claim, claim, demand_free
from planner.model.problems import BadInput, Problem
from planner.model.shipped import example_plan, layouts
from planner.rules.profile import plan_profiles
from planner.session import Session
from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.dialogs.export import ExportChoice, ExportDialog
from ui.desktop.dialogs.new_plan import NewPlanDialog
from ui.desktop.dialogs.problems import ProblemsDialog
from ui.desktop.dialogs.question import ask
from ui.desktop.dialogs.unsaved import ask_unsaved
from ui.desktop.workspace import FIRST_STEPS, Workspace
from ui.desktop.writing import write_made

PLAN_SUFFIX = ".json"


class FileCommands:
    """Plans coming and going. ``show`` puts a session on the desk."""

    def __init__(
        self, desk: Desk, parent: QWidget, show: Callable[[Session, Claim], Workspace]
    ) -> None:
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
        if dialog.exec():
            site = dialog.site()
            self._show(Session(site, None, profiles=plan_profiles(site.plan)), Claim())

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
        session = self.read(path)
        if session is not None:
            copy = Session(session.site, None, session.notices, session.profiles)
            self.show(copy, path)
            workspace = self._desk.workspace
            if workspace is not None and self._desk.settings.flag(FIRST_STEPS, default=True):
                workspace.show_first_steps()

    def open(self, path: Path) -> bool:
        """Open a file in a tab, or bring its tab to the front; a bad file is told of."""
        if (here := self.workspace_of(path)) is not None:
            self._desk.show(here)
            return True
        session = self.read(path)
        if session is None:
            return False
        self.show(session, path)
        return True

    def workspace_of(self, path: Path) -> Workspace | None:
        """The workspace in which a file is open."""
        target = path.resolve()
        for workspace in self._desk.workspaces:
            own = workspace.document.session.path
            if own is not None and own.resolve() == target:
                return workspace
        return None

    def read(self, path: Path) -> Session | None:
        """The session of a file, or None for a bad one, which is told of."""
        try:
            return Session.open(path)
        except BadInput as error:
            self.tell("file.open-failed", error, name=path.name)
            return None

    def show(self, session: Session, path: Path) -> None:
        """Show a session that was opened from a file, and tell what there is to tell of it."""
        claimed = Claim() if session.path is None or _ships(path) else claim(path)
        if claimed.holder is not None:
            session.refusal = _held(path, claimed.holder)
        workspace = self._show(session, claimed)
        self._tell_of(workspace, claimed)
        _keep_apart()
        if not _ships(path):
            self._desk.settings.add_recent(path)
            self._desk.settings.set_folder(path.resolve().parent)
        if session.notices:
            self.tell("file.notices", BadInput(session.notices), name=path.name)

    def _tell_of(self, workspace: Workspace, claimed: Claim) -> None:
        """Say that somebody else has a plan, or had it and is gone."""
        look = self._desk.look
        if claimed.holder is not None:
            values = _holder_words(claimed.holder, look.language)
            workspace.notice.show_notice("held", **values)
        elif claimed.gone is not None:
            words = look.text("files.taken-over", **_holder_words(claimed.gone, look.language))
            workspace.status.tell(words)

    def show_recovered(self, session: Session) -> Workspace:
        """Show work that was left behind; where somebody holds its file, it has none."""
        claimed = Claim() if session.path is None else claim(session.path)
        if claimed.holder is not None:
            session.path = session.stamp = None
        return self._show(session, claimed)

    def save(self) -> bool:
        """Save to the plan's file, or ask for one. Returns whether all is saved."""
        document = self._desk.document
        if document is None:
            return True
        path = document.session.path
        if path is None or _ships(path):
            return self.save_as()
        if document.session.changed_on_disk():
            return self._save_over(path)
        return self._write(path)

    def _save_over(self, path: Path) -> bool:
        """Ask what becomes of what somebody else wrote into the file since it was read."""
        look, workspace = self._desk.look, self._desk.workspace
        title, words = look.text("files.over-title", name=path.name), look.text("files.over-words")
        answers = ("look", "save-copy", "overwrite")
        match ask("changedOnDisk", title, words, answers, look, self._parent):
            case "look" if workspace is not None:
                workspace.notice.asked.emit("look")
            case "save-copy":
                return self.save_as()
            case "overwrite":
                return self._write(path, over=True)
        return False

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
        target = target if target.suffix else target.with_suffix(PLAN_SUFFIX)
        return self._may_write(target) and self._write(target, over=True)

    def _may_write(self, path: Path) -> bool:
        """Whether a file that was chosen is nobody else's; it is told where it is not."""
        here = self.workspace_of(path)
        if here is self._desk.workspace and here is not None:
            if here.document.session.refusal is None:
                return True
        elif here is not None:
            error = BadInput([Problem("file-in-tab", str(path))])
            self.tell("file.save-failed", error, name=path.name)
            return False
        try:
            demand_free(path)
        except BadInput as error:
            self.tell("file.save-failed", error, name=path.name)
            return False
        return True

    def _write(self, path: Path, *, over: bool = False) -> bool:
        document, workspace = self._desk.document, self._desk.workspace
        if document is None or workspace is None:
            return True
        try:
            document.session.save(path, over=over)
        except BadInput as error:
            self.tell("file.save-failed", error, name=path.name)
            return False
        document.saved.emit()
        workspace.notice.show_notice("")
        self._desk.settings.add_recent(path)
        self._desk.settings.set_folder(path.resolve().parent)
        workspace.status.tell(self._desk.look.text("file.saved", name=path.name))
        return True

    def close(self) -> None:
        """Close the plan in front; after the last one the start page comes back."""
        if self._desk.workspace is not None:
            self.close_one(self._desk.workspace)

    def close_one(self, workspace: Workspace) -> None:
        """Close a plan, unless its work is wanted still."""
        if self.may_close(workspace):
            self._desk.close(workspace)

    def quit(self) -> None:
        """Close the window."""
        self._parent.close()

    def may_leave(self) -> bool:
        """Whether all plans may go: they are saved, or a person said that they need not be."""
        return self._may_go(self._desk.workspaces)

    def may_close(self, workspace: Workspace) -> bool:
        """Whether one plan may go; where that is asked, it is in front."""
        return self._may_go((workspace,))

    def _may_go(self, workspaces: tuple[Workspace, ...]) -> bool:
        work = [each for each in workspaces if _has_work(each.document.session)]
        if not work:
            return True
        self._desk.show(work[0])
        sessions = [each.document.session for each in work]
        answer = ask_unsaved(sessions, self._desk.look, self._parent)
        if answer != "save":
            return answer == "discard"
        for each in work:
            self._desk.show(each)
            if not self.save():
                return False
        return True

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

    def tell(self, key: str, error: BadInput, **values: object) -> None:
        words = self._desk.look.text(key, **values)
        ProblemsDialog(words, error.problems, self._desk.look, self._parent).exec()


def _held(path: Path, holder: Holder) -> Problem:
    """Why a plan that somebody holds may not be changed."""
    return Problem("plan-held", str(path), values={"user": holder.user, "host": holder.host})


def _holder_words(holder: Holder, language: Language) -> dict[str, object]:
    since = moment(holder.since, language)
    return {"user": holder.user, "host": holder.host, "since": since}


def _keep_apart() -> None:
    """Leave what lives now, most of it the plan, out of collections of garbage.

    Else one that goes through all of ten thousand booths falls into a drag now and then: 50 ms.
    """
    gc.unfreeze()  # of plans that were closed
    gc.collect()
    gc.freeze()


def _ships(path: Path) -> bool:
    """Whether a file came with Hallplan and must not be written over."""
    return path.resolve().is_relative_to(layouts().resolve())


def _has_work(session: Session) -> bool:
    """Whether anything would be lost: a new plan that nobody has touched would not."""
    touched = session.undo_name or session.redo_name
    return session.unsaved and bool(touched or session.path is not None)
