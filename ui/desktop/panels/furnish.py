# SPDX-License-Identifier: GPL-3.0-or-later
"""The seats or tables of an area by a few figures: each change is tried on the plan at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from planner.edits.edit import Edit
from planner.edits.furnish import FILLINGS, Furnish
from planner.floor.furnishing import DEFAULTS, STYLES, Furnishing, Style, guessed
from planner.model.plan import Area
from planner.model.shapes import Rectangle
from ui.desktop.look import Look
from ui.desktop.panels.field import ANGLE, COUNT, LENGTH, Choice, ChoiceBox, Field, Kind
from ui.desktop.panels.section import Section
from ui.desktop.part import Part

_NONE = "none"
_QUARTERS = replace(ANGLE, step=90)
_FIELDS: tuple[tuple[str, Kind], ...] = (
    ("count", COUNT.cleared()),
    ("width", LENGTH),
    ("depth", LENGTH),
    ("beside", LENGTH),
    ("behind", LENGTH),
    ("chairs", COUNT),
    ("facing", _QUARTERS),
    ("every", COUNT),
    ("aisle", LENGTH),
    ("cross-every", COUNT),
    ("cross", LENGTH),
    ("edge", LENGTH),
)
_ROWS = (
    ("width", "depth"), ("beside", "behind"), ("every", "aisle"), ("cross-every", "cross"),
    ("edge", "facing"),
)  # fmt: skip
_WRITTEN: Mapping[str, Callable[[Furnishing, int], Furnishing]] = {
    "width": lambda how, value: replace(how, size=(value, how.size[1])),
    "depth": lambda how, value: replace(how, size=(how.size[0], value)),
    "beside": lambda how, value: replace(how, pitch=(value, how.pitch[1])),
    "behind": lambda how, value: replace(how, pitch=(how.pitch[0], value)),
    "chairs": lambda how, value: replace(how, chairs=value),
    "facing": lambda how, value: replace(how, facing=float(value) % 360.0),
    "every": lambda how, value: replace(how, every=value),
    "aisle": lambda how, value: replace(how, aisle=value),
    "cross-every": lambda how, value: replace(how, cross_every=value),
    "cross": lambda how, value: replace(how, cross=value),
    "edge": lambda how, value: replace(how, edge=value),
}


class FurnishPart(Part):
    """A style and its figures. ``attempt`` does an edit under a join token and says whether it
    could be done; ``misread`` carries the BadInput of what cannot be read.

    Figures are those that the area was furnished by here; of others they are guessed from what
    stands there.
    """

    misread = pyqtSignal(object)

    def __init__(
        self, look: Look, attempt: Callable[[Edit, str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "furnish", parent)
        self._attempt = attempt
        self._area: Area | None = None
        self._known: dict[str, Furnishing] = {}
        self.style_box = ChoiceBox("furnishStyle")
        self.grow = QCheckBox()
        self.grow.setObjectName("furnishGrow")
        self.fields = {
            name: Field(f"furnish-{name}", kind, with_unit=kind is not LENGTH)
            for name, kind in _FIELDS
        }
        section = Section("furnishSection")
        self.say(section.heading.setText, "furnish.title")
        section.caption.setText(LENGTH.unit)
        self.say(self.style_box.setAccessibleName, "furnish.style")
        self.say(self.style_box.setToolTip, "furnish.style-tip")
        self.say(self.grow.setText, "furnish.grow")
        self.say(self.grow.setToolTip, "furnish.grow-tip")
        for name, field in self.fields.items():
            self.say(field.name, f"furnish.{name}")
            self.say(field.describe, f"furnish.{name}-tip")
            field.committed.connect(
                lambda value, stepped, it=name: self._written(it, value, stepped)
            )
            field.misread.connect(self.misread)
        section.body.addWidget(self.style_box)
        section.body.addWidget(self.fields["count"])
        section.body.addWidget(self.grow)
        section.body.addWidget(self.fields["chairs"])
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, names in enumerate(_ROWS):
            for column, name in enumerate(names):
                grid.addWidget(self.fields[name], row, column)
                grid.setColumnStretch(column, 1)
        section.body.addLayout(grid)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(section)
        self.style_box.chosen.connect(self._choose)
        self.grow.clicked.connect(lambda on: self._try(self._how, "") if on else None)

    @property
    def _how(self) -> Furnishing:
        assert self._area is not None
        return self._known.get(self._area.id) or guessed(self._area.furniture)

    def _choose(self, style: str) -> None:
        if self._area is None:
            return
        if style == _NONE:
            self._attempt(Furnish(self._area.id, "none"), "")
            return
        count = self._how.count
        self._try(replace(DEFAULTS[cast(Style, style)], count=count), "")

    def _written(self, name: str, value: object, stepped: bool) -> None:
        if self._area is None:
            return
        if name == "count":
            how = replace(self._how, count=value if isinstance(value, int) and value else None)
        elif isinstance(value, int | float):
            how = _WRITTEN[name](self._how, round(value))
        else:
            return
        self._try(how, f"furnish:{self._area.id}" if stepped else "")

    def _try(self, how: Furnishing, join: str) -> None:
        """Furnish the area anew; figures that cannot be are told of and not kept."""
        if self._area is None:
            return
        name, before = self._area.id, self._how
        self._known[name] = how
        grow = self.grow.isChecked() and how.count is not None
        if not self._attempt(Furnish.by(name, how, grow=grow), join):
            self._known[name] = before

    def show_area(self, area: Area) -> None:
        """Show how an area is furnished."""
        self._area = area
        how, say = self._how, self.look.text
        style = how.style if area.furniture else _NONE
        choices = [Choice(each, say(f"furnish.{each}")) for each in FILLINGS]
        self.style_box.show_choices(choices, style)
        square = isinstance(area.shape, Rectangle)
        filled = bool(area.furniture) or area.id in self._known
        for name, field in self.fields.items():
            field.setVisible(filled and (name != "chairs" or how.style != STYLES[0]))
        self.grow.setVisible(filled and square)
        own = area.shape.angle if isinstance(area.shape, Rectangle) else 0.0
        facing = (own + 90.0) % 360.0 if how.facing is None else how.facing
        values: dict[str, object] = {
            "width": how.size[0], "depth": how.size[1],
            "beside": how.pitch[0], "behind": how.pitch[1], "chairs": how.chairs,
            "facing": facing, "every": how.every, "aisle": how.aisle,
            "cross-every": how.cross_every, "cross": how.cross, "edge": how.edge,
        }  # fmt: skip
        for name, value in values.items():
            self.fields[name].show_value(value)
        self.fields["count"].show_value(how.count, mixed=say("furnish.all"))
