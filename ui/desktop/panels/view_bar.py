# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar over the canvas: the colours as a legend, and what kind of drawing this is."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from planner.model.plan import Pavilion
from ui.desktop.document import Document
from ui.desktop.heat import Heat
from ui.desktop.icons import pixmap
from ui.desktop.look import Look
from ui.desktop.marks import swatch
from ui.desktop.part import Part, label

HEIGHT = 34


class ViewBar(Part):
    """The legend's entries select their booths; those without room go into a menu."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "viewBar", parent)
        self._document = document
        self._pavilions: tuple[Pavilion, ...] = ()
        self._entries: list[QToolButton] = []
        self.setFixedHeight(HEIGHT)
        self._caption = label("secondary", "legendTitle")
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._more = QToolButton()
        self._more.setObjectName("legendMore")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.say(self._more.setToolTip, "legend.more-tip")
        self.say(self._more.setAccessibleName, "legend.more-tip")
        self._more.setMenu(QMenu(self))
        self._mark, self._note = QLabel(), label("secondary", "nominalNote")
        self.say(self._note.setText, "legend.nominal")
        self.say(self._note.setToolTip, "legend.nominal-tip")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._caption)
        row.addLayout(self._row)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._note)
        document.plan_changed.connect(self.refresh)
        document.heat_changed.connect(self.refresh)
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Entries go into the menu rather than widen the window."""
        return QSize(200, HEIGHT)

    def refresh(self) -> None:
        """Make the legend of the pavilions that have booths or areas."""
        site, colours = self._document.site, self.look.palette
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(pixmap("info", colours.text2, 16, ratio))
        used = {booth.pavilion for booth in site.plan.booths}
        used |= {area.pavilion for area in site.plan.areas if area.pavilion is not None}
        shown = tuple(each for each in site.plan.pavilions if each.id in used)
        if shown != self._pavilions:
            self._pavilions = shown
            self._rebuild()
        for entry, pavilion in zip(self._entries, shown, strict=True):
            name = pavilion.name[self.look.language]
            entry.setText(f" {name}")
            entry.setIcon(swatch(colours.pavilions[pavilion.colour], colours.booth_line))
            entry.setToolTip(self.look.text("legend.entry-tip", name=name))
        heat = self._heat
        title = self.look.text("legend.title")
        if heat is not None:  # its own legend stands on the plan
            title = self.look.text("legend.map", name=heat.title[self.look.language])
        self._caption.setText(title)
        self._fit()

    @property
    def _heat(self) -> Heat | None:
        """The map that takes the place of the pavilions' colours."""
        heat = self._document.heat
        current = heat is not None and heat.site.plan is self._document.site.plan
        return heat if current else None

    def _rebuild(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._entries = []
        for pavilion in self._pavilions:
            entry = QToolButton()
            entry.setObjectName(f"legend-{pavilion.id}")
            entry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            entry.setIconSize(QSize(14, 14))
            entry.clicked.connect(lambda _checked, name=pavilion.id: self._select(name))
            self._row.addWidget(entry)
            self._entries.append(entry)

    def _select(self, pavilion: str) -> None:
        plan = self._document.site.plan
        booths = [booth.id for booth in plan.booths if booth.pavilion == pavilion]
        areas = [area.id for area in plan.areas if area.pavilion == pavilion]
        self._document.select((*booths, *areas))

    def _fit(self) -> None:
        """Show as many entries as there is room for, the others in the menu."""
        menu = self._more.menu()
        if menu is None:
            return
        fixed = self._caption.sizeHint().width() + self._note.sizeHint().width() + 16
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
