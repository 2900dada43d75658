# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu bar: menus from the table of actions, the name at its left, language and theme right."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QEvent, QObject, QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui.desktop.action_table import MENUS
from ui.desktop.actions import Actions, shortcut_text
from ui.desktop.fonts import scaled
from ui.desktop.icons import icon, pixmap
from ui.desktop.look import Look
from ui.desktop.part import Part, label
from ui.desktop.settings import Settings

HEIGHT = 32
_FIELD, _WIDE = 290, 1280  # px: the palette's field, and from which window on it is whole
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


class PaletteField(QPushButton):
    """Looks like a field and opens the palette; in a narrow window it is an icon."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("paletteField")
        self.setFixedHeight(24)
        self.sign, self.keys = QLabel(), label("tag")
        self.words = label("secondary", shortens=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 6, 0)
        row.setSpacing(8)
        for part in (self.sign, self.words, self.keys):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)
        row.insertStretch(2, 1)
        self.keys.setText(shortcut_text(actions.rows["palette"]))
        self.clicked.connect(actions["palette"].trigger)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Be an icon alone, or the whole field."""
        for part in (self.words, self.keys):
            part.setVisible(not folded)
        self.setFixedWidth(34 if folded else _FIELD)


class Corner(Part):
    """The field of the palette, and the switches of language and theme."""

    def __init__(self, actions: Actions, look: Look, bar: QMenuBar) -> None:
        super().__init__(look, "menuCorner")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 12, 3)
        row.setSpacing(0)
        self.field = PaletteField(actions)
        self.say(self.field.words.setText, "palette.field")
        self.say(self.field.setAccessibleName, "action.palette.text")
        self._actions = actions
        row.addWidget(self.field)
        row.addSpacing(12)
        self._bar = bar
        bar.installEventFilter(self)
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
        self.field.sign.setPixmap(
            pixmap("search", self.look.palette.text2, 16, self.devicePixelRatioF())
        )
        self.field.setToolTip(self._actions["palette"].toolTip())
        self._bar.setFixedHeight(scaled(HEIGHT))

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Fold the field before the bar lays itself out at another width."""
        if isinstance(event, QResizeEvent) and isinstance(watched, QMenuBar):
            self.field.fold(event.size().width() < _WIDE)
        return False


def fill_menu_bar(
    bar: QMenuBar,
    actions: Actions,
    look: Look,
    settings: Settings,
    open_recent: Callable[[Path], object],
) -> None:
    """Put every row of the table into its menu."""
    bar.setNativeMenuBar(False)
    bar.setCornerWidget(Brand(look), Qt.Corner.TopLeftCorner)
    bar.setCornerWidget(Corner(actions, look, bar), Qt.Corner.TopRightCorner)
    for name in MENUS:
        menu = Menu(look, name, bar)
        bar.addMenu(menu)
        subs: dict[str, Menu] = {}
        for row in actions.of_menu(name):
            if row.apart:
                menu.addSeparator()
            if row.sub and row.sub not in subs:
                subs[row.sub] = Menu(look, row.sub, menu)
                menu.addMenu(subs[row.sub])
            subs.get(row.sub, menu).addAction(actions[row.id])
            if row.id == _RECENT_AFTER:
                menu.addMenu(RecentMenu(look, settings, open_recent, menu))


class Menu(QMenu):
    """A menu whose title follows the language."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"menu-{name}")
        self._look, self._key = look, f"menu.{name}"
        look.changed.connect(self._name)
        self._name()

    def _name(self) -> None:
        self.setTitle(self._look.text(self._key))


class RecentMenu(Menu):
    """The recent files, listed whenever the menu opens."""

    def __init__(
        self,
        look: Look,
        settings: Settings,
        open_recent: Callable[[Path], object],
        parent: QWidget,
    ) -> None:
        super().__init__(look, "recent", parent)
        self._look, self._settings, self._open = look, settings, open_recent
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the files that are still there."""
        self.clear()
        paths = self._settings.recent()
        for path in paths:
            # A file may be called "R&D.json": & would underline.
            if (action := self.addAction(path.name.replace("&", "&&"))) is not None:
                action.setToolTip(str(path))
                action.triggered.connect(lambda _checked, path=path: self._open(path))
        if not paths and (none := self.addAction(self._look.text("menu.no-recent"))) is not None:
            none.setEnabled(False)
        if paths:
            self.addSeparator()
            if (clear := self.addAction(self._look.text("menu.clear-recent"))) is not None:
                clear.triggered.connect(self._settings.clear_recent)
