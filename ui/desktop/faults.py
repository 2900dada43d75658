# SPDX-License-Identifier: GPL-3.0-or-later
"""Exceptions in slots: logged and told, and the window lives on (PyQt6 would abort by default).

Edits are pure, so the plan is what it was before the act that failed.
"""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
from PyQt6.QtCore import QCoreApplication, QEvent, QObject

_LOG = logging.getLogger("hallplan")
_LARGEST, _KEPT = 1_000_000, 2


def log_file() -> Path:
    """Where faults are written."""
    return platformdirs.user_log_path("hallplan", appauthor=False) / "hallplan.log"


def start_log(path: Path) -> logging.Handler | None:
    """Write faults to a file; without a place to write, the window works all the same."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    return handler


class _Fault(QEvent):
    """An exception on its way to the window's thread."""

    TYPE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, line: str) -> None:
        super().__init__(self.TYPE)
        self.line = line


class Faults(QObject):
    """Takes every exception that nothing else took. ``tell`` is given its last line.

    It is called from the event loop, never from within the act that failed (a paint event must
    not open a window), also for exceptions of other threads.
    """

    def __init__(self, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._telling = False

    def install(self) -> None:
        """Take exceptions from now on, of this thread and of others."""
        sys.excepthook = self.take
        threading.excepthook = self._take_of_thread

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an exception and tell of it; a request to stop stops the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("an act failed", exc_info=(kind, error, trace))
        line = f"{kind.__name__}: {error}" if str(error) else kind.__name__
        QCoreApplication.postEvent(self, _Fault(line))

    def _take_of_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self.take(given.exc_type, given.exc_value, given.exc_traceback)

    def customEvent(self, event: QEvent | None) -> None:
        if isinstance(event, _Fault):
            self._show(event.line)

    def _show(self, line: str) -> None:
        # One window at a time: a fault in a paint event comes back with every repaint.
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(line)
        finally:
            self._telling = False
