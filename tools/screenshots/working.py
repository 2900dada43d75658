# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of selling, files and versions."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from PIL import Image
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import (
    QApplication,
    QScrollArea,
)

from planner.edits.assign import SetStatus
from planner.edits.delete import Delete
from planner.edits.exhibitors import AddExhibitor, SetExhibitor
from planner.edits.move import Move
from planner.edits.rotate import Rotate
from planner.edits.set_prices import SetPrices
from planner.edits.set_services import SetServices
from planner.edits.swap import SwapExhibitors
from planner.floor.site import open_site
from planner.model.held import Holder
from planner.model.locks import lock_path
from planner.model.shipped import example_plan
from tools.screenshots.hand import MOVE, PRESS, Unfit, booth, demand, pixel, settle, workspace_of
from tools.screenshots.pictures import picture
from ui.desktop.background import Jobs
from ui.desktop.dialogs.import_exhibitors import ImportDialog
from ui.desktop.look import Look
from ui.desktop.settings import Settings
from ui.desktop.window import Window

# A list as organisers send it, in the encoding of Korean spreadsheets.
LIST = """2018 참가업체 현황
업체명,업체명(영문),부스번호,상태,신청면적(㎡),비고
한국토지주택공사 (LH),,K101,확정,200,
가나전자,Gana Electronics,A101,확정,9,
다라건설,Dara Construction,Z999,확정,9,
마바통신,Maba Telecom,,,18,추후 배정
"""


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


def import_list(look: Look) -> Image.Image:
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
    return image


# Each drives a window that has just opened the example.
VIEWS: Mapping[str, Callable[[Window], None]] = {
    "selling.png": show_selling,
    "files.png": show_files,
    "compare.png": show_compare,
}
