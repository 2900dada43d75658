# SPDX-License-Identifier: GPL-3.0-or-later
"""What blocks the plan, in the egress view: exits, booths, aisles, and moves that can be made."""

from collections.abc import Iterator, Sequence

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.locale import metres, text
from planner.rules.blockers import Blockers
from planner.rules.fixes import fix_text
from planner.rules.freeing import FARTHEST, Freeing
from planner.rules.message import label as named
from planner.rules.message import message
from planner.rules.sides import sides_of
from ui.desktop.canvas.view import XY
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.egress_table import EgressTable, Line
from ui.desktop.panels.section import Section
from ui.desktop.part import Part, label
from ui.desktop.seeking import Seeker

_ROOM = 3000.0  # mm of floor about a place that is shown
_MOST = 4  # names of what is cut off
_TABLES = ("exits", "removals", "standing-out")


class BlockersSection(Part):
    """A part of the egress page. ``wanted`` asks to show things by id, or a box of the plan."""

    wanted = pyqtSignal(object)

    def __init__(self, document: Document, seeker: Seeker, look: Look) -> None:
        super().__init__(look, "blockersSection")
        self._document, self._seeker = document, seeker
        self.section = Section("blockers")
        self.about = label("secondary", "blockersAbout")
        self.about.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.search = QPushButton()
        self.search.setObjectName("blockersSearch")
        self.search.clicked.connect(self._toggle)
        self.tables = {name: EgressTable(f"blockers-{name}") for name in _TABLES}
        self.none = {name: _words(f"blockers-no-{name}") for name in (*_TABLES, "moves")}
        self._headings = {name: label("caption", f"blockers-{name}Heading") for name in self.none}
        self._moves = QVBoxLayout()
        self._moves.setSpacing(8)
        self.rows: list[MoveRow] = []
        self._results = QWidget()
        self._lay_out()
        self.tables["exits"].picked.connect(self._show_exit)
        self.tables["removals"].picked.connect(lambda name: self.wanted.emit((name,)))
        self.tables["standing-out"].picked.connect(self._show_side)
        seeker.changed.connect(self.refresh)
        seeker.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        self.refresh()

    def _lay_out(self) -> None:
        results = QVBoxLayout(self._results)
        results.setContentsMargins(0, 0, 0, 0)
        results.setSpacing(4)
        for name in self.none:
            results.addWidget(self._headings[name])
            results.addWidget(self.none[name])
            if name in self.tables:
                results.addWidget(self.tables[name])
            if name == "moves":
                results.addLayout(self._moves)
            results.addSpacing(8)
        for widget in (self.about, self.progress, self._results, self.search):
            self.section.body.addWidget(widget)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.section)

    def _say(self, key: str, **values: object) -> str:
        return text(f"blockers.{key}", self.look.language, **values)

    def _toggle(self) -> None:
        if self._seeker.state in ("computing", "waiting"):
            self._seeker.cancel()
        else:
            self._seeker.run()

    def refresh(self) -> None:
        """Show what was found, faded where it is not of the plan as it is."""
        state, shown = self._seeker.state, self._seeker.shown
        busy = state in ("computing", "waiting")
        self.section.heading.setText(self._say("window.name"))
        self.section.caption.setText("" if state == "not-run" else self._say(f"window.{state}"))
        self.about.setText(self._say("window.about"))
        self.about.setVisible(shown is None)
        if state == "computing" and not self.progress.isVisibleTo(self):
            self.progress.setValue(0)
        self.progress.setVisible(state == "computing")
        self.progress.setAccessibleName(self._say("window.computing"))
        self.search.setText(
            self._say("window.stop" if busy else "window.again" if shown else "window.search")
        )
        self.search.setVisible(state != "current")
        self._results.setVisible(shown is not None)
        self._results.setEnabled(state == "current")
        if shown is not None:
            self._fill(shown)

    def _fill(self, made: Blockers) -> None:
        language = self.look.language
        for name, heading in self._headings.items():
            heading.setText(self._say(f"heading.{name}"))
        lines = {
            "exits": list(self._exits(made)),
            "removals": list(self._removals(made)),
            "standing-out": list(self._standing_out(made)),
        }
        for name, table in self.tables.items():
            table.setAccessibleName(self._say(f"heading.{name}"))
            table.show_lines(lines[name])
            table.setVisible(bool(lines[name]))
        words = {
            "exits": "" if any(each.breaks for each in made.exits) else "no-exit",
            "removals": "" if made.removals else "no-removal",
            "standing-out": "" if made.standing_out else "no-stand-out",
            "moves": "" if made.moves else "no-move",
        }
        for name, key in words.items():
            self.none[name].setVisible(bool(key))
            self.none[name].setText(text(f"blockers.{key}", language, most=FARTHEST) if key else "")
        self._fill_moves(made)

    def _exits(self, made: Blockers) -> Iterator[Line]:
        """The exits that break the plan, or the worst to lose."""
        breaking = [each for each in made.exits if each.breaks]
        site, language = made.egress.survey.site, self.look.language
        for each in breaking or made.exits[:1]:
            seconds = round(each.seconds)
            tip = self._say(
                "exit-breaks" if each.breaks else "worst-exit",
                exit=named(site, each.exit, language), length=each.longest,
                time=text("egress.seconds", language, seconds=seconds),
            )  # fmt: skip
            minutes, rest = divmod(seconds, 60)
            key = "egress.minutes" if minutes else "egress.seconds"
            words = (
                named(site, each.exit, language),
                text("egress.breaks", language) if each.breaks else metres(each.longest),
                text(key, language, minutes=minutes, seconds=rest),
            )
            yield Line(each.exit, words, tip=tip)

    def _removals(self, made: Blockers) -> Iterator[Line]:
        site, language = made.egress.survey.site, self.look.language
        for each in made.removals:
            told = "\n".join(message(one, site, language) for one in each.mended[:_MOST])
            figure = self._say("window.mended", mended=len(each.mended), errors=made.errors)
            yield Line(
                each.thing,
                (named(site, each.thing, language), "", figure),
                tip=self._say("window.removal-tip", errors=told),
            )

    def _standing_out(self, made: Blockers) -> Iterator[Line]:
        site, language = made.egress.survey.site, self.look.language
        for number, each in enumerate(made.standing_out):
            cut = ", ".join(named(site, name, language) for name in each.cut_off[:_MOST])
            rest = len(each.cut_off) - _MOST
            cut = self._say("more", names=cut, count=rest) if rest > 0 else cut
            yield Line(
                str(number),
                (
                    named(site, each.thing, language),
                    self._say("window.farther", by=each.by),
                    self._say("window.cut", count=len(each.cut_off)),
                ),
                tip=self._say("window.side-tip", side=each.side, cut=cut),
            )

    def _fill_moves(self, made: Blockers) -> None:
        while self.rows:
            row = self.rows.pop()
            self._moves.removeWidget(row)
            row.hide()
            row.deleteLater()
        site, language = made.egress.survey.site, self.look.language
        for each in made.moves:
            gap = made.egress.bottlenecks[each.bottleneck]
            place = " – ".join(named(site, one, language) for one in sides_of(site, gap.line))
            figures = self._say(
                "window.move-figures", before=each.before, after=each.after, place=place
            )
            row = MoveRow(fix_text(each.move, site, language), figures, self.look)
            row.apply.clicked.connect(lambda _on, each=each: self._document.attempt(each.move))
            row.show_.clicked.connect(lambda _on, each=each: self._show_move(each))
            self._moves.addWidget(row)
            self.rows.append(row)

    def _show_exit(self, name: str) -> None:
        for opening in self._document.site.ground.openings:
            if opening.id == name:
                self._show([opening.at], 3 * _ROOM)

    def _show_side(self, number: str) -> None:
        if self._seeker.shown is not None:
            self._show(self._seeker.shown.standing_out[int(number)].line, _ROOM)

    def _show_move(self, each: Freeing) -> None:
        if (made := self._seeker.shown) is not None:
            self._show(made.egress.bottlenecks[each.bottleneck].line, 2 * _ROOM)

    def _show(self, points: Sequence[XY], room: float) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.wanted.emit((min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room))


