# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector while tours are shown: which tour, when and where, its stops in the best order."""

import math
from dataclasses import fields

import msgspec
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.edits.tours import DeleteTour, SetTour
from planner.locale import metres
from planner.model.plan import Tour, TourStop
from planner.model.problems import BadInput
from planner.paths.guidance import spot_name
from planner.paths.itinerary import END, START, Halt
from planner.paths.tour import NoTour
from planner.paths.tours import clock
from ui.desktop.look import Look
from ui.desktop.panels.badge import badge
from ui.desktop.panels.field import CLOCK, COUNT, DAY, WINDOW, WORD, ChoiceBox, Field
from ui.desktop.panels.field import Choice as Option
from ui.desktop.panels.place_field import PlaceField
from ui.desktop.panels.rows_list import RowsList
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label
from ui.desktop.tools.names import shown_place
from ui.desktop.touring import STAY, Tourer


class TourPage(Part):
    """A page of the inspector. ``wanted`` asks to show a place of the plan (mm); ``asked`` for an
    action by its id."""

    wanted = pyqtSignal(object)
    asked = pyqtSignal(str)

    def __init__(self, tourer: Tourer, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "tourPage", parent)
        self._tourer, self._document = tourer, tourer.document
        self._title = label("title", "tourTitle")
        self.say(self._title.setText, "tour.title")
        self.off = QToolButton()
        self.off.setObjectName("tourOff")
        self.off.setFixedSize(28, 28)
        self.say(self.off.setToolTip, "tour.off")
        self.say(self.off.setAccessibleName, "tour.off")
        self.tint(self.off.setIcon, "x")
        self.off.clicked.connect(lambda: tourer.want(False))
        self.tours = ChoiceBox("tours")
        self.say(self.tours.setAccessibleName, "tour.title")
        self.tours.chosen.connect(tourer.choose)
        self.told = label("secondary", "tourTold")
        self.told.setWordWrap(True)
        self.late = label("error", "tourLate")
        self.late.setWordWrap(True)
        self.name = Field("tourName", WORD)
        self.date, self.starts = Field("tourDate", DAY), Field("tourStarts", CLOCK)
        self.start, self.end = PlaceField("tourStart"), PlaceField("tourEnd")
        self._marks = QLabel(), QLabel()
        self.stops = RowsList("tourStops")
        self.stay, self.window_field = Field("tourStay", COUNT), Field("tourWindow", WINDOW)
        self.facts = Facts("tourFacts")
        self.new, self.sheet = QPushButton(), QPushButton()
        self.delete, self.add, self.remove = (QPushButton() for _ in range(3))
        self._sections = {name: Section(f"tour-{name}") for name in ("what", "stops")}
        self._name_all()
        self._lay_out()
        self._connect()
        self.refresh()

    def _name_all(self) -> None:
        for field, key in (
            (self.name, "name"), (self.date, "date"), (self.starts, "starts"),
            (self.stay, "stay"), (self.window_field, "window"),
        ):  # fmt: skip
            self.say(field.name, f"tour.{key}")
            self.say(field.describe, f"tour.{key}-tip")
        for line, key in ((self.start, "start"), (self.end, "end")):
            self.say(line.setPlaceholderText, f"tour.{key}")
            self.say(line.setAccessibleName, f"tour.{key}")
            self.say(line.setToolTip, f"tour.{key}-tip")
        for button, key in ((self.delete, "delete"), (self.add, "add"), (self.remove, "remove")):
            button.setObjectName(f"tour-{key}")
            self.say(button.setText, f"tour.{key}")
            self.say(button.setToolTip, f"tour.{key}-tip")
        for button, name in ((self.new, "new-tour"), (self.sheet, "tour-sheet")):
            button.setObjectName(f"tour-{name}")
            self.say(button.setText, f"action.{name}.text")
            self.say(button.setToolTip, f"action.{name}.tip")
            button.clicked.connect(lambda _checked, name=name: self.asked.emit(name))
        self.say(self.stops.setAccessibleName, "tour.section-stops")

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self._title, 1)
        first.addWidget(self.off)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addLayout(first)
        for widget in (self.tours, self.told, self.late):
            head.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.new, 1)
        line.addWidget(self.delete)
        head.addLayout(line)
        what = QGridLayout()
        what.setSpacing(8)
        what.addWidget(self.name, 0, 0, 1, 2)
        what.addWidget(self.date, 1, 0)
        what.addWidget(self.starts, 1, 1)
        for row, field in enumerate((self.start, self.end), start=2):
            beside = QHBoxLayout()
            beside.setSpacing(8)
            beside.addWidget(self._marks[row - 2])
            beside.addWidget(field, 1)
            what.addLayout(beside, row, 0, 1, 2)
        edit = QGridLayout()
        edit.setSpacing(8)
        edit.addWidget(self.stay, 0, 0)
        edit.addWidget(self.window_field, 0, 1)
        edit.addWidget(self.add, 1, 0)
        edit.addWidget(self.remove, 1, 1)
        for grid, first_share in ((what, 4), (edit, 3)):
            grid.setColumnStretch(0, first_share)
            grid.setColumnStretch(1, 3)
        for name, section in self._sections.items():
            self.say(section.heading.setText, f"tour.section-{name}")
        self._sections["what"].body.addLayout(what)
        body = self._sections["stops"].body
        body.addWidget(self.facts)
        body.addWidget(self.stops)
        body.addLayout(edit)
        body.addWidget(self.sheet)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        for section in self._sections.values():
            lines.addWidget(section)
        lines.addStretch(1)

    def _connect(self) -> None:
        self.name.committed.connect(lambda words, _: self._set(f"name_{self.look.language}", words))
        self.date.committed.connect(lambda day, _: self._set("date", day))
        self.starts.committed.connect(lambda time, _: self._set("starts", time))
        self.start.found.connect(lambda place: self._set("start", place))
        self.end.found.connect(lambda place: self._set("end", place or None))
        self.stay.committed.connect(lambda stay, _: self._set_stop(stay=stay))
        self.window_field.committed.connect(lambda times, _: self._set_stop(window=times or None))
        for field in (self.name, self.date, self.starts, self.stay, self.window_field):
            field.misread.connect(self._document.refused)
        for line in (self.start, self.end):
            line.misread.connect(self._document.refused)
        self.delete.clicked.connect(self._delete)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.stops.currentRowChanged.connect(self._point_at)
        self.stops.itemActivated.connect(lambda _item: self._show_halt())
        self.stops.itemClicked.connect(lambda _item: self._show_halt())
        self._tourer.changed.connect(self.refresh)
        self._document.selection_changed.connect(self._show_selection)

    # What is changed.

    def _set(self, field: str, value: object) -> None:
        tour = self._tourer.tour
        assert field in {each.name for each in fields(SetTour)}
        if tour is not None:
            self._document.attempt(SetTour(tour.id, **{field: value}))  # type: ignore[arg-type] # by field name
        self.refresh()

    def _set_stop(self, **changes: object) -> None:
        tour, number = self._tourer.tour, self._stop
        if tour is None or number is None:
            return
        stops = list(tour.stops)
        stops[number] = msgspec.structs.replace(stops[number], **changes)
        self._document.attempt(SetTour(tour.id, tuple(stops)))
        self.refresh()

    def _add(self) -> None:
        tour = self._tourer.tour
        more = self._addable
        if tour is not None and more:
            stops = (*tour.stops, *(TourStop(name, STAY, None) for name in more))
            self._document.attempt(SetTour(tour.id, stops))

    def _remove(self) -> None:
        tour, number = self._tourer.tour, self._stop
        if tour is not None and number is not None and len(tour.stops) > 1:
            stops = (*tour.stops[:number], *tour.stops[number + 1 :])
            self._document.attempt(SetTour(tour.id, stops))

    def _delete(self) -> None:
        if (tour := self._tourer.tour) is not None:
            self._document.attempt(DeleteTour(tour.id))

    @property
    def _addable(self) -> list[str]:
        """What is selected and no stop yet."""
        tour = self._tourer.tour
        known = {stop.at for stop in tour.stops} if tour is not None else set()
        return [name for name in self._document.selection if name not in known]

    @property
    def _halt(self) -> Halt | None:
        """The halt of the row that is chosen."""
        shown = self._tourer.shown
        return None if shown is None or shown.halt is None else shown.halts[shown.halt]

    @property
    def _stop(self) -> int | None:
        """The number of the chosen stop in the plan's tour."""
        return None if self._halt is None else self._halt.stop

    def _point_at(self, row: int) -> None:
        self._tourer.point_at(row if row >= 0 else None)

    def _show_halt(self) -> None:
        if (halt := self._halt) is not None:
            self.wanted.emit(halt.at)

    # What is shown.

    def refresh(self) -> None:
        """Show the tours of the plan, the chosen one, and its stops in the best order."""
        tour, shown = self._tourer.tour, self._tourer.shown
        language = self.look.language
        tours = self._document.site.plan.tours
        options = [Option(each.id, each.name[language]) for each in tours]
        self.tours.show_choices(options, "" if tour is None else tour.id)
        self.tours.setVisible(bool(tours))
        self.delete.setVisible(tour is not None)
        for section in self._sections.values():
            section.setVisible(tour is not None)
        self.told.setText(self._words(tour))
        self.told.setVisible(bool(self.told.text()))
        late = 0 if shown is None else sum(bool(halt.late) for halt in shown.halts)
        self.late.setText(self.look.text("tour.late", count=late))
        self.late.setVisible(bool(late))
        if tour is not None:
            self._show_tour(tour)
        self.facts.setVisible(shown is not None)
        self.sheet.setEnabled(shown is not None)
        self._show_halts()
        self._show_selection()

    def _show_tour(self, tour: Tour) -> None:
        site, language = self._document.site, self.look.language
        self.name.show_value(tour.name[language])
        self.date.show_value(tour.date)
        self.starts.show_value(tour.starts)
        colours = self.look.palette
        for mark, letter in zip(self._marks, (START, END), strict=True):
            mark.setPixmap(badge(letter, colours.route, colours.floor))
        self.start.show_place(site, tour.start, language)
        self.end.show_place(site, tour.end or "", language)

    def _words(self, tour: Tour | None) -> str:
        """What there is to say where there is no tour, or none that can be walked."""
        say, refused, language = self.look.text, self._tourer.refused, self.look.language
        if tour is None:
            return say("tour.none")
        if isinstance(refused, BadInput):
            return refused.problems[0].message(language)
        if isinstance(refused, NoTour):
            names = [spot_name(self._document.site, spot, language) for spot in refused.spots]
            key = "tour.no-place" if len(names) == 1 else "tour.no-way"
            return say(key, spots=" → ".join(names))
        return say("tour.computing") if self._tourer.computing else ""

    def _show_halts(self) -> None:
        """The halts in order; while they are looked for anew, the last ones stay."""
        shown = self._tourer.shown
        if shown is None:
            if not self._tourer.computing:
                self.stops.show_rows([])
        else:
            colours = self.look.palette
            rows = [
                (
                    QIcon(badge(
                        halt.label, colours.error if halt.late else colours.route, colours.floor
                    )),
                    self._row(halt),
                )
                for halt in shown.halts
            ]  # fmt: skip
            self.stops.show_rows(rows, -1 if shown.halt is None else shown.halt)
            times = f"{clock(shown.tour.request.starts)}–{clock(shown.halts[-1].leaves)}"
            say = self.look.text
            facts = [
                Fact(say("tour.times"), times),
                Fact(say("tour.stops"), str(len(shown.tour.request.stops))),
                Fact(say("tour.length"), metres(shown.tour.length)),
            ]
            self.facts.show_facts(facts, colours.booth_line)
        self.stops.setVisible(self.stops.count() > 0)
        self._show_stop()

    def _row(self, halt: Halt) -> str:
        """When and where; below, the window and by how much it is missed."""
        say, site = self.look.text, self._document.site
        times = clock(halt.arrives)
        if halt.leaves > halt.arrives:
            times = f"{times}–{clock(halt.leaves)}"
        place = halt.spot.ids[0] if halt.spot.ids else halt.spot.name
        words = f"{times}  {shown_place(site, place, self.look.language)}"
        notes = []
        if halt.window is not None:
            opens, closes = map(clock, halt.window)
            notes.append(say("tour.window-only", opens=opens, closes=closes))
        if halt.late:
            notes.append(say("tour.late-by", minutes=math.ceil(halt.late)))
        return "\n".join(filter(None, (words, " · ".join(notes))))

    def _show_stop(self) -> None:
        tour, number = self._tourer.tour, self._stop
        stop = None
        if tour is not None and number is not None and number < len(tour.stops):
            stop = tour.stops[number]
        for field in (self.stay, self.window_field):
            field.setEnabled(stop is not None)
        self.stay.show_value(None if stop is None else stop.stay)
        self.window_field.show_value("" if stop is None or stop.window is None else stop.window)
        self.remove.setEnabled(stop is not None and tour is not None and len(tour.stops) > 1)

    def _show_selection(self) -> None:
        self.new.setEnabled(bool(self._document.selection))
        self.add.setEnabled(self._tourer.tour is not None and bool(self._addable))
