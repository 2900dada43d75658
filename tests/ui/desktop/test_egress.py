# SPDX-License-Identifier: GPL-3.0-or-later
"""The egress view: shown and hidden, exits closed by a click, other codes, an outdated plan."""

from dataclasses import replace
from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.locale import LANGUAGES
from planner.model.values import Name
from planner.paths.crossing import Bottleneck
from planner.rules.freeing import Freeing
from tests.planner.building import plan as standing
from tests.planner.building import venue, write_pair
from tests.planner.rules.scenes import door, island
from tests.windows import window as made
from ui.desktop.background import Job
from ui.desktop.canvas.egress_layer import paint_egress
from ui.desktop.egress_map import EgressMap
from ui.desktop.heat import Heat
from ui.desktop.leaving import Leaver
from ui.desktop.look import Look
from ui.desktop.panels.egress_page import EgressPage
from ui.desktop.panels.egress_table import EgressTable, Line
from ui.desktop.panels.plan_page import PlanPage
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

DOORS = (
    door("left", (0, 10_000), "emergency", 0.0, 2000),
    door("right", (30_000, 10_000), "emergency", 180.0, 2000),
)


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Window:
    """A window with a hall of two exits, a booth in its middle."""
    window = made(tmp_path, Look("en", "light"))
    qtbot.addWidget(window)
    under = venue(openings=DOORS)
    path = write_pair(tmp_path, standing((island("A1", 13_000, 8000),), on=under), under)
    assert window.open(path)
    window.resize(1500, 900)
    window.show()
    return window


@pytest.fixture
def space(shop: Window) -> Workspace:
    assert shop.workspace is not None
    return shop.workspace


def leaver(space: Workspace) -> Leaver:
    return space.leaver


def cells(table: EgressTable) -> list[list[str]]:
    return [
        [item.text() for column in range(3) if (item := table.item(row, column)) is not None]
        for row in range(table.rowCount())
    ]


def test_it_is_shown_in_place_of_the_plan_s_page_and_hidden_again(shop: Window, space: Workspace):
    action = shop.actions_by_id["egress"]
    assert isinstance(space.inspector.page, PlanPage)
    assert not action.isChecked()
    action.trigger()
    page = space.inspector.page
    assert isinstance(page, EgressPage)
    assert action.isChecked()
    assert isinstance(space.document.heat, EgressMap)
    assert page.verdict.text() == "Everybody can leave"
    assert page.figures.value("Persons") == "216"
    rows = cells(page.exits)
    assert [row[0] for row in rows] == ["LEFT", "RIGHT"]
    assert sum(int(row[1].split(" / ")[0]) for row in rows) == 216
    assert all(row[1].endswith(" / 393") for row in rows)
    page.off.click()
    assert not action.isChecked()
    assert space.document.heat is None
    assert isinstance(space.inspector.page, PlanPage)


def test_an_exit_is_closed_and_opened_by_a_click(shop: Window, space: Workspace):
    shop.actions_by_id["egress"].trigger()
    page = space.inspector.egress
    (item,) = [page.exits.item(0, 0)]
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert leaver(space).closed == {"left"}
    assert cells(page.exits) == [
        ["LEFT", "", "closed"],
        ["RIGHT", "216 / 393", cells(page.exits)[1][2]],
    ]
    made_now = leaver(space).current
    assert made_now is not None
    assert [use.open for use in made_now.nearest.uses] == [False, True]
    assert page.lost.value("RIGHT")
    again = page.exits.item(0, 0)
    assert again is not None
    again.setCheckState(Qt.CheckState.Checked)
    assert leaver(space).closed == frozenset()


def test_another_code_counts_other_people(shop: Window, space: Workspace):
    shop.actions_by_id["egress"].trigger()
    page = space.inspector.egress
    before = page.figures.value("Persons")
    number = [each.id for each in leaver(space).profiles].index("nfpa101")
    page.profiles.setCurrentIndex(number)
    page.profiles.activated.emit(number)
    assert page.figures.value("Persons") != before
    assert page.profiles.currentText().startswith("NFPA")


