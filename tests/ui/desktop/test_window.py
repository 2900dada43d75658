# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a whole: language, theme, folding, keyboard, names for every control."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QEvent, QPoint, Qt
from PyQt6.QtGui import QHelpEvent, QPalette
from PyQt6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.edits.resize import Resize
from planner.locale import Language
from tests import windows
from tests.windows import child
from ui.desktop.dialogs.about import AboutDialog
from ui.desktop.dialogs.shortcuts import ShortcutsDialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Field
from ui.desktop.panels.left import RAIL
from ui.desktop.part import ShorteningLabel
from ui.desktop.theme import PALETTES
from ui.desktop.window import LEAST, Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, plan_file: Path) -> Workspace:
    assert plan_file.exists()
    assert window.workspace is not None
    return window.workspace


def test_the_switches_of_language_and_theme(window: Window, workspace: Workspace, look: Look):
    child(window, QToolButton, "language-ko").click()
    assert look.language == "ko"
    assert workspace.bottom.tabs.tabText(0) == "점검 결과"
    assert child(window, QToolButton, "language-ko").isChecked()
    child(window, QToolButton, "theme").click()
    assert look.theme == "dark"
    colour = window.palette().color(QPalette.ColorRole.Window)
    assert colour == PALETTES["dark"].app
    assert (window.settings.language(), window.settings.theme()) == ("ko", "dark")
    assert workspace.document.selection == ()
    child(window, QToolButton, "theme").click()
    assert look.theme == "light"


def test_switching_keeps_the_plan_the_selection_and_the_view(
    window: Window, workspace: Workspace, look: Look
):
    workspace.document.select(["booth-b9"])
    workspace.canvas.zoom_to_selection()
    plan, view = workspace.document.session.plan, workspace.canvas.view
    for language in ("ko", "en"):
        look.set_language(language)
        look.set_theme("dark" if language == "ko" else "light")
    assert window.workspace is workspace
    assert workspace.document.session.plan is plan
    assert workspace.document.selection == ("booth-b9",)
    assert workspace.canvas.view == view


def test_panels_fold_by_hand(window: Window, workspace: Workspace):
    for name, part in (
        ("left-panel", workspace.left.exhibitors),
        ("inspector", workspace.inspector),
        ("findings", workspace.findings.table),
    ):
        action = window.actions_by_id[name]
        assert part.isVisible()
        assert action.isChecked()
        action.trigger()
        assert not part.isVisible()
        assert not action.isChecked()
        action.trigger()
        assert part.isVisible()


def test_a_folded_list_is_a_rail_that_opens_it(window: Window, workspace: Workspace):
    window.actions_by_id["left-panel"].trigger()
    assert workspace.left.width() == RAIL
    child(workspace.left, QToolButton, "rail-booths").click()
    assert workspace.left.booths.isVisible()
    assert workspace.left.width() > RAIL


def test_panels_fold_by_themselves_and_come_back(
    qtbot: QtBot, window: Window, workspace: Workspace
):
    window.resize(1300, 800)
    qtbot.waitUntil(lambda: workspace.left.width() == RAIL)
    assert workspace.inspector.isVisible()
    window.resize(1100, 800)
    qtbot.waitUntil(lambda: not workspace.inspector.isVisible())
    window.resize(1600, 1000)
    qtbot.waitUntil(lambda: workspace.left.width() > RAIL and workspace.inspector.isVisible())


def test_by_hand_a_panel_opens_in_a_small_window_too(
    qtbot: QtBot, window: Window, workspace: Workspace
):
    window.resize(1100, 800)
    qtbot.waitUntil(lambda: workspace.left.width() == RAIL)
    window.actions_by_id["left-panel"].trigger()
    assert workspace.left.exhibitors.isVisible()


def test_the_window_fits_its_least_size(qtbot: QtBot, window: Window, workspace: Workspace):
    window.resize(LEAST)
    qtbot.waitUntil(lambda: window.size() == LEAST)
    assert workspace.canvas.width() > 600


def test_what_was_folded_and_its_sizes_are_kept(
    qtbot: QtBot, window: Window, workspace: Workspace, look: Look, tmp_path: Path
):
    window.actions_by_id["findings"].trigger()
    workspace._across.setSizes([320, 900, 300])
    workspace._take_sizes()
    window.close()
    second = windows.window(tmp_path, look)
    qtbot.addWidget(second, before_close_func=lambda each: each.desk.put(None))
    second.resize(1600, 1000)
    second.show()
    assert second.open(second.settings.recent()[0])
    assert second.workspace is not None
    assert not second.workspace.findings.table.isVisible()
    assert abs(second.workspace.left.width() - 320) <= 1


