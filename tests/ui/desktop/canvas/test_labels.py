# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels of the WSCW 2018 plan in the bundled typeface stay in their booths at every zoom."""

import math

import pytest
from PyQt6.QtGui import QFontMetricsF
from PyQt6.QtWidgets import QApplication
from shapely import Polygon, box
from shapely.affinity import rotate, translate

from planner.floor.footprints import footprint
from planner.floor.site import Site, open_site
from planner.model.orders import Services
from planner.model.plan import Area, Booth
from planner.model.shapes import Outline, Rectangle
from planner.model.shipped import example_plan
from tests.planner.building import booth, plan, site
from ui.desktop.canvas.easel import canvas_font
from ui.desktop.canvas.labels import Label, area_label, booth_label
from ui.desktop.canvas.view import View


@pytest.fixture(scope="module")
def example() -> Site:
    return open_site(example_plan())[0]


def ink(label: Label) -> list[Polygon]:
    """The boxes of a label's lines on the screen, by the metrics that Qt really writes with."""
    boxes = []
    for run in label.runs:
        tight = QFontMetricsF(canvas_font(run.size, run.bold)).tightBoundingRect(run.text)
        left = run.x + tight.left() - label.width / 2
        top = run.y + tight.top() - label.height / 2
        plain = box(left, top, left + tight.width(), top + tight.height())
        # Qt turns clockwise where y is down, shapely counter-clockwise where y is up: the same.
        turned = rotate(plain, label.angle, origin=(0, 0))
        boxes.append(translate(turned, *label.middle))
    return boxes


def on_screen(view: View, thing: Booth | Area) -> Polygon:
    return Polygon([view.to_screen(corner) for corner in thing.shape.corners()])


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("turned", [True, False])
@pytest.mark.parametrize("scale", [3.0, 5.3, 8.9, 9.0, 13.0, 20.0, 31.7, 60.0])
def test_no_label_spills_over_its_booth(
    qapp: QApplication, example: Site, scale: float, turned: bool, language: str
):
    view = View(scale, (0.0, 0.0), turned)
    written = 0
    for thing in example.plan.booths:
        label = booth_label(view, example, thing, language)
        if label is not None:
            written += 1
            room = on_screen(view, thing).buffer(0.5)
            assert all(room.covers(line) for line in ink(label)), (thing.number, label)
            assert -90 <= label.angle <= 90, thing.number  # never upside down
    for area in example.plan.areas:
        label, _ = area_label(view, area, language)
        if label is not None:
            room = on_screen(view, area).buffer(0.5)
            assert all(room.covers(line) for line in ink(label)), (area.id, label)
    if scale >= 9:
        assert written == len(example.plan.booths)


@pytest.mark.parametrize("angle", [0, 17, 45, 60, 90, 135, 200, 271.5])
def test_a_turned_booth_is_read_along_its_own_axes(qapp: QApplication, angle: float):
    thing = booth("A1", Rectangle((0, 0), (9000, 4000), angle), exhibitors=("daegu",))
    label = booth_label(View(20.0, (0.0, 0.0), True), site(plan([thing])), thing, "ko")
    assert label is not None
    assert "대구광역시" in [run.text for run in label.runs]
    assert math.isclose((label.angle + angle) % 90, 0, abs_tol=1e-6) or math.isclose(
        (label.angle + angle) % 90, 90, abs_tol=1e-6
    )


def test_an_l_has_its_label_in_its_larger_arm(qapp: QApplication):
    shape = Outline(((0, 0), (12_000, 0), (12_000, 4000), (4000, 4000), (4000, 6000), (0, 6000)))
    thing = booth("A1", shape, exhibitors=("hancom",))
    view = View(20.0, (0.0, 0.0), False)
    label = booth_label(view, site(plan([thing])), thing, "en")
    assert label is not None
    assert label.middle == pytest.approx(view.to_screen((6000, 2000)))
    assert footprint(shape).area > 0


def test_from_near_a_booth_tells_until_when_it_is_held_and_what_is_ordered(qapp: QApplication):
    held = booth(
        "A1", Rectangle((0, 0), (6000, 6000)), status="held", held_until="2018-09-01",
        services=Services(3300, True, internet=2), exhibitors=("hancom",),
    )  # fmt: skip
    standing = site(plan((held,)))
    near = booth_label(View(60.0, (0.0, 0.0), False), standing, held, "en")
    far = booth_label(View(12.0, (0.0, 0.0), False), standing, held, "en")
    assert near is not None
    assert far is not None
    told = {"6 × 6 m", "until 2018-09-01", "power 3.3 kW", "three-phase", "internet 2"}
    assert told <= {run.text for run in near.runs}
    assert told.isdisjoint({run.text for run in far.runs})
