# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel under the canvas: pages behind tabs; folded it is its header of 36 px."""

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.desktop.actions import Actions
from ui.desktop.look import Look
from ui.desktop.part import Part, label, rule

HEADER, LEAST = 36, 120
_ANY = 16_777_215  # px, Qt's QWIDGETSIZE_MAX


class BottomPanel(Part):
    """Tabs with a number beside each, what a page has to say in the header, and the page.

    ``opened`` asks to be unfolded: a tab was clicked while only the header was there.
    """

    opened = pyqtSignal()
    turned = pyqtSignal(str)  # the name of the page that is in front now

    def __init__(self, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "bottomPanel", parent)
        self._names: list[str] = []
        self._badges: dict[str, QLabel] = {}
        self._folded = False
        self.tabs = QTabBar()
        self.tabs.setObjectName("bottomTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.say(self.tabs.setAccessibleName, "bottom.title")
        self._headers, self._pages = QStackedWidget(), QStackedWidget()
        # A header leaves out what has no room: it never makes the window wider.
        self._headers.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        fold = QToolButton()
        fold.setObjectName("findingsButton")
        fold.setDefaultAction(actions["findings"])
        fold.setFixedSize(28, 28)
        fold.setIconSize(QSize(16, 16))
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._headers, 1)
        row.addWidget(fold)
        header = QWidget()
        header.setFixedHeight(HEADER)
        header.setLayout(row)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(rule())
        body.addWidget(self._pages, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(header)
        lines.addWidget(self._body, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.tabs.tabBarClicked.connect(lambda _tab: self.opened.emit() if self._folded else None)

    def add(self, name: str, page: QWidget, header: QWidget) -> None:
        """Another page, called ``window.bottom.<name>``; its header stands right of the tabs."""
        self._names.append(name)
        self._pages.addWidget(page)
        self._headers.addWidget(header)
        tab = self.tabs.addTab("")
        self.say(lambda words: self.tabs.setTabText(tab, words), f"bottom.{name}")
        self._badges[name] = _badge(name, self.tabs)

    def badge(self, name: str, count: int | None) -> None:
        """Show a number beside the name of a page, or none."""
        tab, side = self._names.index(name), QTabBar.ButtonPosition.RightSide
        badge, words = self._badges[name], "" if count is None else f"{count:,}"
        if badge.text() != words:
            badge.setText(words)
            badge.adjustSize()
            self.tabs.setTabButton(tab, side, None)  # it makes room when it gets its button
            if words:
                self.tabs.setTabButton(tab, side, badge)

    @property
    def page(self) -> str:
        """The name of the page in front."""
        return self._names[self.tabs.currentIndex()]

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(self._names.index(name))

    def collapse(self, collapsed: bool) -> None:
        """Show the header alone, or all."""
        self._folded = collapsed
        self._body.setVisible(not collapsed)
        self.setMinimumHeight(HEADER + 1 if collapsed else LEAST)
        self.setMaximumHeight(HEADER + 1 if collapsed else _ANY)

    def _turn(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        self._headers.setCurrentIndex(tab)
        self.turned.emit(self._names[tab])


def _badge(name: str, tabs: QTabBar) -> QLabel:
    made = label("badge", f"badge-{name}")
    made.setParent(tabs)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setMinimumWidth(20)
    made.hide()
    return made
