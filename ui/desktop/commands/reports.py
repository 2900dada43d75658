# SPDX-License-Identifier: GPL-3.0-or-later
"""File > Safety report: ask, make it in the background, offer to open it."""

import datetime

from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import QWidget

from planner.exchange.report.formats import report_format
from planner.rules.check import check
from ui.desktop.desk import Desk
from ui.desktop.dialogs.report import ReportChoice, ReportDialog, WrittenDialog
from ui.desktop.writing import write_made


class ReportCommands:
    """The report for the fire officer, on the plan as it is when it is asked for."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def choose(self) -> None:
        """Ask for format, language and file, and write the report."""
        document = self._desk.document
        if document is None:
            return
        dialog = ReportDialog(document.session, self._desk.settings, self._desk.look, self._parent)
        if dialog.exec():
            self.write(dialog.choice())

    def write(self, choice: ReportChoice) -> None:
        """Check the plan by all rules and write the report, in the background."""
        document = self._desk.document
        if document is None:
            return
        site, profiles = document.site, document.session.profiles
        today = datetime.datetime.now().astimezone().date().isoformat()
        form = report_format(choice.path)

        def make() -> bytes:
            # Late: drawing is loaded when the first report is asked for.
            from planner.exchange.report.content import safety_report

            found = check(site, profiles)
            report = safety_report(site, profiles, found, date=today, language=choice.language)
            return form.make(report)

        def offer() -> None:
            if WrittenDialog(choice.path, self._desk.look, self._parent).exec():
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(choice.path.resolve())))

        write_made(self._desk, self._parent, choice.path, make, offer)
