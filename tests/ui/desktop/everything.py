# SPDX-License-Identifier: GPL-3.0-or-later
"""Every face of the window, one after the other, for tests that look at all controls."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from PyQt6.QtWidgets import QApplication, QWidget

from planner.edits.areas import AddArea
from planner.edits.drawn import AddDimension, AddText
from planner.edits.edit import Edit
from planner.edits.structures import AddColumn
from planner.rules.profile import plan_profiles
from ui.desktop.dialogs.about import AboutDialog
from ui.desktop.dialogs.arrange import ArrayDialog, RotateDialog, SplitDialog
from ui.desktop.dialogs.exhibitor import ExhibitorDialog
from ui.desktop.dialogs.export import ExportDialog
from ui.desktop.dialogs.fault import FaultDialog
from ui.desktop.dialogs.import_exhibitors import ImportDialog
from ui.desktop.dialogs.new_plan import NewPlanDialog
from ui.desktop.dialogs.numbering import NumberingDialog, first_scheme
from ui.desktop.dialogs.prices import PricesDialog
from ui.desktop.dialogs.report import ReportDialog
from ui.desktop.dialogs.rules import RulesDialog
from ui.desktop.dialogs.shortcuts import ShortcutsDialog
from ui.desktop.dialogs.tour_sheet import TourSheetDialog
from ui.desktop.dialogs.waive import WaiveDialog
from ui.desktop.guide.browser import GuideWindow
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

Widget = TypeVar("Widget", bound=QWidget)


def _settle() -> None:
    """Let layouts have their last word: what wraps tells its height only when it has a width."""
    for _ in range(3):
        QApplication.processEvents()


def workspace_of(window: Window) -> Workspace:
    """The workspace of the open plan."""
    assert window.workspace is not None
    return window.workspace


def _nothing(window: Window) -> None:
    workspace_of(window).document.select(())


def _booth(window: Window) -> None:
    document = workspace_of(window).document
    document.select([document.session.plan.booths[0].id])


def _area(window: Window) -> None:
    document = workspace_of(window).document
    document.select([document.session.plan.areas[0].id])


def _added(edit: Edit) -> Callable[[Window], None]:
    """Add something instead of what was added last, and select it."""

    def lead(window: Window) -> None:
        _undone(window)
        document = workspace_of(window).document
        document.select(document.apply(edit))

    return lead


def _undone(window: Window) -> None:
    document = workspace_of(window).document
    if document.session.undo_name:
        document.undo()


def _many(window: Window) -> None:
    _undone(window)
    document = workspace_of(window).document
    document.select([each.id for each in document.session.plan.booths[:3]])


def _rows(window: Window) -> None:
    workspace_of(window).document.select(())
    window.actions_by_id["tool-rows"].trigger()


def _route(window: Window) -> None:
    workspace = workspace_of(window)
    booths = workspace.document.session.plan.booths
    window.actions_by_id["tool-route"].trigger()
    workspace.router.find(booths[0].id, booths[-1].id)


def _tour(window: Window) -> None:
    window.actions_by_id["tool-select"].trigger()
    window.actions_by_id["tours"].trigger()


def _egress(window: Window) -> None:
    window.actions_by_id["tours"].trigger()
    workspace_of(window).document.select(())
    window.actions_by_id["egress"].trigger()


def _finding(window: Window) -> None:
    window.actions_by_id["egress"].trigger()
    window.actions_by_id["next-finding"].trigger()


def _palette(window: Window) -> None:
    window.actions_by_id["palette"].trigger()


# Each leads on from the one before.
FACES: Mapping[str, Callable[[Window], None]] = {
    "nothing": _nothing,
    "booth": _booth,
    "area": _area,
    "furnished": _added(AddArea("seating", (4000, 122_500), (8000, 8000), style="tables")),
    "column": _added(AddColumn((6000, 120_000), (600, 600), round=True)),
    "text": _added(AddText((6000, 118_000), "Rest")),
    "dimension": _added(AddDimension((6000, 112_000), (6000, 118_000), 500)),
    "many": _many,
    "rows": _rows,
    "route": _route,
    "tour": _tour,
    "egress": _egress,
    "finding": _finding,
    "palette": _palette,
}


def faces(window: Window) -> Iterator[str]:
    """Show the panels and pages of the window with the example open, one after the other."""
    window.actions_by_id["open-example"].trigger()
    workspace = workspace_of(window)
    for name, lead in FACES.items():
        lead(window)
        _settle()
        yield name
    palette = window.findChild(QWidget, "palette")
    assert palette is not None
    window.actions_by_id["palette"].trigger()
    for tab in range(workspace.left.tabs.count()):
        workspace.left.tabs.setCurrentIndex(tab)
        _settle()
        yield f"left {tab}"
    window.actions_by_id["history"].trigger()
    _settle()
    yield "history"


def _list_of_exhibitors() -> Path:
    """A list with a good row and a bad one."""
    path = Path(tempfile.mkdtemp()) / "list.csv"
    path.write_text("name,booth,m²\nGana,K101,9\nDara,Z999,9\n", encoding="utf-8")
    return path


def dialogs(window: Window) -> Iterator[QWidget]:
    """The dialogs, shown one after the other, of a window with a plan open."""
    look, document = window.look, workspace_of(window).document
    site = document.site
    booth = site.plan.booths[0]
    rows = tuple(window.actions_by_id.rows.values())
    makers: tuple[Callable[[], QWidget], ...] = (
        lambda: AboutDialog(look, window),
        lambda: SplitDialog(booth, look, window),
        lambda: ArrayDialog((booth.id,), (3000, 3000), look, window),
        lambda: RotateDialog((booth.id,), (0, 0), look, window),
        lambda: FaultDialog("KeyError: 'x'", look, window),
        lambda: NewPlanDialog(look, window),
        lambda: RulesDialog("aisle-width", plan_profiles(site.plan), look, window),
        lambda: ShortcutsDialog(rows, look, window),
        lambda: WaiveDialog(document.judged.counting[0], site, "", None, look, window),
        lambda: PricesDialog(None, look, window),
        lambda: ExhibitorDialog(site.plan.exhibitors[0], look, window),
        lambda: ImportDialog(
            _list_of_exhibitors(), site.plan, window.settings, window.jobs, look, window
        ),
        lambda: ExportDialog(document.session, window.settings, look, window),
        lambda: ReportDialog(document.session, window.settings, look, window),
        lambda: TourSheetDialog("tour.pdf", window.settings, look, window),
        lambda: NumberingDialog(
            site,
            tuple(site.booths),
            first_scheme(True),
            some=False,
            turned=True,
            look=look,
            parent=window,
        ),
        lambda: GuideWindow(look, window),
    )
    for make in makers:
        made = make()
        if isinstance(made, GuideWindow):
            made.show_page("editing")
        made.show()
        _settle()
        yield made
        made.hide()
        made.deleteLater()


def shown(root: QWidget, kind: type[Widget]) -> Iterator[Widget]:
    """The widgets of a kind that are seen below another, of which something is in sight."""
    for widget in root.findChildren(kind):
        if widget.isVisible() and widget.width() > 1 and widget.height() > 1:
            yield widget
