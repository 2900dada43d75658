# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers, hidden things, and what the colours of booths say."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QToolButton

from planner.edits.assign import SetStatus
from planner.edits.move import Move
from planner.floor.site import Site
from planner.model.orders import Services
from planner.rules.check import check
from planner.rules.profile import find_profile
from planner.rules.waivers import judge
from tests.planner import building
from tests.windows import child, open_small
from ui.desktop.canvas.scene import Scene
from ui.desktop.colouring import COLOUR_BY, colouring
from ui.desktop.layering import ALL, LAYERS, Layering
from ui.desktop.look import Look
from ui.desktop.theme import PALETTES
from ui.desktop.window import Window

IN_B9, IN_SEATS, IN_STAGE = (4000, 6000), (6000, 13_000), (6000, 17_000)


def test_what_is_hidden_or_off_is_neither_painted_nor_picked():
    site = building.site()
    assert Scene(site).hit(IN_B9) == "booth-b9"
    for layering in (ALL.switched("booths"), ALL.hiding(["booth-b9"])):
        scene = Scene(site, layering)
        assert scene.hit(IN_B9) is None
        assert "booth-b9" not in scene.places
    assert Scene(site, ALL.hiding(["booth-b9"])).hit(IN_SEATS) == "seats"


def test_of_a_fixed_layer_nothing_is_picked_but_all_is_shown():
    scene = Scene(building.site(), ALL.locked("areas"))
    assert scene.hit(IN_SEATS) is None
    assert "seats" in scene.places
    everything = (-100_000.0, -100_000.0, 100_000.0, 100_000.0)
    assert set(scene.within(everything, touching=False)) == {"booth-b9", "booth-b10", "booth-b11"}


def test_layers_go_on_and_off():
    for layer in LAYERS:
        off = ALL.switched(layer)
        assert not off.shows(layer)
        assert off.switched(layer) == ALL
        assert ALL.locked(layer).locked(layer) == ALL
    assert Layering(hidden=frozenset({"a"})).revealed() == ALL


def coloured(by: str, site: Site, judged=None):
    return colouring(site, by, PALETTES["light"], judged)


def test_each_booth_is_of_a_class_that_the_legend_tells():
    site = building.site()
    for theme in PALETTES.values():
        for by in COLOUR_BY:
            made = colouring(site, by, theme, None)
            shades = made.shades(Look("ko", theme.theme))
            told = {shade.key: shade.fill for shade in shades}
            assert len({shade.name for shade in shades}) == len(shades)
            for booth in site.plan.booths:
                assert made.fill(booth) == told[made.key(booth)]
                assert booth.id in made.members(made.key(booth))


def test_sizes_are_told_by_their_limits():
    plan = building.plan(
        building.booth(f"A{width}", building.rectangle(0, 0, width, 3000))
        for width in (3000, 3001, 6000, 24_000, 24_001)
    )
    made = coloured("size", building.site(plan))
    assert [made.key(booth) for booth in plan.booths] == ["0", "1", "1", "3", "4"]
    names = [shade.name for shade in made.shades(Look("en", "light"))]
    assert names == ["≤ 9 m²", "9–18 m²", "36–72 m²", "> 72 m²"]


def test_services_are_told_by_their_power():
    ordered = (None, Services(internet=1), Services(power=3000), Services(power=3001),
               Services(power=10_001))  # fmt: skip
    plan = building.plan(
        building.booth(f"A{number}", building.rectangle(0, 0), services=services)
        for number, services in enumerate(ordered)
    )
    made = coloured("services", building.site(plan))
    names = {shade.key: shade.name for shade in made.shades(Look("en", "light"))}
    assert [names[made.key(booth)] for booth in plan.booths] == [
        "None ordered", "No power", "≤ 3 kW", "3–10 kW", "> 10 kW",
    ]  # fmt: skip


def test_findings_colour_by_the_worst():
    site = building.site()
    plan = Move(("booth-b9",), 6000, 0).apply(site.plan).plan  # onto B10
    site = site.with_plan(plan)
    judged = judge(check(site, (find_profile("kintex"),)), site)
    made = coloured("findings", site, judged)
    assert made.key(site.booths["booth-b9"]) == made.key(site.booths["booth-b10"]) == "error"


@pytest.fixture
def open_window(tmp_path: Path, window: Window) -> Window:
    open_small(tmp_path, window)
    return window


def test_hiding_and_showing_again(open_window: Window):
    document, actions = open_window.desk.document, open_window.actions_by_id
    assert not actions["show-all"].isEnabled()
    document.select(("booth-b9",))
    actions["hide"].trigger()
    assert document.hidden == ("booth-b9",)
    assert document.selection == ()
    pill = child(open_window, QToolButton, "legendHidden")
    assert pill.text() == "1 hidden"
    assert not document.session.undo_name  # a matter of the view alone
    pill.click()
    assert document.hidden == ()
    document.select(("booth-b9",))
    actions["hide-others"].trigger()
    assert set(document.hidden) == {"booth-b10", "booth-b11", "seats", "stage"}


def test_the_list_switches_layers(open_window: Window):
    document = open_window.desk.document
    child(open_window, QToolButton, "layer-eye-grid").click()
    child(open_window, QToolButton, "layer-lock-areas").click()
    assert document.layering == ALL.switched("grid").locked("areas")
    assert open_window.workspace.canvas.door.hit(IN_STAGE) is None
    child(open_window, QToolButton, "layer-eye-grid").click()
    assert document.layering.shows("grid")


def test_colours_follow_and_the_legend_selects(open_window: Window):
    document = open_window.desk.document
    open_window.actions_by_id["colour-status"].trigger()
    document.apply(SetStatus(("booth-b10",), "held"))
    child(open_window, QToolButton, "legend-held").click()
    assert document.selection == ("booth-b10",)
    assert open_window.actions_by_id["colour-status"].isChecked()
    open_window.actions_by_id["colour-pavilion"].trigger()
    child(open_window, QToolButton, "legend-companies").click()
    assert set(document.selection) == {"booth-b9", "booth-b10", "booth-b11"}
