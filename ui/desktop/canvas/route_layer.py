# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk over the plan: its line, its ends, its narrowest place, and the card with its length."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QPen, QPolygonF

from planner.locale import metres, millimetres
from planner.paths import WIDTH
from ui.desktop.canvas.cards import GAP, Card, Line, paint_card
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.strokes import CASING, dimension, disc
from ui.desktop.canvas.view import XY
from ui.desktop.document import ShownRoute
from ui.desktop.tools.names import place_name

_SHORT = 18  # letters: longer names of ends stand one below the other
PACE = 1.34  # m/s, mean free walking speed (Weidmann 1993)


def paint_route(easel: Easel, route: ShownRoute) -> None:
    """The walk, 3 px, from A to B; its narrowest place; its card in the corner."""
    painter, palette = easel.painter, easel.palette
    points = route.walk.points
    track = QPolygonF(easel.points(points))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((3 + 2 * CASING, palette.floor), (3.0, palette.route)):
        stroke = QPen(colour, width)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(stroke)
        painter.drawPolyline(track)
    narrowest = route.walk.narrowest
    if narrowest is not None:
        dimension(easel, narrowest.segment, millimetres(narrowest.width), palette.route)
    paint_ends(easel, (points[0], points[-1]))
    corner = (easel.frame[0] + GAP, easel.frame[1] + GAP)
    paint_card(easel, route_card(easel, route), corner, palette.line, palette.route)


def paint_ends(easel: Easel, points: tuple[XY, ...]) -> None:
    """Discs A and B at the places that are picked."""
    palette = easel.palette
    for letter, point in zip("AB", points, strict=False):
        disc(easel, easel.view.to_screen(point), letter, palette.route, palette.floor)


def route_card(easel: Easel, route: ShownRoute) -> Card:
    """Length, time on foot, the two ends, the narrowest place."""
    seconds = round(route.walk.length / 1000.0 / PACE)
    minutes, rest = divmod(seconds, 60)
    if minutes:
        time = easel.text("card.walk-minutes", minutes=minutes, seconds=rest)
    else:
        time = easel.text("card.walk-seconds", seconds=seconds)
    ends = (_named(easel, route.start), f"→ {_named(easel, route.goal)}")
    rows = ends if max(map(len, ends)) > _SHORT else (" ".join(ends),)
    narrowest = route.walk.narrowest
    if narrowest is None:
        narrow = easel.text("card.open-floor", body=WIDTH)
    else:
        narrow = easel.text("card.narrowest", width=narrowest.width, body=WIDTH)
    return Card(
        (
            Line(f"{metres(route.walk.length)} · {time}", 15, bold=True, signal=True),
            *(Line(row, 13) for row in rows),
            Line(narrow, 12, soft=True),
        )
    )


def _named(easel: Easel, place: str) -> str:
    """A booth by number and short name, a door by its sign, a point by its coordinates."""
    site = easel.scene.site
    booth = site.booths.get(place)
    if booth is not None:
        short = [site.exhibitors[name].short[easel.language] for name in booth.exhibitors]
        return " ".join([booth.number, *short[:1]])
    named = place_name(site, place)
    return named if isinstance(named, str) else named[easel.language]
