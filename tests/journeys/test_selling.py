# SPDX-License-Identifier: GPL-3.0-or-later
"""A salesperson's morning: a list with a bad row, exhibitors carried onto booths, a price list."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QFileDialog, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from planner.model.shapes import Rectangle
from tests.journeys.hand import Hand
from tests.planner import building
from tests.windows import child
from ui.desktop.dialogs.import_exhibitors import ImportDialog
from ui.desktop.dialogs.prices import PricesDialog
from ui.desktop.panels.row_list import RowList
from ui.desktop.window import Window

pytestmark = pytest.mark.display

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LIST = "업체명,부스번호,신청면적,상태\n가나전자,A1,9,확정\n다라,Z9,9,\n마바,,18,\n"


class Carrying:
    """A hand that takes a row of a list by the mouse and lets go of it on the plan."""

    def __init__(self, window: Window, rows: RowList, hand: Hand) -> None:
        assert window.workspace is not None
        self._canvas, self._rows, self._hand = window.workspace.canvas, rows, hand
        view = rows.viewport()
        assert view is not None
        self._view = view

    def take(self, words: str) -> None:
        """Press on the row that begins with some words."""
        found = next(
            number
            for number, row in enumerate(self._rows.rows.rows)
            if row.text.startswith(words) and not row.heading
        )
        index = self._rows.rows.index(found)
        self._rows.scrollTo(index)
        QTest.mousePress(self._view, LEFT, NONE, self._rows.visualRect(index).center())

    def over(self, x: float, y: float) -> QPoint:
        """Move to a place of the plan (mm), the button down; returns it in the list's pixels."""
        end = self._canvas.mapToGlobal(self._hand.at(x, y))
        for beside in (QPoint(-30, -10), QPoint(0, 0)):
            place = QPointF(self._view.mapFromGlobal(end + beside))
            moved = QMouseEvent(
                QEvent.Type.MouseMove, place, QPointF(end + beside), LEFT, LEFT, NONE
            )
            QApplication.sendEvent(self._view, moved)
        return self._view.mapFromGlobal(end)

    def drop(self, x: float, y: float) -> None:
        """Let go at a place of the plan."""
        QTest.mouseRelease(self._view, LEFT, NONE, self.over(x, y))


def test_a_list_a_swap_and_a_price_list(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    booths = (
        building.booth("A1", Rectangle((6000, 8000), (3000, 3000))),
        building.booth("A2", Rectangle((15_000, 8000), (3000, 3000)), exhibitors=("daegu",)),
    )
    assert window.open(building.write_pair(tmp_path, building.plan(booths)))
    workspace = window.workspace
    assert workspace is not None
    document, hand = workspace.document, Hand(workspace)
    qtbot.waitUntil(lambda: document.session.check_state == "current")

    # A list in the encoding of Korean spreadsheets; one row names a booth that there is not.
    (tmp_path / "list.csv").write_bytes(LIST.encode("cp949"))
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_given: (str(tmp_path / "list.csv"), "")
    )
    seen: list[str] = []

    def take_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(dialog.go.isEnabled)
        seen.append(dialog.sums.text())
        qtbot.mouseClick(dialog.go, LEFT)

    QTimer.singleShot(200, take_in)
    hand.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert seen == ["2 new · 1 assigned · status of 1 · 1 left out"]
    ids = {each.name.ko: each.id for each in document.site.plan.exhibitors}
    assert document.site.booths["booth-a1"].exhibitors == (ids["가나전자"],)
    assert document.site.booths["booth-a1"].status == "confirmed"

    # Who has a booth changes places; Esc puts back; who has none takes one.
    carrying = Carrying(window, workspace.left.exhibitors.list, hand)
    carrying.take("가나전자")
    carrying.over(16_500, 9500)
    assert workspace.canvas.tools.path == "select.assigning"
    QTest.keyClick(workspace.left.exhibitors.list, Qt.Key.Key_Escape)
    carrying.drop(16_500, 9500)
    assert document.site.booths["booth-a2"].exhibitors == ("daegu",)
    carrying.take("가나전자")
    carrying.drop(16_500, 9500)
    assert document.site.booths["booth-a2"].exhibitors == (ids["가나전자"],)
    assert document.site.booths["booth-a1"].exhibitors == ("daegu",)
    carrying.take("마바")
    carrying.drop(7500, 9500)
    assert document.site.booths["booth-a1"].exhibitors == (ids["마바"],)
    assert document.selection == ("booth-a1",)

    # Nothing selected: the plan's totals ask for prices; then the booths have values.
    hand.key(Qt.Key.Key_Escape)
    page = workspace.inspector.plan
    assert workspace.inspector.page is page
    assert page.no_prices.isVisibleTo(page)

    def price() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PricesDialog)
        for name, value in (("shell", 300_000), ("raw", 250_000)):
            field = child(dialog, QSpinBox, f"selling-prices-{name}")
            field.setFocus()
            field.selectAll()
            qtbot.keyClicks(field, str(value))
        qtbot.mouseClick(child(dialog, QPushButton, "prices-apply"), LEFT)

    QTimer.singleShot(200, price)
    qtbot.mouseClick(page.set_prices, LEFT)
    assert page.values.value("Sold (confirmed)") == "₩2,700,000"
    assert page.values.value("All booths") == "₩5,400,000"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for _ in range(4):
        hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.session.undo_name == ""
