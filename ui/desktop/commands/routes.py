# SPDX-License-Identifier: GPL-3.0-or-later
"""The Routes menu, beside the tool itself."""

from ui.desktop.actions import needs
from ui.desktop.desk import Desk


class RouteCommands:
    """The route that is shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @needs("route")
    def is_shown(self) -> bool:
        """Whether a route is drawn."""
        document = self._desk.document
        return document is not None and document.route is not None

    def clear(self) -> None:
        """Draw no route any more."""
        if self._desk.workspace is not None:
            self._desk.workspace.inspector.route.clear()
