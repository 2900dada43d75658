# SPDX-License-Identifier: GPL-3.0-or-later
"""The Help menu: the guide, the page of a rule, the keys, and about Hallplan."""

from collections.abc import Callable, Iterator, Sequence

from PyQt6.QtWidgets import QApplication, QWidget

from planner.rules.pages import profiles_that_ship
from planner.rules.registry import RULES
from ui.desktop.actions import Action, needs
from ui.desktop.desk import Desk
from ui.desktop.dialogs.about import AboutDialog
from ui.desktop.dialogs.rules import RulesDialog
from ui.desktop.dialogs.shortcuts import ShortcutsDialog
from ui.desktop.guide.browser import GuideWindow
from ui.desktop.guide.contexts import page_for
from ui.desktop.guide.pages import INDEX


class HelpCommands:
    """Windows that tell about the program. ``rows`` gives the table of actions when it is asked."""

    def __init__(self, desk: Desk, parent: QWidget, rows: Callable[[], Sequence[Action]]) -> None:
        self._desk = desk
        self._parent = parent
        self._rows = rows
        self._guide: GuideWindow | None = None

    def help(self) -> None:
        """Show the page of the chosen finding's rule; without one, the page of the guide that fits
        what a person is at."""
        document = self._desk.document
        if document is not None and document.finding is not None:
            self.open_rule_page(document.finding.rule)
        else:
            self.open_guide(page_for(self._contexts()))

    def guide(self) -> None:
        """Show the first page of the guide."""
        self.open_guide(INDEX)

    def open_guide(self, place: str) -> None:
        """Show a page of the guide in a window beside this one."""
        if self._guide is None:
            self._guide = GuideWindow(self._desk.look, self._parent)
            self._guide.guide.rule_wanted.connect(self.open_rule_page)
        self._guide.show_page(place)

    def _contexts(self) -> Iterator[str]:
        """Names of what a person is at: what has the keyboard, the tool, the inspector's page."""
        widget, workspace = QApplication.focusWidget(), self._desk.workspace
        if workspace is None:
            return
        if widget is None or widget is workspace.canvas:
            yield f"tool-{workspace.canvas.tool}"
            if workspace.inspector.page is not workspace.inspector.plan:
                yield workspace.inspector.page.objectName()
            yield "canvas"
        while widget is not None:
            yield widget.objectName()
            widget = widget.parentWidget()

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

    @needs("plan")
    def has_plan(self) -> bool:
        """Whether a plan is open."""
        return self._desk.workspace is not None

    def first_steps(self) -> None:
        """Show the hints of a first run again."""
        if self._desk.workspace is not None:
            self._desk.workspace.show_first_steps()

    def shortcuts(self) -> None:
        """Show every action with its key."""
        ShortcutsDialog(self._rows(), self._desk.look, self._parent).exec()

    def about(self) -> None:
        """Show version, licence and where the log is."""
        AboutDialog(self._desk.look, self._parent).exec()
