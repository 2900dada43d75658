# SPDX-License-Identifier: GPL-3.0-or-later
"""The key plan: the halls of the exhibition centre, those of this plan filled."""

from planner.drawing.drawing import XY, Fill, Line, Mark, Text, Weight
from planner.drawing.metrics import text_width
from planner.drawing.sheet.block import Block, Piece
from planner.drawing.sheet.brief import Brief
from planner.drawing.sheet.lettering import SMALLEST, words
from planner.drawing.sheet.page import LAYER
from planner.drawing.sheet.table import heading
from planner.model.shapes import direction
from planner.model.venue import Hall


def key_plan(brief: Brief, width: float, tallest: float, turn: float) -> Piece:
    """The centre's halls turned like the plan and made to fit a width and a height."""
    ground = brief.site.ground
    own = {hall.id for hall in ground.halls}
    centres = {hall.centre for hall in ground.halls}
    halls = [hall for hall in ground.venue.halls if hall.centre in centres]
    title = heading(words("key.heading", brief.languages), width, brief.paper.heading)
    cosine, sine = direction(turn)

    def turned(point: XY) -> XY:
        return point[0] * cosine - point[1] * sine, point[0] * sine + point[1] * cosine

    outlines = {hall.id: tuple(map(turned, hall.outline)) for hall in halls}
    every = [point for outline in outlines.values() for point in outline]
    left, right = min(x for x, _ in every), max(x for x, _ in every)
    bottom, top = min(y for _, y in every), max(y for _, y in every)
    room = tallest - title.height - 1.0
    size = min((width - 2.0) / (right - left), room / (top - bottom))

    def place(point: XY) -> XY:
        return 1.0 + (point[0] - left) * size, (point[1] - top) * size - 1.0

    marks: list[Mark] = []
    for hall in halls:
        marks += _hall(hall, tuple(map(place, outlines[hall.id])), hall.id in own, brief)
    return Piece(title, (Block(width, (top - bottom) * size + 2.0, tuple(marks)),))


def _hall(hall: Hall, outline: tuple[XY, ...], own: bool, brief: Brief) -> list[Mark]:
    """One hall: solid with its name in white where this plan stands, else a bare outline."""
    marks: list[Mark] = []
    if own:
        marks.append(Fill(LAYER, "sheet.solid", (outline,)))
    marks.append(Line(LAYER, "sheet.rule", outline, closed=True))
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    names = [hall.name[language] for language in brief.languages]
    for label in (" ".join(names), *names, "".join(filter(str.isdigit, hall.id))):
        weight: Weight = "bold" if own else "regular"
        room, depth = (width, height) if width >= height else (height, width)
        if label and text_width(label, SMALLEST, weight) <= room - 2.0 and depth >= 3.2:
            angle = 0.0 if width >= height else 90.0
            down = SMALLEST / 2
            at = (middle[0], middle[1] - down) if angle == 0 else (middle[0] + down, middle[1])
            style = "text.reversed" if own else "text"
            marks.append(Text(LAYER, style, label, at, SMALLEST, angle, weight=weight))
            break
    return marks
