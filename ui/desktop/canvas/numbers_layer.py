# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that are only proposed, on plates over the booths."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from planner.floor.footprints import footprint
from ui.desktop.canvas.easel import Easel, text_width
from ui.desktop.canvas.strokes import outline

_LARGEST, _LEAST = 13, 7  # px of a figure
_ROOM = 0.86  # of a booth's width that a number may take


@dataclass(frozen=True, eq=False)
class Proposal:
    """New numbers by the ids of booths, and the ids of those that clash with others."""

    numbers: Mapping[str, str]
    clashes: Collection[str] = field(default=frozenset())


def paint_numbers(easel: Easel, proposal: Proposal) -> None:
    """Each booth with its new number, as large as it fits; clashes in the colour of errors."""
    palette = easel.palette
    for booth in easel.scene.site.plan.booths:
        number = proposal.numbers.get(booth.id)
        if number is None:
            continue
        wrong = booth.id in proposal.clashes
        colour = palette.error if wrong else palette.select
        outline(easel, booth.shape.corners(), colour, 2.0 if wrong else 1.5)
        shape = footprint(booth.shape)
        left, top, right, bottom = easel.view.screen_box(shape.bounds)
        size = int(min(_LARGEST, (right - left) * _ROOM / text_width(number, True), bottom - top))
        if size >= _LEAST:
            inside = shape.representative_point()
            middle = easel.view.to_screen((inside.x, inside.y))
            easel.label(number, middle, size, colour, palette.floor, bold=True)
