# SPDX-License-Identifier: GPL-3.0-or-later
"""How the open plan is left: show it, or hide it."""

from ui.desktop.desk import Desk


class EgressCommands:
    """The egress view of the open plan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def toggle(self) -> None:
        """Work out and show how the plan is left, or hide it."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        wanted = not workspace.leaver.wanted
        if wanted:
            workspace.document.select(())
            workspace.show_panel("inspector", True)
        workspace.leaver.want(wanted)

    def search(self) -> None:
        """Show how the plan is left, and look for what blocks it."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        workspace.document.select(())
        workspace.show_panel("inspector", True)
        if not workspace.leaver.wanted:
            workspace.leaver.want(True)
        workspace.seeker.run()

    def is_shown(self) -> bool:
        """Whether it is shown, or being worked out."""
        return self._desk.workspace is not None and self._desk.workspace.leaver.wanted
