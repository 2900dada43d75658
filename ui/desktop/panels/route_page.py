# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector while the route tool is in hand: places, who walks, ways, steps in words."""

from dataclasses import replace

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.locale import metres, millimetres
from planner.paths.choices import STEP_FREE_WIDTH
from planner.paths.guidance import step_text
from planner.paths.network import WIDTH, Reason
from planner.paths.ways import Way
from ui.desktop.document import AskedRoute, Document, ShownRoute
from ui.desktop.look import Look
from ui.desktop.panels.badge import badge
from ui.desktop.panels.field import LENGTH, Field
from ui.desktop.panels.place_field import PlaceField
from ui.desktop.panels.rows_list import RowsList
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label
from ui.desktop.routing import Router
from ui.desktop.tools.names import shown_place

REASONS = {Reason.START: "no-start", Reason.GOAL: "no-goal", Reason.APART: "no-way"}


class RoutePage(Part):
    """A page of the inspector. ``wanted`` asks to show a box of the plan (mm)."""

    wanted = pyqtSignal(object)

    def __init__(
        self, document: Document, router: Router, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "routePage", parent)
        self._document, self._router = document, router
        self._title = label("title", "routeTitle")
        self.say(self._title.setText, "route.title")
        self.rows: list[_PlaceRow] = []
        self._more = 0  # empty rows for places to pass
        self._places = QVBoxLayout()
        self._places.setSpacing(8)
        self.add, self.swap = _flat("routeAdd"), _flat("routeSwap")
        self.say(self.add.setText, "route.add")
        self.say(self.swap.setText, "route.swap")
        self.tint(self.add.setIcon, "plus")
        self.add.clicked.connect(self._add_row)
        self.swap.clicked.connect(self._swap)
        self.step_free, self.quiet = QCheckBox(), QCheckBox()
        for box, name in ((self.step_free, "step-free"), (self.quiet, "quiet")):
            box.setObjectName(f"route-{name}")
            self.say(box.setText, f"route.{name}")
            self.say(box.setToolTip, f"route.{name}-tip")
            box.clicked.connect(self._ask_walker)
        self.width_field = Field("routeWidth", LENGTH)
        self.say(self.width_field.name, "route.width")
        self.say(self.width_field.describe, "route.width-tip")
        self.width_field.committed.connect(
            lambda width, _: self._ask(replace(router.asked, width=_body(width)))
        )
        self.width_field.misread.connect(document.refused)
        self.told = label("secondary", "routeTold")
        self.told.setWordWrap(True)
        self.ways, self.steps = RowsList("routeWays"), RowsList("routeSteps")
        self.facts = Facts("routeFacts")
        self.copy = QPushButton()
        self.copy.setObjectName("routeCopy")
        self.say(self.copy.setText, "route.copy")
        self.tint(self.copy.setIcon, "copy")
        self.copy.clicked.connect(self._copy)
        self._source = label("caption", "routeSource")
        self._source.setWordWrap(True)
        self._sections = {name: Section(f"route-{name}") for name in ("ways", "facts", "steps")}
        self._lay_out()
        self.ways.currentRowChanged.connect(router.choose)
        self.steps.itemClicked.connect(lambda _item: self._show_step(self.steps.currentRow()))
        self.steps.itemActivated.connect(lambda _item: self._show_step(self.steps.currentRow()))
        router.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.swap)
        buttons.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addLayout(self._places)
        head.addLayout(buttons)
        for widget in (self.width_field, self.step_free, self.quiet, self.told):
            head.addWidget(widget)
        for name, widgets in (
            ("ways", (self.ways,)),
            ("facts", (self.facts, self._source)),
            ("steps", (self.steps, self.copy)),
        ):
            self.say(self._sections[name].heading.setText, f"route.section-{name}")
            for each in widgets:
                self._sections[name].body.addWidget(each)
        self.say(self.ways.setAccessibleName, "route.section-ways")
        self.say(self.steps.setAccessibleName, "route.section-steps")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        for section in self._sections.values():
            lines.addWidget(section)
        lines.addStretch(1)

    # What is asked for.

    @property
    def _typed(self) -> tuple[str, ...]:
        """The places of the rows in order; empty rows are left out."""
        return tuple(row.place for row in self.rows if row.place)

    def _ask(self, asked: AskedRoute) -> None:
        if asked != self._router.asked:
            self._router.ask(asked)

    def _ask_walker(self) -> None:
        asked, wheels = self._router.asked, self.step_free.isChecked()
        # Ticked, the body gets as wide as the law asks; unticked, as wide as people are.
        width = asked.width
        if wheels != asked.step_free:
            width = max(width, round(STEP_FREE_WIDTH)) if wheels else WIDTH
        quiet = self.quiet.isChecked()
        self._ask(replace(asked, step_free=wheels, quiet=quiet, width=width))

    def _found(self, row: "_PlaceRow", place: str) -> None:
        row.place = place
        self._ask_places()

    def _ask_places(self) -> None:
        ends = self.rows[0].place, self.rows[-1].place
        self._more = sum(not row.place for row in self.rows[1:-1])
        self._router.ask(replace(self._router.asked, places=self._typed if all(ends) else ()))

    def _add_row(self) -> None:
        self._more += 1
        self.refresh()
        self.rows[-2].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: "_PlaceRow") -> None:
        if not row.place:
            self._more -= 1
            self.refresh()
            return
        row.place = ""
        self._ask(replace(self._router.asked, places=self._typed))

    def _swap(self) -> None:
        asked = self._router.asked
        if len(asked.places) >= 2:
            self._ask(replace(asked, places=asked.places[::-1]))

    def clear(self) -> None:
        """Ask for no route any more."""
        self._more = 0
        for row in self.rows:
            row.place = ""
        self._router.ask(replace(self._router.asked, places=()))

    # What is shown.

    def refresh(self) -> None:
        """Show what is asked for and what was found."""
        asked, route = self._router.asked, self._document.route
        self._show_places(asked)
        self.step_free.setChecked(asked.step_free)
        self.quiet.setChecked(asked.quiet)
        self.width_field.show_value(asked.width)
        self.swap.setVisible(len(asked.places) >= 2)
        self.told.setText(self._words(asked, route))
        self.told.setVisible(bool(self.told.text()))
        for section in self._sections.values():
            section.setVisible(route is not None)
        if route is not None:
            self._fill(route)

    def _show_places(self, asked: AskedRoute) -> None:
        if asked.places:
            places = [*asked.places[:-1], *[""] * self._more, asked.places[-1]]
        else:
            places = [row.place for row in self.rows] or ["", ""]
            wanted = 2 + self._more
            places = [*places[:-1], *[""] * max(wanted - len(places), 0), places[-1]]
        while len(self.rows) > len(places):
            self.rows.pop().deleteLater()
        while len(self.rows) < len(places):
            self.rows.append(self._make_row(len(self.rows)))
        last = len(places) - 1
        colours, say = self.look.palette, self.look.text
        for number, (row, place) in enumerate(zip(self.rows, places, strict=True)):
            letter = {0: "A", last: "B"}.get(number, str(number))
            key = {0: "from", last: "to"}.get(number, "via")
            row.place = place
            row.mark.setPixmap(badge(letter, colours.route, colours.floor))
            row.field.setPlaceholderText(say(f"route.{key}"))
            row.field.setAccessibleName(say(f"route.{key}"))
            row.field.show_place(self._document.site, place, self.look.language)
            row.remove.setVisible(0 < number < last)
            row.remove.setToolTip(say("route.remove"))
            row.remove.setAccessibleName(say("route.remove"))
            self.tint_once(row.remove, "x")

    def _make_row(self, number: int) -> "_PlaceRow":
        row = _PlaceRow(f"routePlace{number}")
        row.field.found.connect(lambda place, row=row: self._found(row, place))
        row.field.misread.connect(self._document.refused)
        row.remove.clicked.connect(lambda _checked, row=row: self._remove(row))
        self._places.addWidget(row)
        return row

    def _words(self, asked: AskedRoute, route: ShownRoute | None) -> str:
        """What there is to say where there is no route, or not yet."""
        say, site = self.look.text, self._document.site
        if self._router.reason is not None and asked.places:
            start, goal = (
                shown_place(site, place, self.look.language)
                for place in (asked.places[0], asked.places[-1])
            )
            return say(f"route.{REASONS[self._router.reason]}", start=start, goal=goal)
        if self._router.computing:
            return say("route.computing")
        return "" if route is not None else say("route.none")

    def _fill(self, route: ShownRoute) -> None:
        say, way, language = self.look.text, route.walk, self.look.language
        rows = [(None, self._way(route, each)) for each in route.ways]
        self.ways.show_rows(rows, route.chosen)
        self._sections["ways"].setVisible(len(route.ways) > 1 or route.seeking)
        self._sections["ways"].caption.setText(say("route.seeking") if route.seeking else "")
        narrow = way.narrowest
        facts = [
            Fact(say("route.length"), metres(way.length)),
            Fact(say("route.time"), self._time(way.length, route.speed)),
        ]
        if way.kind != "quiet":
            width = millimetres(narrow.width) if narrow else say("route.open-floor")
            facts.append(Fact(say("route.narrowest"), width))
        self.facts.show_facts(facts, self.look.palette.booth_line)
        source = "route.speed-wheels" if route.asked.step_free else "route.speed"
        assumed = [say("route.quiet-assumed")] if way.kind == "quiet" else []
        self._source.setText(" ".join([say(source, speed=f"{route.speed:g}"), *assumed]))
        colours = self.look.palette
        steps = [
            (QIcon(badge(str(number), colours.text2, colours.panel)),
             step_text(step, self._document.site, language))
            for number, step in enumerate(way.steps, start=1)
        ]  # fmt: skip
        self.steps.show_rows(steps, -1 if route.step is None else route.step)

    def _way(self, route: ShownRoute, way: Way) -> str:
        values = {"length": metres(way.length), "time": self._time(way.length, route.speed)}
        return self.look.text(f"route.way-{way.kind}", **values)

    def _time(self, length: float, speed: float) -> str:
        minutes, seconds = divmod(round(length / 1000 / speed), 60)
        key = "route.minutes" if minutes else "route.seconds"
        return self.look.text(key, minutes=minutes, seconds=seconds)

    def _show_step(self, number: int) -> None:
        """Point at a step on the plan and bring its place into sight."""
        route = self._document.route
        if route is not None and 0 <= number < len(route.walk.steps):
            self._router.point_at(number)
            self.wanted.emit(route.walk.steps[number].at)

    def _copy(self) -> None:
        clipboard = QApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self.as_text())

    def as_text(self) -> str:
        """The route as text: its places, length and time, and the steps."""
        route = self._document.route
        if route is None:
            return ""
        site, language = self._document.site, self.look.language
        names = (shown_place(site, place, language) for place in route.asked.places)
        head = f"{' → '.join(names)}: {self._way(route, route.walk)}"
        steps = (
            f"{number}. {step_text(step, site, language)}"
            for number, step in enumerate(route.walk.steps, start=1)
        )
        return "\n".join([head, *steps])


class _PlaceRow(QWidget):
    """A disc, the field, and the button that takes a place to pass away."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.place = ""
        self.mark = QLabel()
        self.mark.setFixedWidth(20)
        self.field = PlaceField(name)
        self.remove = QToolButton()
        self.remove.setFixedSize(28, 28)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.mark)
        line.addWidget(self.field, 1)
        line.addWidget(self.remove)


def _body(width: object) -> int:
    return max(int(str(width)), 1)


def _flat(name: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("flat", True)
    return made
