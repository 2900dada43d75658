# SPDX-License-Identifier: GPL-3.0-or-later
"""No label, button or field is too narrow or too low for its words, in either language."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from planner.locale import LANGUAGES, Language
from tests.ui.desktop.everything import dialogs, faces, shown
from ui.desktop.fonts import scaled
from ui.desktop.look import Look
from ui.desktop.panels.field import ChoiceBox
from ui.desktop.part import ShorteningLabel
from ui.desktop.window import Window

_ARROW, _INSIDE = 30, 18  # px of a box's arrow and of a line's edges
_SLACK = 4  # px of the room that edges take


def clipped(root: QWidget) -> Iterator[str]:
    """What is too small for its words."""
    for made in shown(root, QLabel):
        if made.text() and not isinstance(made, ShorteningLabel) and _too_small(made):
            yield _told(made, made.text())
    for button in shown(root, QAbstractButton):
        if _has_words(button) and _lacks(button, button.sizeHint()):
            yield _told(button, button.text())
    for box in shown(root, QComboBox):
        words = box.shortened() if isinstance(box, ChoiceBox) else box.currentText()
        if box.fontMetrics().horizontalAdvance(words) > box.width() - _ARROW:
            yield _told(box, words)
    for line in shown(root, QLineEdit):  # Qt shortens what stands in an empty one
        shows = not line.text() and scaled(100) == 100
        words = line.placeholderText() if shows else ""
        if line.fontMetrics().horizontalAdvance(words) > line.width() - _INSIDE:
            yield _told(line, words)

    for area in shown(root, QScrollArea):
        view, inner = area.viewport(), area.widget()
        never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if never and view is not None and inner is not None:
            least = max(inner.minimumSizeHint().width(), inner.minimumWidth())
            if least > view.width() + _SLACK:
                yield f"{inner.objectName()} needs {least} px of {view.width()}"
    for more in root.findChildren(QToolButton, "qt_menubar_ext_button"):
        if more.isVisible():
            yield "menus without room"


def _too_small(made: QLabel) -> bool:
    if made.wordWrap():
        return made.heightForWidth(made.width()) > made.height() + _SLACK
    return _lacks(made, made.sizeHint())


def _has_words(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton):
        icon_only = button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        return bool(button.text()) and not (icon_only and not button.icon().isNull())
    return isinstance(button, QPushButton | QCheckBox) and bool(button.text())


def _lacks(widget: QWidget, wanted: QSize) -> bool:
    return (
        wanted.width() > widget.width() + _SLACK
        or min(wanted.height(), widget.fontMetrics().height()) > widget.height() + _SLACK
    )


def _told(widget: QWidget, words: str) -> str:
    hint = widget.sizeHint()
    return (
        f"{type(widget).__name__} {widget.objectName()!r} “{words[:40]}” "
        f"{widget.width()}x{widget.height()}, wants {hint.width()}x{hint.height()}"
    )


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_clipped(window: Window, look: Look, language: Language, size: int):
    look.set_language(language)
    look.set_text_size(size)
    found = {}
    for name in faces(window):
        found.update(dict.fromkeys(clipped(window), name))
    for dialog in dialogs(window):
        found.update(dict.fromkeys(clipped(dialog), dialog.objectName()))
    assert not found, "\n".join(f"{name}: {said}" for said, name in found.items())
