# SPDX-License-Identifier: GPL-3.0-or-later
"""A field: commits once, steps by arrow keys, keeps what is wrong until it is mended."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.desktop.panels.field import ANGLE, LENGTH, WORD, Choice, ChoiceBox, Field

Committed = list[tuple[object, bool]]


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[tuple[Field, QLineEdit, Committed]]:
    """A length field beside another one, and what it commits."""
    host = QWidget()
    qtbot.addWidget(host)
    field, other = Field("first", LENGTH), QLineEdit()
    lines = QVBoxLayout(host)
    lines.addWidget(field)
    lines.addWidget(other)
    host.show()
    qtbot.waitExposed(host)
    committed: Committed = []
    field.committed.connect(lambda value, stepped: committed.append((value, stepped)))
    field.show_value(3000)
    field.line.setFocus()
    field.line.selectAll()
    yield field, other, committed
    host.close()


def test_enter_commits_what_was_typed_once(qtbot: QtBot, pair: tuple[Field, QLineEdit, Committed]):
    field, other, committed = pair
    qtbot.keyClicks(field.line, "4,500")
    assert committed == []
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    other.setFocus()
    assert committed == [(4500, False)]


def test_leaving_the_field_commits(qtbot: QtBot, pair: tuple[Field, QLineEdit, Committed]):
    field, other, committed = pair
    qtbot.keyClicks(field.line, "6 m")
    other.setFocus()
    assert committed == [(6000, False)]


def test_the_same_value_is_no_change(qtbot: QtBot, pair: tuple[Field, QLineEdit, Committed]):
    field, _, committed = pair
    qtbot.keyClicks(field.line, "3000")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert committed == []
    assert field.line.text() == "3,000"


def test_escape_takes_back_what_was_typed(qtbot: QtBot, pair: tuple[Field, QLineEdit, Committed]):
    field, other, committed = pair
    qtbot.keyClicks(field.line, "77")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    other.setFocus()
    assert field.line.text() == "3,000"
    assert committed == []


def test_what_is_wrong_stays_marked_and_is_never_committed(
    qtbot: QtBot, pair: tuple[Field, QLineEdit, Committed]
):
    field, other, committed = pair
    qtbot.keyClicks(field.line, "3 km")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.property("wrong") is True
    assert field.line.text() == "3 km"
    other.setFocus()
    assert committed == []
    assert field.line.text() == "3,000"
    assert field.property("wrong") is False


def test_arrow_keys_step(qtbot: QtBot, pair: tuple[Field, QLineEdit, Committed]):
    field, _, committed = pair
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    field.show_value(3100)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert committed == [(3100, True), (3000, True)]


def test_a_new_value_does_not_disturb_typing(
    qtbot: QtBot, pair: tuple[Field, QLineEdit, Committed]
):
    field, _, committed = pair
    qtbot.keyClicks(field.line, "45")
    field.show_value(9000)
    assert field.line.text() == "45"
    qtbot.keyClicks(field.line, "00")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert committed == [(4500, False)]


def test_values_that_differ_are_shown_as_mixed(qtbot: QtBot):
    field = Field("height", LENGTH)
    qtbot.addWidget(field)
    field.show_value(None, mixed="Mixed")
    assert (field.line.text(), field.line.placeholderText()) == ("", "Mixed")


@pytest.mark.parametrize(
    ("kind", "value", "shown"), [(ANGLE, 45.0, "45"), (ANGLE, 12.345, "12.345"), (WORD, "B1", "B1")]
)
def test_other_kinds(qtbot: QtBot, kind: object, value: object, shown: str):
    field = Field("other", kind)
    qtbot.addWidget(field)
    field.show_value(value)
    assert field.line.text() == shown


def test_the_wheel_never_changes_a_choice(qtbot: QtBot):
    box = ChoiceBox("status")
    qtbot.addWidget(box)
    box.show_choices([Choice("a", "A"), Choice("b", "B")], "a")
    box.show()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentData() == "a"


def test_choosing_the_same_again_tells_nothing(qtbot: QtBot):
    box = ChoiceBox("status")
    qtbot.addWidget(box)
    chosen: list[str] = []
    box.chosen.connect(chosen.append)
    box.show_choices([Choice("a", "A"), Choice("b", "B")], "a")
    box.activated.emit(0)
    box.activated.emit(1)
    box.activated.emit(1)
    assert chosen == ["b"]
