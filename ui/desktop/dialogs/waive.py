# SPDX-License-Identifier: GPL-3.0-or-later
"""Answering for a finding: why, who, and since when."""

from PyQt6.QtCore import QDate, Qt
from PyQt6.QtWidgets import QDateEdit, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from planner.edits.waive import Waive
from planner.floor.site import Site
from planner.model.plan import Waiver
from planner.rules.figures import compared
from planner.rules.finding import Finding
from planner.rules.message import message
from planner.rules.waivers import Places
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.part import label

_LONGEST = 200  # letters of a line in a file
_ISO = Qt.DateFormat.ISODate


class WaiveDialog(Dialog):
    """Asks for reason, name and date; ``edit`` waives the finding with them."""

    def __init__(
        self,
        finding: Finding,
        site: Site,
        name: str,
        before: Waiver | None,
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__("waive", look.text("waive.title"), look, parent)
        self._finding, self._site = finding, site
        for role, words in (
            ("fact", message(finding, site, look.language)),
            ("secondary", compared(finding, look.language)),
        ):
            if words:
                line = label(role)
                line.setWordWrap(True)
                line.setText(words)
                self.body.addWidget(line)
        self.reason, self.name = QLineEdit(), QLineEdit(name)
        if before is not None:  # it has lapsed: most of what was said may still be so
            self.reason.setText(before.reason)
        self.date = QDateEdit(QDate.currentDate())
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd")
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        for key, widget in (("reason", self.reason), ("name", self.name), ("date", self.date)):
            widget.setObjectName(f"waive-{key}-field")
            widget.setAccessibleName(look.text(f"waive.{key}"))
            form.addRow(look.text(f"waive.{key}"), widget)
        for field in (self.reason, self.name):
            field.setMaxLength(_LONGEST)
            field.setMinimumWidth(320)
            field.textChanged.connect(self._check)
        self.reason.setPlaceholderText(look.text("waive.reason-hint"))
        self.body.addLayout(form)
        note = label("caption")
        note.setWordWrap(True)
        note.setText(look.text("waive.note"))
        self.body.addWidget(note)
        roles = QDialogButtonBox.ButtonRole
        self._go = self.add_button("waive", roles.AcceptRole, default=True)
        self._go.clicked.connect(self.accept)
        stay = self.add_button("cancel", roles.RejectRole)
        stay.clicked.connect(self.reject)
        self._check()
        self.reason.setFocus()

    def _check(self) -> None:
        self._go.setEnabled(bool(self.reason.text().strip() and self.name.text().strip()))

    def edit(self) -> Waive:
        """The edit that the fields say."""
        return Waive(
            Places(self._site).mark(self._finding),
            self._finding.profile,
            self.reason.text().strip(),
            self.name.text().strip(),
            self.date.date().toString(_ISO),
        )
