# SPDX-License-Identifier: GPL-3.0-or-later
"""The left panel: exhibitors, booths, exposure as tabs; collapsed it is a rail of 36 px."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.exposing import Exposer
from ui.desktop.fonts import scaled
from ui.desktop.look import Look
from ui.desktop.panels.booths import BoothsPanel
from ui.desktop.panels.exhibitors import ExhibitorsPanel
from ui.desktop.panels.exposure import ExposurePanel
from ui.desktop.panels.layers import LayersPanel
from ui.desktop.part import Part, rule

RAIL, LEAST, MOST = 36, 220, 420


class LeftPanel(Part):
    """Tabs over their lists, or the rail. ``wanted`` asks to zoom; ``opened`` asks to be shown;
    ``listed`` carries the file of a list of exhibitors that was dropped."""

    wanted = pyqtSignal(tuple)
    opened = pyqtSignal()
    listed = pyqtSignal(object)

    def __init__(
        self,
        document: Document,
        exposer: Exposer,
        actions: Actions,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "leftPanel", parent)
        self.exhibitors = ExhibitorsPanel(document, look)
        self.booths = BoothsPanel(document, look)
        self.exposure = ExposurePanel(exposer, actions, look)
        self.layers = LayersPanel(document, actions, look)
        self.tabs = QTabBar()
        self.tabs.setObjectName("leftTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._pages = QStackedWidget()
        self._add(self.exhibitors, "exhibitors.title")
        self._add(self.booths, "booths.title")
        self._add(self.exposure, "exposure.title")
        self._add(self.layers, "layers.title")
        for page in (self.exhibitors, self.booths, self.exposure):
            page.wanted.connect(self.wanted)
        self.exhibitors.listed.connect(self.listed)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._body = self._make_body()
        self._rail = self._make_rail()
        lines = QHBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._rail)
        lines.addWidget(self._body, 1)
        self.collapse(False)

    def _add(self, page: QWidget, key: str) -> None:
        self._pages.addWidget(page)
        tab = self.tabs.addTab("")
        self.say(lambda words: self.tabs.setTabText(tab, words), key)

    def _make_body(self) -> QWidget:
        body = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.addWidget(self.tabs, 1)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(rule())
        lines.addWidget(self._pages, 1)
        return body

    def _make_rail(self) -> QWidget:
        rail = QWidget()
        lines = QVBoxLayout(rail)
        lines.setContentsMargins(2, 4, 1, 4)
        lines.setSpacing(4)
        for name, symbol, tab in (
            ("exhibitors", "users", 0),
            ("booths", "list", 1),
            ("exposure", "eye", 2),
            ("layers", "layers", 3),
        ):
            button = QToolButton()
            button.setObjectName(f"rail-{name}")
            button.setFixedSize(32, 32)
            self.say(button.setToolTip, f"{name}.title")
            self.say(button.setAccessibleName, f"{name}.title")
            self.tint(button.setIcon, symbol)
            button.clicked.connect(lambda _checked, tab=tab: self._open(tab))
            lines.addWidget(button)
        lines.addStretch(1)
        return rail

    def _open(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        self.opened.emit()

    def collapse(self, collapsed: bool) -> None:
        """Show the rail alone, or the lists."""
        self._rail.setVisible(collapsed)
        self._body.setVisible(not collapsed)
        self.setMinimumWidth(RAIL if collapsed else scaled(LEAST))
        self.setMaximumWidth(RAIL if collapsed else scaled(MOST))

    def refresh(self) -> None:
        """Larger texts need a wider panel."""
        self.collapse(self._body.isHidden())

    def show_exposure(self) -> None:
        """Bring the exposure to the front."""
        self.tabs.setCurrentIndex(2)

    def show_layers(self) -> None:
        """Bring the layers to the front."""
        self.tabs.setCurrentIndex(3)

    def search(self) -> None:
        """Put the cursor into the search field of the list in front, or else of the booths."""
        if self.tabs.currentIndex() > 1:
            self.tabs.setCurrentIndex(1)
        page = (self.exhibitors, self.booths)[self.tabs.currentIndex()]
        page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        page.search.selectAll()
