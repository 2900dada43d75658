# SPDX-License-Identifier: GPL-3.0-or-later
"""The Help menu: the page of a rule, the keys, and about Hallplan."""

from collections.abc import Callable, Sequence

from PyQt6.QtWidgets import QWidget

from planner.rules.registry import BY_ID
from ui.desktop.actions import Action
from ui.desktop.desk import Desk
from ui.desktop.dialogs.about import AboutDialog
from ui.desktop.dialogs.rule_page import RulePage
from ui.desktop.dialogs.shortcuts import ShortcutsDialog


class HelpCommands:
    """Windows that tell about the program. ``rows`` gives the table of actions when it is asked."""

    def __init__(self, desk: Desk, parent: QWidget, rows: Callable[[], Sequence[Action]]) -> None:
        self._desk = desk
        self._parent = parent
        self._rows = rows

    def help(self) -> None:
        """Show the page of the chosen finding's rule; without one, the keys."""
        document = self._desk.document
        if document is None or document.finding is None:
            self.shortcuts()
            return
        conditions = document.site.plan.conditions
        profiles = [profile.under(conditions) for profile in document.session.profiles]
        RulePage(BY_ID[document.finding.rule], profiles, self._desk.look, self._parent).exec()

    def shortcuts(self) -> None:
        """Show every action with its key."""
        ShortcutsDialog(self._rows(), self._desk.look, self._parent).exec()

    def about(self) -> None:
        """Show version, licence and where the log is."""
        AboutDialog(self._desk.look, self._parent).exec()
