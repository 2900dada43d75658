# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu bar: menus from the table of actions, the name at its left, language and theme right."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMenuBar, QToolButton

from ui.desktop.action_table import MENUS
from ui.desktop.actions import Actions
from ui.desktop.icons import icon, pixmap
from ui.desktop.look import Look
from ui.desktop.part import Part, label
from ui.desktop.settings import Settings

HEIGHT = 32
_RECENT_AFTER = "open-example"


class Brand(Part):
    """The sign and the name of the program."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "brand")
        self._sign, name = QLabel(), label("name")
        name.setText("Hallplan")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(name)
        self.refresh()

    def refresh(self) -> None:
        """Draw the sign in the accent."""
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(pixmap("hallplan", self.look.palette.accent, 18, ratio))


class Corner(Part):
    """The switches of language and theme."""

    def __init__(self, actions: Actions, look: Look) -> None:
        super().__init__(look, "menuCorner")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 12, 3)
        row.setSpacing(0)
        for language in ("ko", "en"):
            button = QToolButton()
            button.setObjectName(f"language-{language}")
            button.setDefaultAction(actions[f"language-{language}"])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setProperty("segment", True)
            row.addWidget(button)
        row.addSpacing(8)
        self.theme = QToolButton()
        self.theme.setObjectName("theme")
        self.theme.setIconSize(QSize(18, 18))
        self.theme.clicked.connect(actions["dark"].trigger)
        self.say(self.theme.setAccessibleName, "action.dark.text")
        row.addWidget(self.theme)
        self.refresh()

    def refresh(self) -> None:
        """Show the sign of the theme that a click would bring."""
        dark = self.look.theme == "dark"
        self.theme.setIcon(icon("sun" if dark else "moon", self.look.palette.text2))
        self.theme.setToolTip(self.look.text(f"theme.{'light' if dark else 'dark'}"))


def fill_menu_bar(
    bar: QMenuBar,
    actions: Actions,
    look: Look,
    settings: Settings,
    open_recent: Callable[[Path], object],
) -> None:
    """Put every row of the table into its menu."""
    bar.setNativeMenuBar(False)
    bar.setFixedHeight(HEIGHT)
    bar.setCornerWidget(Brand(look), Qt.Corner.TopLeftCorner)
    bar.setCornerWidget(Corner(actions, look), Qt.Corner.TopRightCorner)
    for name in MENUS:
        menu = QMenu(bar)
        menu.setObjectName(f"menu-{name}")
        bar.addMenu(menu)
        _follow(menu, look, f"menu.{name}")
        for row in actions.of_menu(name):
            if row.apart:
                menu.addSeparator()
            menu.addAction(actions[row.id])
            if row.id == _RECENT_AFTER:
                menu.addMenu(_recent_menu(menu, look, settings, open_recent))


def _follow(menu: QMenu, look: Look, key: str) -> None:
    """Let a menu's title follow the language."""
    menu.setTitle(look.text(key))
    look.changed.connect(lambda: menu.setTitle(look.text(key)))


def _recent_menu(
    parent: QMenu, look: Look, settings: Settings, open_recent: Callable[[Path], object]
) -> QMenu:
    """The recent files, listed whenever the menu opens."""
    menu = QMenu(parent)
    menu.setObjectName("menu-recent")
    _follow(menu, look, "menu.recent")

    def fill() -> None:
        menu.clear()
        paths = settings.recent()
        for path in paths:
            # A file may be called "R&D.json": & would underline.
            if (action := menu.addAction(path.name.replace("&", "&&"))) is not None:
                action.setToolTip(str(path))
                action.triggered.connect(lambda _checked, path=path: open_recent(path))
        if not paths and (none := menu.addAction(look.text("menu.no-recent"))) is not None:
            none.setEnabled(False)
        if paths:
            menu.addSeparator()
            if (clear := menu.addAction(look.text("menu.clear-recent"))) is not None:
                clear.triggered.connect(settings.clear_recent)

    menu.aboutToShow.connect(fill)
    return menu
