# SPDX-License-Identifier: GPL-3.0-or-later
"""The card of the chosen finding: measured and required, fact and act, source, what can be done."""

from collections.abc import Callable

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.locale import text
from planner.rules.finding import UNSURE
from planner.rules.fixes import fix_text
from planner.rules.message import message
from ui.desktop.canvas.explained import told
from ui.desktop.canvas.view import View
from ui.desktop.document import Document
from ui.desktop.icons import pixmap
from ui.desktop.look import Look
from ui.desktop.marks import SEVERITY_ICONS, SEVERITY_TOKENS
from ui.desktop.panels.findings_model import profile_name, waiver_words
from ui.desktop.part import Part, label, restyle

WIDTH = 320
_ACTS = (("waive", "stamp"), ("withdraw-waiver", "undo-2"), ("help", "book-open"))


class FindingCard(Part):
    """Floats over the plan beside its finding. ``asked`` names the action that a person wants."""

    asked = pyqtSignal(str)
    resized = pyqtSignal()

    def __init__(
        self, document: Document, view: Callable[[], View], look: Look, parent: QWidget
    ) -> None:
        super().__init__(look, "findingCard", parent)
        self._document = document
        self._view = view
        self.setFixedWidth(WIDTH)
        self._sign = QLabel()
        self._sign.setFixedWidth(20)
        self.figures = label("signal", "cardFigures")
        self.message = label("", "cardMessage")
        self.rule = label("secondary", "cardRule")
        self.source = label("caption", "cardSource")
        self.sureness = label("tag", "cardSureness")
        self.waiver = label("secondary", "cardWaiver")
        self.seeking = label("caption", "cardSeeking")
        self.say(self.seeking.setText, "card.seeking")
        for words in (self.message, self.rule, self.source, self.waiver):
            words.setWordWrap(True)
        self._close = QToolButton()
        self._close.setObjectName("cardClose")
        self._close.setFixedSize(24, 24)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setIconSize(QSize(14, 14))
        self.tint(self._close.setIcon, "x")
        self.say(self._close.setToolTip, "card.close")
        self.say(self._close.setAccessibleName, "card.close")
        self._close.clicked.connect(lambda: document.choose(None))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._sign)
        head.addWidget(self.figures, 1)
        head.addWidget(self._close)
        sure = QHBoxLayout()
        sure.addWidget(self.sureness)
        sure.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 8, 8, 8)
        lines.setSpacing(4)
        lines.addLayout(head)
        for words in (self.message, self.rule, self.source):
            lines.addWidget(words)
        lines.addLayout(sure)
        lines.addWidget(self.waiver)
        lines.addWidget(self.seeking)
        self._fixes = QVBoxLayout()
        self._fixes.setSpacing(4)
        lines.addLayout(self._fixes)
        lines.addLayout(self._make_buttons())
        document.fixes_changed.connect(self._offer)
        self.hide()

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._buttons: dict[str, QPushButton] = {}
        for name, picture in _ACTS:
            button = QPushButton()
            button.setObjectName(f"card-{name}")
            button.setProperty("flat", True)
            # A click leaves the keyboard to the plan.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.tint(button.setIcon, picture, token="accent")
            button.clicked.connect(lambda _checked, name=name: self.asked.emit(name))
            row.addWidget(button)
            self._buttons[name] = button
        row.addStretch(1)
        self.say(self._buttons["waive"].setText, "card.waive")
        self.say(self._buttons["withdraw-waiver"].setText, "card.withdraw")
        self.say(self._buttons["help"].setText, "card.rule")
        return row

    def refresh(self) -> None:
        """Tell of the document's finding as it is now."""
        finding = self._document.finding
        if finding is None:
            return
        language, say = self.look.language, self.look.text
        site = self._document.site
        token = SEVERITY_TOKENS[finding.severity]
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(
            pixmap(SEVERITY_ICONS[finding.severity], getattr(self.look.palette, token), 18, ratio)
        )
        restyle(self, "severity", finding.severity)
        restyle(self.figures, "severity", finding.severity)
        self.figures.setText(told(finding, language) or say(f"severity.{finding.severity}"))
        self.message.setText(message(finding, site, language))
        rule = text(f"rules.{finding.rule}.name", language)
        self.rule.setText(f"{rule} · {profile_name(self._document, finding.profile, self.look)}")
        self.source.setText(finding.citation[language])
        self.sureness.setText(text(f"rules.confidence.{finding.confidence}", language))
        restyle(self.sureness, "unsure", finding.confidence in UNSURE)
        waiver = self._document.waiver_of(finding)
        self.waiver.setText("" if waiver is None else waiver_words(waiver, self.look))
        self.waiver.setVisible(waiver is not None)
        self._buttons["waive"].setVisible(waiver is None)
        self._buttons["withdraw-waiver"].setVisible(waiver is not None)
        self.setAccessibleName(self.message.text())
        self._show_fixes()
        self._fit()

    def _fit(self) -> None:
        """As high as its words need, wrapped to its width."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # or its style's size of letters is not known yet
        if (lines := self.layout()) is not None:
            lines.invalidate()
            lines.activate()
            self.resize(WIDTH, lines.totalHeightForWidth(WIDTH))

    def _offer(self) -> None:
        """The fixes are others: the card is larger or smaller."""
        self._show_fixes()
        self._fit()
        self.resized.emit()

    def _show_fixes(self) -> None:
        while (item := self._fixes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.seeking.setVisible(self._document.seeking)
        before: QWidget = self._close
        for number, edit in enumerate(self._document.fixes):
            button = QPushButton()
            button.setObjectName(f"card-fix-{number}")
            button.setProperty("fix", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(16, 16))
            words = fix_text(edit, self._document.site, self.look.language)
            button.setText(f" {words}{self._arrows(edit)}")
            button.setToolTip(self.look.text("card.fix-tip"))
            self.tint_once(button, "wrench", token="accent")
            button.clicked.connect(lambda _checked, edit=edit: self._document.attempt(edit))
            self._fixes.addWidget(button)
            self.setTabOrder(before, button)
            before = button
            button.show()  # or it has no place in the layout yet

    def _arrows(self, edit: Edit) -> str:
        """The way of a move as it goes on the screen; the words' left and right are the plan's."""
        return f"  {self._view().arrows((edit.dx, edit.dy))}" if isinstance(edit, Move) else ""
