# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk over the plan: its line, its ends, its narrowest place, and the card with its length."""

from collections.abc import Sequence

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QPen, QPolygonF

from planner.locale import metres, millimetres
from ui.desktop.canvas.cards import GAP, Card, Line, paint_card
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.strokes import CASING, dimension, disc
from ui.desktop.canvas.view import XY
from ui.desktop.document import ShownRoute
from ui.desktop.tools.names import shown_place

_SHORT = 18  # letters: longer names of ends stand one below the other
THICK, THIN = 3.0, 1.5  # px: the chosen way, the others
RING = 15.0  # px


def paint_route(easel: Easel, route: ShownRoute) -> None:
    """The chosen way, 3 px, from A to B, others thinner; its narrowest place; its card."""
    palette = easel.palette
    for number, way in enumerate(route.ways):
        if number != route.chosen:
            paint_track(easel, way.points, THIN)
    paint_track(easel, route.walk.points, THICK)
    narrowest = route.walk.narrowest
    if narrowest is not None:
        dimension(easel, narrowest.segment, millimetres(narrowest.width), palette.route)
    last = len(route.walk.halts) - 1
    for number, place in enumerate(route.walk.halts):
        letter = {0: "A", last: "B"}.get(number, str(number))
        disc(easel, easel.view.to_screen(place), letter, palette.route, palette.floor)
    if route.step is not None:
        paint_ring(easel, easel.view.to_screen(route.walk.steps[route.step].at))
    corner = (easel.frame[0] + GAP, easel.frame[1] + GAP)
    paint_card(easel, route_card(easel, route), corner, palette.line, palette.route)


def paint_track(easel: Easel, points: Sequence[XY], thickness: float) -> None:
    """A walk as a line of so many px, cased in the colour of the floor."""
    painter, palette = easel.painter, easel.palette
    track = QPolygonF(easel.points(points))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((thickness + 2 * CASING, palette.floor), (thickness, palette.route)):
        stroke = QPen(colour, width)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(stroke)
        painter.drawPolyline(track)


def paint_ring(easel: Easel, pixel: XY) -> None:
    """A ring about a place that is pointed at."""
    painter, palette = easel.painter, easel.palette
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((3 + 2 * CASING, palette.floor), (3.0, palette.select)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(QPointF(*pixel), RING, RING)


def paint_ends(easel: Easel, points: tuple[XY, ...]) -> None:
    """Discs A and B at the places that are picked."""
    palette = easel.palette
    for letter, point in zip("AB", points, strict=False):
        disc(easel, easel.view.to_screen(point), letter, palette.route, palette.floor)


def route_card(easel: Easel, route: ShownRoute) -> Card:
    """Length, time on foot, the two ends, the narrowest place."""
    seconds = round(route.walk.length / 1000.0 / route.speed)
    minutes, rest = divmod(seconds, 60)
    if minutes:
        time = easel.text("card.walk-minutes", minutes=minutes, seconds=rest)
    else:
        time = easel.text("card.walk-seconds", seconds=seconds)
    site, language = easel.scene.site, easel.language
    start, *further = (shown_place(site, place, language) for place in route.asked.places)
    ends = (start, *(f"→ {name}" for name in further))
    rows = ends if max(map(len, ends)) > _SHORT else (" ".join(ends),)
    narrowest = route.walk.narrowest
    if route.walk.kind == "quiet":
        narrow = easel.text("card.quiet")
    elif narrowest is None:
        narrow = easel.text("card.open-floor", body=route.asked.width)
    else:
        narrow = easel.text("card.narrowest", width=narrowest.width, body=route.asked.width)
    return Card(
        (
            Line(f"{metres(route.walk.length)} · {time}", 15, bold=True, signal=True),
            *(Line(row, 13) for row in rows),
            Line(narrow, 12, soft=True),
        )
    )
