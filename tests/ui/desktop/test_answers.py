# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that come late: checks and walks are for the plan they were asked about, or for none."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.edits.move import Move, Place
from planner.locale import LANGUAGES, Language
from planner.paths.network import Reason
from planner.rules.checks import Question
from tests import windows
from ui.desktop import routing
from ui.desktop.background import Jobs
from ui.desktop.checking import Checker
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.progress import ProgressPart
from ui.desktop.routing import Router
from ui.desktop.window import Window


def test_several_changes_are_one_question(qtbot: QtBot, document: Document):
    jobs = Jobs(synchronous=True)
    checker = Checker(document, jobs, ProgressPart(Look("en", "light")))
    told: list[str] = []
    document.findings_changed.connect(lambda: told.append(document.session.check_state))
    for _ in range(5):
        document.apply(Move(("booth-b9",), 10, 0))
    assert told == []
    qtbot.waitUntil(lambda: document.session.check_state == "current")
    assert told == ["checking", "current"]
    checker.stop()


def test_a_stale_answer_is_dropped_and_the_plan_is_asked_about_again(
    qtbot: QtBot, document: Document, monkeypatch: pytest.MonkeyPatch
):
    gate, asked = threading.Event(), []
    answer = Question.answer

    def slow(question: Question) -> object:
        asked.append(question)
        if len(asked) == 1:
            gate.wait(5)
        return answer(question)

    monkeypatch.setattr(Question, "answer", slow)
    jobs = Jobs()
    checker = Checker(document, jobs, ProgressPart(Look("en", "light")))
    checker.run()
    assert document.session.check_state == "checking"
    document.apply(Place("booth-b10", 15_000, 6000))
    assert document.session.check_state == "not-run"
    gate.set()
    qtbot.waitUntil(lambda: document.session.check_state == "current")
    assert len(asked) == 2
    assert asked[-1].site is document.site
    checker.stop()
    jobs.close()


def test_a_check_that_fails_is_a_fault_and_can_be_run_again(
    document: Document, monkeypatch: pytest.MonkeyPatch
):
    checker = Checker(document, Jobs(synchronous=True), ProgressPart(Look("en", "light")))

    def fail(_question: Question) -> object:
        raise RuntimeError("a rule broke")

    with monkeypatch.context() as patch:
        patch.setattr(Question, "answer", fail)
        with pytest.raises(RuntimeError, match="a rule broke"):
            checker.run()
    checker.run()
    assert document.session.check_state == "current"


def test_a_walk_is_found_and_shown(document: Document):
    router = Router(document, Jobs(synchronous=True))
    router.find("booth-b9", "door")
    route = document.route
    assert route is not None
    assert (route.start, route.goal) == ("booth-b9", "door")
    # From before the front of B9 (at 4.5, 4.7) to before the door (15, 0.3) the floor is free.
    assert route.walk.length == pytest.approx(((15_000 - 4500) ** 2 + (4700 - 300) ** 2) ** 0.5)


def test_no_way_is_told(qtbot: QtBot, document: Document):
    router = Router(document, Jobs(synchronous=True))
    with qtbot.waitSignal(router.no_way) as told:
        router.find("booth-b9", "-5000,-5000")
    assert told.args == ["booth-b9", "-5000,-5000", Reason.GOAL]
    assert document.route is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_can_stand_is_said(window: Window, plan_file: Path, language: Language):
    workspace = window.workspace
    assert plan_file.is_file()
    assert workspace is not None
    window.look.set_language(language)
    nobody = {"ko": "사람이 설 수 없습니다", "en": "Nobody can stand at"}[language]
    for start, goal in (("-5000,-5000", "door"), ("door", "-5000,-5000")):
        workspace.router.find(start, goal)
        said = workspace.status.hint.text()
        assert nobody in said
        assert "X -5,000 Y -5,000 mm" in said


def test_a_walk_follows_the_plan(qtbot: QtBot, document: Document):
    router = Router(document, Jobs(synchronous=True))
    router.find("booth-b9", "door")
    first = document.route
    document.apply(Move(("booth-b9",), 1000, 0))
    qtbot.waitUntil(lambda: document.route is not first)
    assert document.route is not None
    assert document.route.site is document.site
    router.stop()


def test_a_walk_on_a_plan_that_went_on_is_dropped(
    qtbot: QtBot, document: Document, monkeypatch: pytest.MonkeyPatch
):
    gate, walks = threading.Event(), []
    found = routing.shortest_way

    def slow(*given: object) -> object:
        gate.wait(5)
        walk = found(*given)
        walks.append(walk)
        return walk

    monkeypatch.setattr(routing, "shortest_way", slow)
    jobs = Jobs()
    router = Router(document, jobs)
    router.find("booth-b9", "door")
    document.apply(Move(("booth-b9",), 1000, 0))
    gate.set()
    qtbot.waitUntil(lambda: bool(walks))
    qtbot.wait(20)
    assert document.route is None
    router.stop()
    jobs.close()


def test_a_window_closes_while_work_goes_on(
    qtbot: QtBot, tmp_path: Path, look: object, monkeypatch: pytest.MonkeyPatch
):
    gate = threading.Event()
    monkeypatch.setattr(Question, "answer", lambda _question: gate.wait(5) and ())
    window = windows.window(tmp_path, look, synchronous=False)
    qtbot.addWidget(window)
    window.show()
    windows.open_small(tmp_path, window)
    assert window.close()
    assert not window.isVisible()
    gate.set()
    qtbot.wait(20)
