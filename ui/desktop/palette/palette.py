# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette: a field over a list, at the top of the window while it is asked for."""

from collections.abc import Callable

from PyQt6.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner.floor.site import Site
from planner.locale import Language
from ui.desktop.actions import Actions
from ui.desktop.background import Job, Jobs
from ui.desktop.desk import Desk
from ui.desktop.palette.entries import Entry, Shelf, action_entries, plan_entries, rule_entries
from ui.desktop.palette.rows import HEIGHT, EntryList
from ui.desktop.panels.search_field import SearchField
from ui.desktop.part import Part, label

WIDTH, MOST, SHOWN = 640, 60, 11  # px, entries found, rows seen at once
RECENT, _PAGE, _AROUND = 8, 8, 52  # _AROUND: px of edges and of the line at the foot
_SETTING = "palette"  # of the settings: keys of what was taken last


class Palette(Part):
    """Lies over the window. ``taken`` carries the Entry that was chosen, after it has closed."""

    taken = pyqtSignal(object)

    def __init__(self, desk: Desk, actions: Actions, window: QWidget) -> None:
        super().__init__(desk.look, "palette", window)
        self._desk, self._actions = desk, actions
        self._jobs: Jobs = desk.jobs
        self._job: Job[Shelf] | None = None
        self._of: tuple[Site | None, Language] | None = None  # what the shelf is made of
        self._shelf = Shelf.of(())
        self._before: QWidget | None = None  # where the keyboard was
        self.line = SearchField("paletteLine")
        self.say(self.line.setPlaceholderText, "palette.search")
        self.say(self.line.setAccessibleName, "palette.name")
        self.list = EntryList(actions, desk.look)
        self.say(self.list.setAccessibleName, "palette.list-name")
        self._none, keys = label("secondary", "paletteNone"), label("caption", "paletteKeys")
        self.say(self._none.setText, "palette.none")
        self.say(keys.setText, "palette.keys")
        self._none.setContentsMargins(16, 10, 16, 10)
        keys.setContentsMargins(16, 2, 16, 4)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 8, 8, 4)
        lines.setSpacing(6)
        for widget in (self.line, self.list, self._none, keys):
            lines.addWidget(widget)
        self.line.textChanged.connect(self.search)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self.take())
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Come to the front, empty; the keyboard is in the field."""
        self._before = QApplication.focusWidget()
        self.line.clear()
        self._stock()
        self.search()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        if self.isVisible():
            had_focus = self.isAncestorOf(QApplication.focusWidget())
            self.hide()
            if had_focus and self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Take the chosen entry, where that is possible now."""
        entry = self.list.chosen
        if entry is None or not self.list.rows.possible(entry):
            return
        self._remember(entry)
        self.leave()
        self.taken.emit(entry)

    def search(self) -> None:
        """Show what the words in the field find."""
        words, recent = self.line.text(), self._recent()
        found = self._shelf.find(words, MOST, recent)
        if not words.strip():
            new = set(found)
            found += [each for each in self._shelf.entries if each.kind == "action"
                      and each not in new]  # fmt: skip
        self.list.rows.show(found)
        self.list.setCurrentIndex(self.list.rows.index(0))
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._place()
        self._tell()

    def _tell(self) -> None:
        """Let the field say what is chosen, for who hears it."""
        index = self.list.currentIndex()
        said = self.list.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)
        self.line.setAccessibleDescription(str(said or ""))

    def _stock(self) -> None:
        """Make the shelf anew where the plan or the language is another; the plan's off the
        thread, the actions at once."""
        document = self._desk.document
        site = None if document is None else document.site
        of = (site, self.look.language)
        if of == self._of:
            return
        self._of, language = of, self.look.language
        menus = {row.id: row.menu for row in self._actions.rows.values() if row.id != "palette"}
        self._shelf = Shelf.of((*action_entries(menus, language), *rule_entries(language)))
        if self._job is not None:
            self._job.cancel()
        if site is None:
            return

        def work() -> Shelf:
            return Shelf.of(
                (
                    *action_entries(menus, language),
                    *plan_entries(site, language),
                    *rule_entries(language),
                )
            )

        self._job = self._jobs.start(Job(work, self._stocked, _raise))

    def _stocked(self, shelf: Shelf) -> None:
        self._job = None
        self._shelf = shelf
        if self.isVisible():
            self.search()

    def _recent(self) -> list[str]:
        return self._desk.settings.word(_SETTING).split()

    def _remember(self, entry: Entry) -> None:
        keys = dict.fromkeys((entry.key, *self._recent()))
        self._desk.settings.set_word(_SETTING, " ".join(list(keys)[:RECENT]))

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            width = min(WIDTH, window.width() - 32)
            rows = min(max(self.list.rows.rowCount(), 1), SHOWN)
            height = self.line.sizeHint().height() + rows * HEIGHT + _AROUND
            self.setGeometry((window.width() - width) // 2, 40, width, height)

    def refresh(self) -> None:
        """The language has changed: what is shown is found anew."""
        if self.isVisible():
            self._stock()
            self.search()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keys of the field that mean the list; a window of another size; a keyboard that left."""
        if event is None:
            return False
        if watched is self.line:
            if event.type() == QEvent.Type.FocusOut and not self._keeps_focus():
                self.leave()
            elif isinstance(event, QKeyEvent):
                return self._key(event)
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _keeps_focus(self) -> bool:
        """Whether the keyboard is still the palette's: a menu of the field has it for a while."""
        return QApplication.activePopupWidget() is not None or QApplication.focusWidget() is None

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Tab or event.key() == Qt.Key.Key_Backtab:
            return True  # the field is the only stop
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_Return: self.take,
            Qt.Key.Key_Enter: self.take,
            Qt.Key.Key_Down: lambda: self.list.step(1),
            Qt.Key.Key_Up: lambda: self.list.step(-1),
            Qt.Key.Key_PageDown: lambda: self.list.step(_PAGE),
            Qt.Key.Key_PageUp: lambda: self.list.step(-_PAGE),
        }
        act = acts.get(event.key())
        if act is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            act()
            self._tell()
        event.accept()
        return True


def _raise(error: Exception) -> None:
    raise error
