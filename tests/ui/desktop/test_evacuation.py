# SPDX-License-Identifier: GPL-3.0-or-later
"""Evacuation runs in the window: run, played back, written, outdated, and without the extra."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.model.problems import BadInput
from planner.paths.evacuation import Run
from planner.rules.egress import survey
from planner.rules.evacuation import Evacuation, Scenario
from tests.planner.building import plan as standing
from tests.planner.building import venue, write_pair
from tests.planner.rules.examples.egress import IBC
from tests.planner.rules.scenes import door, island, scene
from tests.windows import window as made
from ui.desktop.canvas.crowd_layer import exit_colour, paint_crowd
from ui.desktop.commands.egress import EgressCommands
from ui.desktop.egress_map import EgressMap
from ui.desktop.look import Look
from ui.desktop.panels.evacuation import EvacuationSection
from ui.desktop.panels.player_bar import PlayerBar
from ui.desktop.playback import Playback
from ui.desktop.playing import Player
from ui.desktop.theme import PALETTES
from ui.desktop.window import Window
from ui.desktop.workspace import Workspace

DOORS = (
    door("left", (0, 10_000), "emergency", 0.0, 2000),
    door("right", (30_000, 10_000), "emergency", 180.0, 2000),
)
NAN = (np.nan, np.nan)
# Two go left and are out after 2 and 3 s, one goes right and is out after 1 s, one stays.
FRAMES = np.array(
    [
        [(4000, 9000), (8000, 9000), (29_000, 9000), (15_000, 2000)],
        [(2000, 9000), (5000, 9000), NAN, (15_000, 2000)],
        [NAN, (2000, 9000), NAN, (15_000, 2000)],
        [NAN, NAN, NAN, (15_000, 2000)],
    ]
)
RUN = Run(1, np.array([0, 0, 1, -1]), np.array([2.0, 3.0, 1.0, np.inf]), FRAMES)


@pytest.fixture
def asked(monkeypatch) -> list[tuple[Scenario, int]]:
    """The extra seems to be there, and runs are the one above."""
    scenarios: list[tuple[Scenario, int]] = []

    def fake(scenario: Scenario, seeds: int, watch, *, aside: bool) -> Evacuation:
        assert aside
        assert watch(0.5)
        scenarios.append((scenario, seeds))
        return Evacuation(scenario.survey, scenario.choice, scenario.exits, (RUN,) * seeds)

    monkeypatch.setattr("ui.desktop.evacuating.evacuation", fake)
    monkeypatch.setattr("ui.desktop.evacuating.available", lambda: True)
    return scenarios


@pytest.fixture
def space(qtbot: QtBot, tmp_path: Path) -> Workspace:
    window = made(tmp_path, Look("en", "light"))
    qtbot.addWidget(window)
    under = venue(openings=DOORS)
    path = write_pair(tmp_path, standing((island("A1", 13_000, 8000),), on=under), under)
    assert window.open(path)
    window.resize(1500, 900)
    window.show()
    shown = window.workspace
    assert shown is not None
    window.actions_by_id["egress"].trigger()
    return shown


def section(space: Workspace) -> EvacuationSection:
    return space.inspector.egress.evacuation


def shop(space: Workspace) -> Window:
    window = space.window()
    assert isinstance(window, Window)
    return window


def test_without_the_extra_it_says_how_to_install_it_and_has_no_dead_button(
    space: Workspace, monkeypatch
):
    monkeypatch.setattr("ui.desktop.evacuating.available", lambda: False)
    section(space).refresh()
    assert section(space).command.text() == 'pip install "hallplan[evacuation]"'
    assert section(space).command.isVisibleTo(section(space))
    for widget in (section(space).run, section(space).play, section(space).export):
        assert not widget.isVisibleTo(section(space))
    assert not shop(space).actions_by_id["export-evacuation"].isEnabled()


def test_a_run_is_of_what_was_asked_for_and_is_shown(asked, space: Workspace):
    page = section(space)
    page.refresh()
    assert not page.missing.isVisibleTo(page)
    page.seeds.committed.emit(2, False)
    page.persons.committed.emit(50, False)
    page.choice.activated.emit(1)
    page.run.click()
    ((scenario, seeds),) = asked
    assert (seeds, scenario.persons, scenario.choice) == (2, 50, "quickest")
    assert page.facts.value("Last person out") == "3 s"
    assert page.facts.value("Not out") == "1"
    player = space.evacuator.player
    assert player.playback is not None
    assert not player.playing
    assert space.document.heat is None
    page.persons.committed.emit("", False)
    page.run.click()
    assert asked[-1][0].persons == 216  # as the code counts


def test_figures_out_of_range_are_not_taken(asked, space: Workspace):
    for value in (0, 101):
        section(space).seeds.committed.emit(value, False)
    section(space).persons.committed.emit(99_999, False)
    assert (space.evacuator.seeds, space.evacuator.persons) == (3, None)


def test_where_people_are_at_a_time():
    people = survey(scene(on=venue(openings=DOORS)), IBC)
    assert people is not None
    made = Playback(Evacuation(people, "nearest", ("left", "right"), (RUN,)))
    assert made.last == 3.0
    begin = made.moment(0.0)
    assert (begin.still_in, begin.out, begin.persons) == (4, (0, 0), (2, 1))
    half = made.moment(0.5)
    assert half.places[0].tolist() == [[3000, 9000], [6500, 9000]]
    assert half.places[1].tolist() == [[29_000, 9000]]  # out in the next second: stays till then
    later = made.moment(1.5)
    assert (later.still_in, later.out) == (3, (0, 1))
    end = made.moment(3.0)
    assert (end.still_in, end.out) == (1, (2, 1))
    assert end.staying.tolist() == [[15_000, 2000]]
    assert made.moment(99.0).out == (2, 1)


def test_it_plays_pauses_seeks_and_stops_at_the_end(asked, qtbot: QtBot, space: Workspace):
    section(space).run.click()
    player = space.evacuator.player
    bar = shop(space).findChild(PlayerBar, "playerBar")
    assert bar is not None
    assert bar.isVisible()
    player.set_speed(30)
    bar.play.click()
    assert player.playing
    qtbot.waitUntil(lambda: not player.playing and player.time == 3.0, timeout=5000)
    assert bar.clock.text() == "0:03 / 0:03"
    assert bar.left.text() == "1 still in"
    bar.slider.setValue(15)
    assert player.time == 1.5
    assert bar.left.text() == "3 still in"
    bar.off.click()
    assert player.playback is None
    assert space.document.moment is None
    assert isinstance(space.document.heat, EgressMap)


def test_with_reduced_motion_it_goes_in_steps(asked, space: Workspace, monkeypatch):
    section(space).run.click()
    player: Player = space.evacuator.player
    monkeypatch.setattr("ui.desktop.playing.reduced_motion", lambda: True)
    player.play()
    assert player._timer.interval() == 1000
    monkeypatch.setattr("ui.desktop.playing.reduced_motion", lambda: False)
    player.play()
    assert player._timer.interval() == 40


def test_a_change_of_the_plan_ends_the_playback_and_outdates_the_run(asked, space: Workspace):
    section(space).run.click()
    space.document.apply(Move(("booth-a1",), 100, 0))
    assert space.evacuator.player.playback is None
    assert space.evacuator.state == "outdated"
    assert not section(space).play.isEnabled()
    space.document.undo()


def test_a_closed_exit_makes_another_run(asked, space: Workspace):
    section(space).run.click()
    space.leaver.close("left", closed=True)
    assert space.evacuator.state == "outdated"
    assert space.evacuator.player.playback is None


def test_the_canvas_shows_them(asked, space: Workspace, monkeypatch):
    painted = []
    monkeypatch.setattr(
        "ui.desktop.canvas.surface.paint_crowd",
        lambda easel, moment: (painted.append(moment), paint_crowd(easel, moment)),
    )
    section(space).run.click()
    space.canvas.grab()
    assert painted[-1] is space.document.moment


def test_exits_have_colours_that_differ():
    for palette in PALETTES.values():
        colours = {exit_colour(number, palette).name() for number in range(24)}
        assert len(colours) == 24


def test_it_is_written_as_a_page_or_a_table(asked, qtbot: QtBot, space: Workspace, tmp_path: Path):
    section(space).run.click()
    commands = EgressCommands(shop(space).desk)
    for suffix, first in (("html", b"<!DOCTYPE html>"), ("csv", b"\xef\xbb\xbfSeconds")):
        path = tmp_path / f"run.{suffix}"
        commands.write(path, "en")
        qtbot.waitUntil(path.exists, timeout=5000)
        assert path.read_bytes().startswith(first)
    with pytest.raises(BadInput):
        commands.write(tmp_path / "run.doc", "en")
