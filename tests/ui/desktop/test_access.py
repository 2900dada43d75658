# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control has a name, a size for fingers, a ring when it has the keyboard, and a tip."""

from collections.abc import Iterator

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.ui.desktop.everything import dialogs, faces, shown
from ui.desktop.actions import Actions, shortcut_text
from ui.desktop.window import Window

LEAST = 24  # px of a target
# Buttons that look otherwise than their action, and what they do.
_DOES = {"exportButton": "export", "paletteField": "palette", "start-open": "open"}


def controls(root: QWidget) -> Iterator[QWidget]:
    """What the keyboard can come to."""
    for widget in shown(root, QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    if isinstance(outer := widget.parentWidget(), QAbstractSpinBox | QComboBox):
        return spoken(outer)  # the line in a field that is named
    buddy = next(
        (each.text() for each in widget.window().findChildren(QLabel) if each.buddy() is widget),
        "",
    )
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or buddy or text.strip()


def called(widget: QWidget) -> str:
    """A control as a failed test names it."""
    return f"{type(widget).__name__} {widget.objectName()!r} in {widget.parent().objectName()!r}"


def places(window: Window) -> Iterator[tuple[str, QWidget]]:
    """Every face of the window and every dialog."""
    for name in faces(window):
        yield name, window
    for dialog in dialogs(window):
        yield dialog.objectName(), dialog


def _lies_in_a_field(widget: QWidget) -> bool:
    """Whether a line stands within a frame that is the target."""
    frame = widget.parentWidget()
    return frame is not None and frame.property("field") is True and frame.height() >= LEAST


def _silent(root: QWidget) -> Iterator[str]:
    """Controls without a name."""
    for widget in controls(root):
        if not spoken(widget) and not isinstance(widget, QScrollBar | QTabBar):
            yield called(widget)


def _small(root: QWidget) -> Iterator[str]:
    """Targets that are too small. What clears a field, and a line in one, are the field's."""
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for widget in shown(root, kind):
            inner = isinstance(widget.parent(), QLineEdit | QAbstractSpinBox | QComboBox)
            is_small = min(widget.width(), widget.height()) < LEAST
            if is_small and not inner and not _lies_in_a_field(widget):
                yield f"{called(widget)} {widget.width()}x{widget.height()}"


def _without_tip(root: QWidget, actions: Actions) -> Iterator[str]:
    """Buttons of an action that do not tell its key, and buttons of a picture alone without tip."""
    for button in shown(root, QAbstractButton):
        action = button.defaultAction() if isinstance(button, QToolButton) else None
        name = (
            action.objectName().removeprefix("action-")
            if action
            else _DOES.get(button.objectName())
        )
        row = actions.rows.get(name or "")
        if row is not None and row.shortcuts and shortcut_text(row) not in button.toolTip():
            yield called(button)
        plain = not button.text().strip() and not isinstance(button.parent(), QLineEdit)
        if plain and not button.toolTip():
            yield called(button)


def _without_ring(root: QWidget) -> Iterator[str]:
    """Controls that are painted with the keyboard as without it."""
    root.activateWindow()
    for widget in controls(root):
        frame = widget.parentWidget() if _lies_in_a_field(widget) else widget
        if isinstance(widget, QAbstractSlider) or frame is None:
            continue
        widget.clearFocus()
        QApplication.processEvents()
        before = frame.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and frame.grab().toImage() == before:
            yield called(widget)


class _Shown(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802 - Qt's own name
        shows = event is not None and event.type() == QEvent.Type.Show
        if shows and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.objectName()!r}")
        return False


def test_opening_a_plan_shows_no_stray_windows(window: Window, qapp: QApplication):
    """A control that is shown before it has a parent flashes, and takes the keyboard away."""
    watch = _Shown()
    qapp.installEventFilter(watch)
    for _ in faces(window):
        pass
    qapp.removeEventFilter(watch)
    assert watch.windows == []


def test_every_control_has_a_name_a_size_a_tip_and_a_ring(window: Window):
    wrong: dict[str, set[str]] = {"silent": set(), "small": set(), "tip": set(), "ring": set()}
    for _, root in places(window):
        wrong["silent"].update(_silent(root))
        wrong["small"].update(_small(root))
        wrong["tip"].update(_without_tip(root, window.actions_by_id))
        wrong["ring"].update(_without_ring(root))
    told = [f"{kind}: {name}" for kind, names in wrong.items() for name in sorted(names)]
    assert not told, "\n".join(told)
