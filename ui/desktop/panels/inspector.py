# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector at the right: a page for nothing (or how the plan is left), a booth, an area, many
things."""

from collections.abc import Mapping

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.model.drawn import Dimension, PlanText, Structure
from planner.model.plan import Booth
from planner.model.things import Thing
from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.evacuating import Evacuator
from ui.desktop.fonts import scaled
from ui.desktop.leaving import Leaver
from ui.desktop.look import Look
from ui.desktop.panels.area_page import AreaPage
from ui.desktop.panels.booth_page import BoothPage
from ui.desktop.panels.drawn_page import DimensionPage, TextPage
from ui.desktop.panels.egress_page import EgressPage
from ui.desktop.panels.many_page import ManyPage
from ui.desktop.panels.plan_page import PlanPage
from ui.desktop.panels.route_page import RoutePage
from ui.desktop.panels.rows_page import RowsPage
from ui.desktop.panels.structure_page import StructurePage
from ui.desktop.panels.tour_page import TourPage
from ui.desktop.part import Part
from ui.desktop.routing import Router
from ui.desktop.seeking import Seeker
from ui.desktop.touring import Tourer

LEAST, MOST = 280, 440


class Inspector(Part):
    """Shows the page that fits the selection."""

    def __init__(
        self,
        document: Document,
        leaver: Leaver,
        seeker: Seeker,
        evacuator: Evacuator,
        router: Router,
        tourer: Tourer,
        actions: Actions,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "inspector", parent)
        self._document = document
        self.plan = PlanPage(document, look)
        self.booth = BoothPage(document, look)
        self.area = AreaPage(document, look)
        self.structure = StructurePage(document, look)
        self.text, self.dimension = TextPage(document, look), DimensionPage(document, look)
        self.many = ManyPage(document, actions, look)
        self.egress = EgressPage(document, leaver, seeker, evacuator, look)
        self.route = RoutePage(document, router, look)
        self.tour = TourPage(tourer, look)
        self._leaver, self._tourer = leaver, tourer
        self.rows = RowsPage(document, look)
        # Pages that stand in front while their tool is in hand, whatever is selected.
        self._of_tools: Mapping[str, Part] = {"route": self.route, "rows": self.rows}
        self._tool = ""
        self._pages = QStackedWidget()
        self._all: tuple[Part, ...] = (
            self.plan,
            self.booth,
            self.area,
            self.many,
            self.egress,
            self.route,
            self.tour,
            self.rows,
            self.structure,
            self.text,
            self.dimension,
        )
        for page in self._all:
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            page.setProperty("sheet", True)
            scroll.setWidget(page)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._pages.addWidget(scroll)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._pages)
        document.selection_changed.connect(self.refresh)
        document.plan_changed.connect(self.refresh)
        document.saved.connect(self.refresh)
        leaver.changed.connect(self.refresh)
        tourer.changed.connect(self._follow_tours)
        document.exposure_changed.connect(self.refresh)
        self.refresh()

    def add_foot(self, foot: QWidget) -> None:
        """Let a widget stand below whatever page is in front."""
        if (lines := self.layout()) is not None:
            lines.addWidget(foot)

    def show_profiles(self) -> None:
        """Bring the profiles of the plan's page into sight, the keyboard on the first."""
        scroll = self._pages.currentWidget()
        ticks = [row.tick for row in self.plan.codes.profiles.values() if row.tick.isEnabled()]
        if isinstance(scroll, QScrollArea) and ticks:
            if (bar := scroll.verticalScrollBar()) is not None:
                bar.setValue(self.plan.codes.y())
            ticks[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def page(self) -> Part:
        """The page in front."""
        return self._all[self._pages.currentIndex()]

    def show_tool(self, tool: str) -> None:
        """Let the page of a tool stand in front, if it has one, or what fits the selection."""
        self._tool = tool
        self.refresh()

    def _follow_tours(self) -> None:
        """The page of tours comes to the front, or goes; what it shows it follows by itself."""
        if self._tourer.wanted != (self.page is self.tour):
            self.refresh()

    def _page_of(self, thing: Thing | None) -> Part:
        """The page of one thing."""
        match thing:
            case Booth():
                return self.booth
            case Structure():
                return self.structure
            case PlanText():
                return self.text
            case Dimension():
                return self.dimension
            case _:
                return self.area

    def refresh(self) -> None:
        """Bring the fitting page to the front and fill it."""
        self.setMinimumWidth(scaled(LEAST))
        self.setMaximumWidth(scaled(MOST))
        selection, site = self._document.selection, self._document.site
        if (page := self._of_tools.get(self._tool)) is not None:
            number = self._all.index(page)
        elif self._tourer.wanted:
            number = 6
        elif not selection:
            number = 4 if self._leaver.wanted else 0
        elif len(selection) > 1:
            number = 3
        else:
            number = self._all.index(self._page_of(site.things.get(selection[0])))
        self._pages.setCurrentIndex(number)
        self.page.refresh()
