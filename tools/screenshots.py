# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the pictures of README and guide anew: ``make screenshots``, or with a folder to write to.

    python tools/screenshots.py [FOLDER]

Each picture is the real window on the shipped example, driven by mouse and keys as a person would,
or the printed sheet. A widget that is not there, or a step that shows something else than its
picture is for, ends the script, and then no picture is written. The settings are those of a first
run, in a folder of their own.
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
import pypdfium2  # type: ignore[import-untyped] # it ships no types
from PIL import Image
from PyQt6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, Qt
from PyQt6.QtGui import QCursor, QMouseEvent
from PyQt6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTableWidget,
    QToolButton,
    QWidget,
)

from planner.drawing.sheet.tour import TourBrief
from planner.edits.assign import SetStatus
from planner.edits.delete import Delete
from planner.edits.drawn import AddDimension, AddText
from planner.edits.exhibitors import AddExhibitor, SetExhibitor
from planner.edits.furnish import Furnish
from planner.edits.move import Move
from planner.edits.rotate import Rotate
from planner.edits.set_prices import SetPrices
from planner.edits.set_services import SetServices
from planner.edits.structures import AddColumn, AddWall
from planner.edits.swap import SwapExhibitors
from planner.exchange import pdf
from planner.exchange.options import ExportOptions
from planner.exchange.report import pdf as report_pdf
from planner.exchange.report.content import safety_report
from planner.exchange.tour_sheet import to_png
from planner.floor.footprints import footprint
from planner.floor.furnishing import DEFAULTS
from planner.floor.lookup import find_spot
from planner.floor.numbering import BYS
from planner.floor.site import open_site
from planner.model.atomic import write_bytes
from planner.model.held import Holder
from planner.model.locks import lock_path
from planner.model.problems import BadInput
from planner.model.shipped import example_plan
from planner.paths.tour import NoTour, plan_tour
from planner.paths.tours import tour_request
from planner.rules.check import check
from planner.rules.profile import find_profile
from ui.desktop import application
from ui.desktop.background import Jobs
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.detail import detail
from ui.desktop.canvas.numbers_layer import Proposal
from ui.desktop.canvas.view import XY, Box
from ui.desktop.dialogs.import_exhibitors import ImportDialog
from ui.desktop.dialogs.numbering import NumberingDialog, first_scheme
from ui.desktop.look import Look
from ui.desktop.palette.palette import Palette
from ui.desktop.settings import Settings
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
WINDOW = (1600, 1000)  # px
SHEET = 1600  # px across
REPORTED = ("kintex", "korea", "nfpa101", "ibc2018")  # the profiles of the report
MOST_BYTES = 400_000
MOST_SHIFT = 16  # of 255: how far a palette may move a colour, which no eye sees

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
CLOSED = "hall-5-emergency-3"  # the exit that the egress view takes for closed
# What the detail of the sheet shows, and at how many dots per inch: shares of its width and height.
DETAIL: Box = (0.19, 0.13, 0.50, 0.44)
DETAIL_DPI = 110

# A list as organisers send it, in the encoding of Korean spreadsheets.
LIST = """2018 참가업체 현황
업체명,업체명(영문),부스번호,상태,신청면적(㎡),비고
한국토지주택공사 (LH),,K101,확정,200,
가나전자,Gana Electronics,A101,확정,9,
다라건설,Dara Construction,Z999,확정,9,
마바통신,Maba Telecom,,,18,추후 배정
"""

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


# The pictures of the window: each drives a window that has just opened the example.


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
    """Korean, dark, a booth selected, its block about it."""
    child(window, QToolButton, "language-ko").click()
    child(window, QToolButton, "theme").click()
    workspace = workspace_of(window)
    canvas = workspace.canvas
    canvas.zoom_to(BLOCK)
    demand(detail(canvas.view.scale).name == "block", f"{canvas.view.scale} px/m is no block level")
    name, place = booth(workspace, "K101")
    click(canvas, place)
    demand(workspace.document.selection == (name,), "K101 is not selected")
    demand(child(window, QWidget, "boothPage").isEnabled(), "the inspector shows no booth")
    demand(workspace.bottom.tabs.tabText(0) == "점검 결과", "it speaks no Korean")


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


def settle(holds: Callable[[], bool], what: str) -> None:
    """Let the window go on until something holds, ten seconds at most."""
    ends = time.monotonic() + 10.0
    while not holds() and time.monotonic() < ends:
        QApplication.processEvents()
        time.sleep(0.01)
    demand(holds(), what)


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


