# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure in the window: states, map, list, inspector, comparison, what goes wrong."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QModelIndex, Qt
from PyQt6.QtWidgets import QFileDialog, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from planner.edits.delete import Delete
from planner.edits.move import Move
from planner.locale import LANGUAGES
from planner.model.files import write
from planner.model.problems import BadInput
from tests.windows import child
from ui.desktop.background import Jobs
from ui.desktop.canvas.heat_layer import RAMPS
from ui.desktop.commands.exposure import ExposureCommands
from ui.desktop.document import Document
from ui.desktop.exposed import Exposed
from ui.desktop.exposing import Exposer
from ui.desktop.heat import STEPS
from ui.desktop.look import Look
from ui.desktop.panels.exposure import ExposurePanel
from ui.desktop.theme import THEMES
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace


def workspace(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def shown(window: Window) -> ExposurePanel:
    """The panel after the exposure was asked for."""
    window.actions_by_id["exposure"].trigger()
    return workspace(window).left.exposure


def known(document: Document) -> Exposed:
    assert document.exposure is not None
    return document.exposure


@pytest.mark.usefixtures("plan_file")
def test_before_it_is_asked_for_there_is_none_and_words_that_offer_it(window: Window):
    panel = workspace(window).left.exposure
    assert workspace(window).exposer.state == "not-run"
    assert panel.told.text().startswith("How many visitors pass")
    assert panel.buttons["exposure"].text() == "Show on the plan"
    assert not panel.table.isVisibleTo(panel)


@pytest.mark.usefixtures("plan_file")
def test_it_is_shown_as_map_list_and_gini_and_hidden_again(window: Window):
    panel, document = shown(window), workspace(window).document
    found = known(document)
    assert workspace(window).exposer.state == "current"
    assert document.heat is found.heat
    assert workspace(window).left.tabs.currentIndex() == 2
    assert panel.model.rowCount() == len(document.site.booths)
    assert panel.gini.text() == f"Gini coefficient {found.found.fairness:.2f}"
    assert found.heat.tints is not None
    assert set(found.heat.tints.steps) == set(document.site.booths)
    assert all(0 <= step < STEPS for step in found.heat.tints.steps.values())
    assert panel.buttons["exposure"].text() == "Hide the map"
    window.actions_by_id["exposure"].trigger()
    assert document.heat is None
    assert not window.actions_by_id["exposure"].isChecked()
    assert panel.model.rowCount()  # the figures stay


@pytest.mark.usefixtures("plan_file")
def test_booths_and_floor_have_the_colours_of_their_steps(window: Window, look: Look):
    shown(window)
    canvas, document = workspace(window).canvas, workspace(window).document
    tints = known(document).heat.tints
    assert tints is not None
    for theme in THEMES:
        look.set_theme(theme)
        image = canvas.grab().toImage()
        for booth in document.site.plan.booths:
            x, y = booth.shape.corners()[0]
            far = booth.shape.corners()[2]
            right, down = canvas.view.to_screen((x + 0.04 * (far[0] - x), y + 0.5 * (far[1] - y)))
            colour = image.pixelColor(round(right), round(down))
            assert colour.name() == RAMPS[theme][tints.steps[booth.id]].name()


@pytest.mark.usefixtures("plan_file")
def test_the_legend_of_pavilions_makes_way_while_the_map_is_shown(window: Window):
    title = child(window, QToolButton, "legendTitle")
    entries = [
        each for each in window.findChildren(QToolButton) if each.objectName().startswith("legend-")
    ]
    assert title.text() == "Colour: pavilion ▾"
    assert all(each.isVisible() for each in entries)
    shown(window)
    assert title.text() == "Colour: Exposure per 1,000 visitors ▾"
    assert not any(each.isVisible() for each in entries)
    workspace(window).document.apply(Move(("booth-b9",), 1000, 0))
    assert title.text() == "Colour: pavilion ▾"
    assert all(each.isVisible() for each in entries)


@pytest.mark.usefixtures("plan_file")
def test_a_changed_plan_makes_it_outdated_until_the_plan_rests(window: Window, qtbot: QtBot):
    shown(window)
    exposer, document = workspace(window).exposer, workspace(window).document
    before = known(document)
    document.apply(Move(("booth-b9",), 1000, 0))
    assert exposer.state == "outdated"
    with qtbot.waitSignal(document.exposure_changed, timeout=5000):
        pass
    assert exposer.state == "current"
    assert known(document) is not before
    assert document.heat is known(document).heat


def test_work_is_dropped_when_the_plan_changes(document: Document, qtbot: QtBot):
    jobs = Jobs()
    exposer = Exposer(document, jobs)
    exposer.want(True)
    assert exposer.state == "computing"
    document.apply(Move(("booth-b9",), 1000, 0))
    assert exposer.state == "not-run"
    qtbot.wait(300)
    assert document.exposure is None
    exposer.run()
    exposer.stop()
    jobs.close()
    qtbot.waitUntil(lambda: exposer.state == "not-run", timeout=3000)


@pytest.mark.usefixtures("plan_file")
def test_the_inspector_tells_the_booth_s_figure_and_which_plan_it_is_of(window: Window):
    panel, document = shown(window), workspace(window).document
    document.select(["booth-b9"])
    section = workspace(window).inspector.booth.exposure
    row = known(document).by_id["booth-b9"]
    assert section.facts.value("Passed per 1,000") == f"{row.passing:,.0f}"
    assert section.facts.value("Rank") == f"{row.rank} of {len(document.site.booths)}"
    assert section.tag.text() == "assumed"
    assert section.caption.text() == ""
    assert panel.model.rows[panel.table.currentIndex().row()] is row
    document.apply(Move(("booth-b9",), 1000, 0))
    assert section.caption.text() == "Outdated"


@pytest.mark.usefixtures("plan_file")
def test_a_row_selects_its_booth_and_columns_sort(window: Window):
    panel, document = shown(window), workspace(window).document
    table = child(panel, QTableView, "exposureTable")
    table.setCurrentIndex(panel.model.index(2, 0))
    assert document.selection == (panel.model.rows[2].id,)
    header = table.horizontalHeader()
    assert header is not None
    header.sectionClicked.emit(panel.model.columns.index("coming"))
    visits = [row.coming for row in panel.model.rows]
    assert visits == sorted(visits, reverse=True)
    header.sectionClicked.emit(panel.model.columns.index("coming"))
    assert [row.coming for row in panel.model.rows] == sorted(visits)
    header.sectionClicked.emit(panel.model.columns.index("number"))
    numbers = [row.number for row in panel.model.rows]
    assert numbers == sorted(numbers, key=lambda number: (number[0], int(number[1:])))


@pytest.mark.usefixtures("plan_file")
def test_another_plan_stands_beside(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    panel, document = shown(window), workspace(window).document
    other = tmp_path / "other.json"
    write(other, Delete(("booth-b9",)).apply(document.site.plan).plan)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(other), ""))
    window.actions_by_id["compare-exposure"].trigger()
    gone = next(row for row in panel.model.rows if row.names and row.names[0].en == "Hancom Group")
    assert gone.after is None
    assert panel.gini.text().count(" → ") == 1
    assert panel.told.text().startswith("other.json: ")
    assert window.actions_by_id["compare-exposure"].isChecked()
    window.actions_by_id["compare-exposure"].trigger()
    assert panel.model.columns[0] == "rank"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: ("", ""))
    window.actions_by_id["compare-exposure"].trigger()
    assert workspace(window).exposer.compared is None


