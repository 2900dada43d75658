# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything around one open plan: canvas, lists, inspector, findings, status.

A workspace is made for a document and thrown away with it.
"""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from planner.rules.finding import Finding
from ui.desktop.actions import Actions
from ui.desktop.background import Jobs
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.checking import Checker
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.findings import FindingsPanel
from ui.desktop.panels.inspector import Inspector
from ui.desktop.panels.left import LeftPanel
from ui.desktop.panels.status_bar import StatusBar
from ui.desktop.panels.tool_column import ToolColumn
from ui.desktop.panels.top_bar import TopBar
from ui.desktop.panels.view_bar import ViewBar
from ui.desktop.part import Part
from ui.desktop.routing import Router
from ui.desktop.settings import Settings

# Widths below which a panel folds by itself.
LEFT_NEEDS, RIGHT_NEEDS = 1360, 1180
_WIDE = 2200  # from here on the side panels are wider


class Workspace(Part):
    """The parts of one document, laid out; panels fold by hand and by themselves."""

    def __init__(
        self,
        document: Document,
        actions: Actions,
        look: Look,
        settings: Settings,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "workspace", parent)
        self.document = document
        self._actions = actions
        self._settings = settings
        document.setParent(self)
        self.canvas = Canvas(document, look.palette, look.language, self)
        self.left = LeftPanel(document, look)
        self.inspector = Inspector(document, look)
        self.findings = FindingsPanel(document, actions, look)
        self.status = StatusBar(document, actions, look)
        self.tools = ToolColumn(actions, look)
        self.checker = Checker(document, jobs, self)
        self.router = Router(document, jobs, self)
        # What a person wants shown, and whether each panel is unfolded now.
        self.wanted = {
            name: settings.flag(name, default=True) for name in ("left", "inspector", "findings")
        }
        self.shown = dict(self.wanted)
        self._sized = False
        self._lay_out(TopBar(document, actions, look), ViewBar(document, look))
        self._connect()
        self._fold_all()

    def _lay_out(self, top: TopBar, view: ViewBar) -> None:
        middle = QWidget()
        over = QVBoxLayout(middle)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addWidget(view)
        over.addWidget(self.canvas, 1)
        self._upright = _splitter(Qt.Orientation.Vertical, "uprightSplitter")
        self._upright.addWidget(middle)
        self._upright.addWidget(self.findings)
        self._across = _splitter(Qt.Orientation.Horizontal, "acrossSplitter")
        for widget in (self.left, self._upright, self.inspector):
            self._across.addWidget(widget)
        for splitter, stretched in ((self._upright, 0), (self._across, 1)):
            for index in range(splitter.count()):
                splitter.setStretchFactor(index, 1 if index == stretched else 0)
                splitter.setCollapsible(index, False)
        main = QHBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.tools)
        main.addWidget(self._across, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(top)
        lines.addLayout(main, 1)
        lines.addWidget(self.status)

    def _connect(self) -> None:
        self.left.wanted.connect(self.canvas.zoom_to)
        self.left.opened.connect(lambda: self.show_panel("left", True))
        self.findings.picked.connect(self.show_finding)
        self.canvas.hint_changed.connect(self.status.show_hint)
        self.canvas.cursor_moved.connect(self.status.show_place)
        self.canvas.zoom_changed.connect(self.status.show_zoom)
        self.canvas.tool_changed.connect(lambda _name: self._actions.refresh())
        document = self.document
        for signal in (
            document.plan_changed,
            document.selection_changed,
            document.findings_changed,
            document.route_changed,
            document.saved,
        ):
            signal.connect(self._actions.refresh)
        document.plan_changed.connect(lambda _touched: self.canvas.show_finding(None))
        self.canvas.route_requested.connect(self.router.find)
        self.router.no_way.connect(self._tell_no_way)

    def _tell_no_way(self, start: str, goal: str) -> None:
        site = self.document.site
        names = {"start": site.label(start), "goal": site.label(goal)}
        self.status.tell(self.look.text("route.no-way", **names))

    def refresh(self) -> None:
        """Hand language and palette on to the canvas."""
        self.canvas.set_palette(self.look.palette)
        self.canvas.set_language(self.look.language)

    def show_finding(self, finding: Finding) -> None:
        """Select what a finding is about and go to its place."""
        site = self.document.site
        self.document.select(
            name for name in finding.subjects if name in site.booths or name in site.areas
        )
        self.canvas.show_finding(finding)

    def show_panel(self, name: str, shown: bool) -> None:
        """Unfold or fold a panel by hand; it stays so in the next run."""
        self.wanted[name] = self.shown[name] = shown
        self._settings.set_flag(name, shown)
        self._fold_all()

    def _fold_all(self) -> None:
        self.left.collapse(not self.shown["left"])
        self.inspector.setVisible(self.shown["inspector"])
        self.findings.collapse(not self.shown["findings"])
        self._actions.refresh()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is None:
            return
        before, now = event.oldSize().width(), event.size().width()
        for name, needs in (("left", LEFT_NEEDS), ("inspector", RIGHT_NEEDS)):
            if (before >= needs) != (now >= needs) or not self._sized:
                self.shown[name] = self.wanted[name] and now >= needs
        if not self._sized:
            self._size_panels(now)
        self._fold_all()

    def _size_panels(self, width: int) -> None:
        """The first sizes: as they were left, or the ones the window was drawn with."""
        self._sized = True
        wide = width >= _WIDE
        for splitter, sizes in (
            (self._across, (300 if wide else 256, width, 340 if wide else 296)),
            (self._upright, (2000, 216 if wide else 172)),
        ):
            state = self._settings.bytes(splitter.objectName())
            if state.isEmpty() or not splitter.restoreState(state):
                splitter.setSizes(list(sizes))

    def remember(self) -> None:
        """Keep the sizes of the panels for the next run."""
        for splitter in (self._across, self._upright):
            self._settings.set_bytes(splitter.objectName(), splitter.saveState())

    def stop(self) -> None:
        """Nothing of this document runs on."""
        self.checker.stop()
        self.router.stop()


def _splitter(orientation: Qt.Orientation, name: str) -> QSplitter:
    made = QSplitter(orientation)
    made.setObjectName(name)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    return made