def test_f6_goes_from_panel_to_panel(qtbot: QtBot, window: Window, workspace: Workspace):
    window.activateWindow()
    workspace.canvas.setFocus()
    visited = []
    for _ in range(5):
        window.actions_by_id["next-panel"].trigger()
        at = QApplication.focusWidget()
        panels = (
            workspace.canvas, workspace.inspector, workspace.bottom, workspace.left,
            workspace.tools,
        )  # fmt: skip
        visited += [panel.objectName() for panel in panels if panel is at or panel.isAncestorOf(at)]
    assert visited in (
        ["inspector", "bottomPanel", "leftPanel", "toolColumn", "canvas"],
        ["bottomPanel", "leftPanel", "toolColumn", "canvas", "bottomPanel"],
    )


@pytest.mark.parametrize("selection", [(), ("booth-b9",), ("booth-b9", "booth-b10"), ("stage",)])
def test_every_control_has_a_name_and_buttons_have_tips(
    window: Window, workspace: Workspace, selection: tuple[str, ...], look: Look
):
    workspace.document.select(selection)
    for language in ("en", "ko"):
        look.set_language(language)
        for control in window.findChildren(QWidget):
            if not control.isVisible() or control.objectName().startswith("qt_"):
                continue
            if isinstance(control, QAbstractButton):
                assert control.accessibleName() or control.text(), control.objectName()
                assert control.toolTip() or control.text(), control.objectName()
            elif isinstance(control, QComboBox | QLineEdit | QTableView):
                assert control.accessibleName(), control.objectName()


def test_buttons_are_large_enough_to_hit(window: Window, workspace: Workspace):
    workspace.document.select(["booth-b9"])
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.objectName().startswith("qt_"):
            assert min(button.width(), button.height()) >= 20, button.objectName()


def test_the_legend_selects_its_booths(window: Window, workspace: Workspace):
    child(window, QToolButton, "legend-companies").click()
    assert workspace.document.selection == ("booth-b9", "booth-b10", "booth-b11")
    assert window.findChild(QToolButton, "legend-cities") is None


def test_the_status_line_tells_place_and_selection(window: Window, workspace: Workspace):
    assert child(window, QLabel, "statusSelection").text() == "Nothing selected"
    assert child(window, QLabel, "statusGrid").text() == "Grid 0.5 m · Snap on"
    workspace.document.select(["booth-b9"])
    assert child(window, QLabel, "statusSelection").text() == "1 selected · 9.0 m²"
    workspace.canvas.cursor_moved.emit(31_500.0, -20.0)
    assert child(window, QLabel, "statusPlace").text() == "X 31,500  Y -20 mm"
    window.actions_by_id["snap"].trigger()
    assert child(window, QLabel, "statusGrid").text() == "Grid 0.5 m · Snap off"


def test_a_refused_edit_is_told_in_the_status_line(window: Window, workspace: Workspace):
    workspace.document.select(["booth-b9"])
    workspace.inspector.booth.place.wanted.emit(Resize("booth-b9", 0, 1), "")
    hint = child(window, QLabel, "statusHint")
    assert hint.property("role") == "error"
    assert "out of range" in hint.text()
    workspace.document.select([])  # the next act: what was told is past
    assert hint.property("role") == "fact"
    assert hint.text() == workspace.canvas.hint


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("boothPlaceX", "abc", "“abc” is no length; write 22500 or 22.5 m"),
        ("boothPlaceAngle", "north", "“north” is no angle; write degrees such as 45"),
        ("boothNumber", "  ", "this may not be empty; write a value"),
    ],
)
def test_what_a_field_cannot_read_is_told(
    qtbot: QtBot, window: Window, workspace: Workspace, name: str, typed: str, told: str
):
    workspace.document.select(["booth-b9"])
    line = child(window, QLineEdit, f"{name}Line")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert child(window, QLabel, "statusHint").text() == told
    assert workspace.document.session.undo_name == ""


def test_a_folded_panel_is_passed_over(window: Window, workspace: Workspace):
    window.activateWindow()
    for shown, expected in ((False, "bottomTabs"), (True, "boothPlaceXLine")):
        workspace.document.select(["booth-b9"])
        workspace.show_panel("inspector", shown)
        workspace.canvas.setFocus()
        window.actions_by_id["next-panel"].trigger()
        focused = window.focusWidget()
        assert focused is not None
        assert focused.objectName() == expected


def test_escape_leads_from_a_panel_back_to_the_plan(
    qtbot: QtBot, window: Window, workspace: Workspace
):
    window.activateWindow()
    search = child(window, QLineEdit, "exhibitorSearch")
    search.setFocus()
    qtbot.keyClicks(search, "b9")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert window.focusWidget() is search
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert window.focusWidget() is workspace.canvas


def test_the_menu_of_a_booth_and_of_the_floor(window: Window, workspace: Workspace):
    for name, expected in (("booth-b9", "action-assign"), ("", "action-paste")):
        workspace.document.select([name] if name else [])
        workspace.canvas.context_requested.emit(name, QPoint(300, 300))
        menu = child(workspace, QMenu, "contextMenu")
        assert menu.actions()[0].objectName() == expected
        menu.close()
        QApplication.processEvents()


