# SPDX-License-Identifier: GPL-3.0-or-later
"""Evacuation runs in the background: a scenario is run with many seeds, in a thread of its own."""

from __future__ import annotations

from typing import Literal

from PyQt6.QtCore import QObject, pyqtSignal

from planner.paths.evacuation import available
from planner.paths.watch import Stopped
from planner.rules.evacuation import Choice, Evacuation, Scenario, evacuation
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document
from ui.desktop.leaving import Leaver
from ui.desktop.playback import Moment
from ui.desktop.playing import Player

SEEDS, MOST_SEEDS, MOST_PERSONS = 3, 100, 20_000
RunState = Literal["missing", "not-run", "computing", "current", "outdated"]


class Evacuator(QObject):
    """Runs what the egress view counts: its people, its open exits.

    ``changed`` tells of anything that is shown of it. A change of the plan stops the runs and the
    playback; what was found before stays, as outdated. ``persons`` None: as the code counts.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float)  # the share that is done

    def __init__(
        self, document: Document, leaver: Leaver, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._leaver = document, leaver
        self._jobs = jobs.beside(self)
        self._job: Job[Evacuation] | None = None
        self.player = Player(document, self)
        self.seeds = SEEDS
        self.persons: int | None = None
        self.choice: Choice = "nearest"
        self.shown: Evacuation | None = None
        self._closed: frozenset[str] = frozenset()  # exits that were closed in what is shown
        document.plan_changed.connect(self._follow)
        leaver.changed.connect(self._follow)

    @property
    def state(self) -> RunState:
        """How fresh what is shown is; ``missing`` where the optional extra is not installed."""
        if self._job is not None:
            return "computing"
        if not available():
            return "missing"
        if self.shown is None:
            return "not-run"
        return "current" if self._fits(self.shown) else "outdated"

    def run(self) -> None:
        """Run it now, if it is known how the plan is left."""
        made = self._leaver.current
        if made is None or not available():
            return
        self.stop()
        persons = self.persons or made.survey.load.persons
        scenario = Scenario(made.survey, persons, self.choice, made.closed)
        seeds, closed = self.seeds, made.closed

        def watch(share: float) -> bool:
            if not job.cancelled:
                self.progressed.emit(share)
            return not job.cancelled

        def show(found: Evacuation) -> None:
            self._job = None
            self.shown, self._closed = found, closed
            self.changed.emit()
            self.player.open(found)

        job: Job[Evacuation] = Job(
            lambda: evacuation(scenario, seeds, watch, aside=True), show, self._fail
        )
        self._job = job
        self.changed.emit()
        self._jobs.start(job)

    @property
    def can_run(self) -> bool:
        """Whether a run could begin: it is known how the plan is left."""
        return self._leaver.current is not None and available()

    @property
    def moment(self) -> Moment | None:
        """The moment of the run that is shown."""
        return self._document.moment

    def hide_run(self) -> None:
        """Show no run any more, but the map of walks again."""
        self.player.close()
        if self._leaver.wanted:
            self._leaver.want(True)

    def cancel(self) -> None:
        """Run it no longer."""
        self.stop()
        self.changed.emit()

    def stop(self) -> None:
        """Neither run nor play anything any more."""
        self.player.close()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def play(self) -> None:
        """Play back what is shown, from its beginning."""
        if self.shown is not None and self.state == "current":
            self.player.open(self.shown)
            self.player.play()

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.changed.emit()
        if not isinstance(error, Stopped):
            raise error  # as from any slot: logged and told, the window lives

    def _fits(self, made: Evacuation) -> bool:
        same = made.survey.site.plan is self._document.site.plan
        return same and self._closed == self._leaver.closed & set(made.survey.names)

    def _follow(self) -> None:
        """Runs and playbacks are of the plan as it is, and belong to the egress view."""
        survey = self._leaver.shown.egress.survey if self._leaver.shown is not None else None
        old = survey is None or survey.site.plan is not self._document.site.plan
        if old or not self._leaver.wanted:
            self.stop()
        elif self.shown is not None and not self._fits(self.shown):
            self.player.close()
        self.changed.emit()
