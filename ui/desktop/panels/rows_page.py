# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector while rows of booths are drawn: the figures of the block, and what they come to."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PyQt6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.edits.rows import ORDERS, AddRows, Order
from planner.floor.rows import MOST
from planner.floor.snapping import GRID
from planner.locale import area, metres
from planner.model.values import LIMIT
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.choices import pavilions, type_of, types
from ui.desktop.panels.field import ANGLE, COUNT, LENGTH, WORD, Choice, ChoiceBox, Field, Kind
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label
from ui.desktop.tools.rows import RowsShaping, RowsState, shaping

_NEAR = "near"  # the choice of the pavilion of the nearest booth

# Fields by the figure they hold; widths and depths are parts of the size.
_FIELDS: tuple[tuple[str, Kind], ...] = (
    ("number", WORD.cleared()),
    ("count", COUNT),
    ("rows", COUNT),
    ("width", LENGTH),
    ("depth", LENGTH),
    ("x", LENGTH),
    ("y", LENGTH),
    ("angle", ANGLE),
    ("aisle", LENGTH),
    ("cross-every", COUNT),
    ("cross-width", LENGTH),
)


class RowsPage(Part):
    """A page of the inspector; it shows and changes the state of the canvas's tool."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "rowsPage", parent)
        self._document = document
        self._canvas: Canvas | None = None
        self._shown: tuple[object, ...] = ()  # what the boxes show
        self._title = label("title", "rowsTitle")
        self.told = label("secondary", "rowsTold")
        self.told.setWordWrap(True)
        self.fields = {name: Field(f"rows-{name}", kind) for name, kind in _FIELDS}
        self.back_to_back = QCheckBox()
        self.back_to_back.setObjectName("rowsBackToBack")
        self.order, self.type = ChoiceBox("rowsOrder"), ChoiceBox("rowsType")
        self.pavilion = ChoiceBox("rowsPavilion")
        self.facts = Facts("rowsFacts")
        self.place, self.drop = QPushButton(), QPushButton()
        self._sections = {
            name: Section(f"rows-{name}") for name in ("numbers", "booths", "aisles", "result")
        }
        self._name_all()
        self._lay_out()
        self._connect()

    def follow(self, canvas: Canvas) -> None:
        """Show what a canvas has in hand, now and whenever it changes."""
        self._canvas = canvas
        canvas.preview_changed.connect(lambda _preview: self._follow())
        canvas.hint_changed.connect(lambda _hint: self._follow())

    @property
    def state(self) -> RowsState | None:
        """The state of the tool, if it is the one for rows."""
        state = None if self._canvas is None else self._canvas.tools.state
        return state if isinstance(state, RowsState) else None

    def _name_all(self) -> None:
        self.say(self._title.setText, "rows.title")
        for name, field in self.fields.items():
            self.say(field.name, f"rows.{name}")
            self.say(field.describe, f"rows.{name}-tip")
        self.say(self.back_to_back.setText, "rows.back-to-back")
        self.say(self.back_to_back.setToolTip, "rows.back-to-back-tip")
        for box, key in (
            (self.order, "rows.order-tip"),
            (self.type, "booth.type-tip"),
            (self.pavilion, "booth.pavilion-tip"),
        ):
            self.say(box.setAccessibleName, key)
            self.say(box.setToolTip, key)
        self.place.setObjectName("rows-place")
        self.drop.setObjectName("rows-drop")
        self.say(self.drop.setText, "rows.drop")
        self.say(self.drop.setToolTip, "rows.drop-tip")
        for name, section in self._sections.items():
            self.say(section.heading.setText, f"rows.section-{name}")

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self.told)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.place, 1)
        buttons.addWidget(self.drop)
        head.addLayout(buttons)
        fields = self.fields
        numbers, booths, aisles, result = self._sections.values()
        numbers.body.addWidget(fields["number"])
        numbers.body.addWidget(self.order)
        pairs = (("count", "rows"), ("width", "depth"), ("x", "y"))
        booths.body.addLayout(_pairs(fields, pairs))
        booths.body.addWidget(fields["angle"])
        booths.body.addWidget(self.type)
        booths.body.addWidget(self.pavilion)
        aisles.body.addWidget(self.back_to_back)
        for name in ("aisle", "cross-every", "cross-width"):
            aisles.body.addWidget(fields[name])
        result.body.addWidget(self.facts)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        for section in (result, booths, aisles, numbers):
            lines.addWidget(section)
        lines.addStretch(1)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.committed.connect(lambda value, _stepped, name=name: self._set(name, value))
            field.misread.connect(self._document.refused)
        self.back_to_back.clicked.connect(
            lambda on: self._change(lambda figures: replace(figures, back_to_back=on))
        )
        self.order.chosen.connect(
            lambda word: self._change(lambda figures: replace(figures, order=cast(Order, word)))
        )
        self.type.chosen.connect(
            lambda word: self._change(lambda figures: replace(figures, type=type_of(word)))
        )
        self.pavilion.chosen.connect(
            lambda word: self._change(
                lambda figures: replace(figures, pavilion="" if word == _NEAR else word)
            )
        )
        self.place.clicked.connect(self._place)
        self.drop.clicked.connect(self._drop)

    # What a person asks for.

    def _set(self, name: str, value: object) -> None:
        """Put a typed figure where it belongs, within its range."""
        self._change(lambda figures: _with(figures, name, value))

    def _change(self, change: Callable[[AddRows], AddRows]) -> None:
        state = self.state
        if state is not None and self._canvas is not None:
            changed = state.changed(self._canvas.door, change(state.figures))
            self._canvas.set_tool("rows", changed)
            self.refresh()

    def _place(self) -> None:
        """Place the block, or begin one in the middle of what is seen: all without a mouse."""
        state, canvas = self.state, self._canvas
        if canvas is None or state is None:
            return
        if isinstance(state, RowsShaping):
            canvas.set_tool("rows", state.placed(canvas.door))
            canvas.setFocus()
        else:
            x, y = canvas.view.to_plan((canvas.width() / 2, canvas.height() / 2))
            at = (round(x / GRID) * GRID, round(y / GRID) * GRID)
            canvas.set_tool("rows", shaping(canvas.door, replace(state.figures, at=at)))
        self.refresh()

    def _drop(self) -> None:
        if isinstance(self.state, RowsShaping) and self._canvas is not None:
            self._canvas.set_tool("rows", self.state.escape(self._canvas.door))
            self._canvas.setFocus()
            self.refresh()

    # What is shown.

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the figures of the tool, and what they come to."""
        state = self.state
        if state is None:
            return
        say, figures = self.look.text, state.figures
        shaped = isinstance(state, RowsShaping)
        self.told.setText(say("rows.shaping" if shaped else "rows.idle"))
        key = "place" if shaped else "begin"
        self.place.setText(say(f"rows.{key}"))
        self.place.setToolTip(say(f"rows.{key}-tip"))
        self.drop.setEnabled(shaped)
        for name in ("x", "y"):
            self.fields[name].setVisible(shaped)
        for name, field in self.fields.items():
            field.show_value(_of(figures, name), mixed=say("rows.number-next"))
        self.back_to_back.setChecked(figures.back_to_back)
        self._show_choices(figures)
        self._sections["result"].setVisible(not state.path.endswith("idle"))
        self.facts.show_facts(self._facts(state), self.look.palette.booth_line)

    def _show_choices(self, figures: AddRows) -> None:
        """The boxes; filled anew only where they would show something else: a drag has no time."""
        site, look = self._document.site, self.look
        shown = (
            look.language, look.palette, site.plan.pavilions,
            figures.order, figures.type, figures.pavilion,
        )  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        orders = [Choice(order, look.text(f"rows.order-{order}")) for order in ORDERS]
        self.order.show_choices(orders, figures.order)
        self.type.show_choices(types(look), figures.type)
        near = Choice(_NEAR, look.text("rows.pavilion-near"))
        self.pavilion.show_choices([near, *pavilions(look, site)], figures.pavilion or _NEAR)

    def _facts(self, state: RowsState) -> list[Fact]:
        say, figures = self.look.text, state.figures
        count = figures.count * figures.rows
        length, depth = figures.layout.extent
        facts = [
            Fact(say("rows.booths"), f"{count:,}"),
            Fact(say("rows.area"), area(count * figures.size[0] * figures.size[1])),
            Fact(say("rows.extent"), f"{length / 1000:,.1f} × {metres(depth)}"),
        ]
        if state.ghost is not None:
            owed = self._canvas is not None and self._canvas.door.owed
            found = say("rows.resting") if owed else f"{len(state.ghost.breaches):,}"
            facts.append(Fact(say("rows.breaches"), found))
        return facts


