# SPDX-License-Identifier: GPL-3.0-or-later
"""A new plan: its name, its days, and the halls of a venue that it occupies."""

from PyQt6.QtCore import QDate, Qt
from PyQt6.QtWidgets import (
    QDateEdit,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.floor.ground import ground_of
from planner.floor.site import Site
from planner.model.blank import blank_plan
from planner.model.files import read_venue
from planner.model.shipped import layouts
from planner.model.values import Name
from planner.model.venue import Venue
from planner.rules.profile import shipped_profiles
from ui.desktop.dialogs.parts import Dialog
from ui.desktop.look import Look
from ui.desktop.panels.field import Choice, ChoiceBox

_ISO = Qt.DateFormat.ISODate
_ID = Qt.ItemDataRole.UserRole
_LONGEST_TITLE = 200


class NewPlanDialog(Dialog):
    """Choose; ``site`` is the empty plan on its venue."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__("newPlan", look.text("new.title"), look, parent)
        self._venues = {
            venue.id: venue
            for venue in map(read_venue, sorted((layouts() / "venues").glob("*.json")))
        }
        self.title, self.venue = QLineEdit(), ChoiceBox("newVenue")
        self.title.setObjectName("newTitle")
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setText(look.text("new.untitled"))
        self.title.selectAll()
        self.halls = QListWidget()
        self.halls.setObjectName("newHalls")
        self.halls.setMinimumSize(380, 252)
        self.starts, self.ends = _date("newStarts"), _date("newEnds")
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        for key, widget in (
            ("name", self.title),
            ("venue", self.venue),
            ("halls", self.halls),
            ("starts", self.starts),
            ("ends", self.ends),
        ):
            widget.setAccessibleName(look.text(f"new.{key}"))
            form.addRow(look.text(f"new.{key}"), widget)
        self.body.addLayout(form)
        self._go = self.add_button("create", QDialogButtonBox.ButtonRole.AcceptRole, default=True)
        self._go.clicked.connect(self.accept)
        stay = self.add_button("cancel", QDialogButtonBox.ButtonRole.RejectRole)
        stay.clicked.connect(self.reject)
        choices = [Choice(venue.id, venue.name[look.language]) for venue in self._venues.values()]
        self.venue.show_choices(choices, choices[0].id)
        self.venue.currentIndexChanged.connect(self._list_halls)
        self.halls.itemChanged.connect(lambda _item: self._check())
        self.title.textChanged.connect(lambda _words: self._check())
        self.starts.dateChanged.connect(self.ends.setMinimumDate)
        self.ends.setMinimumDate(self.starts.date())
        self._list_halls()

    def _venue(self) -> Venue:
        return self._venues[str(self.venue.currentData())]

    def _list_halls(self) -> None:
        self.halls.clear()
        language = self.look.language
        for hall in self._venue().halls:
            size = f"{hall.area:,} m²" if hall.area is not None else "—"
            item = QListWidgetItem(f"{hall.name[language]} · {size} · {hall.centre[language]}")
            item.setData(_ID, hall.id)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.halls.addItem(item)
        self._check()

    def chosen_halls(self) -> tuple[str, ...]:
        """The ids of the halls that are ticked."""
        items = [self.halls.item(row) for row in range(self.halls.count())]
        return tuple(
            str(item.data(_ID))
            for item in items
            if item is not None and item.checkState() == Qt.CheckState.Checked
        )

    def _check(self) -> None:
        self._go.setEnabled(bool(self.chosen_halls() and self.title.text().strip()))

    def site(self) -> Site:
        """The empty plan on its ground."""
        venue, words = self._venue(), self.title.text().strip()
        plan = blank_plan(
            venue,
            self.chosen_halls(),
            Name(words, words),
            self.starts.date().toString(_ISO),
            self.ends.date().toString(_ISO),
            [venue.id] if venue.id in shipped_profiles() else [],
        )
        return Site(plan, ground_of(plan, venue))


def _date(name: str) -> QDateEdit:
    made = QDateEdit(QDate.currentDate())
    made.setObjectName(name)
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    return made
