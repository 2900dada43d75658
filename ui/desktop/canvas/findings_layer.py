# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings at their place; the chosen one and the one under the pointer with what was measured."""

from planner.rules.finding import Finding
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.explained import paint_explained
from ui.desktop.canvas.signs import Signs, sign_size
from ui.desktop.canvas.strokes import severity_sign
from ui.desktop.sifting import same


def paint_findings(
    easel: Easel, signs: Signs, chosen: Finding | None, hovered: Finding | None
) -> None:
    """What is explained, and over it the signs."""
    if chosen is not None:
        paint_explained(easel, chosen)
    if hovered is not None and not same(hovered, chosen):
        paint_explained(easel, hovered)
    size = sign_size(easel.view.scale)
    left, top, right, bottom = easel.frame
    for finding in signs.findings:
        x, y = easel.view.to_screen(finding.at)
        if not (left - size <= x <= right + size and top - size <= y <= bottom + size):
            continue
        if same(finding, chosen):
            # It makes room for the measured line.
            severity_sign(easel, (x, y - (size if finding.line else 0)), finding.severity, size + 4)
        else:
            severity_sign(easel, (x, y), finding.severity, size)
