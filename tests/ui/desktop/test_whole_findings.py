# SPDX-License-Identifier: GPL-3.0-or-later
"""A finding about someone who stands nowhere shows the whole plan, not the middle of the hall."""

from pathlib import Path

from planner.edits.move import Place
from ui.desktop.window import Window


def test_who_has_no_booth_is_looked_for_on_the_whole_plan(window: Window, plan_file: Path):
    workspace = window.desk.workspace
    assert workspace is not None
    workspace.document.apply(Place("booth-b9", 29_000, 5000))
    findings = {found.key: found for found in workspace.document.session.findings}
    workspace.canvas.fit()
    whole = workspace.canvas.view
    workspace.show_finding(findings["outside-hall/booth-b9"])
    assert workspace.canvas.view != whole
    workspace.show_finding(findings["unassigned/daegu"])
    assert workspace.canvas.view == whole
