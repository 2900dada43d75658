# SPDX-License-Identifier: GPL-3.0-or-later
"""Slow, pure work off the window's thread; its answer comes back on the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PyQt6.QtCore import QObject, QThreadPool, pyqtSignal

T = TypeVar("T")


@dataclass(eq=False)
class Job(Generic[T]):
    """One piece of work, and what becomes of its answer or its error.

    A cancelled job's answer is dropped; ``work`` itself runs to its end, unseen.
    """

    work: Callable[[], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None]
    cancelled: bool = field(default=False)

    def cancel(self) -> None:
        """Neither ``done`` nor ``failed`` will be called any more."""
        self.cancelled = True

    def run(self) -> Callable[[], None]:
        """Do the work; returns how to tell of it."""
        try:
            answer = self.work()
        except Exception as error:  # noqa: BLE001 – whatever it is, the window must hear of it
            problem = error
            return lambda: self.failed(problem)
        return lambda: self.done(answer)


class Jobs(QObject):
    """Runs jobs one after the other in a thread of their own.

    ``synchronous`` runs each at once instead, for tests. Closing drops what waits and lets
    nothing come back, so that the window never waits for work.
    """

    _finished = pyqtSignal(object, object)

    def __init__(self, parent: QObject | None = None, *, synchronous: bool = False) -> None:
        super().__init__(parent)
        self._synchronous = synchronous
        self._open = True
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._finished.connect(self._deliver)

    def beside(self, parent: QObject) -> "Jobs":
        """Another thread, for work of minutes that the checks of the plan must not wait for."""
        return Jobs(parent, synchronous=self._synchronous)

    def start(self, job: Job[T]) -> Job[T]:
        """Run a job; returns it, so that it may be cancelled."""
        if self._synchronous:
            self._deliver(job, job.run())
        elif self._open:
            self._pool.start(lambda: self._work(job))
        return job

    def close(self) -> None:
        """Drop what waits; whatever still runs is not told of."""
        self._open = False
        self._pool.clear()

    def _work(self, job: Job[T]) -> None:
        if not self._open or job.cancelled:
            return
        tell = job.run()
        if self._open:  # it may have been closed, and be going away, meanwhile
            self._finished.emit(job, tell)

    def _deliver(self, job: Job[T], tell: Callable[[], None]) -> None:
        if self._open and not job.cancelled:
            tell()
