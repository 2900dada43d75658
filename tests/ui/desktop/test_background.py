# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs: off the window's thread, answers on it, nothing after closing."""

import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from ui.desktop.background import Job, Jobs


def refuse(error: Exception) -> None:
    pytest.fail(str(error))


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot):
    jobs, told = Jobs(), []
    jobs.start(
        Job(
            threading.get_ident,
            lambda thread: told.append((thread, threading.get_ident())),
            refuse,
        )
    )
    qtbot.waitUntil(lambda: bool(told))
    (worked, heard), here = told[0], threading.get_ident()
    assert worked != here
    assert heard == here
    jobs.close()


def test_an_error_of_the_work_is_told_here(qtbot: QtBot):
    jobs, errors = Jobs(), []

    def work() -> None:
        raise ValueError("no")

    jobs.start(Job(work, lambda _answer: pytest.fail("no answer"), errors.append))
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "no"
    jobs.close()


def test_a_cancelled_job_is_never_told_of(qtbot: QtBot):
    jobs, told, gate = Jobs(), [], threading.Event()
    first = jobs.start(Job(gate.wait, told.append, refuse))
    jobs.start(Job(lambda: "second", told.append, refuse))
    first.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["second"]
    jobs.close()


def test_closing_does_not_wait_and_lets_nothing_come_back(qtbot: QtBot):
    jobs, told, gate = Jobs(), [], threading.Event()
    jobs.start(Job(gate.wait, told.append, refuse))
    jobs.start(Job(lambda: "never begun", told.append, refuse))
    before = time.perf_counter()
    jobs.close()
    assert time.perf_counter() - before < 1
    gate.set()
    jobs.start(Job(lambda: "after closing", told.append, refuse))
    qtbot.wait(50)
    assert told == []


def test_the_synchronous_mode_answers_at_once():
    jobs, told = Jobs(synchronous=True), []
    jobs.start(Job(lambda: 42, told.append, refuse))
    assert told == [42]
