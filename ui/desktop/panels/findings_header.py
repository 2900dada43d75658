# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the findings' tab: chips that sift, how fresh they are, the verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QIcon, QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from planner.exchange.verdicts import Verdict
from planner.rules.finding import SEVERITIES
from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.icons import icon, pixmap
from ui.desktop.look import Look
from ui.desktop.marks import SEVERITY_ICONS, SEVERITY_TOKENS
from ui.desktop.panels.verdict_list import verdict_words
from ui.desktop.part import Part, label

# px from which there is room: for words in the chips, the verdict, the state in words, chips.
_WORDS_FROM, _VERDICT_FROM, _STATE_FROM, _CHIPS_FROM = 640, 420, 320, 240
# State of the check: icon and colour token.
STATES: Mapping[str, tuple[str, str]] = {
    "not-run": ("circle-question-mark", "text2"),
    "checking": ("refresh-cw", "note"),
    "current": ("circle-check", "ok"),
    "outdated": ("triangle-alert", "warn"),
}


class FindingsHeader(Part):
    """A chip for each severity and for what is waived, state, verdict, buttons."""

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "findingsHeader", parent)
        self._document = document
        self._found: Sequence[Verdict] = ()
        self._mark, self._state = QLabel(), label("secondary", "findingsState")
        self._verdict = label("secondary", "findingsProfile", shortens=True)
        self._chips = {name: _chip(name) for name in (*SEVERITIES, "waived")}
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, chip in self._chips.items():
            self.say(chip.setToolTip, f"findings.chip-tip.{name}")
            chip.clicked.connect(self._sift)
            row.addWidget(chip)
        row.addStretch(1)
        for widget in (self._mark, self._state, self._verdict):
            row.addWidget(widget)
        for name in ("profiles", "check"):
            button = QToolButton()
            button.setObjectName(f"{name}Button")
            button.setDefaultAction(actions[name])
            button.setFixedSize(28, 28)
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
            self._buttons[name] = button

    def show_verdicts(self, found: Sequence[Verdict]) -> None:
        """Show the findings of the document as they are now; of one profile its verdict."""
        self._found = found
        self.refresh()

    def refresh(self) -> None:
        """Show counts, state and verdict."""
        document, say = self._document, self.look.text
        state = "checking" if document.rechecking else document.session.check_state
        picture, token = STATES[state]
        colour = getattr(self.look.palette, token)
        self._mark.setPixmap(pixmap(picture, colour, 16, self.devicePixelRatioF()))
        self._mark.setToolTip(say(f"findings.{state}"))
        self._state.setText(say(f"findings.{state}"))
        self._state.setVisible(self.width() >= _STATE_FROM)
        self._state.setStyleSheet(f"color: {colour.name()}")
        self._verdict.setVisible(len(self._found) == 1 and self.width() >= _VERDICT_FROM)
        if len(self._found) == 1:
            (only,) = self._found
            values = {
                "name": only.profile.name[self.look.language],
                "verdict": verdict_words(only, self.look),
            }
            self._verdict.setText(say("findings.verdict", **values))
        self._show_chips()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave out words that have no room."""
        super().resizeEvent(event)
        self.refresh()

    def _show_chips(self) -> None:
        judged, sieve, colours = self._document.judged, self._document.sieve, self.look.palette
        wide, room = self.width() >= _WORDS_FROM, self.width() >= _CHIPS_FROM
        self._buttons["profiles"].setVisible(wide)
        of_profile = [each for each in judged.counting if sieve.profile in ("", each.profile)]
        apart = [each for each, _ in judged.waived if sieve.profile in ("", each.profile)]

        def show(name: str, count: int, checked: bool, picture: QIcon) -> None:
            chip, words = self._chips[name], self.look.text(f"findings.chip.{name}", count=count)
            chip.setText(f" {words}" if wide else f" {count:,}")
            chip.setAccessibleName(words)
            chip.setChecked(checked)
            chip.setIcon(picture)
            chip.setVisible(room)

        for severity in SEVERITIES:
            count = sum(each.severity == severity for each in of_profile)
            colour = getattr(colours, SEVERITY_TOKENS[severity])
            picture = icon(SEVERITY_ICONS[severity], colour, 14)
            show(severity, count, severity not in sieve.hidden, picture)
        show("waived", len(apart), sieve.waived, icon("stamp", colours.text3, 14))
        self._chips["waived"].setVisible(room and bool(judged.waived or judged.idle))

    def _sift(self) -> None:
        hidden = frozenset(each for each in SEVERITIES if not self._chips[each].isChecked())
        waived = self._chips["waived"].isChecked()
        self._document.sift(replace(self._document.sieve, hidden=hidden, waived=waived))


def _chip(name: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(f"chip-{name}")
    made.setProperty("chip", True)
    made.setCheckable(True)
    made.setIconSize(QSize(14, 14))
    return made
