# SPDX-License-Identifier: GPL-3.0-or-later
"""The menus of what is under the pointer, and what they do there."""

import pytest
from PyQt6.QtCore import QPoint
from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.windows import child
from ui.desktop import context_menus
from ui.desktop.context_menus import Sub
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


@pytest.fixture
def workspace(window: Window, plan_file: object) -> Workspace:
    """The workspace of the small plan."""
    assert window.workspace is not None
    return window.workspace


def menu_at(workspace: Workspace, place: tuple[float, float]) -> QMenu:
    """The menu that a right click at a place of the plan opens."""
    canvas = workspace.canvas
    x, y = canvas.view.to_screen(place)
    pixel = QPoint(round(x), round(y))
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, pixel, canvas.mapToGlobal(pixel)))
    return child(workspace, QMenu, "contextMenu")


def choose(menu: QMenu, name: str, qtbot: QtBot) -> None:
    """Take a row of a menu, also of one within it, as a click does: the menu goes first."""
    subs = menu.findChildren(QMenu)
    rows = {row.objectName(): row for each in (menu, *subs) for row in each.actions()}
    menu.close()
    rows[f"action-{name}"].trigger()
    qtbot.wait(1)


def middle(workspace: Workspace, name: str) -> tuple[float, float]:
    """The middle of a thing."""
    box = workspace.canvas.door.scene.box([name])
    assert box is not None
    return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def door(workspace: Workspace, kind: str) -> tuple[str, tuple[float, float]]:
    """A door of a kind, and where it is."""
    openings = workspace.document.site.ground.openings
    found = next(each for each in openings if each.kind == kind)
    return found.id, (float(found.at[0]), float(found.at[1]))


def test_every_menu_has_rows_and_no_line_at_an_end():
    for rows in context_menus.MENUS.values():
        assert rows[0] != "" != rows[-1]
        assert all(row or rows[number + 1] for number, row in enumerate(rows[:-1]))
        assert all(isinstance(row, Sub | str) for row in rows)


def test_a_right_click_selects_the_booth_and_its_menu_sets_the_status(
    workspace: Workspace, qtbot: QtBot
):
    menu = menu_at(workspace, middle(workspace, "booth-b9"))
    assert workspace.document.selection == ("booth-b9",)
    assert workspace.pointed is not None
    choose(menu, "status-reserved", qtbot)
    assert workspace.document.site.booths["booth-b9"].status == "reserved"
    assert workspace.pointed is None
    assert workspace.window() is not None


def test_a_click_on_one_of_several_keeps_them(workspace: Workspace):
    both = tuple(booth.id for booth in workspace.document.session.plan.booths[:2])
    workspace.document.select(both)
    menu_at(workspace, middle(workspace, both[1])).close()
    assert workspace.document.selection == both


def test_a_booth_is_set_where_the_floor_was_clicked(workspace: Workspace, qtbot: QtBot):
    before = workspace.document.site.booths.keys()
    floor = workspace.document.site.ground.floor.bounds
    place = ((floor[0] + floor[2]) / 2, floor[3] - 3000.0)
    choose(menu_at(workspace, place), "booth-here", qtbot)
    (new,) = workspace.document.site.booths.keys() - before
    x, y = middle(workspace, new)
    assert abs(x - place[0]) <= 1500
    assert abs(y - place[1]) <= 1500
    assert workspace.document.selection == (new,)


def test_an_exit_is_shut_to_see_what_comes_of_it(workspace: Workspace, qtbot: QtBot):
    name, place = door(workspace, "visitor")
    menu = menu_at(workspace, place)
    shut = next(row for row in menu.actions() if row.objectName() == "action-shut-exit")
    assert shut.isEnabled()
    assert not shut.isChecked()
    choose(menu, "shut-exit", qtbot)
    assert workspace.leaver.closed == {name}
    assert workspace.leaver.wanted
    choose(menu_at(workspace, place), "shut-exit", qtbot)
    assert workspace.leaver.closed == frozenset()


def test_routes_go_from_and_to_what_was_clicked(workspace: Workspace, qtbot: QtBot):
    entrance, at = door(workspace, "visitor")
    choose(menu_at(workspace, middle(workspace, "booth-b9")), "route-to", qtbot)
    assert workspace.router.asked.places == (entrance, "booth-b9")
    assert workspace.canvas.tool == "route"
    choose(menu_at(workspace, at), "route-from", qtbot)
    assert workspace.canvas.path == "route.goal"
    assert entrance.upper() in workspace.canvas.hint


def test_the_keyboard_opens_the_menu_of_the_selection(workspace: Workspace):
    workspace.document.select(["booth-b9"])
    canvas = workspace.canvas
    place = QPoint(1, 1)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, place, canvas.mapToGlobal(place)))
    menu = child(workspace, QMenu, "contextMenu")
    assert menu.actions()[0].objectName() == "action-assign"
    assert workspace.pointed is not None
    assert workspace.pointed.name == "booth-b9"
    menu.close()


def test_n_goes_from_booth_to_booth_by_number(window: Window, workspace: Workspace):
    document, step = workspace.document, window.actions_by_id["next-booth"]
    numbers = []
    for _ in range(len(document.site.booths) + 1):
        step.trigger()
        (chosen,) = document.selection
        numbers.append(document.site.booths[chosen].number)
    assert numbers[0] == numbers[-1]
    assert len(set(numbers)) == len(numbers) - 1
    assert numbers.index("B9") + 1 == numbers.index("B10")
    window.actions_by_id["previous-booth"].trigger()
    (chosen,) = document.selection
    assert document.site.booths[chosen].number == numbers[-2]


def test_n_brings_the_booth_into_sight_at_the_same_scale(window: Window, workspace: Workspace):
    canvas = workspace.canvas
    canvas.zoom_by(8.0)
    canvas.pan(5000.0, 5000.0)
    scale = canvas.view.scale
    window.actions_by_id["next-booth"].trigger()
    box = canvas.door.scene.box(workspace.document.selection)
    assert box is not None
    left, top, right, bottom = canvas.view.screen_box(box)
    assert 0 < (left + right) / 2 < canvas.width()
    assert 0 < (top + bottom) / 2 < canvas.height()
    assert canvas.view.scale == scale
