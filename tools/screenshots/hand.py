# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in the window: find, click, drag, wait; give up where something is missing."""

import time
from collections.abc import Callable
from typing import TypeVar

from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import (
    QApplication,
    QWidget,
)

from planner.floor.footprints import footprint
from planner.floor.lookup import find_spot
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.view import XY
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

MOVE, PRESS, RELEASE = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
)
Widget = TypeVar("Widget", bound=QWidget)


class Unfit(Exception):
    """The window does not show what a picture is for."""


def demand(holds: bool, what: str) -> None:
    """Give up unless something holds."""
    if not holds:
        raise Unfit(what)


def child(parent: QWidget, kind: type[Widget], name: str) -> Widget:
    """The widget of a name below another, which must be shown."""
    for found in parent.findChildren(kind, name):
        if found.isVisible():
            return found
    raise Unfit(f"no {name} is shown in {parent.objectName()}")


def workspace_of(window: Window) -> Workspace:
    """The workspace of the open plan."""
    workspace = window.workspace
    if workspace is None:
        raise Unfit("no plan is open")
    return workspace


def booth(workspace: Workspace, name: str) -> tuple[str, XY]:
    """The id of the one booth that people call so, and a place in it, mm."""
    site = workspace.document.site
    spot = find_spot(site, name)
    demand(spot.kind == "booths" and len(spot.ids) == 1, f"{name} is not one booth")
    place = footprint(site.booths[spot.ids[0]].shape).representative_point()
    return spot.ids[0], (place.x, place.y)


def pixel(canvas: Canvas, place: XY) -> QPointF:
    """Where a place of the plan (mm) is on the canvas."""
    found = QPointF(*canvas.view.to_screen(place))
    demand(canvas.rect().contains(found.toPoint()), f"{place} is out of the picture")
    return found


def act(canvas: Canvas, kind: QEvent.Type, place: XY) -> None:
    """Let the mouse do something at a place of the plan, with the left button or none."""
    at = pixel(canvas, place)
    moves = kind == QEvent.Type.MouseMove
    button = Qt.MouseButton.NoButton if moves else Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, canvas.mapToGlobal(at), button, button, held)
    QApplication.sendEvent(canvas, event)
    canvas.flush()


def click(canvas: Canvas, place: XY) -> None:
    """Click on a place of the plan."""
    for kind in (MOVE, PRESS, RELEASE):
        act(canvas, kind, place)


def settle(holds: Callable[[], bool], what: str) -> None:
    """Let the window go on until something holds, ten seconds at most."""
    ends = time.monotonic() + 10.0
    while not holds() and time.monotonic() < ends:
        QApplication.processEvents()
        time.sleep(0.01)
    demand(holds(), what)


def pull(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press at a place, move to another in steps, let go."""
    act(canvas, PRESS, start)
    for step in range(1, 5):
        x, y = (a + (b - a) * step / 4 for a, b in zip(start, end, strict=True))
        act(canvas, MOVE, (x, y))
    act(canvas, RELEASE, end)