def test_a_double_click_leads_to_the_exhibitor(qtbot: QtBot, window: Window, workspace: Workspace):
    window.activateWindow()
    workspace.document.select(["booth-b9"])
    workspace.canvas.activated.emit("booth-b9")
    qtbot.waitUntil(lambda: workspace.inspector.booth.assignment.search.hasFocus())


def test_a_copy_that_was_moved_is_copied_by_the_same_step(window: Window, workspace: Workspace):
    document = workspace.document
    document.select(["booth-b9"])
    window.actions_by_id["duplicate"].trigger()
    document.apply(Move(document.selection, 500, 1000))
    window.actions_by_id["duplicate"].trigger()
    places = [
        document.site.booths[name].shape.corners()[0]
        for name in ("booth-b9", "booth-b12", "booth-b13")
    ]
    assert places == [(3000, 5000), (3500, 9000), (4000, 13_000)]
    assert document.selection == ("booth-b13",)


def test_duplicates_stand_to_the_right_and_are_selected(window: Window, workspace: Workspace):
    workspace.document.select(["booth-b9"])
    window.actions_by_id["duplicate"].trigger()
    (copy,) = workspace.document.selection
    booth = workspace.document.site.booths[copy]
    assert booth.shape.corners()[0] == (3000, 8000)  # y runs to the right
    window.actions_by_id["undo"].trigger()
    window.actions_by_id["turn-view"].trigger()
    workspace.document.select(["booth-b9"])
    window.actions_by_id["duplicate"].trigger()
    (copy,) = workspace.document.selection
    booth = workspace.document.site.booths[copy]
    assert booth.shape.corners()[0] == (6000, 5000)
    assert booth.number == "B12"
    window.actions_by_id["delete"].trigger()
    assert copy not in workspace.document.site.booths
    assert workspace.document.selection == ()


def test_the_sheet_of_keys_has_every_key(qtbot: QtBot, window: Window, look: Look):
    rows = tuple(window.actions_by_id.rows.values())
    for language in ("en", "ko"):
        look.set_language(language)
        dialog = ShortcutsDialog(rows, look, window)
        qtbot.addWidget(dialog)
        words = [label.text() for label in dialog.findChildren(QLabel)]
        for row in rows:
            if row.shortcuts:
                assert look.text(f"action.{row.id}.text") in words


def test_about_names_licence_and_log(qtbot: QtBot, window: Window, look: Look):
    dialog = AboutDialog(look, window)
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "GNU General Public License, version 3" in words
    assert "hallplan.log" in words


def test_qts_own_dialogs_speak_korean(qapp: QApplication, look: Look):
    look.set_language("ko")
    assert qapp.translate("QPlatformTheme", "Cancel") == "취소"
    look.set_language("en")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_shortcuts_rest_while_a_field_has_the_keyboard(
    qtbot: QtBot, window: Window, workspace: Workspace
):
    window.activateWindow()
    search = workspace.left.exhibitors.search
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "bgvf")
    assert search.text() == "bgvf"
    assert workspace.canvas.tool == "select"
    qtbot.keyClick(search, Qt.Key.Key_Delete)
    assert workspace.document.session.undo_name == ""


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("size", [(1024, 700), (1360, 800), (1600, 1000)])
@pytest.mark.parametrize("selection", [(), ("booth-b10",), ("booth-b9", "stage"), ("seats",)])
def test_no_words_are_cut_off(
    qtbot: QtBot,
    window: Window,
    workspace: Workspace,
    look: Look,
    language: Language,
    size: tuple[int, int],
    selection: tuple[str, ...],
):
    window.resize(*size)
    look.set_language(language)
    for name in ("left", "inspector", "findings"):
        workspace.show_panel(name, True)
    workspace.document.select(selection)
    qtbot.wait(10)
    for words in window.findChildren(QLabel):
        if words.isVisible() and not words.wordWrap() and not isinstance(words, ShorteningLabel):
            needed = words.fontMetrics().horizontalAdvance(words.text())
            assert needed <= words.contentsRect().width() + 1, words.text()
    for button in window.findChildren(QPushButton):
        if button.isVisible():
            assert button.sizeHint().width() <= button.width() + 1, button.text()
    for field in window.findChildren(Field):
        if field.isVisible():
            needed = field.line.fontMetrics().horizontalAdvance(field.line.text())
            assert needed <= field.line.width(), field.objectName()


def test_a_shortened_label_says_all_in_its_tip(qtbot: QtBot):
    label = ShorteningLabel("a long sentence that has no room")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    label.event(event)
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    label.event(event)
    assert label.toolTip() == ""


def test_what_listens_to_actions_ends_with_its_plan(window: Window, plan_file: Path):
    before = window.workspace
    window.actions_by_id["close"].trigger()
    assert window.open(plan_file)
    assert window.workspace is not before
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for name in window.actions_by_id.rows:
        window.actions_by_id[name].setToolTip("another")
    window.actions_by_id.refresh()