def show_selling(window: Window) -> None:
    """What the plan is worth by prices made up for the picture; an exhibitor is carried."""
    workspace = workspace_of(window)
    canvas, document = workspace.canvas, workspace.document
    k102, (x, y) = booth(workspace, "K102")
    for edit in (
        SetPrices("KRW", 300_000, 250_000, corner=10, end_cap=15, island=20),
        SetExhibitor("k-water", asked=60),
        SetExhibitor("krihs", asked=90),
        AddExhibitor("가나전자", "Gana Electronics", asked=18),
        SetServices((k102,), power=15_000, three_phase=True, internet=2),
    ):
        document.apply(edit)
    settle(lambda: document.session.check_state == "current", "the plan is not checked")
    rows = workspace.left.exhibitors.list
    named = [row.exhibitor for row in rows.rows.rows]
    index = rows.rows.index(named.index("krihs"))
    QApplication.processEvents()
    view, page = rows.viewport(), workspace.inspector.plan
    scroll = page.parentWidget()
    area = None if scroll is None else scroll.parentWidget()
    if view is None or not isinstance(area, QScrollArea):
        raise Unfit("there is no list, or no page")
    area.ensureWidgetVisible(page.services)
    held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    start = QPointF(rows.visualRect(index).center())
    end = QPointF(canvas.mapToGlobal(pixel(canvas, (x, y))))
    for kind, place in (
        (PRESS, start),
        (MOVE, QPointF(view.mapFromGlobal(end)) - QPointF(20, 0)),
        (MOVE, QPointF(view.mapFromGlobal(end))),
    ):
        event = QMouseEvent(kind, place, QPointF(view.mapToGlobal(place)), held, held, none)
        QApplication.sendEvent(view, event)
    demand(canvas.tools.path == "select.assigning", "nobody is carried")
    demand(canvas.tools.state.overlay.ghost is not None, "the booth shows nobody")


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
        share = step / 4
        act(canvas, MOVE, tuple(a + (b - a) * share for a, b in zip(start, end, strict=True)))
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


def pull(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press at a place, move to another in steps, let go."""
    act(canvas, PRESS, start)
    for step in range(1, 5):
        x, y = (a + (b - a) * step / 4 for a, b in zip(start, end, strict=True))
        act(canvas, MOVE, (x, y))
    act(canvas, RELEASE, end)


def show_measure(window: Window) -> None:
    """An area that is measured from corner to corner."""
    workspace = workspace_of(window)
    canvas = workspace.canvas
    canvas.zoom_to(SQUARE)
    window.actions_by_id["tool-measure"].trigger()
    for place in (*SQUARE_CORNERS, SQUARE_CORNERS[0]):
        click(canvas, place)
    demand(canvas.path == "measure.shown", "nothing is measured")


def show_files(window: Window) -> None:
    """Two plans in tabs, the one in front open elsewhere; what was done to it before, below."""
    workspace = workspace_of(window)
    k103, k105, v102 = (booth(workspace, name)[0] for name in ("K103", "K105", "Netherlands"))
    for edit in (Move((k103,), 500, 0), SetStatus((k103, k105), "held"), Delete((v102,))):
        workspace.document.apply(edit)
    workspace.document.undo()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "autumn.json"
        path.write_bytes(example_plan().read_bytes())
        holder = Holder("kim", "desk-12", 1, "2018-09-03T09:12:00+09:00")
        lock_path(path).write_bytes(msgspec.json.encode(holder))
        demand(window.open(path), "the second plan is not opened")
    demand(workspace_of(window).notice.notice == "held", "the second plan may be changed")
    window.desk.show(workspace)
    window.actions_by_id["history"].trigger()
    demand(workspace.history.isVisible(), "the history is not shown")
    demand([window.top.tabs.marked(tab) for tab in (0, 1)] == [True, True], "tabs have no marks")


def show_compare(window: Window) -> None:
    """A plan against the version before: over each other, side by side, and as a list."""
    workspace = workspace_of(window)
    before = workspace.document.site
    v101, v102, v103, v104, v105 = (booth(workspace, f"V10{number}")[0] for number in range(1, 6))
    for edit in (
        Move((v102,), -4000, -3000), Rotate((v103,), 90.0), Delete((v104,)),
        SetStatus((v105,), "held"), SwapExhibitors(v101, v103),
    ):  # fmt: skip
        workspace.document.apply(edit)
    workspace.comparer.against(before, "P01.json")
    workspace.show_below("compare")
    window.actions_by_id["compare-beside"].trigger()
    QApplication.processEvents()
    for _ in range(2):
        window.actions_by_id["compare-next"].trigger()
        QApplication.processEvents()
    shown = workspace.document.compared
    demand(shown is not None and len(shown.comparison.differences) > 5, "nothing is compared")
    demand(workspace.beside.isVisible(), "the version before has no view")


WINDOWS: Mapping[str, Callable[[Window], None]] = {
    "window.png": show_hall,
    "window-ko-dark.png": show_selection,
    "palette.png": show_palette,
    "drag.png": show_drag,
    "rows.png": show_rows,
    "numbering.png": show_numbering,
    "seats.png": show_seats,
    "walls.png": show_walls,
    "measure.png": show_measure,
    "finding.png": show_finding,
    "profiles.png": show_profiles,
    "route.png": show_route,
    "tour.png": show_tour,
    "exposure.png": show_exposure,
    "egress.png": show_egress,
    "blockers.png": show_blockers,
    "selling.png": show_selling,
    "files.png": show_files,
    "compare.png": show_compare,
}


def take(look: Look, drive: Callable[[Window], None]) -> Image.Image:
    """The picture of a new window on the example after it was driven."""
    look.set_language("en")
    look.set_theme("light")
    with tempfile.TemporaryDirectory() as folder:
        window = Window(look, Settings(Path(folder)), Jobs(synchronous=True))
        try:
            window.setGeometry(0, 0, *WINDOW)
            window.show()
            QApplication.processEvents()
            demand(window.open(example_plan()), "the example is not opened")
            QApplication.processEvents()
            drive(window)
            QApplication.processEvents()
            image = picture(window)
        finally:
            window.desk.put(None)  # nothing is asked about unsaved work
            window.close()
            window.deleteLater()
            QApplication.processEvents()
    demand(image.size == WINDOW, f"the window is {image.size} px")
    return image


def picture(widget: QWidget) -> Image.Image:
    """What a widget shows."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    demand(widget.grab().save(buffer, "PNG"), "the window cannot be grabbed")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGB")


