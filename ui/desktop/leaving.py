# SPDX-License-Identifier: GPL-3.0-or-later
"""Egress in the background: worked out while it is wanted, anew when the plan rests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from planner.paths.watch import Stopped, Watch, tell
from planner.rules.counting import counting_profiles
from planner.rules.egress import Egress, Survey, egress, survey
from planner.rules.requirement import Profile
from ui.desktop.background import Job, Jobs
from ui.desktop.document import Document
from ui.desktop.egress_map import EgressMap, egress_map

REST_MS = 1200  # it is slow, and what checks the plan goes first
LeavingState = Literal["not-run", "computing", "current", "outdated"]


@dataclass(frozen=True, eq=False)
class _Answer:
    """The profiles that count people, the one that was taken, and what came of it."""

    profiles: tuple[Profile, ...]
    profile: Profile
    map: EgressMap


class Leaver(QObject):
    """Works out how a document's plan is left, while that is wanted.

    ``changed`` tells of anything that is shown of it; ``profile`` is the one that counts the
    people (the first of ``profiles`` unless another is chosen), ``closed`` are the exits that are
    taken for closed.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float)  # the share that is done

    def __init__(self, document: Document, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._job: Job[_Answer] | None = None
        self.wanted = False
        self.shown: EgressMap | None = None
        self.closed: frozenset[str] = frozenset()
        self.profiles: tuple[Profile, ...] = ()  # known with the first answer
        self.profile: Profile | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.run)
        document.plan_changed.connect(self._plan_changed)
        document.heat_changed.connect(self._heat_changed)

    @property
    def state(self) -> LeavingState:
        """How fresh the shown analysis is."""
        if self._job is not None:
            return "computing"
        if self.shown is None:
            return "not-run"
        return "current" if self._fits(self.shown.egress) else "outdated"

    @property
    def current(self) -> Egress | None:
        """The analysis of the plan as it is, with the exits that are closed; None before it."""
        if self.shown is None or not self._fits(self.shown.egress):
            return None
        return self.shown.egress

    def want(self, wanted: bool) -> None:
        """Show how the plan is left, working it out where that is not current; or hide it."""
        self.wanted = wanted
        if not wanted:
            self.stop()
            if self.shown is not None and self._document.heat is self.shown:
                self._document.show_heat(None)
            self.changed.emit()
        elif self.current is not None and self.shown is not None:
            self._document.show_heat(self.shown)
            self.changed.emit()
        else:
            self.run()

    def close(self, exit_: str, closed: bool) -> None:
        """Take an exit for closed, or for open again."""
        self.closed = self.closed | {exit_} if closed else self.closed - {exit_}
        self.run()

    def choose(self, profile: Profile) -> None:
        """Count the people by another profile."""
        if profile is not self.profile:
            self.profile = profile
            self.run()

    def run(self) -> None:
        """Work it out now."""
        self.stop()
        site, closed, file = self._document.site, self.closed, self._document.session.path
        chosen, profiles = self.profile, self.profiles
        known = self.shown.egress.survey if self.shown is not None else None
        if known is not None and not self._counts(known):
            known = None

        def work() -> _Answer:
            def part(begin: float, end: float) -> Watch:
                def watch(share: float) -> bool:
                    if not job.cancelled:
                        self.progressed.emit(begin + (end - begin) * share)
                    return not job.cancelled

                return watch

            counting = profiles or counting_profiles(site.plan, file)
            profile = chosen or counting[0]  # there are always those that ship
            found = known or survey(site, profile, part(0.0, 0.4))
            assert found is not None  # the profile is one that counts people
            made = egress(found, closed & set(found.names), part(0.4, 0.9))
            tell(part(0.9, 1.0), 0.0)
            return _Answer(counting, profile, egress_map(made))

        job = Job(work, self._show, self._fail)
        self._job = job
        self.changed.emit()
        self._jobs.start(job)

    def stop(self) -> None:
        """Work nothing out any more."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, found: _Answer) -> None:
        self._job = None
        self.profiles, self.profile, self.shown = found.profiles, found.profile, found.map
        if self.wanted and self.current is not None:
            self._document.show_heat(found.map)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.changed.emit()
        if not isinstance(error, Stopped):
            raise error  # as from any slot: logged and told, the window lives

    def _plan_changed(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.wanted:
            self._rest.start()
        self.changed.emit()

    def _heat_changed(self) -> None:
        """Another map has taken the place of this one."""
        heat = self._document.heat
        if self.wanted and heat is not None and not isinstance(heat, EgressMap):
            self.want(False)

    def _counts(self, known: Survey) -> bool:
        """Whether a survey is of the plan as it is, under the profile that is chosen."""
        same = self.profile is not None and known.profile.id == self.profile.id
        return same and known.site.plan is self._document.site.plan

    def _fits(self, made: Egress) -> bool:
        closed = self.closed & set(made.survey.names)
        return self._counts(made.survey) and made.closed == closed