def test_an_older_plan_is_outdated_and_worked_out_anew_when_it_rests(
    shop: Window, space: Workspace, qtbot: QtBot
):
    shop.actions_by_id["egress"].trigger()
    first = leaver(space).shown
    space.document.apply(Move((space.document.site.plan.booths[0].id,), 1000, 0))
    assert leaver(space).state == "outdated"
    assert leaver(space).current is None
    assert not space.inspector.egress.verdict.isEnabled()  # faded
    qtbot.waitUntil(lambda: leaver(space).state == "current", timeout=20_000)
    assert leaver(space).shown is not first
    assert space.document.heat is leaver(space).shown
    space.document.undo()  # nothing is left to be saved


def test_it_tells_how_far_it_is_and_stops_when_it_is_hidden(shop: Window, space: Workspace):
    shares: list[float] = []
    space.leaver.progressed.connect(shares.append)
    shop.actions_by_id["egress"].trigger()
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(0.9)
    assert not space.inspector.egress.progress.isVisible()
    # From the second share on nobody wants it any more.
    space.leaver.shown = None
    shares.clear()
    space.leaver.want(False)
    space.leaver.progressed.connect(lambda _share: space.leaver.stop())
    space.leaver.want(True)
    assert len(shares) == 1
    assert space.leaver.shown is None


def test_hidden_it_is_not_worked_out_at_all(space: Workspace):
    space.document.apply(Move((space.document.site.plan.booths[0].id,), 1000, 0))
    assert leaver(space).state == "not-run"
    assert leaver(space).shown is None
    space.document.undo()  # nothing is left to be saved


def test_another_map_takes_its_place(shop: Window, space: Workspace):
    shop.actions_by_id["egress"].trigger()
    shown = leaver(space).shown
    assert shown is not None
    other = Heat(shown.site, shown.steps, shown.box, Name("", "x"), ("0",), Name("", ""))
    space.document.show_heat(other)
    assert not leaver(space).wanted
    assert space.document.heat is other
    assert not shop.actions_by_id["egress"].isChecked()


def test_the_canvas_tells_who_comes_to_each_exit(shop: Window, space: Workspace, monkeypatch):
    painted = []
    monkeypatch.setattr(
        "ui.desktop.canvas.surface.paint_egress",
        lambda easel, shown: (painted.append(shown.egress), paint_egress(easel, shown)),
    )
    space.canvas.grab()
    assert not painted
    shop.actions_by_id["egress"].trigger()
    shop.actions_by_id["egress"].trigger()
    shop.actions_by_id["egress"].trigger()
    leaver(space).close("left", closed=True)
    space.canvas.grab()
    assert painted[-1] is leaver(space).current


def test_an_exit_is_shown_by_a_click(shop: Window, space: Workspace):
    shop.actions_by_id["egress"].trigger()
    wanted: list[object] = []
    page = space.inspector.egress
    page.wanted.connect(wanted.append)
    page.exits.picked.emit("left")
    assert wanted == [(-9000.0, 1000.0, 9000.0, 19_000.0)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_follow_the_language(shop: Window, space: Workspace, language):
    shop.actions_by_id["egress"].trigger()
    shop.look.set_language(language)
    page = space.inspector.egress
    assert (
        page.verdict.text()
        == {"ko": "모두 나갈 수 있습니다", "en": "Everybody can leave"}[language]
    )
    assert page.figures.value({"ko": "수용 인원", "en": "Persons"}[language]) == "216"


def test_a_click_on_the_figures_shows_a_row_and_one_on_the_box_ticks_it(qtbot: QtBot):
    table = EgressTable("t")
    qtbot.addWidget(table)
    table.resize(260, 100)
    table.show()
    table.show_lines([Line("a", ("A", "1", "2"), ticked=True), Line("b", ("B", "3", "4"))])
    picked: list[str] = []
    ticks: list[tuple[str, bool]] = []
    table.picked.connect(picked.append)
    table.ticked.connect(lambda name, on: ticks.append((name, on)))
    viewport = table.viewport()
    assert viewport is not None

    def click(row: int, column: int, beside: int = 0) -> None:
        place = table.visualRect(table.model().index(row, column))
        spot = place.center() if not beside else place.topLeft() + QPoint(beside, 14)
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)

    click(0, 1)
    assert (picked, ticks) == (["a"], [])
    click(0, 0, beside=16)
    assert (picked, ticks) == (["a"], [("a", False)])
    click(1, 0)
    assert picked == ["a", "b"]


