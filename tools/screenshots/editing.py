# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of drawing and placing."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from planner.edits.assign import SetStatus
from planner.edits.delete import Delete
from planner.edits.drawn import AddDimension, AddText
from planner.edits.furnish import Furnish
from planner.edits.lock import Group
from planner.edits.move import Move
from planner.edits.structures import AddColumn, AddWall
from planner.edits.swap import SwapExhibitors
from planner.floor.footprints import footprint
from planner.floor.furnishing import DEFAULTS
from planner.floor.numbering import BYS
from tools.screenshots.hand import (
    MOVE,
    PRESS,
    RELEASE,
    Unfit,
    act,
    booth,
    child,
    click,
    demand,
    pull,
    settle,
    workspace_of,
)
from ui.desktop.canvas.detail import detail
from ui.desktop.canvas.numbers_layer import Proposal
from ui.desktop.canvas.view import XY, Box
from ui.desktop.dialogs.numbering import NumberingDialog, first_scheme
from ui.desktop.palette.palette import Palette
from ui.desktop.window import Window

# Boxes of the plan that pictures show, mm: x from, y from, x to, y to.
BLOCK: Box = (14_000, 13_000, 50_000, 66_000)
AISLE: Box = (36_000, 106_000, 56_000, 134_000)
FREED: Box = (6000, 118_000, 44_000, 168_000)
OPEN_FLOOR: Box = (3000, 119_500, 15_000, 139_000)
SQUARE: Box = (14_000, 64_000, 48_000, 116_000)
# The open floor of the city square, from corner to corner of the booths about it.
SQUARE_CORNERS: tuple[XY, ...] = (
    (28_500, 75_000), (22_500, 87_000), (22_500, 93_000), (28_500, 105_000), (34_500, 105_000),
    (40_500, 93_000), (40_500, 87_000), (34_500, 75_000),
)  # fmt: skip


def show_hall(window: Window) -> None:
    """The whole hall, checked."""
    workspace = workspace_of(window)
    demand(workspace.document.session.check_state == "current", "the plan is not checked")
    for kind, name in (
        (QTabBar, "planTabs"),
        (QPushButton, "findingsPill"),
        (QPushButton, "exportButton"),
        (QWidget, "exhibitors"),
        (QWidget, "planPage"),
        (QTableView, "findingsTable"),
        (QLabel, "statusSaved"),
    ):
        child(window, kind, name)


def show_selection(window: Window) -> None:
    """A booth selected, its block about it."""
    workspace = workspace_of(window)
    canvas = workspace.canvas
    canvas.zoom_to(BLOCK)
    demand(detail(canvas.view.scale).name == "block", f"{canvas.view.scale} px/m is no block level")
    name, place = booth(workspace, "K101")
    click(canvas, place)
    demand(workspace.document.selection == (name,), "K101 is not selected")
    demand(child(window, QWidget, "boothPage").isEnabled(), "the inspector shows no booth")


def show_layers(window: Window) -> None:
    """The layers, booths coloured by status, one layer off and some booths hidden."""
    workspace = workspace_of(window)
    document = workspace.document
    window.actions_by_id["layers"].trigger()
    window.actions_by_id["colour-status"].trigger()
    child(window, QToolButton, "layer-eye-grid").click()
    document.select([booth.id for booth in document.site.plan.booths if booth.pavilion == "cities"])
    demand(len(document.selection) == 9, "there are not nine cities")
    window.actions_by_id["hide"].trigger()
    demand(child(window, QToolButton, "legendHidden").isEnabled(), "nothing is hidden")


def show_history(window: Window) -> None:
    """The steps of some work, one of them taken back, and several things selected."""
    workspace = workspace_of(window)
    document = workspace.document
    names = [booth(workspace, name)[0] for name in ("A101", "A103", "A105")]
    for edit in (
        SetStatus((names[0],), "held"),
        Group(tuple(names)),
        Move(tuple(names), 0, 3000),
        SwapExhibitors(names[0], names[1]),
    ):
        document.apply(edit)
    window.actions_by_id["undo"].trigger()
    document.select(names)
    window.actions_by_id["history"].trigger()
    settle(lambda: document.session.check_state == "current", "the plan is not checked")
    demand(len(document.session.history) == 4, "there are not four steps")
    demand(child(window, QWidget, "manyPage").isEnabled(), "the inspector shows no selection")


def show_start(window: Window) -> None:
    """The page of a window without a plan."""
    window.actions_by_id["close"].trigger()
    demand(window.workspace is None, "a plan is open")
    demand(child(window, QWidget, "startPage").isEnabled(), "there is no start page")


def show_palette(window: Window) -> None:
    """The palette, with what a few letters find."""
    window.actions_by_id["palette"].trigger()
    palette = child(window, Palette, "palette")
    palette.line.setText("exit")
    kinds = {entry.kind for entry in palette.list.rows.entries}
    demand(kinds >= {"action", "opening", "rule"}, f"exit finds {kinds}")


