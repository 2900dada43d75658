# SPDX-License-Identifier: GPL-3.0-or-later
"""The Help menu: the page of a rule, the keys, and about Hallplan."""

from collections.abc import Callable, Sequence

from PyQt6.QtWidgets import QWidget

from planner.rules.pages import profiles_that_ship
from planner.rules.registry import RULES
from ui.desktop.actions import Action
from ui.desktop.desk import Desk
from ui.desktop.dialogs.about import AboutDialog
from ui.desktop.dialogs.rules import RulesDialog
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
        self.open_rule_page(document.finding.rule)

    def finding_rule(self) -> None:
        """Show the page of the chosen finding's rule."""
        document = self._desk.document
        if document is not None and document.finding is not None:
            self.open_rule_page(document.finding.rule)

    def rules(self) -> None:
        """Show the pages of all rules, that of the chosen finding's first."""
        document = self._desk.document
        chosen = None if document is None else document.finding
        self.open_rule_page(RULES[0].id if chosen is None else chosen.rule)

    def open_rule_page(self, rule: str) -> None:
        """Show the page of a rule, with its numbers in the plan's profiles and those that ship."""
        document = self._desk.document
        own = () if document is None else document.session.profiles
        profiles = {profile.id: profile for profile in (*own, *profiles_that_ship())}
        # What a plan chooses may be a profile of its own that bears the id of one that ships.
        profiles |= {profile.id: profile for profile in own}
        RulesDialog(rule, tuple(profiles.values()), self._desk.look, self._parent).exec()

    def shortcuts(self) -> None:
        """Show every action with its key."""
        ShortcutsDialog(self._rows(), self._desk.look, self._parent).exec()

    def about(self) -> None:
        """Show version, licence and where the log is."""
        AboutDialog(self._desk.look, self._parent).exec()
