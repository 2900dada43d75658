# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of an open plan beside its file: its journal, and the lock that names who has it."""

from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from planner.model.journal import Journal
from planner.model.locks import Claim, claim
from planner.model.plan import Plan
from planner.model.problems import BadInput
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document

# A note that is written while the disk is waited for waits too: that is asked of it now and then.
SYNC_MS = 2000


class Keeper(QObject):
    """Writes each finished edit of a document down, and holds its file.

    A note is in the system's hands before anything else hears of the edit, so that nothing is lost
    when the program is killed; a worker sees that it reaches the disk. ``failed`` says why not,
    once for several failures in a row.
    """

    failed = pyqtSignal(str)

    def __init__(self, document: Document, folder: Path, writer: Jobs, claimed: Claim) -> None:
        super().__init__(document)
        self._document = document
        self._folder = folder
        self._writer = writer
        self._lock = claimed.lock
        self.works = True  # whether what was written down last could be
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SYNC_MS)
        self._rest.timeout.connect(self._sync)
        session = document.session
        self._file = session.path
        history = session.history
        self._journal = self._begun(history[0].before if history else session.plan)
        if session.done:  # work that was recovered
            self.note()
            self._journal.sync()
        document.plan_changed.connect(self.note)
        document.saved.connect(self._begin_anew)

    def _begun(self, plan: Plan) -> Journal:
        """A journal from this plan on; what takes long of it is done by the worker."""
        session = self._document.session
        digest = "" if session.stamp is None else session.stamp.hash
        journal = Journal(self._folder, plan, session.path, digest)
        self._writer.start(Job(journal.begin, lambda _: None, self._fail))
        return journal

    def note(self) -> None:
        """Write down what the plan is now."""
        session = self._document.session
        try:
            self._journal.note(session.undo_name, session.unsaved_steps, session.plan)
        except BadInput as error:
            self._fail(error)
            return
        self.works = True
        if not self._rest.isActive():
            self._rest.start()

    def _sync(self) -> None:
        self._writer.start(Job(self._journal.sync, lambda _: None, self._fail))

    def _fail(self, error: Exception) -> None:
        """The plan goes on without a journal; that is told once, until it works again."""
        if not isinstance(error, BadInput | OSError):
            raise error  # as from any slot: logged and told, the window lives
        if self.works:
            self.works = False
            problems = error.problems if isinstance(error, BadInput) else ()
            details = [str(problem.values.get("detail", problem.code)) for problem in problems]
            self.failed.emit(", ".join(details) or str(error))

    def _begin_anew(self) -> None:
        """The plan is saved: its journal goes, and another begins from here."""
        session = self._document.session
        self._journal.discard()
        if session.path != self._file:
            self._let_go()
            if session.path is not None:
                self._lock = claim(session.path).lock
            self._file = session.path
        self._journal = self._begun(session.plan)

    def release(self) -> None:
        """The plan is closed, and what is not saved is not wanted."""
        self._rest.stop()
        self._journal.discard()
        self._let_go()

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None
