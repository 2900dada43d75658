# SPDX-License-Identifier: GPL-3.0-or-later
"""How the open plan is left: show it, or hide it; what blocks it; write evacuation runs."""

from pathlib import Path

from planner.exchange.evacuation_formats import FORMATS, evacuation_format
from planner.locale import Language
from ui.desktop.actions import needs
from ui.desktop.desk import Desk
from ui.desktop.dialogs.result import ResultDialog
from ui.desktop.writing import write_made


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

    @needs("evacuation")
    def can_export(self) -> bool:
        """Whether there is a run of the plan as it is."""
        workspace = self._desk.workspace
        return workspace is not None and workspace.evacuator.state == "current"

    def choose(self) -> None:
        """Ask for format, language and file, and write the runs."""
        workspace = self._desk.workspace
        if workspace is None or not self.can_export():
            return
        look, name = self._desk.look, f"{workspace.document.site.plan.id}-evacuation"
        settings, window = self._desk.settings, workspace.window()
        formats = {suffix: look.text(f"evacuation.{suffix}") for suffix in FORMATS}
        dialog = ResultDialog("evacuation", formats, name, settings, look, window)
        if dialog.exec():
            self.write(dialog.path, dialog.chosen_language)

    def write(self, path: Path, language: Language) -> None:
        """Write the runs, in the background."""
        workspace = self._desk.workspace
        if workspace is None or (made := workspace.evacuator.shown) is None:
            return
        make = evacuation_format(path)
        write_made(self._desk, workspace, path, lambda: make(made, language))

    def is_shown(self) -> bool:
        """Whether it is shown, or being worked out."""
        return self._desk.workspace is not None and self._desk.workspace.leaver.wanted
