# SPDX-License-Identifier: GPL-3.0-or-later
"""The Check menu: run the rules, go from finding to finding, mend one, answer for one."""

from PyQt6.QtWidgets import QWidget

from planner.edits.waive import WithdrawWaiver
from planner.rules.finding import Finding
from planner.rules.fixes import fix_text
from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.dialogs.waive import WaiveDialog
from ui.desktop.document import Document

_NAME = "waiver-name"  # of the settings


class CheckCommands:
    """Checks of the open plan, and what is done about the chosen finding."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    @needs("findings")
    def has_findings(self) -> bool:
        """Whether there is a finding to go to."""
        document = self._desk.document
        return bool(document and (document.judged.counting or document.judged.waived))

    def run(self) -> None:
        """Check the plan now."""
        if self._desk.workspace is not None:
            self._desk.workspace.checker.run()

    def next(self) -> None:
        """Go to the next finding."""
        self._step(1)

    def previous(self) -> None:
        """Go to the finding before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.show_below("findings")
            workspace.findings.step(by)

    def _chosen(self) -> tuple[Document, Finding] | None:
        document = self._desk.document
        if document is None or document.finding is None:
            return None
        return document, document.finding

    @needs("fix")
    def can_fix(self) -> bool:
        """Whether a fix of the chosen finding is known."""
        document = self._desk.document
        return document is not None and bool(document.fixes)

    def fix_name(self) -> str:
        """What the first fix does, in words."""
        document = self._desk.document
        if document is None or not document.fixes:
            return ""
        return fix_text(document.fixes[0], document.site, self._desk.look.language)

    def fix(self) -> None:
        """Do the first fix of the chosen finding."""
        document = self._desk.document
        if document is not None and document.fixes:
            document.attempt(document.fixes[0])

    @needs("finding")
    def has_chosen(self) -> bool:
        """Whether a finding is chosen."""
        return self._chosen() is not None

    def show(self) -> None:
        """Go to the place of the chosen finding."""
        chosen, workspace = self._chosen(), self._desk.workspace
        if chosen is not None and workspace is not None:
            workspace.show_finding(chosen[1])

    @needs("counting")
    def can_waive(self) -> bool:
        """Whether the chosen finding counts."""
        chosen = self._chosen()
        return chosen is not None and chosen[0].waiver_of(chosen[1]) is None

    def waive(self) -> None:
        """Ask why, who and when, and let the chosen finding no longer count."""
        chosen = self._chosen()
        if chosen is None:
            return
        document, finding = chosen
        settings, lapsed = self._desk.settings, dict(document.judged.lapsed)
        dialog = WaiveDialog(
            finding,
            document.site,
            settings.word(_NAME),
            lapsed.get(finding),
            self._desk.look,
            self._parent,
        )
        if dialog.exec():
            edit = dialog.edit()
            settings.set_word(_NAME, edit.name)
            document.attempt(edit)

    @needs("waived")
    def can_withdraw(self) -> bool:
        """Whether the chosen finding is waived."""
        chosen = self._chosen()
        return chosen is not None and chosen[0].waiver_of(chosen[1]) is not None

    def withdraw(self) -> None:
        """Let the chosen finding count again."""
        chosen = self._chosen()
        if chosen is not None:
            document, finding = chosen
            document.attempt(WithdrawWaiver(finding.key, finding.profile))
