# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups and locks of what is selected."""

from collections.abc import Iterator

from planner.edits.lock import Group, Lock, Ungroup, Unlock
from planner.model.things import Thing
from ui.desktop.actions import needs
from ui.desktop.desk import Desk


class GroupingCommands:
    """Edits that hold things together, or in their place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _chosen(self) -> Iterator[Thing]:
        document = self._desk.document
        if document is not None:
            site = document.site
            for name in document.selection:
                if (thing := site.things.get(name)) is not None:
                    yield thing

    @needs("two")
    def can_group(self) -> bool:
        """Whether several things are selected that are not one group already."""
        chosen = list(self._chosen())
        groups = {thing.group for thing in chosen}
        return len(chosen) > 1 and (None in groups or len(groups) > 1)

    @needs("grouped")
    def can_ungroup(self) -> bool:
        """Whether any selected thing is in a group."""
        return any(thing.group is not None for thing in self._chosen())

    @needs("selection")
    def can_lock(self) -> bool:
        """Whether anything is selected."""
        return any(True for _ in self._chosen())

    def is_locked(self) -> bool:
        """Whether everything that is selected is locked."""
        chosen = list(self._chosen())
        return bool(chosen) and all(thing.locked for thing in chosen)

    def group(self) -> None:
        """Make what is selected one group."""
        if (document := self._desk.document) is not None and document.selection:
            document.attempt(Group(document.selection))

    def ungroup(self) -> None:
        """Take what is selected out of its groups."""
        if (document := self._desk.document) is not None and document.selection:
            document.attempt(Ungroup(document.selection))

    def toggle_lock(self) -> None:
        """Lock what is selected, or unlock it where all of it is locked."""
        document = self._desk.document
        if document is not None and document.selection:
            edit = Unlock if self.is_locked() else Lock
            document.attempt(edit(document.selection))
