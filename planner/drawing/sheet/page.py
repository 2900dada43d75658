# SPDX-License-Identifier: GPL-3.0-or-later
"""The bare page: paper sizes, frame, zone letters, centring and fold marks (after ISO 5457)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from planner.drawing.drawing import XY, Line, Mark, Text

PaperName = Literal["A1", "A3"]
PaperSize = Literal["A1", "A3", "A4"]
LAYER = "A-ANNO-TTLB"

FILING_MARGIN = 20.0
MARGIN = 10.0
ZONE = 50.0
_STRIP = 5.0
_CENTRING = 3.0
_FOLD_WIDTH, _FOLD_HEIGHT, _FOLD_MARK = 190.0, 297.0, 4.0
# I and O are left out: they read as 1 and 0.
_ZONE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in paper mm."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Its width in mm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in mm."""
        return self.top - self.bottom

    def corners(self) -> tuple[XY, XY, XY, XY]:
        """Its corners, counter-clockwise from the lower left one."""
        return (
            (self.left, self.bottom),
            (self.right, self.bottom),
            (self.right, self.top),
            (self.left, self.top),
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A landscape paper in mm and the text sizes (cap heights in mm) that suit it."""

    name: PaperSize
    width: float
    height: float
    body: float
    heading: float
    folded: bool

    @property
    def frame(self) -> Box:
        """The drawing frame: 20 mm for filing on the left, 10 mm elsewhere."""
        return Box(FILING_MARGIN, MARGIN, self.width - MARGIN, self.height - MARGIN)


PAPERS: dict[PaperName, Paper] = {
    "A1": Paper("A1", 841.0, 594.0, body=2.0, heading=3.0, folded=True),
    "A3": Paper("A3", 420.0, 297.0, body=1.8, heading=2.5, folded=False),
}


def border(paper: Paper) -> tuple[Mark, ...]:
    """Frame, centring marks, zones and, on a paper that is folded, fold marks."""
    frame = paper.frame
    return (
        Line(LAYER, "sheet.frame", frame.corners(), closed=True),
        *_centring_marks(paper, frame),
        *_zones(paper, frame),
        *(_fold_marks(paper) if paper.folded else ()),
    )


def _centring_marks(paper: Paper, frame: Box) -> Iterator[Mark]:
    across, up = paper.width / 2, paper.height / 2
    for ends in (
        ((across, 0.0), (across, frame.bottom + _CENTRING)),
        ((across, frame.top - _CENTRING), (across, paper.height)),
        ((0.0, up), (frame.left + _CENTRING, up)),
        ((frame.right - _CENTRING, up), (paper.width, up)),
    ):
        yield Line(LAYER, "sheet.frame", ends)


def _zones(paper: Paper, frame: Box) -> Iterator[Mark]:
    """Fields of 50 mm counted from the middle, named on all four sides in the margin."""
    outer = Box(
        frame.left - _STRIP, frame.bottom - _STRIP, frame.right + _STRIP, frame.top + _STRIP
    )
    yield Line(LAYER, "sheet.zone", outer.corners(), closed=True)
    columns = _fields(paper.width, frame.left, frame.right)
    for number, (start, end) in enumerate(columns, start=1):
        for inside, outside in ((frame.bottom, outer.bottom), (frame.top, outer.top)):
            if start > frame.left:
                yield Line(LAYER, "sheet.zone", ((start, inside), (start, outside)))
            yield _zone_name(str(number), (start + end) / 2, (inside + outside) / 2)
    rows = _fields(paper.height, frame.bottom, frame.top)
    for letter, (start, end) in zip(_ZONE_LETTERS, reversed(rows), strict=False):
        for inside, outside in ((frame.left, outer.left), (frame.right, outer.right)):
            if start > frame.bottom:
                yield Line(LAYER, "sheet.zone", ((inside, start), (outside, start)))
            yield _zone_name(letter, (inside + outside) / 2, (start + end) / 2)


def _fields(length: float, start: float, end: float) -> list[tuple[float, float]]:
    """The fields along a side; those cut by the frame down to a sliver join their neighbour."""
    middle = length / 2
    count = round(middle / ZONE)
    inner = [middle + ZONE * index for index in range(1 - count, count)]
    edges = [start, *inner, end]
    return list(pairwise(edges))


def _zone_name(name: str, x: float, y: float) -> Text:
    height = 1.8
    return Text(LAYER, "sheet.zone.name", name, (x, y - height / 2), height)


def _fold_marks(paper: Paper) -> Iterator[Mark]:
    x = paper.width - _FOLD_WIDTH
    while x > 0:
        yield Line(LAYER, "sheet.zone", ((x, 0.0), (x, _FOLD_MARK)))
        yield Line(LAYER, "sheet.zone", ((x, paper.height - _FOLD_MARK), (x, paper.height)))
        x -= _FOLD_WIDTH
    y = _FOLD_HEIGHT
    while y < paper.height:
        yield Line(LAYER, "sheet.zone", ((0.0, y), (_FOLD_MARK, y)))
        yield Line(LAYER, "sheet.zone", ((paper.width - _FOLD_MARK, y), (paper.width, y)))
        y += _FOLD_HEIGHT
