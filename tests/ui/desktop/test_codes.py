# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing profiles and stating conditions; their checks are made off the window's thread."""

import threading
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.locale import LANGUAGES, Language
from planner.model.shipped import layouts
from planner.rules.profile import profiles_at_hand, shipped_profiles
from planner.session import Rechecking
from tests import windows
from tests.planner import building
from tests.windows import child
from ui.desktop.look import Look
from ui.desktop.panels.codes import Codes
from ui.desktop.part import ShorteningLabel
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, tmp_path: Path) -> Workspace:
    """The small plan by KINTEX alone, with a profile of its own and other TOML beside it."""
    own = (layouts() / "rules" / "kintex.toml").read_text("utf-8")
    own = own.replace('id = "kintex"', 'id = "own"').replace("KINTEX (assumed)", "Our own")
    (tmp_path / "own.toml").write_text(own, "utf-8")
    (tmp_path / "broken.toml").write_text('format = "hallplan.profile"\nversion = 2\n', "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    assert window.open(building.write_pair(tmp_path))
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def codes(workspace: Workspace) -> Codes:
    return workspace.inspector.plan.codes


def chosen(workspace: Workspace) -> list[str]:
    return [profile.id for profile in workspace.document.session.profiles]


def test_the_profiles_are_those_beside_the_plan_and_those_that_ship(codes: Codes):
    assert {"own", "broken", *shipped_profiles()} == codes.profiles.keys()
    assert codes.profiles["own"].tick.text() == "Our own"
    assert codes.profiles["kintex"].tick.isChecked()
    assert "every number" in codes.profiles["kintex"].sure.text()
    assert not codes.profiles["kintex"].note.isHidden()
    assert codes.profiles["germany"].note.isHidden()


def test_one_that_is_not_valid_says_why_and_cannot_be_chosen(codes: Codes, tmp_path: Path):
    row = codes.profiles["broken"]
    assert not row.tick.isEnabled()
    assert "missing" in row.sure.text()
    assert set(profiles_at_hand(tmp_path / "plan.json")) == codes.profiles.keys()


def test_choosing_is_one_step_that_checks(codes: Codes, workspace: Workspace):
    codes.profiles["germany"].tick.click()
    assert workspace.document.site.plan.profiles == ("kintex", "germany")
    assert chosen(workspace) == ["kintex", "germany"]
    workspace.checker.run()
    table = workspace.findings.verdicts.table
    assert not workspace.findings.verdicts.isHidden()
    names = [item.text() for row in range(3) if (item := table.item(row, 0)) is not None]
    assert names == ["All profiles", "KINTEX (assumed)", "Germany (MVStättVO)"]
    codes.profiles["kintex"].tick.click()
    assert chosen(workspace) == ["germany"]
    workspace.document.undo()
    workspace.document.undo()
    assert chosen(workspace) == ["kintex"]
    assert not codes.profiles["germany"].tick.isChecked()
    assert workspace.findings.verdicts.isHidden()


def test_a_row_of_the_verdicts_sifts_the_findings(codes: Codes, workspace: Workspace):
    codes.profiles["own"].tick.click()
    workspace.checker.run()
    everything = len(workspace.findings.model.findings)
    workspace.findings.verdicts.table.setCurrentCell(2, 0)
    assert workspace.document.sieve.profile == "own"
    found = workspace.findings.model.findings
    assert {finding.profile for finding in found} == {"own"}
    assert len(found) == everything // 2
    assert {finding.profile for finding in workspace.canvas.signs.findings} <= {"own"}
    workspace.findings.verdicts.table.setCurrentCell(0, 0)
    assert len(workspace.findings.model.findings) == everything


def test_a_profile_without_findings_says_so(codes: Codes, workspace: Workspace):
    codes.profiles["accessibility-korea"].tick.click()
    workspace.checker.run()
    found = {finding.profile for finding in workspace.document.judged.counting}
    assert "accessibility-korea" not in found
    workspace.findings.verdicts.table.setCurrentCell(2, 0)
    empty = child(workspace.findings, QLabel, "findingsEmpty")
    assert not empty.isHidden()
    assert empty.text().startswith("Nothing found.")


def test_a_sieve_ends_with_its_profile(codes: Codes, workspace: Workspace):
    codes.profiles["own"].tick.click()
    workspace.checker.run()
    everything = len(workspace.findings.model.findings)
    workspace.findings.verdicts.table.setCurrentCell(2, 0)
    codes.profiles["own"].tick.click()
    assert workspace.document.sieve.profile == ""
    workspace.checker.run()
    assert len(workspace.findings.model.findings) == everything // 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1024, 700), (1600, 1000)])
def test_no_words_of_profiles_verdicts_and_card_are_cut_off(
    window: Window,
    codes: Codes,
    workspace: Workspace,
    look: Look,
    qtbot: QtBot,
    size: tuple[int, int],
    language: Language,
):
    window.resize(*size)
    look.set_language(language)
    codes.profiles["korea"].tick.click()
    codes.profiles["ibc2018"].tick.click()
    workspace.checker.run()
    for name in ("left", "inspector", "findings"):
        workspace.show_panel(name, True)
    worst = next(each for each in workspace.document.judged.counting if each.severity == "error")
    workspace.document.choose(worst)
    card = workspace.canvas.card
    assert card.isVisible()
    # Rows that were folded out take several rounds to reach their heights.
    qtbot.waitUntil(lambda: codes.height() >= codes.heightForWidth(codes.width()))
    qtbot.wait(20)
    shown = [*codes.findChildren(QLabel), *card.findChildren(QLabel)]
    for words in (each for each in shown if each.isVisible() and each.text()):
        if words.wordWrap():
            assert words.heightForWidth(words.width()) <= words.height() + 1, words.text()
        elif not isinstance(words, ShorteningLabel):
            needed = words.fontMetrics().horizontalAdvance(words.text())
            assert needed <= words.contentsRect().width() + 1, words.text()
    for button in card.findChildren(QPushButton):
        assert not button.isVisible() or button.sizeHint().width() <= button.width() + 1


def test_conditions_are_those_of_the_chosen_profiles(codes: Codes, workspace: Workspace):
    assert codes.conditions == {}
    codes.profiles["ibc2018"].tick.click()
    assert list(codes.conditions) == ["sprinklers", "voice-alarm"]
    row = codes.conditions["sprinklers"]
    assert row.state.currentData() == "no"
    assert row.source.isHidden()
    row.state.activated.emit(row.state.findData("assumed"))
    plan = workspace.document.site.plan
    assert plan.conditions == {"sprinklers": "assumed:sprinklers"}
    assert plan.sources["sprinklers"] == "Assumed by the planner"
    row = codes.conditions["sprinklers"]
    assert not row.source.isHidden()
    row.source.line.setText("Letter of the venue")
    row.source.line.textEdited.emit("Letter of the venue")
    row.source.commit()
    row.state.activated.emit(row.state.findData("published"))
    plan = workspace.document.site.plan
    assert plan.conditions == {"sprinklers": "published:sprinklers"}
    assert plan.sources["sprinklers"] == "Letter of the venue"
    row.state.activated.emit(row.state.findData("no"))
    assert workspace.document.site.plan.conditions == {}
    assert codes.conditions["sprinklers"].source.isHidden()


def test_the_action_leads_to_the_profiles(
    window: Window, codes: Codes, workspace: Workspace, qtbot: QtBot
):
    window.activateWindow()
    workspace.document.select(["booth-b9"])
    workspace.show_panel("inspector", False)
    window.actions_by_id["profiles"].trigger()
    assert workspace.document.selection == ()
    first = codes.profiles["own"].tick  # the broken one before it cannot be ticked
    qtbot.waitUntil(lambda: QApplication.focusWidget() is first)


def test_the_window_goes_on_while_other_profiles_are_checked(
    qtbot: QtBot, tmp_path: Path, look: Look, monkeypatch: pytest.MonkeyPatch
):
    gate, answer = threading.Event(), Rechecking.answer
    asked: list[Rechecking] = []

    def slow(question: Rechecking) -> object:
        asked.append(question)
        gate.wait(5)
        return answer(question)

    monkeypatch.setattr(Rechecking, "answer", slow)
    window = windows.window(tmp_path, look, synchronous=False)
    qtbot.addWidget(window, before_close_func=lambda window: window.desk.put(None))
    window.show()
    windows.open_small(tmp_path, window)
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.document.session.check_state == "current")
    workspace.inspector.plan.codes.profiles["germany"].tick.click()
    assert child(workspace, QLabel, "findingsState").text() == "Checking"
    assert chosen(workspace) == ["kintex"]
    workspace.document.apply(Move(("booth-b9",), 100, 0))  # the plan goes on meanwhile
    gate.set()
    qtbot.waitUntil(lambda: chosen(workspace) == ["kintex", "germany"])
    assert len(asked) == 2
    moved = workspace.document.site.booths["booth-b9"].shape
    assert moved.at == (3100, 5000)
    qtbot.waitUntil(lambda: workspace.document.session.check_state == "current")
    assert child(workspace, QLabel, "findingsState").text() == "Current"