def test_equal_rows_leave_a_table_as_it_is(qtbot: QtBot):
    table = EgressTable("t")
    qtbot.addWidget(table)
    table.show_lines([Line("a", ("A", "1", "2"), ticked=True), Line("b", ("B", "3", ""))])
    table.setCurrentCell(1, 0)
    before = table.item(1, 0)
    table.show_lines([Line("a", ("A", "1", "2"), ticked=True), Line("b", ("B", "3", ""))])
    assert table.item(1, 0) is before
    table.show_lines([Line("b", ("B", "3", ""))])
    assert (table.rowCount(), table.currentRow()) == (1, 0)


def test_what_blocks_the_plan_is_looked_for_and_shown(shop: Window, space: Workspace):
    shop.actions_by_id["blockers"].trigger()
    section = space.inspector.egress.blockers
    assert space.seeker.state == "current"
    assert section.none["removals"].text() == "No single booth breaks the plan by being there."
    assert [row[0] for row in cells(section.tables["exits"])] == ["RIGHT"]
    wanted: list[object] = []
    space.inspector.egress.wanted.connect(wanted.append)
    section.tables["exits"].picked.emit("left")
    assert wanted == [(-9000.0, 1000.0, 9000.0, 19_000.0)]


def test_a_move_is_made_by_a_click_shown_by_another_and_taken_back(shop: Window, space: Workspace):
    shop.actions_by_id["blockers"].trigger()
    found, before = space.seeker.shown, space.document.site.plan
    assert found is not None
    gap = Bottleneck(((13_000, 8000), (13_000, 7000)), 1000, 50, 9.0, ((0, 0), (1, 1)))
    made = replace(found.egress, bottlenecks=(gap,))
    move = Freeing(Move(("booth-a1",), 500, 0), 0, 1000, 1500, 2.0)
    assert space.leaver.shown is not None
    space.leaver.shown = replace(space.leaver.shown, egress=made)
    space.seeker.shown = replace(found, egress=made, moves=(move,))
    section = space.inspector.egress.blockers
    section.refresh()
    (row,) = section.rows
    assert row.act.text() == "Move A1 500 mm right"
    assert row.figures.text().startswith("1,000 → 1,500 mm at A1")
    wanted: list[object] = []
    space.inspector.egress.wanted.connect(wanted.append)
    row.show_.click()
    assert wanted == [(7000.0, 1000.0, 19_000.0, 14_000.0)]
    row.apply.click()
    assert space.document.site.booths["booth-a1"].shape != before.booths[0].shape
    assert space.seeker.state == "outdated"
    space.document.undo()
    assert space.document.site.plan is before


def test_a_change_of_the_plan_stops_the_search(shop: Window, space: Workspace, monkeypatch):
    shop.actions_by_id["egress"].trigger()
    held: list[Job[object]] = []
    monkeypatch.setattr(space.seeker._jobs, "start", held.append)
    section = space.inspector.egress.blockers
    section.search.click()
    assert space.seeker.state == "computing"
    assert section.search.text() == "Cancel"
    space.document.apply(Move(("booth-a1",), 100, 0))
    assert held[0].cancelled
    assert space.seeker.shown is None
    assert space.seeker.state == "not-run"
    space.document.undo()
