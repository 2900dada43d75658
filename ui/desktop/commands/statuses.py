# SPDX-License-Identifier: GPL-3.0-or-later
"""How firm the selected booths are, from menus and palette."""

from collections.abc import Callable

from planner.edits.assign import SetStatus
from planner.model.plan import Status
from ui.desktop.desk import Desk


class StatusCommands:
    """Sets one status for all selected booths."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def setter(self, status: Status) -> Callable[[], None]:
        """What gives the selected booths a status."""

        def give() -> None:
            document, ids = self._desk.document, self._booths()
            if document is not None and ids:
                document.attempt(SetStatus(ids, status))

        return give

    def tester(self, status: Status) -> Callable[[], bool]:
        """What tells whether all selected booths have a status."""

        def have() -> bool:
            document, ids = self._desk.document, self._booths()
            if document is None or not ids:
                return False
            booths = document.site.booths
            return all(booths[name].status == status for name in ids)

        return have

    def _booths(self) -> tuple[str, ...]:
        document = self._desk.document
        if document is None:
            return ()
        return tuple(name for name in document.selection if name in document.site.booths)