def import_list(look: Look) -> dict[str, Image.Image]:
    """The dialog that takes in a list, with a row that is left out."""
    site, _ = open_site(example_plan())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "참가업체.csv"
        path.write_bytes(LIST.encode("cp949"))
        dialog = ImportDialog(
            path, site.plan, Settings(Path(folder)), Jobs(synchronous=True), look, None
        )
        dialog.show()
        QApplication.processEvents()
        demand(dialog.imported is not None and bool(dialog.imported.problems), "no row is bad")
        image = picture(dialog)
        dialog.close()
        dialog.deleteLater()
        QApplication.processEvents()
    return {"import.png": image}


def sheets() -> dict[str, Image.Image]:
    """The A1 sheet of the example as a whole, and a part of it as large as on paper."""
    site, _ = open_site(example_plan())
    with pypdfium2.PdfDocument(pdf.to_bytes(site, ExportOptions("A1"))) as document:
        page = document[0]
        width, height = page.get_size()
        left, top, right, bottom = DETAIL
        # pypdfium2 crops by margins: left, bottom, right, top, in points.
        crop = (left * width, (1 - bottom) * height, (1 - right) * width, top * height)
        return {
            "sheet.png": page.render(scale=SHEET / width).to_pil().convert("RGB"),
            "sheet-detail.png": page.render(scale=DETAIL_DPI / 72, crop=crop)
            .to_pil()
            .convert("RGB"),
        }


def tour_sheet() -> dict[str, Image.Image]:
    """The A4 sheet of the study tour."""
    site, _ = open_site(example_plan())
    stored = site.plan.tours[0]
    tour = plan_tour(site, tour_request(site, stored))
    if isinstance(tour, NoTour):
        raise Unfit("the tour cannot be walked")
    brief = TourBrief(site, tour, stored.name, stored.date)
    return {"tour-sheet.png": Image.open(io.BytesIO(to_png(brief))).convert("RGB")}


def report() -> dict[str, Image.Image]:
    """The first page of the safety report of the example and the one with the map, side by side."""
    site, _ = open_site(example_plan())
    profiles = [find_profile(name) for name in REPORTED]
    made = safety_report(
        site, profiles, check(site, profiles), date=site.plan.issues[-1].date, language="en"
    )
    with pypdfium2.PdfDocument(report_pdf.to_bytes(made)) as document:
        titles = [one.get_title() for one in document.get_toc()]
        (map_page,) = (
            one.get_dest().get_index()
            for one in document.get_toc()
            if "Walking distance" in one.get_title()
        )
        demand(len(titles) == len(made.sections), f"the report has the sections {titles}")
        pages = [
            document[number].render(scale=SHEET / 2 / document[number].get_width()).to_pil()
            for number in (0, map_page)
        ]
    image = Image.new("RGB", (sum(page.width for page in pages), pages[0].height))
    for number, page in enumerate(pages):
        image.paste(page, (number * pages[0].width, 0))
    return {"report.png": image}


def encoded(image: Image.Image) -> bytes:
    """A picture as PNG; one that were too large in true colours gets a palette of 256."""
    data = _png(image)
    if len(data) > MOST_BYTES:
        fewer = image.quantize(
            method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
        )
        shift = np.abs(np.asarray(image, int) - np.asarray(fewer.convert("RGB"), int)).max()
        demand(shift <= MOST_SHIFT, f"a palette would move a colour by {shift} of 255")
        data = _png(fewer)
    demand(len(data) <= MOST_BYTES, f"a picture is {len(data)} bytes large")
    return data


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Make all pictures, then write them."""
    folder = Path(arguments[0]) if arguments else FOLDER
    app = QApplication(sys.argv[:1])
    application.prepare(app)
    look = Look("en", "light")
    application.follow(app, look)
    QCursor.setPos(WINDOW[0] + 50, WINDOW[1] + 50)  # beside the windows: it leaves no trace
    try:
        images = {name: take(look, drive) for name, drive in WINDOWS.items()} | sheets()
        images |= import_list(look) | tour_sheet() | report()
        files = {name: encoded(image) for name, image in images.items()}
    except (Unfit, BadInput) as error:
        print(f"screenshots: {error}", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_bytes(folder / name, data)
        print(f"{folder / name}: {len(data) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