class MoveRow(Part):
    """A move and what it frees, a button that makes it and one that shows where."""

    def __init__(self, act: str, figures: str, look: Look) -> None:
        super().__init__(look, "moveRow")
        self.act, self.figures = label("body"), label("secondary")
        for words, shown in ((self.act, act), (self.figures, figures)):
            words.setWordWrap(True)
            words.setText(shown)
        self.apply = QPushButton(text("blockers.window.apply", look.language))
        self.apply.setProperty("fix", True)
        self.apply.setToolTip(text("blockers.window.apply-tip", look.language))
        self.apply.setAccessibleName(f"{self.apply.text()}: {act}")
        self.show_ = QToolButton()
        self.show_.setFixedSize(28, 28)
        self.show_.setIconSize(QSize(16, 16))
        self.show_.setToolTip(text("blockers.window.show", look.language))
        self.show_.setAccessibleName(text("blockers.window.show", look.language))
        self.tint(self.show_.setIcon, "eye")
        words_ = QVBoxLayout()
        words_.setSpacing(0)
        words_.addWidget(self.act)
        words_.addWidget(self.figures)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(4)
        row.addLayout(words_, 1)
        row.addWidget(self.show_, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignTop)


def _words(name: str) -> QLabel:
    made = label("secondary", name)
    made.setWordWrap(True)
    return made
