# SPDX-License-Identifier: GPL-3.0-or-later
"""Services ordered for one booth or several. Folded where nothing is ordered."""

import re
from collections.abc import Sequence
from typing import Any, Literal

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QGridLayout, QToolButton, QVBoxLayout, QWidget

from planner.edits.set_services import SetServices
from planner.model.orders import Services
from planner.model.plan import Booth
from ui.desktop.icons import icon
from ui.desktop.look import Look
from ui.desktop.panels.field import COUNT, Field, Kind
from ui.desktop.panels.section import Section
from ui.desktop.part import Part

Service = Literal["power", "internet", "water", "air", "rigging"]
_POWER = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,3})?)\s*(k?W)?", re.IGNORECASE | re.ASCII)


def read_power(typed: str) -> int | None:
    """Whole W of ``3.3``, ``3.3 kW`` or ``3300 W``; None where it is no such figure."""
    match = _POWER.fullmatch(typed.strip().replace(",", ""))
    if match is None:
        return None
    return round(float(match[1]) * (1 if (match[2] or "").lower() == "w" else 1000))


def show_power(watts: int) -> str:
    """In kW, without the unit (it stands beside the field)."""
    return f"{watts / 1000:,.10g}"


_KINDS: dict[Service, Kind] = {
    "power": Kind(read_power, show_power, "power-unread", "kW", 1000),
    "internet": COUNT,
    "water": COUNT,
    "air": COUNT,
    "rigging": COUNT,
}


class ServicesPart(Part):
    """Fields of services. ``wanted`` carries an edit and its join token (empty: a step of its own);
    ``misread`` the BadInput of what cannot be read.
    """

    wanted = pyqtSignal(object, str)
    misread = pyqtSignal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self._ids: tuple[str, ...] = ()
        self._unfolded = False  # by hand, until other booths are shown
        self.section = Section(f"{name}Section")
        self.fold = QToolButton()
        self.fold.setObjectName(f"{name}Fold")
        self.fold.setFixedSize(24, 24)
        self.fold.setIconSize(QSize(16, 16))
        self.section.head.addWidget(self.fold)
        self.say(self.section.heading.setText, "selling.services.title")
        self.fields = {
            service: Field(f"{name}-{service}", kind) for service, kind in _KINDS.items()
        }
        self.three_phase = QCheckBox()
        self.three_phase.setObjectName(f"{name}ThreePhase")
        self.say(self.three_phase.setText, "selling.services.three-phase")
        self.say(self.three_phase.setToolTip, "selling.services.three-phase-tip")
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.fields["power"], 0, 0, 1, 2)
        grid.addWidget(self.three_phase, 1, 0, 1, 2)
        for place, field in enumerate(list(self.fields.values())[1:], start=4):
            grid.addWidget(field, place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for service, field in self.fields.items():
            self.say(field.name, f"selling.services.{service}")
            self.say(field.describe, f"selling.services.{service}-tip")
            self._connect(service, field)
        self.section.body.addWidget(self._body)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.section)
        self.fold.clicked.connect(self._turn)
        self.three_phase.clicked.connect(lambda on: self._want("three_phase", on))

    def _connect(self, service: Service, field: Field) -> None:
        field.committed.connect(lambda value, stepped: self._want(service, value, stepped))
        field.misread.connect(self.misread)

    def _want(self, name: str, value: Any, stepped: bool = False) -> None:
        if self._ids:
            self._unfolded = True
            join = f"services-{name}:{','.join(self._ids)}" if stepped else ""
            self.wanted.emit(SetServices(self._ids, **{name: value}), join)

    def _turn(self) -> None:
        self._show_body(self._body.isHidden())
        self._unfolded = not self._body.isHidden()

    def show_booths(self, booths: Sequence[Booth], mixed: str = "") -> None:
        """Show what is ordered for some booths; ``mixed`` where that differs."""
        ids = tuple(booth.id for booth in booths)
        if ids != self._ids:
            self._unfolded = False
        self._ids = ids
        ordered = [booth.services or Services() for booth in booths]
        for service, field in self.fields.items():
            values = {getattr(each, service) for each in ordered}
            field.show_value(values.pop() if len(values) == 1 else None, mixed=mixed)
        phases = {each.three_phase for each in ordered}
        self.three_phase.setCheckState(
            Qt.CheckState.PartiallyChecked
            if len(phases) > 1
            else Qt.CheckState.Checked
            if True in phases
            else Qt.CheckState.Unchecked
        )
        self._show_body(self._unfolded or any(booth.services is not None for booth in booths))

    def _show_body(self, shown: bool) -> None:
        self._body.setVisible(shown)
        self.fold.setIcon(icon("minus" if shown else "plus", self.look.palette.text2))
        words = self.look.text("build.fold" if shown else "selling.services.unfold")
        self.fold.setToolTip(words)
        self.fold.setAccessibleName(words)
