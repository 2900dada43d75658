# SPDX-License-Identifier: GPL-3.0-or-later
"""Single persons walk out: how many runs of what, how long it takes, play it back, write it."""

from collections.abc import Iterator, Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.locale import text
from planner.paths.evacuation import EXTRA
from planner.rules.evacuation import Evacuation
from ui.desktop.evacuating import MOST_PERSONS, MOST_SEEDS, Evacuator
from ui.desktop.look import Look
from ui.desktop.panels.field import COUNT, Choice, ChoiceBox, Field
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label

CHOICES = ("nearest", "quickest")


class EvacuationSection(Part):
    """A part of the egress page. ``export_wanted`` asks to write what was found into a file."""

    export_wanted = pyqtSignal()

    def __init__(self, evacuator: Evacuator, look: Look) -> None:
        super().__init__(look, "evacuationSection")
        self._evacuator = evacuator
        self.section = Section("evacuation")
        self.about = label("secondary", "evacuationAbout")
        self.missing = label("secondary", "evacuationMissing")
        self.command = label("fact", "evacuationCommand")
        self.command.setText(f'pip install "{EXTRA}"')
        for words in (self.about, self.missing):
            words.setWordWrap(True)
        self.command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.seeds, self.persons = (
            Field("evacuationSeeds", COUNT),
            Field("evacuationPersons", COUNT.cleared()),
        )
        self.choice = ChoiceBox("evacuationChoice")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.facts = Facts("evacuationFacts")
        self.run, self.play, self.export = QPushButton(), QPushButton(), QPushButton()
        for name, button in (("Run", self.run), ("Play", self.play), ("Export", self.export)):
            button.setObjectName(f"evacuation{name}")
        self._lay_out()
        self.seeds.committed.connect(lambda value, _stepped: self._set_seeds(int(value)))
        self.persons.committed.connect(lambda value, _stepped: self._set_persons(value))
        self.choice.activated.connect(self._choose)
        self.run.clicked.connect(self._toggle)
        self.play.clicked.connect(evacuator.play)
        self.export.clicked.connect(self.export_wanted)
        evacuator.changed.connect(self.refresh)
        evacuator.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        self.refresh()

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.seeds, 2)
        fields.addWidget(self.persons, 3)
        after = QHBoxLayout()
        after.setSpacing(8)
        after.addWidget(self.play, 1)
        after.addWidget(self.export, 1)
        body = self.section.body
        widget: QWidget
        for widget in (self.about, self.missing, self.command):
            body.addWidget(widget)
        body.addLayout(fields)
        for widget in (self.choice, self.run, self.progress, self.facts):
            body.addWidget(widget)
        body.addLayout(after)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.section)

    def _say(self, key: str, **values: object) -> str:
        return text(f"evacuation.{key}", self.look.language, **values)

    def refresh(self) -> None:
        """Show what can be run and what came of it, faded where it is not of the plan as it is."""
        evacuator = self._evacuator
        state, shown = evacuator.state, evacuator.shown
        missing, busy = state == "missing", state == "computing"
        self.section.heading.setText(self._say("panel.name"))
        quiet = state in ("missing", "not-run")
        self.section.caption.setText("" if quiet else self._say(f"panel.{state}"))
        self.about.setText(self._say("panel.about"))
        self.about.setVisible(shown is None)
        self.missing.setText(self._say("panel.missing"))
        widget: QWidget
        for widget in (self.missing, self.command):
            widget.setVisible(missing)
        self.seeds.name(self._say("panel.seeds"))
        self.persons.name(self._say("panel.persons"))
        self.seeds.show_value(evacuator.seeds)
        self.persons.show_value(evacuator.persons, mixed=self._say("panel.as-counted"))
        self.persons.describe(self._say("panel.persons-tip"))
        self.choice.setAccessibleName(self._say("panel.choice"))
        self.choice.show_choices(
            [Choice(name, self._say(f"panel.to-{name}")) for name in CHOICES], evacuator.choice
        )
        for widget in (self.seeds, self.persons, self.choice, self.run):
            widget.setVisible(not missing)
        for widget in (self.seeds, self.persons, self.choice):
            widget.setEnabled(not busy)
        self.run.setText(self._say("panel.stop" if busy else "panel.run"))
        self.run.setEnabled(busy or evacuator.can_run)
        if busy and not self.progress.isVisibleTo(self):
            self.progress.setValue(0)
        self.progress.setVisible(busy)
        self.progress.setAccessibleName(self._say("panel.computing"))
        self.play.setText(self._say("page.play"))
        self.export.setText(self._say("panel.export"))
        for widget in (self.facts, self.play, self.export):
            widget.setVisible(shown is not None)
            widget.setEnabled(state == "current")
        if shown is not None:
            self.facts.show_facts(list(self._found(shown)), self.look.palette.booth_line)

    def _found(self, made: Evacuation) -> Iterator[Fact]:
        say = self._say
        yield Fact(say("panel.people"), f"{made.persons:,}")
        for key, seconds in (("last-out", made.seconds()), ("most-out", made.seconds(0.95))):
            yield Fact(say(f"panel.{key}"), self._mean(seconds), middle=_range(seconds))
        yield Fact(say("panel.bound"), self._mean([made.bound]))
        if left := max(each.left for each in made.runs):
            yield Fact(say("panel.left"), f"{left:,}")

    def _mean(self, seconds: Sequence[float]) -> str:
        minutes, rest = divmod(round(sum(seconds) / len(seconds)), 60)
        key = "egress.minutes" if minutes else "egress.seconds"
        return text(key, self.look.language, minutes=minutes, seconds=rest)

    def _toggle(self) -> None:
        if self._evacuator.state == "computing":
            self._evacuator.cancel()
        else:
            self._evacuator.run()

    def _choose(self, number: int) -> None:
        self._evacuator.choice = "quickest" if CHOICES[number] == "quickest" else "nearest"

    def _set_seeds(self, value: int) -> None:
        if 1 <= value <= MOST_SEEDS:
            self._evacuator.seeds = value
        self.seeds.show_value(self._evacuator.seeds)

    def _set_persons(self, value: object) -> None:
        """So many; an emptied field: as many as the code counts."""
        if not isinstance(value, int):
            self._evacuator.persons = None
        elif 1 <= value <= MOST_PERSONS:
            self._evacuator.persons = value
        self.persons.show_value(self._evacuator.persons)


def _range(seconds: Sequence[float]) -> str:
    least, most = round(min(seconds)), round(max(seconds))
    return f"{least}–{most}" if least != most else ""
