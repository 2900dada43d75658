# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built on a booth or area: storeys, roof, raised floor, load. Folded where nothing is."""

from collections.abc import Sequence
from typing import Any, Literal

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QGridLayout, QToolButton, QVBoxLayout, QWidget

from planner.edits.set_build import SetBuild
from planner.model.plan import Area, Booth, Build
from planner.model.values import assumed
from ui.desktop.icons import icon
from ui.desktop.look import Look
from ui.desktop.panels.field import COUNT, LENGTH, Field, Kind
from ui.desktop.panels.section import Section
from ui.desktop.part import Part

BuildFigure = Literal[
    "storeys", "upper_area", "stairs", "roof_area", "platform", "ramp", "load", "front_height"
]
# Each figure as a field holds it; an emptied field of the last three says that nobody knows.
KINDS: dict[BuildFigure, Kind] = {
    "storeys": COUNT,
    "stairs": COUNT,
    "upper_area": COUNT.of("m²"),
    "roof_area": COUNT.of("m²"),
    "platform": LENGTH,
    "ramp": COUNT.cleared(),
    "load": COUNT.of("kg/m²").cleared(),
    "front_height": LENGTH.cleared(),
}
BOOTH_FIGURES: tuple[BuildFigure, ...] = (
    "storeys", "stairs", "upper_area", "roof_area", "platform", "ramp", "load", "front_height",
)  # fmt: skip
AREA_FIGURES: tuple[BuildFigure, ...] = ("platform", "ramp", "load", "roof_area")


class BuildPart(Part):
    """Fields of a build. ``wanted`` carries an edit and its join token (empty: a step of its own);
    ``misread`` the BadInput of what cannot be read.
    """

    wanted = pyqtSignal(object, str)
    misread = pyqtSignal(object)

    def __init__(
        self, look: Look, name: str, figures: Sequence[BuildFigure], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name, parent)
        self._thing: Booth | Area | None = None
        self._unfolded = False  # by hand, until another thing is shown
        self.section = Section(f"{name}Section")
        self.fold = QToolButton()
        self.fold.setObjectName(f"{name}Fold")
        self.fold.setFixedSize(24, 24)
        self.fold.setIconSize(QSize(16, 16))
        self.section.head.addWidget(self.fold)
        self.say(self.section.heading.setText, "build.title")
        self.fields = {figure: Field(f"{name}-{figure}", KINDS[figure]) for figure in figures}
        self.sprinklered = QCheckBox()
        self.sprinklered.setObjectName(f"{name}Sprinklered")
        self.say(self.sprinklered.setText, "build.sprinklered")
        self.say(self.sprinklered.setToolTip, "build.sprinklered-tip")
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, (figure, field) in enumerate(self.fields.items()):
            grid.addWidget(field, place // 2, place % 2)
            key = figure.replace("_", "-")
            self.say(field.name, f"build.{key}")
            self.say(field.describe, f"build.{key}-tip")
            self._connect(figure, field)
        grid.addWidget(self.sprinklered, len(self.fields) // 2, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.section.body.addWidget(self._body)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.section)
        self.fold.clicked.connect(self._turn)
        self.sprinklered.clicked.connect(lambda on: self._want("sprinklered", on))

    def _connect(self, figure: BuildFigure, field: Field) -> None:
        field.committed.connect(
            lambda value, stepped: self._want(figure, None if value == "" else value, stepped)
        )
        field.misread.connect(self.misread)

    def _want(self, figure: str, value: Any, stepped: bool = False) -> None:
        if self._thing is not None:
            self._unfolded = True
            join = f"build-{figure}:{self._thing.id}" if stepped else ""
            self.wanted.emit(SetBuild((self._thing.id,), **{figure: value}), join)

    def _turn(self) -> None:
        self._show_body(self._body.isHidden())
        self._unfolded = not self._body.isHidden()

    def show_thing(self, thing: Booth | Area) -> None:
        """Show what is built on a thing."""
        if self._thing is None or thing.id != self._thing.id:
            self._unfolded = False
        self._thing = thing
        build = thing.build or Build()
        for figure, field in self.fields.items():
            field.show_value(getattr(build, figure), mixed="—")
        self.sprinklered.setChecked(build.sprinklered)
        self._show_body(self._unfolded or thing.build is not None)
        unsure = "build" in assumed(thing.facts)
        self.section.mark(self.look.text("assumed") if unsure else "")

    def _show_body(self, shown: bool) -> None:
        self._body.setVisible(shown)
        self.fold.setIcon(icon("minus" if shown else "plus", self.look.palette.text2))
        words = self.look.text("build.fold" if shown else "build.unfold")
        self.fold.setToolTip(words)
        self.fold.setAccessibleName(words)
