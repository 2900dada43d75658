# SPDX-License-Identifier: GPL-3.0-or-later
"""How the plan is left: people, times, exits that can be closed, what stops people."""

from collections.abc import Iterator

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.locale import metres, text
from planner.rules.egress import Egress, ExitUse
from planner.rules.message import label as named
from planner.rules.sides import sides_of
from ui.desktop.document import Document
from ui.desktop.evacuating import Evacuator
from ui.desktop.icons import pixmap
from ui.desktop.leaving import Leaver
from ui.desktop.look import Look
from ui.desktop.panels.blockers import BlockersSection
from ui.desktop.panels.egress_table import EgressTable, Line
from ui.desktop.panels.evacuation import EvacuationSection
from ui.desktop.panels.findings_header import STATES
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label, restyle
from ui.desktop.seeking import Seeker

_MOST = 4  # exits lost and bottlenecks that are told
_ROOM = 3000.0  # mm of floor about a bottleneck that is shown


class EgressPage(Part):
    """A page of the inspector. ``wanted`` asks to show things by id, or a box of the plan (mm)."""

    wanted = pyqtSignal(object)

    def __init__(
        self,
        document: Document,
        leaver: Leaver,
        seeker: Seeker,
        evacuator: Evacuator,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "egressPage", parent)
        self._document, self._leaver = document, leaver
        self._title = label("title", "egressTitle")
        self._mark, self._state = QLabel(), label("secondary", "egressState")
        self.verdict = label("signal", "egressVerdict")
        self.verdict.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.profiles = QComboBox()
        self.profiles.setObjectName("egressProfiles")
        self.profiles.activated.connect(lambda number: leaver.choose(leaver.profiles[number]))
        self.figures = Facts("egressFigures")
        self.exits, self.lost = EgressTable("egressExits"), Facts("egressLost")
        self.bottlenecks = EgressTable("egressBottlenecks")
        self.blockers = BlockersSection(document, seeker, look)
        self.evacuation = EvacuationSection(evacuator, look)
        self._method = label("secondary", "egressMethod")
        self._method.setWordWrap(True)
        self._sections = {
            key: _section(key, body)
            for key, body in (
                ("exits", self.exits),
                ("lost", self.lost),
                ("bottlenecks", self.bottlenecks),
            )
        }
        self.off = QToolButton()
        self.off.setObjectName("egressOff")
        self.off.setFixedSize(28, 28)
        self.off.clicked.connect(lambda: leaver.want(False))
        self.tint(self.off.setIcon, "x")
        self._lay_out()
        self.exits.ticked.connect(lambda name, open_: leaver.close(name, closed=not open_))
        self.exits.picked.connect(lambda name: self._show_exit(name))
        self.bottlenecks.picked.connect(self._show_gap)
        self.blockers.wanted.connect(self.wanted)
        leaver.changed.connect(self.refresh)
        leaver.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._mark)
        head.addWidget(self._state)
        head.addWidget(self.off)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 8, 12)
        top.setSpacing(8)
        top.addLayout(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(8)
        for widget in (self.progress, self.profiles, self.verdict, self.figures):
            inner.addWidget(widget)
        top.addLayout(inner)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(top)
        for section in self._sections.values():
            lines.addWidget(section)
        lines.addWidget(self.blockers)
        lines.addWidget(self.evacuation)
        self._method.setContentsMargins(16, 8, 16, 16)
        lines.addWidget(self._method)
        lines.addStretch(1)

    def refresh(self) -> None:
        """Show the figures, faded while they are not those of the plan and the exits as they are.

        Exits can be closed and opened while others are still worked out.
        """
        shown, plan = self._leaver.shown, self._document.site.plan
        current = self._leaver.current is not None
        self._name()
        for widget in (self.verdict, self.figures, *self._sections.values()):
            widget.setVisible(shown is not None)
            widget.setEnabled(current)
        for part in (self.blockers, self.evacuation):
            part.setVisible(shown is not None)
        if shown is not None:
            self._fill(shown.egress)
            self._sections["exits"].setEnabled(shown.site.plan is plan)

    def _say(self, key: str, **values: object) -> str:
        return text(f"egress.{key}", self.look.language, **values)

    def _name(self) -> None:
        say, colours = self._say, self.look.palette
        state = {"computing": "checking"}.get(self._leaver.state, self._leaver.state)
        picture, token = STATES[state]
        colour = getattr(colours, token)
        self._mark.setPixmap(pixmap(picture, colour, 16, self.devicePixelRatioF()))
        self._state.setText(say(f"state.{self._leaver.state}"))
        self._state.setStyleSheet(f"color: {colour.name()}")
        self._title.setText(say("name"))
        computing = self._leaver.state == "computing"
        if computing and not self.progress.isVisibleTo(self):
            self.progress.setValue(0)
        self.progress.setVisible(computing)
        self.progress.setAccessibleName(say("state.computing"))
        self._method.setText(say("method"))
        self.off.setToolTip(say("off"))
        self.off.setAccessibleName(say("off"))
        self.profiles.setAccessibleName(say("counted-by"))
        self.profiles.setToolTip(say("counted-by"))
        for key, section in self._sections.items():
            section.heading.setText(say(f"heading.{key}"))
        self._sections["exits"].caption.setText(say("exits-caption"))
        for key, table in (
            ("exits", self.exits),
            ("bottlenecks", self.bottlenecks),
        ):
            table.setAccessibleName(say(f"heading.{key}"))
        names = [each.name[self.look.language] for each in self._leaver.profiles]
        if names != [self.profiles.itemText(row) for row in range(self.profiles.count())]:
            self.profiles.clear()
            self.profiles.addItems(names)
        self.profiles.setVisible(bool(names))
        if self._leaver.profile in self._leaver.profiles:
            self.profiles.setCurrentIndex(self._leaver.profiles.index(self._leaver.profile))

    def _fill(self, made: Egress) -> None:
        colours, site = self.look.palette, made.survey.site
        restyle(self.verdict, "severity", "" if made.holds else "error")
        self.verdict.setText(self._say("short-holds" if made.holds else "short-fails"))
        self.figures.show_facts(list(self._figures(made)), colours.booth_line)
        self.exits.show_lines([self._exit(use) for use in made.nearest.uses])
        worst = sorted(made.lost, key=lambda each: (not each.breaks, -each.seconds, each.exit))
        self.lost.show_facts(
            [
                Fact(
                    named(site, each.exit, self.look.language),
                    self._time(each.seconds),
                    middle=self._say("breaks") if each.breaks else metres(each.longest),
                )
                for each in worst[:_MOST]
            ],
            colours.booth_line,
        )
        self.bottlenecks.show_lines(
            [
                Line(
                    str(number),
                    (
                        " – ".join(
                            named(site, one, self.look.language) for one in sides_of(site, gap.line)
                        ),
                        f"{gap.width:,} mm",
                        self._say("people", persons=gap.persons),
                    ),
                    tip=self._say("gap-tip", persons=gap.persons, seconds=round(gap.seconds)),
                )
                for number, gap in enumerate(made.bottlenecks[:_MOST])
            ]
        )
        for key, rows in (
            ("lost", made.lost),
            ("bottlenecks", made.bottlenecks),
        ):
            self._sections[key].setVisible(bool(rows))

    def _figures(self, made: Egress) -> Iterator[Fact]:
        say = self._say
        yield Fact(say("all-persons"), f"{made.survey.load.persons:,}")
        if made.longest is not None:
            most = made.survey.longest_allowed
            limit = "" if most is None else say("allowed", length=most)
            yield Fact(say("longest-walk"), metres(made.longest.length), middle=limit)
        if made.nearest.left:
            yield Fact(say("without-exit"), f"{made.nearest.left:,}")
        if made.lacking:
            yield Fact(say("without-room"), f"{made.lacking:,}")
        yield Fact(say("by-nearest"), self._time(made.nearest.seconds))
        if made.fitting is not None:
            yield Fact(say("by-capacity"), self._time(made.fitting.seconds))
        yield Fact(say("by-quickest"), self._time(made.quickest.seconds))
        yield Fact(say("by-least"), self._time(made.least_seconds))

    def _exit(self, use: ExitUse) -> Line:
        opening = use.exit.opening
        capacity = "–" if use.capacity is None else f"{use.capacity:,}"
        ticked = use.exit.usable and opening.id not in self._leaver.closed
        words = ("", self._say("badge-shut"))
        if use.open:
            words = (f"{use.persons:,} / {capacity}", self._time(use.emptying.seconds))
        return Line(
            opening.id,
            (opening.number, *words),
            ticked=ticked,
            tip=self._say("exit-tip", exit=opening.number, width=use.exit.clear),
            signal=self.look.palette.error if use.over else None,
        )

    def _time(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        key = "minutes" if minutes else "seconds"
        return self._say(key, minutes=minutes, seconds=rest)

    def _show_exit(self, name: str) -> None:
        for opening in self._document.site.ground.openings:
            if opening.id == name:
                x, y = opening.at
                reach = 3 * _ROOM
                self.wanted.emit((x - reach, y - reach, x + reach, y + reach))

    def _show_gap(self, number: str) -> None:
        made = self._leaver.current
        if made is not None:
            (x1, y1), (x2, y2) = made.bottlenecks[int(number)].line
            self.wanted.emit(
                (min(x1, x2) - _ROOM, min(y1, y2) - _ROOM, max(x1, x2) + _ROOM, max(y1, y2) + _ROOM)
            )


def _section(key: str, body: QWidget) -> Section:
    made = Section(f"egress-{key}")
    made.body.addWidget(body)
    return made
