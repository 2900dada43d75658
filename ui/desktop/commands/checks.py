# SPDX-License-Identifier: GPL-3.0-or-later
"""The Check menu: run the rules, go from finding to finding."""

from ui.desktop.desk import Desk


class CheckCommands:
    """Checks of the open plan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def has_findings(self) -> bool:
        """Whether there is a finding to go to."""
        document = self._desk.document
        return bool(document and document.session.findings)

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
            workspace.show_panel("findings", True)
            workspace.findings.step(by)
