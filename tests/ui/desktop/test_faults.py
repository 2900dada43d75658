# SPDX-License-Identifier: GPL-3.0-or-later
"""An exception in a slot: logged, told once, and the window lives with its plan intact."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from ui.desktop.faults import Faults, start_log
from ui.desktop.window import Window


@pytest.fixture
def hooks() -> Iterator[None]:
    """Python's hooks as they were before."""
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


def fail() -> None:
    raise RuntimeError("out of paper")


@pytest.mark.usefixtures("hooks")
def test_an_exception_in_a_slot_is_logged_and_told(qtbot: QtBot, tmp_path: Path):
    file = tmp_path / "deep" / "hallplan.log"
    handler = start_log(file)
    assert handler is not None
    told: list[str] = []
    faults = Faults(told.append)
    faults.install()
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(told))
    logging.getLogger("hallplan").removeHandler(handler)
    handler.close()
    assert told == ["RuntimeError: out of paper"]
    written = file.read_text(encoding="utf-8")
    assert "Traceback" in written
    assert "out of paper" in written


@pytest.mark.usefixtures("hooks")
def test_an_exception_of_another_thread_is_told_too(qtbot: QtBot):
    told: list[str] = []
    faults = Faults(told.append)
    faults.install()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))


def test_while_one_is_told_the_next_ones_are_only_logged(qtbot: QtBot):
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        qtbot.wait(20)  # a dialog is open

    faults = Faults(tell)
    for number in range(3):
        error = ValueError(f"{number}")
        faults.take(ValueError, error, None)
    qtbot.wait(50)
    assert told == ["ValueError: 0"]


def test_a_request_to_stop_is_no_fault(qtbot: QtBot, capsys: pytest.CaptureFixture[str]):
    told: list[str] = []
    Faults(told.append).take(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(10)
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_no_place_for_a_log_is_no_fault(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.touch()
    assert start_log(blocked / "below" / "hallplan.log") is None


@pytest.mark.usefixtures("plan_file")
def test_the_dialog_says_so_and_the_plan_is_what_it_was(window: Window):
    document = window.desk.document
    assert document is not None
    plan = document.session.plan
    shown: list[str] = []

    def answer() -> None:
        dialog = window.findChild(QDialog, "fault")
        assert isinstance(dialog, QDialog)
        shown.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(0, answer)
    window.tell_fault("RuntimeError: out of paper")
    assert "RuntimeError: out of paper" in shown
    assert document.session.plan is plan
