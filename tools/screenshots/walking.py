# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of walks: routes, tours, exposure, how a plan is left."""

from collections.abc import Callable, Mapping

from PyQt6.QtCore import QPoint
from PyQt6.QtWidgets import (
    QApplication,
    QScrollArea,
    QToolButton,
    QWidget,
)

from tools.screenshots.hand import (
    MOVE,
    Unfit,
    act,
    booth,
    child,
    click,
    demand,
    settle,
    workspace_of,
)
from ui.desktop.window import Window

CLOSED = "hall-5-emergency-3"  # the exit that the egress view takes for closed


def show_route(window: Window) -> None:
    """The walk from LH to the Netherlands."""
    workspace = workspace_of(window)
    canvas = workspace.canvas
    ends = [booth(workspace, name) for name in ("K101", "Netherlands")]
    child(window, QToolButton, "tool-route").click()
    for _, place in ends:
        click(canvas, place)
    document = workspace.document
    settle(lambda: document.route is not None and not document.route.seeking, "there is no route")
    route = document.route
    if route is None:
        raise Unfit("there is no route")
    demand([route.start, route.goal] == [name for name, _ in ends], "it is another route")
    act(canvas, MOVE, (1000.0, 1000.0))


def show_tour(window: Window) -> None:
    """The study tour that the plan holds: its walk, its schedule, one stop chosen."""
    workspace = workspace_of(window)
    window.actions_by_id["tours"].trigger()
    settle(lambda: workspace.tourer.shown is not None, "the tour is not planned")
    workspace.tourer.point_at(7)
    demand(child(window, QWidget, "tourPage").isEnabled(), "the inspector shows no tour")
    act(workspace.canvas, MOVE, (1000.0, 1000.0))


def show_exposure(window: Window) -> None:
    """How many visitors pass each booth, as a map and a list, and one booth's figure."""
    workspace = workspace_of(window)
    window.actions_by_id["exposure"].trigger()
    demand(workspace.exposer.state == "current", "the exposure is not worked out")
    name, place = booth(workspace, "K103")
    click(workspace.canvas, place)
    demand(workspace.document.selection == (name,), "K103 is not selected")
    demand(child(window, QWidget, "boothExposureSection").isEnabled(), "it has no figure")
    act(workspace.canvas, MOVE, (1000.0, 1000.0))


def show_egress(window: Window) -> None:
    """How the plan is left where one exit is closed."""
    workspace = workspace_of(window)
    window.actions_by_id["egress"].trigger()
    demand(workspace.leaver.state == "current", "the egress is not worked out")
    workspace.leaver.close(CLOSED, closed=True)
    made = workspace.leaver.current
    demand(made is not None and made.closed == {CLOSED}, "no exit is closed")
    demand(child(window, QWidget, "egressPage").isEnabled(), "the inspector shows no egress")
    act(workspace.canvas, MOVE, (1000.0, 1000.0))


def show_blockers(window: Window) -> None:
    """What blocks the plan, and where the first move would free width."""
    workspace = workspace_of(window)
    window.actions_by_id["blockers"].trigger()
    demand(workspace.seeker.state == "current", "what blocks the plan is not found")
    section = workspace.inspector.egress.blockers
    demand(bool(section.rows), "no move frees any width")
    section.rows[0].show_.click()
    QApplication.processEvents()
    for scroll in workspace.inspector.findChildren(QScrollArea):
        if scroll.isAncestorOf(section) and (bar := scroll.verticalScrollBar()) is not None:
            bar.setValue(section.mapTo(scroll.widget(), QPoint(0, 0)).y())
    act(workspace.canvas, MOVE, workspace.canvas.middle)


# Each drives a window that has just opened the example.
VIEWS: Mapping[str, Callable[[Window], None]] = {
    "route.png": show_route,
    "tour.png": show_tour,
    "exposure.png": show_exposure,
    "egress.png": show_egress,
    "blockers.png": show_blockers,
}
