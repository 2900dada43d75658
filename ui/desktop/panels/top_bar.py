# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar under the menus: the plan's name with its unsaved mark, undo, redo, findings, Export."""

from pathlib import Path

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.icons import icon
from ui.desktop.look import Look
from ui.desktop.part import Part, label, restyle

HEIGHT = 38
UNSAVED = "●"


class TopBar(Part):
    """What is open, and the acts that are always at hand. ``findings_wanted``: see them."""

    findings_wanted = pyqtSignal()

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "topBar", parent)
        self._document = document
        self.setFixedHeight(HEIGHT)
        self.mark = label("name", "unsavedMark")
        self.title = label("name", "planTitle", shortens=True)
        self.file = label("caption", "planFile", shortens=True)
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
        self.say(self.export.setToolTip, "action.export.tip")
        self.tint(self.export.setIcon, "file-down", "on_accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        for widget in (self.mark, self.title, self.file):
            row.addWidget(widget)
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
        for signal in (document.plan_changed, document.findings_changed, document.saved):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show title, unsaved mark and findings as they are now."""
        session, say = self._document.session, self.look.text
        halls = " · ".join(
            hall.name[self.look.language] for hall in self._document.site.ground.halls
        )
        self.title.setText(f"{session.plan.title[self.look.language]} · {halls}")
        self.mark.setText(UNSAVED if session.unsaved else "")
        self.mark.setToolTip(say("top.unsaved") if session.unsaved else "")
        self.mark.setVisible(session.unsaved)
        self.file.setText("" if session.path is None else Path(session.path).name)
        self._show_pill()

    def _show_pill(self) -> None:
        session, say, colours = self._document.session, self.look.text, self.look.palette
        severities = [finding.severity for finding in self._document.judged.counting]
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
