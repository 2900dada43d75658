# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar under the menus: a tab for each open plan, undo, redo, findings, Export."""

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from ui.desktop.actions import Actions
from ui.desktop.desk import Desk
from ui.desktop.icons import icon
from ui.desktop.panels.plan_tabs import PlanTabs
from ui.desktop.part import Part, restyle

HEIGHT = 38


class TopBar(Part):
    """What is open, and the acts that are always at hand. ``findings_wanted``: see them."""

    findings_wanted = pyqtSignal()

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, "topBar", parent)
        self._desk = desk
        self.setFixedHeight(HEIGHT)
        self.tabs = PlanTabs(desk)
        self.pill = QPushButton()
        self.pill.setObjectName("findingsPill")
        self.pill.setFixedHeight(26)
        self.pill.clicked.connect(self.findings_wanted)
        self.export = QPushButton()
        self.export.setObjectName("exportButton")
        self.export.setProperty("accent", True)
        self.export.setFixedHeight(28)
        self.export.clicked.connect(actions["export"].trigger)
        self.say(lambda words: self.export.setText(f" {words}"), "action.export.button")
        self.tip(self.export.setToolTip, actions["export"])
        self.tint(self.export.setIcon, "file-down", "on_accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._adder(actions))
        row.addStretch(1)
        for name in ("undo", "redo"):
            button = QToolButton()
            button.setObjectName(f"{name}Button")
            button.setDefaultAction(actions[name])
            button.setFixedSize(32, 28)
            button.setIconSize(QSize(18, 18))
            row.addWidget(button)
        row.addWidget(self.pill)
        row.addWidget(self.export)
        for signal in (desk.changed, desk.told):
            signal.connect(self.refresh)
        self.refresh()

    def _adder(self, actions: Actions) -> QToolButton:
        """The button after the tabs: what else can be opened."""
        button, menu = QToolButton(), QMenu(self)
        menu.setObjectName("openMenu")
        for name in ("new", "open", "open-example"):
            menu.addAction(actions[name])
        button.setObjectName("openAnother")
        button.setFixedSize(28, 28)
        button.setIconSize(QSize(16, 16))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        self.tint(button.setIcon, "plus")
        self.say(button.setToolTip, "files.open-another")
        self.say(button.setAccessibleName, "files.open-another")
        return button

    def refresh(self) -> None:
        """Show the findings of the plan in front as they are now."""
        self.setVisible(self._desk.document is not None)
        self._show_pill()

    def _show_pill(self) -> None:
        document = self._desk.document
        if document is None:
            return
        session, say, colours = document.session, self.look.text, self.look.palette
        severities = [finding.severity for finding in document.judged.counting]
        errors, warnings = severities.count("error"), severities.count("warning")
        one = say("top.error" if errors == 1 else "top.errors", count=errors)
        other = say("top.warning" if warnings == 1 else "top.warnings", count=warnings)
        words = f"{one} · {other}"
        if session.check_state == "not-run":
            state, words, picture = "unknown", say("findings.not-run"), "circle-question-mark"
        elif errors:
            state, picture = "error", "octagon-x"
        elif warnings:
            state, picture = "warning", "triangle-alert"
        else:
            state, picture = "ok", "circle-check"
        tokens = {"error": "error", "warning": "warn", "ok": "ok", "unknown": "text2"}
        self.pill.setText(f" {words}")
        self.pill.setIcon(icon(picture, getattr(colours, tokens[state]), 16))
        self.pill.setToolTip(say("top.pill-tip"))
        restyle(self.pill, "state", state)
