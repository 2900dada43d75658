# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting the window: ``hallplan open`` calls ``run`` once it knows that there is a display."""

import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PyQt6.QtCore import QLibraryInfo, QSocketNotifier, Qt, QTimer, QTranslator
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QApplication, QWidget
from PyQt6.sip import voidptr

from planner import __version__
from planner.locale import Language, system_language
from planner.session import Session
from ui.desktop.background import Jobs
from ui.desktop.faults import Faults, log_file, start_log
from ui.desktop.fonts import font, load_fonts
from ui.desktop.icons import pixmap
from ui.desktop.look import Look
from ui.desktop.settings import Settings
from ui.desktop.style import TickStyle, dress
from ui.desktop.theme import PALETTES, Theme
from ui.desktop.window import Window


def run(paths: Sequence[Path], language: Language | None) -> int:
    """Open the window, a tab for each plan that is named, and stay until it is closed.

    Without a language the one chosen last is spoken, else the system's. Raises BadInput for a bad
    plan file, before any window appears; returns the exit status. Work that was left behind when
    the program was killed is offered.
    """
    sessions = [(Session.open(path), path) for path in dict.fromkeys(paths)]
    application = QApplication(sys.argv[:1])
    prepare(application)
    settings = Settings()
    look = Look(
        language or settings.language() or system_language(),
        settings.theme() or system_theme(application),
    )
    follow(application, look)
    start_log(log_file())
    jobs = Jobs()
    application.aboutToQuit.connect(jobs.close)
    window = Window(look, settings, jobs)
    faults = Faults(window.tell_fault)
    faults.install()
    window.show()
    with closing_on_signals(window):
        for session, path in sessions:
            if window.files.workspace_of(path) is None:
                window.files.show(session, path)
        QTimer.singleShot(0, window.guard.offer)
        return application.exec()


@contextmanager
def closing_on_signals(window: QWidget) -> Iterator[None]:
    """Let Ctrl+C in the terminal, or the system's end, close the window as its button does.

    Qt's loop runs no Python of its own, so a signal wakes it through a socket.
    """
    asleep, awake = socket.socketpair()
    awake.setblocking(False)
    notifier = QSocketNotifier(voidptr(asleep.fileno()), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: asleep.recv(64))
    signal.set_wakeup_fd(awake.fileno(), warn_on_full_buffer=False)
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda _number, _frame: window.close()) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
        signal.set_wakeup_fd(-1)
        notifier.setEnabled(False)
        asleep.close()
        awake.close()


def prepare(application: QApplication) -> None:
    """Style, typeface and names of the application."""
    application.setApplicationName("Hallplan")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("hallplan")
    application.setStyle(TickStyle("Fusion"))
    load_fonts()
    application.setFont(font())


def follow(application: QApplication, look: Look) -> None:
    """Dress the application in the look, and Qt's own dialogs in its language, now and later."""
    translator = QTranslator(application)
    translator.load("qtbase_ko", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    shown: list[object] = [None, None]

    def apply() -> None:
        # Both make every widget start anew: only what has changed is done.
        before, shown[:] = list(shown), [look.language, look.theme]
        if look.language != before[0]:
            application.removeTranslator(translator)
            if look.language == "ko":
                application.installTranslator(translator)
        if look.theme != before[1]:
            dress(application, look.palette)

    application.setWindowIcon(QIcon(pixmap("hallplan", PALETTES["light"].accent, 64)))
    apply()
    look.changed.connect(apply)


def system_theme(application: QApplication) -> Theme:
    """The theme of the desktop, as far as Qt knows it."""
    hints = application.styleHints()
    dark = hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"
