# SPDX-License-Identifier: GPL-3.0-or-later
"""What a drag breaks: the strip that is too narrow, its measure, and the card that says so."""

from dataclasses import replace

from PyQt6.QtCore import QRectF

from planner.locale import text
from planner.rules.figures import compared
from planner.rules.finding import Finding
from planner.rules.message import message
from planner.rules.words import Word
from ui.desktop.canvas.cards import Card, Line, paint_card, paint_leader
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.explained import paint_strip
from ui.desktop.canvas.placing import anchor, place_card
from ui.desktop.canvas.scene import Scene
from ui.desktop.canvas.strokes import dimension, severity_colour, severity_sign
from ui.desktop.canvas.view import XY
from ui.desktop.tools.overlay import Ghost


def paint_breach(
    easel: Easel, ghost: Ghost, last: XY | None, fields: QRectF | None = None
) -> XY | None:
    """The worst breach of a ghost; returns where its card stands, to be kept for the next.

    The card stands beside the typed figures, whose place ``fields`` is.
    """
    if not ghost.breaches:
        return None
    worst, standing = ghost.breaches[0], easel.scene
    easel = replace(easel, scene=Scene(ghost.preview.site, standing.layering))
    colour, _ = severity_colour(easel, worst.severity)
    if worst.line is not None:
        paint_strip(easel, worst)
        dimension(easel, worst.line, f"{round(worst.measured or 0):,}", colour)
    return _card(easel, worst, standing, len(ghost.breaches) - 1, last, fields)


def breach_card(easel: Easel, finding: Finding, more: int) -> Card:
    """Measured < required, fact and act, and the source."""
    said = message(finding, easel.scene.site, easel.language) + _arrow(easel, finding)
    lines = [Line(said, 13)]
    if figures := compared(finding, easel.language):
        lines.insert(0, Line(figures, 15, bold=True, signal=True))
    else:
        lines[0] = Line(said, 13, bold=True, signal=True)
    sure = text(f"rules.confidence.{finding.confidence}", easel.language)
    cited = f"{finding.rule}, {finding.citation[easel.language]} · {sure}"
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
    return f" {easel.view.arrows(_WAYS[way.key])}"


def _card(
    easel: Easel,
    finding: Finding,
    standing: Scene,
    more: int,
    last: XY | None,
    fields: QRectF | None,
) -> XY:
    colour, _ = severity_colour(easel, finding.severity)
    card = breach_card(easel, finding, more)
    # Beside what stands: to work out where all is in the ghost's plan takes longer than a frame.
    corner = place_card(
        card.size(),
        finding,
        easel.view,
        standing,
        easel.frame,
        last,
        fields,
        easel.scene.site,
    )
    at = anchor(finding, easel.view, easel.frame)
    paint_leader(easel, QRectF(*corner, *card.size()), at, colour)
    paint_card(easel, card, corner, colour, colour)
    severity_sign(easel, (corner[0] + 22, corner[1] + 23), finding.severity, 18)
    return corner
