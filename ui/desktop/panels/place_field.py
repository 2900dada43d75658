# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for a place of the plan: booth number, exhibitor, area, door or x,y, completed."""

from collections.abc import Iterator

from PyQt6.QtCore import QStringListModel, Qt, pyqtSignal
from PyQt6.QtWidgets import QCompleter, QLineEdit, QWidget

from planner.floor.lookup import find_exhibitor, find_spot
from planner.floor.site import Site
from planner.locale import Language
from planner.model.problems import BadInput
from ui.desktop.part import restyle
from ui.desktop.tools.names import shown_place

_SHOWN = 12  # completions at once


class PlaceField(QLineEdit):
    """Tells of a place when another one is typed or picked from the completions.

    ``found`` carries what ``find_spot`` reads: an id, or ``x,y`` in mm; ``misread`` the BadInput of
    words that lead nowhere, which stay, marked as wrong.
    """

    found = pyqtSignal(str)
    misread = pyqtSignal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._site: Site | None = None
        self._language: Language = "ko"
        self._place = ""
        self._known: dict[str, str] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_SHOWN)
        completer.activated[str].connect(self._complete)
        self.setCompleter(completer)
        self.editingFinished.connect(self._commit)
        self.textEdited.connect(lambda _typed: restyle(self, "wrong", False))

    def show_place(self, site: Site, place: str, language: Language) -> None:
        """Show a place (empty: none); what is being typed is left alone."""
        if site is not self._site or language != self._language:
            self._site, self._language = site, language
            self._known = dict(completions(site, language))
            self._names.setStringList(sorted(self._known))
        typing = self.isModified() and self.hasFocus()
        self._place = place
        if not typing:
            self.setText(shown_place(site, place, language))
            restyle(self, "wrong", False)

    def _complete(self, words: str) -> None:
        if words in self._known:
            self._tell(self._known[words])

    def _commit(self) -> None:
        words = self.text().strip()
        site = self._site
        if site is None or not self.isModified():
            return
        if words in self._known:
            self._tell(self._known[words])
            return
        try:
            self._tell(read_place(site, words) if words else "")
        except BadInput as error:
            restyle(self, "wrong", True)
            self.setModified(False)
            self.misread.emit(error)

    def _tell(self, place: str) -> None:
        self.setModified(False)
        changed = place != self._place
        if self._site is not None:
            self.show_place(self._site, place, self._language)
        if changed:
            self.found.emit(place)


def read_place(site: Site, words: str) -> str:
    """What is typed as a place of a route. Raises BadInput where it leads nowhere."""
    spot = find_spot(site, words)
    if spot.point is not None:
        return f"{round(spot.point[0])},{round(spot.point[1])}"
    return spot.ids[0] if len(spot.ids) == 1 else find_exhibitor(site, words)


def completions(site: Site, language: Language) -> Iterator[tuple[str, str]]:
    """What can be picked, and its id: booths, areas, doors."""
    openings = (opening.id for opening in site.ground.openings)
    for name in (*site.booths, *site.areas, *openings):
        yield shown_place(site, name, language), name
