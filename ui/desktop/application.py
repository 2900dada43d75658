# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting the window: ``hallplan open`` calls ``run`` once it knows that there is a display.

What the first picture does without is imported where it is used: that is most of the program, and
half a second.
"""

import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PyQt6.QtCore import QEventLoop, QLibraryInfo, QSocketNotifier, QTimer, QTranslator
from PyQt6.QtWidgets import QApplication, QWidget
from PyQt6.sip import voidptr

from planner import __version__
from planner.locale import Language, system_language
from ui.desktop.fonts import TEXT_SIZES
from ui.desktop.look import Look
from ui.desktop.settings import Settings
from ui.desktop.theme import PALETTES, Theme
from ui.desktop.window import Window


def run(paths: Sequence[Path], language: Language | None) -> int:
    """Open the window, a tab for each plan that is named, and stay until it is closed.

    It is seen before it is furnished, and before plans are read. Without a language the one chosen
    last is spoken, else the system's. Raises BadInput for a bad plan file; returns the exit status.
    Work that was left behind when the program was killed is offered.
    """
    application = QApplication(sys.argv[:1])
    settings = Settings()
    look = Look(
        language or settings.language() or system_language(),
        settings.theme() or system_theme(application),
    )
    if (size := settings.number("text-size", 100)) in TEXT_SIZES:
        look.set_text_size(size)
    window = Window(look, settings)
    window.show()
    await_picture(window)
    from planner.session import Session
    from ui.desktop.background import Jobs
    from ui.desktop.faults import Faults, log_file, start_log

    with closing_on_signals(window):
        sessions = [(Session.open(path), path) for path in dict.fromkeys(paths)]
        prepare(application)
        follow(application, look)
        start_log(log_file())
        jobs = Jobs()
        application.aboutToQuit.connect(jobs.close)
        window.furnish(jobs)
        faults = Faults(window.tell_fault)
        faults.install()
        for session, path in sessions:
            if window.files.workspace_of(path) is None:
                window.files.show(session, path)
        QTimer.singleShot(0, window.guard.offer)
        return application.exec() if window.isVisible() else 0


def await_picture(window: QWidget) -> None:
    """Wait until a window is on the screen and painted, for a second at most."""
    handle, latest = window.windowHandle(), time.monotonic() + 1.0
    while handle is not None and not handle.isExposed() and time.monotonic() < latest:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
    QApplication.processEvents()


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
    from ui.desktop.fonts import font, load_fonts
    from ui.desktop.style import TickStyle

    application.setApplicationName("Hallplan")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("hallplan")
    application.setStyle(TickStyle("Fusion"))
    load_fonts()
    application.setFont(font())


def follow(application: QApplication, look: Look) -> None:
    """Dress the application in the look, and Qt's own dialogs in its language, now and later."""
    from PyQt6.QtGui import QIcon

    from ui.desktop.fonts import font
    from ui.desktop.icons import pixmap
    from ui.desktop.style import dress

    translator = QTranslator(application)
    translator.load("qtbase_ko", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    shown: list[object] = [None, None, None]

    def apply() -> None:
        # Both make every widget start anew: only what has changed is done.
        before, shown[:] = list(shown), [look.language, look.theme, look.text_size]
        if look.language != before[0]:
            application.removeTranslator(translator)
            if look.language == "ko":
                application.installTranslator(translator)
        if look.text_size != before[2]:
            application.setFont(font())
        if [look.theme, look.text_size] != before[1:]:
            dress(application, look.palette)

    application.setWindowIcon(QIcon(pixmap("hallplan", PALETTES["light"].accent, 64)))
    apply()
    look.changed.connect(apply)


def system_theme(application: QApplication) -> Theme:
    """The theme of the desktop, as far as Qt knows it."""
    # By the ground of its windows: to ask for the colour scheme makes all enums of Qt's namespace
    # first, which takes a fifth of the time to the first picture.
    return "dark" if application.palette().window().color().lightness() < 128 else "light"
