# SPDX-License-Identifier: GPL-3.0-or-later
"""What guards work: plans that others hold or change, and work that a killed program left."""

from PyQt6.QtWidgets import QWidget

from planner.model.locks import holder_of
from planner.model.problems import BadInput
from planner.model.recovery import Found, discard, left_behind
from planner.session import Session
from ui.desktop.actions import needs
from ui.desktop.commands.compare import CompareCommands
from ui.desktop.commands.files import FileCommands
from ui.desktop.desk import Desk
from ui.desktop.dialogs.question import ask
from ui.desktop.dialogs.recovery import RecoveryDialog, title_of
from ui.desktop.workspace import Workspace


class GuardCommands:
    """Answers the notices over a plan, and offers what was left behind."""

    def __init__(
        self, desk: Desk, parent: QWidget, files: FileCommands, versions: CompareCommands
    ) -> None:
        self._desk = desk
        self._parent = parent
        self._files = files
        self._versions = versions
        self._left: tuple[Found, ...] = ()

    @needs("recovery")
    def has_left(self) -> bool:
        """Whether work was found that a program left when it was killed."""
        return bool(self._left)

    def offer(self) -> None:
        """Look for work that was left behind, and where there is some, offer it."""
        self._left = left_behind(self._desk.settings.recovery)
        if self._left:
            self.recover()

    def recover(self) -> None:
        """Offer the work that was left behind."""
        self._left = left_behind(self._desk.settings.recovery)
        if self._left:
            found, look = self._left, self._desk.look
            RecoveryDialog(found, self._restore, self._discard, look, self._parent).exec()
        self._desk.changed.emit()

    def _restore(self, found: Found) -> bool:
        """Open what can be read of a journal; its own journal follows it from here."""
        if found.path not in {each.path for each in left_behind(self._desk.settings.recovery)}:
            return True  # another window has taken it meanwhile
        file = found.file
        here = None if file is None else self._files.workspace_of(file)
        if here is not None and not self._files.may_close(here):
            return False
        try:
            session = Session.recover(found)
        except BadInput as error:
            self._files.tell("recovery.failed", error, name=title_of(found, self._desk.look))
            return False
        if here is not None:
            self._desk.close(here)
        workspace = self._files.show_recovered(session)
        if workspace.keeper is not None and workspace.keeper.works:
            discard(found)
            self._left = tuple(each for each in self._left if each is not found)
        workspace.status.tell(self._desk.look.text("recovery.restored", count=found.edits))
        workspace.watcher.look()
        return True

    def _discard(self, found: Found) -> bool:
        """Throw a journal away, once a person has said so twice."""
        say = self._desk.look.text
        title = say("recovery.discard-title", name=title_of(found, self._desk.look))
        words = say("recovery.discard-words", count=found.edits)
        answer = ask("discardWork", title, words, ("discard-work",), self._desk.look, self._parent)
        if answer != "discard-work":
            return False
        discard(found)
        self._left = tuple(each for each in self._left if each is not found)
        return True

    def watch(self, workspace: Workspace) -> None:
        """Answer the notices of a workspace."""
        workspace.notice.asked.connect(lambda name: self._answer(workspace, name))
        workspace.watcher.changed.connect(lambda: self._tell_changed(workspace))

    def _tell_changed(self, workspace: Workspace) -> None:
        session = workspace.document.session
        if session.path is not None and session.refusal is None:
            under = "changed-under" if session.unsaved else "changed"
            workspace.notice.show_notice(under, name=session.path.name)
        elif session.path is not None and workspace.notice.notice == "held":
            self._reload(workspace)  # nothing of one's own is in it

    def _answer(self, workspace: Workspace, name: str) -> None:
        match name:
            case "copy":
                self._files.save_as()
            case "retry":
                self._retry(workspace)
            case "look":
                self._versions.compare_saved()
            case "load":
                self._load(workspace)

    def _retry(self, workspace: Workspace) -> None:
        """Ask for a held plan once more; what was saved meanwhile is read."""
        path = workspace.document.session.path
        if path is not None and holder_of(path) is not None:
            workspace.status.tell(self._desk.look.text("files.still-held", name=path.name))
        else:
            self._reload(workspace)

    def _load(self, workspace: Workspace) -> None:
        """Let the version on disk take the place of one's own, if a person wants that."""
        session, say = workspace.document.session, self._desk.look.text
        if session.unsaved and session.path is not None:
            title = say("files.load-title", name=session.path.name)
            words = say("files.load-words", count=session.unsaved_steps)
            answer = ask("loadDisk", title, words, ("load",), self._desk.look, self._parent)
            if answer != "load":
                return
        self._reload(workspace)

    def _reload(self, workspace: Workspace) -> None:
        """Open the file of a workspace anew instead of it."""
        path = workspace.document.session.path
        session = None if path is None else self._files.read(path)
        if path is not None and session is not None:
            self._desk.close(workspace)
            self._files.show(session, path)
