# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings at their place; the chosen one and the one under the pointer with what was measured."""

from collections.abc import Sequence

from planner.rules.finding import Finding
from planner.rules.requirement import Profile
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.exit_badges import counts_exits, paint_exit_badges
from ui.desktop.canvas.explained import paint_explained
from ui.desktop.canvas.signs import Signs, sign_size
from ui.desktop.canvas.strokes import severity_sign
from ui.desktop.sifting import same


def paint_findings(
    easel: Easel,
    signs: Signs,
    chosen: Finding | None,
    hovered: Finding | None,
    profiles: Sequence[Profile],
    *,
    waived: bool = False,
) -> None:
    """What is explained, and over it the signs. ``waived``: the chosen one does not count."""
    for finding in (chosen, None if same(hovered, chosen) else hovered):
        if finding is None:
            continue
        paint_explained(easel, finding)
        if counts_exits(finding):
            for profile in profiles:
                if profile.id == finding.profile:
                    conditions = easel.scene.site.plan.conditions
                    paint_exit_badges(easel, finding, profile.under(conditions))
    size = sign_size(easel.view.scale)
    for finding, (x, y) in signs.within(easel.view, easel.frame, size):
        if same(finding, chosen):
            # It makes room for the measured line.
            lifted = (x, y - (size if finding.line else 0))
            severity_sign(easel, lifted, finding.severity, size + 4, muted=waived)
        else:
            severity_sign(easel, (x, y), finding.severity, size)
