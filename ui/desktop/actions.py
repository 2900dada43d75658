# SPDX-License-Identifier: GPL-3.0-or-later
"""What an action is, and the Qt side of a table of them.

The table itself is ``ui.desktop.action_table``. Menus, buttons and the shortcut sheet are made
from it; texts and tips stand under ``window.action.<id>``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction, QActionGroup, QKeySequence

from ui.desktop.icons import icon
from ui.desktop.look import Look

_NEEDS = "needs"
# What a Korean layout (두벌식) sends for a Latin key: one-key shortcuts work in both layouts.
_HANGUL_KEYS = dict(
    zip(
        "QWERTYUIOPASDFGHJKLZXCVBNM",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
        strict=True,
    )
)


Test = TypeVar("Test", bound=Callable[..., bool])


def always() -> bool:
    """The enablement of an action that can always be done."""
    return True


def needs(what: str) -> Callable[[Test], Test]:
    """Mark what tells whether an action can be done by what it asks for (``window.needs.<what>``).

    The palette says so where it cannot.
    """

    def mark(test: Test) -> Test:
        setattr(test, _NEEDS, what)
        return test

    return mark


def need(row: "Action") -> str:
    """What a row asks for, as its test is marked; empty where it is not."""
    return str(getattr(row.enabled, _NEEDS, ""))


@dataclass(frozen=True, slots=True)
class Action:
    """One row: where it stands in the menus, what it does, and when.

    ``sub`` names a menu within the menu, of the rows that share it. ``checked`` makes it a switch;
    ``group`` one of several of which one is on. ``detail`` follows the text in the menu (what undo
    would undo). ``apart`` draws a line above it.
    """

    id: str
    menu: str
    run: Callable[[], object]
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    enabled: Callable[[], bool] = always
    checked: Callable[[], bool] | None = None
    group: str = ""
    detail: Callable[[], str] | None = None
    apart: bool = False
    sub: str = ""


class Actions(QObject):
    """The rows of a table as Qt actions, found by id; ``done`` carries the id of one that ran.

    ``frozen`` tells of a row that cannot be done now, whatever its own test says.
    """

    done = pyqtSignal(str)

    def __init__(
        self, rows: Iterable[Action], look: Look, parent: QObject, frozen: Callable[[Action], bool]
    ) -> None:
        super().__init__(parent)
        self._frozen = frozen
        self.rows = {row.id: row for row in rows}
        self._look = look
        self._groups: dict[str, QActionGroup] = {}
        self._made = {row.id: self._make(row) for row in self.rows.values()}
        look.changed.connect(self.refresh)
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def of_menu(self, menu: str) -> tuple[Action, ...]:
        """The rows of a menu in order."""
        return tuple(row for row in self.rows.values() if row.menu == menu)

    def refresh(self) -> None:
        """Look again at what each action says and whether it can be done."""
        for row in self.rows.values():
            action = self._made[row.id]
            words = self._look.text(f"action.{row.id}.text")
            detail = row.detail() if row.detail is not None else ""
            action.setText(f"{words}: {detail}" if detail else words)
            action.setIconText(words)
            action.setToolTip(self._tip(row))
            action.setStatusTip(self._look.text(f"action.{row.id}.tip"))
            action.setEnabled(row.enabled() and not self._frozen(row))
            if row.checked is not None:
                action.setChecked(row.checked())
            if row.icon:
                colours = self._look.palette
                on_accent = row.group == "tool" and action.isChecked()
                action.setIcon(icon(row.icon, colours.on_accent if on_accent else colours.text2))

    def _tip(self, row: Action) -> str:
        tip = self._look.text(f"action.{row.id}.tip")
        return f"{tip} ({shortcut_text(row)})" if row.shortcuts else tip

    def _make(self, row: Action) -> QAction:
        action = QAction(self)
        action.setObjectName(f"action-{row.id}")
        action.setShortcuts([QKeySequence(key) for key in _keys(row.shortcuts)])
        action.setCheckable(row.checked is not None)
        if row.group:
            group = self._groups.setdefault(row.group, QActionGroup(self))
            group.addAction(action)
        action.triggered.connect(lambda: self._run(row))
        return action

    def _run(self, row: Action) -> None:
        try:
            row.run()
        finally:
            self.refresh()
        self.done.emit(row.id)


def shortcut_text(row: Action) -> str:
    """The first shortcut as it is written on keyboards: ``Ctrl+S``."""
    return QKeySequence(row.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)


def _keys(shortcuts: Iterable[str]) -> list[str]:
    """The shortcuts, and for a single letter the same key of a Korean layout."""
    keys: list[str] = []
    for shortcut in shortcuts:
        keys.append(shortcut)
        before, _, letter = shortcut.rpartition("+")
        if letter in _HANGUL_KEYS and before in ("", "Shift"):
            keys.append(f"{before}+{_HANGUL_KEYS[letter]}" if before else _HANGUL_KEYS[letter])
    return keys
