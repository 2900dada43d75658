# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown: single things hidden, and what the colours of booths say."""

from collections.abc import Callable

from ui.desktop.actions import needs
from ui.desktop.colouring import ColourBy
from ui.desktop.desk import Desk


class LayerCommands:
    """Changes of the view alone: the plan stays as it is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @needs("selection")
    def can_hide(self) -> bool:
        """Whether anything is selected."""
        return bool(self._desk.document and self._desk.document.selection)

    @needs("hidden")
    def has_hidden(self) -> bool:
        """Whether single things are hidden."""
        return bool(self._desk.document and self._desk.document.hidden)

    def hide(self) -> None:
        """Hide what is selected; it goes on counting in checks and exports."""
        document = self._desk.document
        if document is not None and document.selection:
            document.lay(document.layering.hiding(document.selection))
            document.select(())

    def hide_others(self) -> None:
        """Hide everything but what is selected."""
        document = self._desk.document
        if document is not None and document.selection:
            others = set(document.site.things) - set(document.selection)
            document.lay(document.layering.hiding(others))

    def show_all(self) -> None:
        """Show every hidden thing again."""
        document = self._desk.document
        if document is not None:
            document.lay(document.layering.revealed())

    def colourer(self, by: ColourBy) -> Callable[[], None]:
        """What colours booths by something."""

        def colour() -> None:
            if self._desk.document is not None:
                self._desk.document.colour(by)

        return colour

    def tester(self, by: ColourBy) -> Callable[[], bool]:
        """Whether booths are coloured by something now."""
        return lambda: self._desk.document is not None and self._desk.document.colour_by == by

    def show_layers(self) -> None:
        """Bring the list of layers to the front."""
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.show_panel("left", True)
            workspace.left.show_layers()
