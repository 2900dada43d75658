# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies under a plan, made ready to be painted."""

from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QImage, QPainterPath, QPolygonF

from planner.exchange.underlay import Sheet, is_current, read_sheet
from planner.model.drawn import Underlay
from planner.model.problems import BadInput


@dataclass(frozen=True, eq=False)
class Ready:
    """A sheet as it is painted: a picture, or lines in the sheet's own units."""

    sheet: Sheet
    image: QImage | None
    path: QPainterPath | None


@dataclass(frozen=True, slots=True)
class Laid:
    """An underlay with what is known of its file: ready, refused, or neither yet."""

    underlay: Underlay
    ready: Ready | None = None
    problem: BadInput | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the file is another than the one that was put in."""
        return self.ready is not None and not is_current(self.underlay, self.ready.sheet)


def prepared(path: Path, page: int) -> Ready:
    """Read a file and make of it what is painted; for a worker. Raises BadInput."""
    sheet = read_sheet(path, page)
    if sheet.picture:
        return Ready(sheet, QImage.fromData(sheet.picture), None)
    drawn = QPainterPath()
    for line in sheet.lines:
        drawn.addPolygon(QPolygonF([QPointF(x, y) for x, y in line.tolist()]))
    return Ready(sheet, None, drawn)
