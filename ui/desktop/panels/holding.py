# SPDX-License-Identifier: GPL-3.0-or-later
"""How firm booths are, and of held ones until when."""

from collections.abc import Sequence
from datetime import date

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from planner.edits.assign import SetStatus
from planner.locale import day
from planner.model.plan import Booth
from ui.desktop.look import Look
from ui.desktop.panels.choices import status_of, statuses
from ui.desktop.panels.field import DAY, ChoiceBox, Field
from ui.desktop.part import Part, label


class HoldingPart(Part):
    """A box of statuses; for held booths the last day of the hold, and what that day says.

    ``wanted`` carries an edit and its join token (empty), ``misread`` the BadInput of what cannot
    be read.
    """

    wanted = pyqtSignal(object, str)
    misread = pyqtSignal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self._ids: tuple[str, ...] = ()
        self.status = ChoiceBox(f"{name}Status")
        self.say(self.status.setAccessibleName, "booth.status")
        self.say(self.status.setToolTip, "booth.status-tip")
        self.until = Field(f"{name}Until", DAY.cleared())
        self.say(self.until.name, "booth.held-until")
        self.say(self.until.describe, "booth.held-until-tip")
        self.said = label("warning", f"{name}Held")
        self.said.setWordWrap(True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for widget in (self.status, self.until, self.said):
            lines.addWidget(widget)
        self.status.chosen.connect(
            lambda word: self.wanted.emit(SetStatus(self._ids, status_of(word)), "")
        )
        self.until.committed.connect(
            lambda value, _stepped: self.wanted.emit(
                SetStatus(self._ids, "held", value or None), ""
            )
        )
        self.until.misread.connect(self.misread)

    def show_booths(self, booths: Sequence[Booth], mixed: str = "") -> None:
        """Show the status of some booths, and the day where all are held."""
        self._ids = tuple(booth.id for booth in booths)
        found = {booth.status for booth in booths}
        status = found.pop() if len(found) == 1 else ""
        self.status.show_choices(statuses(self.look), status, mixed=mixed)
        days = {booth.held_until for booth in booths}
        until = days.pop() if len(days) == 1 else None
        differ = bool(days)
        self.until.setVisible(status == "held")
        self.until.show_value(until, mixed=mixed if differ else self.look.text("booth.held-open"))
        late = [each for each in booths if each.held_until and each.held_until < _today()]
        self.said.setVisible(bool(late))
        if late:
            last = max(each.held_until or "" for each in late)
            values = {"day": day(last, self.look.language)}
            self.said.setText(self.look.text("booths.held-ended", **values))


def _today() -> str:
    """The day, which the window knows and the core does not."""
    return date.today().isoformat()
