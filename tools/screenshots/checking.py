# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of what is found."""

from collections.abc import Callable, Mapping

from PyQt6.QtWidgets import (
    QCheckBox,
    QTableWidget,
    QWidget,
)

from tools.screenshots.hand import (
    MOVE,
    PRESS,
    RELEASE,
    act,
    booth,
    child,
    demand,
    settle,
    workspace_of,
)
from ui.desktop.window import Window


def show_finding(window: Window) -> None:
    """An aisle that is too narrow, explained, with what would mend it."""
    workspace = workspace_of(window)
    canvas, document = workspace.canvas, workspace.document
    name, (x, y) = booth(workspace, "Netherlands")
    canvas.zoom_to([name])
    canvas.zoom_by(0.5)
    act(canvas, PRESS, (x, y))
    for step in range(1, 4):
        act(canvas, MOVE, (x, y - 100.0 * step))
    act(canvas, RELEASE, (x, y - 300.0))
    settle(lambda: document.session.check_state == "current", "the plan is not checked")
    window.actions_by_id["next-finding"].trigger()
    finding = document.finding
    demand(finding is not None and finding.rule == "aisle-width", "no aisle is too narrow")
    settle(lambda: document.fixes != (), "nothing mends it")
    demand(canvas.card.isVisible(), "the card is not shown")
    act(canvas, MOVE, (x, y))


def show_profiles(window: Window) -> None:
    """Three profiles side by side, and the exits as one of them counts them."""
    workspace = workspace_of(window)
    document = workspace.document
    window.actions_by_id["profiles"].trigger()
    for name in ("korea", "ibc2018"):
        child(window, QCheckBox, f"profile-{name}").click()
    settle(lambda: document.session.check_state == "current", "the plan is not checked")
    demand(len(document.session.profiles) == 3, "three profiles are not chosen")
    child(window, QTableWidget, "verdicts").setCurrentCell(2, 0)
    found = workspace.findings.model.findings
    exits = [each for each in found if each.rule == "exit-capacity"]
    demand(bool(exits), "the exits are wide enough")
    workspace.show_finding(exits[0])
    demand(child(window, QWidget, "planPage").isEnabled(), "the profiles are not shown")


# Each drives a window that has just opened the example.
VIEWS: Mapping[str, Callable[[Window], None]] = {
    "finding.png": show_finding,
    "profiles.png": show_profiles,
}
