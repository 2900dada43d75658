# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies under the plan: shown, how opaque, locked; and what is wrong with a file."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from planner.edits.underlays import SetUnderlay
from ui.desktop.actions import Actions
from ui.desktop.document import Document
from ui.desktop.icons import icon
from ui.desktop.laid import Laid
from ui.desktop.look import Look
from ui.desktop.panels.section import Section
from ui.desktop.part import Part, label, restyle

_BUTTON = 26
# What the menu of an underlay offers, as rows of the table of actions; "" a line.
_MENU = (
    "calibrate-underlay", "move-underlay", "turn-underlay", "", "read-underlays", "",
    "delete-underlay",
)  # fmt: skip


class UnderlaysPart(Part):
    """A section with a row for each underlay and a button that adds one."""

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "underlaysPart", parent)
        self._document, self._actions = document, actions
        self.rows: dict[str, UnderlayRow] = {}
        self._section = Section("underlaysSection")
        self.say(self._section.heading.setText, "layers.underlays")
        add = QToolButton()
        add.setObjectName("underlaysAdd")
        add.setDefaultAction(actions["add-underlay"])
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        add.setFixedSize(_BUTTON, _BUTTON)
        self._section.head.addWidget(add)
        self.empty = label("caption", "underlaysEmpty")
        self.empty.setWordWrap(True)
        self.say(self.empty.setText, "underlay.empty")
        self._section.body.addWidget(self.empty)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._section)
        document.underlays_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show each underlay as it is."""
        laid = {each.underlay.id: each for each in self._document.underlays}
        for name in [*self.rows]:
            if name not in laid:
                row = self.rows.pop(name)
                row.hide()
                row.deleteLater()
        for name, each in laid.items():
            if name not in self.rows:
                self.rows[name] = UnderlayRow(name, self._document, self._actions, self.look)
                self._section.body.addWidget(self.rows[name])
            self.rows[name].show_laid(
                each, chosen=len(laid) > 1 and name == self._document.underlay
            )
        self.empty.setVisible(not laid)


class UnderlayRow(Part):
    """Eye, name, lock and menu; below them the opacity and what is to be told of the file."""

    def __init__(self, name: str, document: Document, actions: Actions, look: Look) -> None:
        super().__init__(look, f"underlay-{name}")
        self._id, self._document = name, document
        self._laid: Laid | None = None
        self.eye, self.lock, self.more = QToolButton(), QToolButton(), QToolButton()
        for button, what in ((self.eye, "eye"), (self.lock, "lock"), (self.more, "more")):
            button.setObjectName(f"underlay-{what}-{name}")
            button.setFixedSize(_BUTTON, _BUTTON)
            button.setIconSize(QSize(16, 16))
            self.say(button.setToolTip, f"underlay.{what}-tip")
            self.say(button.setAccessibleName, f"underlay.{what}-tip")
        self.eye.clicked.connect(self._switch)
        self.lock.clicked.connect(self._lock)
        self.name = label("body", f"underlay-name-{name}", shortens=True)
        menu = QMenu(self)
        for row in _MENU:
            menu.addAction(actions[row]) if row else menu.addSeparator()
        menu.aboutToShow.connect(lambda: document.choose_underlay(name))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setObjectName(f"underlay-opacity-{name}")
        self.opacity.setRange(0, 100)
        self.opacity.setPageStep(10)
        self.say(self.opacity.setAccessibleName, "underlay.opacity")
        self.opacity.valueChanged.connect(self._fade)
        self.share = label("figure")
        self.note = label("caption")
        self.note.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.eye)
        head.addWidget(self.name, 1)
        head.addWidget(self.lock)
        head.addWidget(self.more)
        below = QHBoxLayout()
        below.setContentsMargins(_BUTTON + 4, 0, 4, 0)
        below.addWidget(self.opacity, 1)
        below.addWidget(self.share)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 4)
        lines.setSpacing(2)
        lines.addLayout(head)
        lines.addLayout(below)
        lines.addWidget(self.note)

    def show_laid(self, laid: Laid, *, chosen: bool) -> None:
        """Show an underlay; the one that commands are about is in bold where there are several."""
        self._laid = laid
        restyle(self.name, "strong", chosen)
        self.refresh()

    def refresh(self) -> None:
        """Show the values in the current look."""
        laid = self._laid
        if laid is None:
            return
        underlay, colours = laid.underlay, self.look.palette
        shown, locked = underlay.shown, underlay.locked
        page = "" if underlay.page == 1 else self.look.text("underlay.page", page=underlay.page)
        self.name.setText(f"{underlay.file.rpartition('/')[2]}{page}")
        self.name.setEnabled(shown)
        self.eye.setIcon(
            icon("eye" if shown else "eye-off", colours.text if shown else colours.text3)
        )
        self.lock.setIcon(
            icon("lock" if locked else "lock-open", colours.text if locked else colours.text3)
        )
        self.more.setIcon(icon("ellipsis", colours.text2))
        self.opacity.blockSignals(True)
        self.opacity.setValue(underlay.opacity)
        self.opacity.blockSignals(False)
        self.share.setText(f"{underlay.opacity} %")
        self.note.setText(self._told(laid))
        self.note.setVisible(bool(self.note.text()))

    def _told(self, laid: Laid) -> str:
        if laid.problem is not None:
            return " ".join(each.message(self.look.language) for each in laid.problem.problems)
        if laid.ready is None:
            return self.look.text("underlay.reading")
        return self.look.text("underlay.changed") if laid.is_changed else ""

    def _switch(self) -> None:
        if self._laid is not None:
            self._document.attempt(SetUnderlay(self._id, shown=not self._laid.underlay.shown))

    def _lock(self) -> None:
        if self._laid is not None:
            self._document.attempt(SetUnderlay(self._id, locked=not self._laid.underlay.locked))

    def _fade(self, share: int) -> None:
        self._document.attempt(SetUnderlay(self._id, opacity=share), f"opacity-{self._id}")
