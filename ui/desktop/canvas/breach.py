# SPDX-License-Identifier: GPL-3.0-or-later
"""What a drag breaks: the strip that is too narrow, its measure, and the card that says so."""

import math
from dataclasses import replace

import numpy as np
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QBrush

from planner.floor.footprints import footprint
from planner.rules.finding import Finding
from planner.rules.message import citation, message
from planner.rules.words import Word
from ui.desktop.canvas.cards import Card, Line, card_corner, paint_card
from ui.desktop.canvas.easel import Easel, line, pen
from ui.desktop.canvas.findings_layer import figures
from ui.desktop.canvas.scene import Scene
from ui.desktop.canvas.strokes import dimension, severity_colour, severity_sign
from ui.desktop.canvas.view import XY, Box
from ui.desktop.tools.overlay import Ghost

_CLEAR = 20.0  # px about a measured place that the card's leader leaves free
_NARROW = 300.0  # mm to each side of a measured line that lies across no common front


def paint_breach(
    easel: Easel, ghost: Ghost, last: XY | None, fields: QRectF | None = None
) -> XY | None:
    """The worst breach of a ghost; returns where its card stands, to be kept for the next.

    The card stands beside the typed figures, whose place ``fields`` is.
    """
    if not ghost.breaches:
        return None
    worst = ghost.breaches[0]
    easel = replace(easel, scene=Scene(ghost.preview.site))
    colour, soft = severity_colour(easel, worst.severity)
    if worst.line is not None:
        strip = QRectF(*_screen_rect(easel, _strip(easel, worst)))
        easel.painter.fillRect(strip, soft)
        easel.painter.fillRect(strip, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        dimension(easel, worst.line, f"{round(worst.measured or 0):,}", colour)
    return _card(easel, worst, len(ghost.breaches) - 1, last, fields)


def _screen_rect(easel: Easel, box: Box) -> tuple[float, float, float, float]:
    left, top, right, bottom = easel.view.screen_box(box)
    return left, top, right - left, bottom - top


def _footprint_box(easel: Easel, name: str) -> Box | None:
    site = easel.scene.site
    thing = site.booths.get(name) or site.areas.get(name)
    if thing is not None:
        return footprint(thing.shape).bounds
    solid = site.ground.solids.get(name)
    return None if solid is None else solid.bounds


def _strip(easel: Easel, finding: Finding) -> Box:
    """The floor between the two things, as wide as they face each other."""
    assert finding.line is not None
    (x1, y1), (x2, y2) = finding.line
    box = [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)]
    across = 1 if abs(x2 - x1) >= abs(y2 - y1) else 0
    sides = [_footprint_box(easel, name) for name in finding.subjects]
    facing = [side for side in sides if side is not None]
    low = max((side[across] for side in facing), default=0.0)
    high = min((side[across + 2] for side in facing), default=0.0)
    straight = min(abs(x2 - x1), abs(y2 - y1)) < 1.0
    if len(facing) < 2 or not straight or high <= low:
        low, high = box[across] - _NARROW, box[across + 2] + _NARROW
    box[across], box[across + 2] = low, high
    return (box[0], box[1], box[2], box[3])


def breach_card(easel: Easel, finding: Finding, more: int) -> Card:
    """Measured < required, fact and act, and the source."""
    said = message(finding, easel.scene.site, easel.language) + _arrow(easel, finding)
    lines = [Line(said, 13)]
    if compared := figures(finding):
        lines.insert(0, Line(compared, 15, bold=True, signal=True))
    else:
        lines[0] = Line(said, 13, bold=True, signal=True)
    cited = f"{finding.rule}, {citation(finding, easel.language)}"
    source = easel.text("card.source", source=cited)
    lines.append(Line(source, 11, soft=True))
    if more:
        lines.append(Line(easel.text("card.more", count=more), 11, soft=True))
    return Card(tuple(lines), sign=True)


# The words for directions that rules use are the plan's; on a turned view an arrow shows them.
_WAYS: dict[str, XY] = {"left": (-1, 0), "right": (1, 0), "inward": (0, 1), "outward": (0, -1)}


def _arrow(easel: Easel, finding: Finding) -> str:
    way = finding.values.get("way")
    if not isinstance(way, Word) or way.key not in _WAYS:
        return ""
    start, end = easel.view.to_screen((0.0, 0.0)), easel.view.to_screen(_WAYS[way.key])
    right, down = end[0] - start[0], end[1] - start[1]
    if abs(right) > abs(down):
        return " →" if right > 0 else " ←"
    return " ↓" if down > 0 else " ↑"


def _card(easel: Easel, finding: Finding, more: int, last: XY | None, fields: QRectF | None) -> XY:
    colour, _ = severity_colour(easel, finding.severity)
    card = breach_card(easel, finding, more)
    boxes = [_footprint_box(easel, name) for name in finding.subjects]
    shunned = [QRectF(*_screen_rect(easel, box)) for box in boxes if box is not None]
    if fields is not None:
        shunned.append(fields)
    at = easel.view.to_screen(finding.at)
    shunned.append(QRectF(at[0] - 24, at[1] - 24, 48, 48))
    if finding.line is not None:
        shunned.append(QRectF(*_screen_rect(easel, _strip(easel, finding))))
    scene = easel.scene
    places = scene.exposed(easel.exposed)
    others = np.array([easel.view.screen_box(scene.bounds[place]) for place in places])
    corner = card_corner(card.size(), at, easel.frame, shunned, others.reshape(-1, 4), last)
    width, height = card.size()
    foot = (
        min(max(at[0], corner[0] + 16), corner[0] + width - 16),
        corner[1] + height if corner[1] + height / 2 < at[1] else corner[1],
    )
    # The leader ends short of the figure that stands at the place.
    length = max(math.dist(foot, at), 1.0)
    share = max(0.0, 1.0 - _CLEAR / length)
    tip = (foot[0] + (at[0] - foot[0]) * share, foot[1] + (at[1] - foot[1]) * share)
    easel.painter.setPen(pen(colour, 1.4))
    easel.painter.drawLine(line(foot, tip))
    paint_card(easel, card, corner, colour, colour)
    severity_sign(easel, (corner[0] + 22, corner[1] + 23), finding.severity, 18)
    return corner
