# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies outside the walls, named along them: the visitor lobby, the freight yard."""

from collections.abc import Iterator

from planner.drawing.drawing import Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.margins import Margins, Side, side_of
from planner.drawing.space import Taken, text_box
from planner.drawing.styles import LEAST_TEXT
from planner.floor.site import Site
from planner.locale import text


def draw_wall_names(site: Site, frame: Frame, edges: Margins, taken: Taken) -> Iterator[Mark]:
    """The lobby beside visitor doors and the yard beside freight doors, where there is room."""
    for kind, key in (("visitor", "lobby"), ("freight", "freight-yard")):
        sides = {
            side_of(frame.angle(opening.facing) + 180.0)
            for opening in site.ground.openings
            if opening.kind == kind
        }
        for side in sorted(sides):
            yield from _along(side, f"drawing.{key}", frame, edges, taken)


def _along(side: Side, key: str, frame: Frame, edges: Margins, taken: Taken) -> Iterator[Mark]:
    """A name twice along a wall: at a third and two thirds, or as near as there is room."""
    height = frame.mm(LEAST_TEXT)
    first, last = edges.ends(side)
    angle = 90.0 if side in ("left", "right") else 0.0
    lines = [text(key, language) for language in frame.languages()]
    # Rows run outward at the top and below, rightward where the text stands.
    outward = frame.mm(3.2)
    for share in (1 / 3, 2 / 3):
        for shift in (0.0, 0.04, -0.04, 0.08, -0.08, 0.12, -0.12):
            along = first + (last - first) * (share + shift)
            marks = []
            for place, line in enumerate(lines):
                row = place if side in ("right", "bottom") else len(lines) - 1 - place
                out = outward + 1.6 * height * row
                x, y = edges.point(side, along, out)
                if side in ("right", "bottom"):
                    x, y = (x + height, y) if side == "right" else (x, y - height)
                marks.append(Text("A-ANNO-TEXT", "text.grey", line, (x, y), height, angle))
            if all(taken.is_free(text_box(mark)) for mark in marks):
                taken.take_all([text_box(mark) for mark in marks])
                yield from marks
                break