def show_drag(window: Window) -> None:
    """A booth held where it makes an aisle too narrow."""
    workspace = workspace_of(window)
    canvas = workspace.canvas
    canvas.zoom_to(AISLE)
    _, (x, y) = booth(workspace, "H114")
    click(canvas, (x, y))
    act(canvas, PRESS, (x, y))
    for step in range(1, 9):
        act(canvas, MOVE, (x, y + 425.0 * step))
    ghost = canvas.tools.state.overlay.ghost
    if ghost is None or not ghost.breaches:
        raise Unfit("the drag breaks nothing")
    worst = ghost.breaches[0]
    demand((worst.rule, worst.severity) == ("aisle-width", "error"), f"it breaks {worst.key}")


def show_rows(window: Window) -> None:
    """A block of booths as a ghost with its handles, where the contest and start-ups stood."""
    workspace = workspace_of(window)
    canvas, document = workspace.canvas, workspace.document
    site = document.site
    bounds = {name: footprint(each.shape).bounds for name, each in site.booths.items()}
    gone = [name for name, box in bounds.items() if box[1] > 126_000 and box[0] > 8000]
    document.apply(Delete(tuple(gone)))
    canvas.zoom_to(FREED)
    window.actions_by_id["tool-rows"].trigger()
    start, end = (12_000.0, 128_000.0), (36_500.0, 143_400.0)
    act(canvas, PRESS, start)
    for step in range(1, 5):
        (x, y), (far, deep), share = start, end, step / 4
        act(canvas, MOVE, (x + (far - x) * share, y + (deep - y) * share))
    act(canvas, RELEASE, end)
    field = child(window, QLineEdit, "rows-cross-everyLine")
    field.setText("4")
    field.textEdited.emit("4")
    field.editingFinished.emit()
    demand(canvas.path == "rows.shaping", "no block is shaped")
    demand(child(window, QWidget, "rowsPage").isEnabled(), "its figures are not shown")


def show_numbering(window: Window) -> None:
    """The numbers that a scheme proposes, on the plan and in its dialog."""
    workspace = workspace_of(window)
    canvas, site = workspace.canvas, workspace.document.site
    canvas.zoom_to(BLOCK)
    dialog = NumberingDialog(
        site, tuple(site.booths), first_scheme(canvas.view.turned), some=False,
        turned=canvas.view.turned, look=window.look, parent=window,
    )  # fmt: skip
    dialog.proposed.connect(lambda numbers, shared: canvas.propose(Proposal(numbers, shared)))
    dialog.by.setCurrentIndex(BYS.index("block"))
    dialog.show_now()
    # Within the window, where a picture of it shows the dialog too.
    dialog.setWindowFlags(Qt.WindowType.Widget)
    dialog.setStyleSheet(f"#numbering {{ border: 1px solid {window.look.palette.edge.name()}; }}")
    dialog.adjustSize()
    dialog.move(window.width() - dialog.width() - 24, 150)
    dialog.show()
    demand(dialog.list.rowCount() == len(site.booths), "not every booth is numbered")


def show_seats(window: Window) -> None:
    """A classroom that was dragged, with the figures it follows."""
    workspace = workspace_of(window)
    canvas, document = workspace.canvas, workspace.document
    canvas.zoom_to(OPEN_FLOOR)
    window.actions_by_id["tool-seats"].trigger()
    pull(canvas, (4000.0, 122_500.0), (12_500.0, 133_000.0))
    (area,) = document.selection
    document.apply(Furnish.by(area, replace(DEFAULTS["classroom"], cross_every=3, edge=500)))
    document.choose(None)
    demand(len(document.site.areas[area].furniture) > 2, "nothing stands in the area")


def show_walls(window: Window) -> None:
    """Walls, a column, words and a dimension, and a wall that is being drawn too close."""
    workspace = workspace_of(window)
    canvas, document = workspace.canvas, workspace.document
    canvas.zoom_to(OPEN_FLOOR)
    for edit in (
        AddWall(((4000, 122_500), (4000, 132_500), (8000, 132_500)), 120, 2500),
        AddColumn((6000, 127_500)),
        AddText((6900, 124_200), "Demo stage", 500, 90.0),
        AddDimension((4000, 122_500), (4000, 132_500), 900),
    ):
        document.apply(edit)
    document.select(())
    document.choose(None)
    window.actions_by_id["tool-wall"].trigger()
    click(canvas, (8000, 132_500))
    for share in (0.3, 0.7, 1.0):
        act(canvas, MOVE, (8000.0 + 4500.0 * share, 132_500.0))
    demand(canvas.path == "wall.drawing", "no wall is drawn")
    demand(canvas.tools.state.overlay.ghost is not None, "the wall is not shown")


def show_measure(window: Window) -> None:
    """An area that is measured from corner to corner."""
    workspace = workspace_of(window)
    canvas = workspace.canvas
    canvas.zoom_to(SQUARE)
    window.actions_by_id["tool-measure"].trigger()
    for place in (*SQUARE_CORNERS, SQUARE_CORNERS[0]):
        click(canvas, place)
    demand(canvas.path == "measure.shown", "nothing is measured")


# Each drives a window that has just opened the example.
VIEWS: Mapping[str, Callable[[Window], None]] = {
    "window.png": show_hall,
    "selection.png": show_selection,
    "layers.png": show_layers,
    "history.png": show_history,
    "start.png": show_start,
    "palette.png": show_palette,
    "drag.png": show_drag,
    "rows.png": show_rows,
    "numbering.png": show_numbering,
    "seats.png": show_seats,
    "walls.png": show_walls,
    "measure.png": show_measure,
}
