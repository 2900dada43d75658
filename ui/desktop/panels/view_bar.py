# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar over the canvas: what the colours say, and what kind of drawing this is."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ui.desktop.actions import Actions
from ui.desktop.colouring import COLOUR_BY, Colouring, Shade, colouring
from ui.desktop.document import Document
from ui.desktop.heat import Heat
from ui.desktop.icons import pixmap
from ui.desktop.look import Look
from ui.desktop.marks import swatch
from ui.desktop.part import Part, label

HEIGHT = 34


class ViewBar(Part):
    """The caption chooses what colours say; the legend's entries select their booths.

    Those without room go into a menu.
    """

    def __init__(
        self, document: Document, actions: Actions, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "viewBar", parent)
        self._document = document
        self._shades: tuple[Shade, ...] = ()
        self._colouring = colouring(document.site, "pavilion", look.palette, None)
        self._entries: list[QToolButton] = []
        self.setFixedHeight(HEIGHT)
        self.caption = QToolButton()
        self.caption.setObjectName("legendTitle")
        self.caption.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.say(self.caption.setToolTip, "legend.title-tip")
        ways = QMenu(self)
        for by in COLOUR_BY:
            ways.addAction(actions[f"colour-{by}"])
        self.caption.setMenu(ways)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._more = QToolButton()
        self._more.setObjectName("legendMore")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.say(self._more.setToolTip, "legend.more-tip")
        self.say(self._more.setAccessibleName, "legend.more-tip")
        self._more.setMenu(QMenu(self))
        self._hidden = QToolButton()
        self._hidden.setObjectName("legendHidden")
        self._hidden.clicked.connect(actions["show-all"].trigger)
        self._hidden.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tint(self._hidden.setIcon, "eye-off")
        self.tip(self._hidden.setToolTip, actions["show-all"])
        self._mark, self._note = QLabel(), label("secondary", "nominalNote")
        self.say(self._note.setText, "legend.nominal")
        self.say(self._note.setToolTip, "legend.nominal-tip")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.caption)
        row.addLayout(self._row)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self._hidden)
        row.addWidget(self._mark)
        row.addWidget(self._note)
        document.plan_changed.connect(self.refresh)
        document.heat_changed.connect(self.refresh)
        document.layering_changed.connect(self.refresh)
        document.findings_changed.connect(self._findings_changed)
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Entries go into the menu rather than widen the window."""
        return QSize(200, HEIGHT)

    def _findings_changed(self) -> None:
        if self._document.colour_by == "findings":
            self.refresh()

    def refresh(self) -> None:
        """Make the legend of the classes that have booths."""
        document, colours = self._document, self.look.palette
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(pixmap("info", colours.text2, 16, ratio))
        by = document.colour_by
        judged = document.judged if by == "findings" else None
        self._colouring = colouring(document.site, by, colours, judged)
        shades = self._colouring.shades(self.look)
        if [each.key for each in shades] != [each.key for each in self._shades]:
            self._rebuild(shades)
        self._shades = shades
        for entry, shade in zip(self._entries, shades, strict=True):
            entry.setText(f" {shade.name}")
            entry.setIcon(swatch(shade.fill, colours.booth_line))
            entry.setToolTip(self.look.text("legend.entry-tip", name=shade.name))
        heat = self._heat
        name = self.look.text(f"layers.by.{by}") if heat is None else heat.title[self.look.language]
        # The legend of a map stands on the plan.
        title = self.look.text("legend.by", name=name)
        self.caption.setText(f"{title} ▾")
        self.caption.setAccessibleName(title)
        count = len(document.hidden)
        self._hidden.setText(self.look.text("layers.hidden-count", count=count))
        self._hidden.setAccessibleName(self._hidden.text())
        self._hidden.setVisible(count > 0)
        self._fit()

    @property
    def colouring(self) -> Colouring:
        """What the legend tells of."""
        return self._colouring

    @property
    def _heat(self) -> Heat | None:
        """The map that takes the place of the booths' colours."""
        heat = self._document.heat
        current = heat is not None and heat.site.plan is self._document.site.plan
        return heat if current else None

    def _rebuild(self, shades: tuple[Shade, ...]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._entries = []
        for shade in shades:
            entry = QToolButton()
            entry.setObjectName(f"legend-{shade.key}")
            entry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            entry.setIconSize(QSize(14, 14))
            entry.clicked.connect(lambda _checked, key=shade.key: self._select(key))
            self._row.addWidget(entry)
            self._entries.append(entry)

    def _select(self, key: str) -> None:
        self._document.select(self._colouring.members(key))

    def _fit(self) -> None:
        """Show as many entries as there is room for, the others in the menu."""
        menu = self._more.menu()
        if menu is None:
            return
        fixed = self.caption.sizeHint().width() + self._note.sizeHint().width() + 16
        if self._hidden.isVisibleTo(self):
            fixed += self._hidden.sizeHint().width() + 8
        room = self.width() - fixed - 24 - 5 * 8
        widths = [entry.sizeHint().width() for entry in self._entries]
        count = len(widths)
        if sum(widths) > room:
            room -= 48  # the menu's own button
            while count and sum(widths[:count]) > room:
                count -= 1
        menu.clear()
        if self._heat is not None:
            for widget in (*self._entries, self._more):
                widget.setVisible(False)
            return
        for number, entry in enumerate(self._entries):
            entry.setVisible(number < count)
            if number >= count and (action := menu.addAction(entry.icon(), entry.text().strip())):
                action.triggered.connect(entry.click)
        self._more.setVisible(count < len(self._entries))
        self._more.setText(f"+{len(self._entries) - count} ▾")

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._fit()