def _pairs(fields: dict[str, Field], rows: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for row, names in enumerate(rows):
        for column, name in enumerate(names):
            grid.addWidget(fields[name], row, column)
    return grid


def _of(figures: AddRows, name: str) -> object | None:
    """The value of a field."""
    match name:
        case "width":
            return figures.size[0]
        case "depth":
            return figures.size[1]
        case "x":
            return figures.at[0]
        case "y":
            return figures.at[1]
        case "number":
            return figures.number or None
        case _:
            value: object = getattr(figures, name.replace("-", "_"))
            return value


def _with(figures: AddRows, name: str, value: object) -> AddRows:
    """The figures with a field's value, put into its range where a count or a length leaves it."""
    match name, value:
        case "number", str():
            return replace(figures, number=value)
        case "angle", int() | float():
            return replace(figures, angle=float(value) % 360.0)
        case "width", int():
            return replace(figures, size=(_within(value, 1, LIMIT), figures.size[1]))
        case "depth", int():
            return replace(figures, size=(figures.size[0], _within(value, 1, LIMIT)))
        case "x", int():
            return replace(figures, at=(_within(value, -LIMIT, LIMIT), figures.at[1]))
        case "y", int():
            return replace(figures, at=(figures.at[0], _within(value, -LIMIT, LIMIT)))
        case "count", int():
            return replace(figures, count=_within(value, 1, MOST // figures.rows))
        case "rows", int():
            return replace(figures, rows=_within(value, 1, MOST // figures.count))
        case "aisle", int():
            return replace(figures, aisle=_within(value, 0, LIMIT))
        case "cross-every", int():
            return replace(figures, cross_every=_within(value, 0, MOST))
        case "cross-width", int():
            return replace(figures, cross_width=_within(value, 0, LIMIT))
        case _:
            return figures


def _within(value: int, least: int, most: int) -> int:
    return min(max(value, least), most)