@pytest.mark.usefixtures("plan_file")
def test_the_same_plan_changes_nothing_and_comparing_works_it_out_first(
    window: Window, plan_file: Path
):
    window.crowds.compare_with(plan_file)
    found = workspace(window).exposer.compared
    assert found is not None
    assert all(row.gain == 0 for row in found.rows)
    assert workspace(window).document.heat is None  # nobody asked for the map


@pytest.mark.usefixtures("plan_file")
def test_a_bad_file_is_told_of(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    panel = shown(window)
    told: list[BadInput] = []
    monkeypatch.setattr(
        "ui.desktop.commands.exposure.ProblemsDialog.exec", lambda dialog: told.append(dialog)
    )
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    window.crowds.compare_with(bad)
    assert len(told) == 1
    assert workspace(window).exposer.state == "current"
    assert panel.model.columns[0] == "rank"


@pytest.mark.usefixtures("plan_file")
def test_both_languages_and_what_the_screen_reader_says(window: Window, look: Look):
    panel = shown(window)
    for language in LANGUAGES:
        look.set_language(language)
        first = panel.model.index(0, 0)
        spoken = str(panel.model.data(first, Qt.ItemDataRole.AccessibleTextRole))
        assert str(panel.model.rows[0].number) in spoken
        heads = [
            str(panel.model.headerData(column, Qt.Orientation.Horizontal))
            for column in range(panel.model.columnCount(QModelIndex()))
        ]
        assert all(heads)
    assert panel.buttons["exposure"].text() in {"Hide the map", "지도 숨기기"}


@pytest.mark.usefixtures("plan_file")
def test_a_search_leaves_the_exposure_for_the_booths(window: Window):
    shown(window)
    window.actions_by_id["search"].trigger()
    assert workspace(window).left.tabs.currentIndex() == 1
    workspace(window).left.tabs.setCurrentIndex(0)
    window.actions_by_id["search"].trigger()
    assert workspace(window).left.tabs.currentIndex() == 0


@pytest.mark.parametrize("suffix", ["html", "csv", "svg"])
@pytest.mark.usefixtures("plan_file")
def test_it_is_written_in_each_format(
    qtbot: QtBot, window: Window, plan_file: Path, tmp_path: Path, suffix: str
):
    action = window.actions_by_id["export-exposure"]
    assert not action.isEnabled()
    shown(window)
    assert action.isEnabled()
    commands = ExposureCommands(window.desk, window)
    one, two = tmp_path / f"one.{suffix}", tmp_path / f"two.{suffix}"
    commands.write(one, "en")
    qtbot.waitUntil(one.exists, timeout=5000)
    workspace(window).exposer.compare(plan_file)
    commands.write(two, "en")
    qtbot.waitUntil(two.exists, timeout=5000)
    assert (one.read_bytes() == two.read_bytes()) is (suffix == "svg")
