# SPDX-License-Identifier: GPL-3.0-or-later
"""The files under a plan, read in the background and kept ready to be painted."""

from pathlib import Path

from PyQt6.QtCore import QObject

from planner.model.drawn import Underlay
from planner.model.problems import BadInput
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document
from ui.desktop.laid import Laid, Ready, prepared

Key = tuple[Path, int]


class Underlayer(QObject):
    """Reads the files that the plan's underlays name, each once, and tells the document."""

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._jobs = document, jobs
        self._known: dict[Key, Ready | BadInput] = {}
        self._asked: dict[Key, Job[Ready]] = {}
        document.plan_changed.connect(self.look)
        document.saved.connect(self.look)
        self.look()

    def look(self) -> None:
        """Read what is not known yet, and tell the document what there is."""
        plan = self._document.site.plan
        laid = []
        for underlay in plan.underlays:
            key = self._key(underlay)
            if key is None:
                laid.append(Laid(underlay))
                continue
            if key not in self._known and key not in self._asked:
                self._ask(key)
            known = self._known.get(key)
            if isinstance(known, Ready):
                laid.append(Laid(underlay, ready=known))
            else:
                laid.append(Laid(underlay, problem=known))
        self._document.lay_under(tuple(laid))

    def read_again(self) -> None:
        """Read every file anew: one of them may have changed."""
        self.stop()
        self._known.clear()
        self.look()

    def stop(self) -> None:
        """Read nothing any more."""
        for job in self._asked.values():
            job.cancel()
        self._asked.clear()

    def _key(self, underlay: Underlay) -> Key | None:
        path = self._document.session.path
        return None if path is None else (path.resolve().parent / underlay.file, underlay.page)

    def _ask(self, key: Key) -> None:
        def take(found: Ready | BadInput) -> None:
            self._asked.pop(key, None)
            self._known[key] = found
            self.look()

        def fail(error: Exception) -> None:
            if not isinstance(error, BadInput):
                raise error  # as from any slot: logged and told, the window lives
            take(error)

        job: Job[Ready] = Job(lambda: prepared(*key), take, fail)
        self._asked[key] = job
        self._jobs.start(job)
