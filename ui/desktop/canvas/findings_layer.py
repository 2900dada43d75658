# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings at their place; the chosen one with what was measured, asked for, and by whom."""

from collections.abc import Sequence

from planner.locale import millimetres
from planner.rules.finding import Finding
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.strokes import SIGN, dimension, severity_colour, severity_sign
from ui.desktop.canvas.view import XY


def shown_findings(findings: Sequence[Finding], chosen: Finding | None) -> list[Finding]:
    """Errors and warnings, later ones on top; a note only when it is chosen."""
    order = {"note": 0, "warning": 1, "error": 2}
    kept = [finding for finding in findings if finding.severity != "note"]
    kept.sort(key=lambda finding: order[finding.severity])
    if chosen is not None:
        kept = [finding for finding in kept if finding.key != chosen.key] + [chosen]
    return kept


def sign_at(easel_scale: float) -> float:
    """The size of a sign: smaller where the whole hall is seen."""
    return SIGN if easel_scale >= 9.0 else 18.0


def paint_findings(easel: Easel, findings: Sequence[Finding], chosen: Finding | None) -> None:
    """The signs, and the measured line of the chosen finding."""
    size = sign_at(easel.view.scale)
    left, top, right, bottom = easel.frame
    for finding in shown_findings(findings, chosen):
        x, y = easel.view.to_screen(finding.at)
        if not (left - size <= x <= right + size and top - size <= y <= bottom + size):
            continue
        if chosen is not None and finding.key == chosen.key:
            _measured(easel, finding)
            lifted = (x, y - (size if finding.line else 0))
            severity_sign(easel, lifted, finding.severity, size + 4)
        else:
            severity_sign(easel, (x, y), finding.severity, size)


def _measured(easel: Easel, finding: Finding) -> None:
    colour, _ = severity_colour(easel, finding.severity)
    if finding.line is not None:
        dimension(easel, finding.line, figures(finding), colour)


def figures(finding: Finding) -> str:
    """Measured and required, as far as the finding has them: ``2,400 < 3,000 mm``."""
    if finding.measured is None or finding.unit != "mm":
        return ""
    if finding.required is None:
        return millimetres(finding.measured)
    sign = "<" if finding.measured < finding.required else ">"
    return f"{round(finding.measured):,} {sign} {millimetres(finding.required)}"


def finding_at(scale: float, places: Sequence[tuple[XY, Finding]], pixel: XY) -> Finding | None:
    """The topmost finding whose sign lies under a pixel."""
    reach = sign_at(scale) / 2
    for (x, y), finding in reversed(places):
        if abs(pixel[0] - x) <= reach and abs(pixel[1] - y) <= reach:
            return finding
    return None
