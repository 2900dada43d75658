# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of exposure on the drawing: steps by hand, ink readable, its scale, the rest kept."""

import re

import numpy as np
import pytest
import shapely

from planner.drawing.compose import draw
from planner.drawing.drawing import Fill, Text
from planner.drawing.exposure import LAYER, STEPS, ExposureMap, draw_exposure, exposure_map
from planner.drawing.frame import Frame
from planner.drawing.styles import INK, STYLES
from planner.exchange.exposure_map import to_svg
from planner.paths.cells import Cells
from planner.paths.exposure import Exposure
from planner.paths.gravity import ExposureModel
from tests.planner import building

SITE = building.site()
PASSING = dict.fromkeys(SITE.booths, 20.0) | {"booth-b9": 500.0}
FOUND = Exposure(
    ExposureModel(visitors=500), PASSING, {}, [(((3000.0, 1000.0), (9000.0, 1000.0)), 50.0)]
)


def test_booths_are_tinted_by_times_passed_per_thousand():
    """500 of 500 visitors are 1,000 per 1,000: the seventh step begins there."""
    made = exposure_map(SITE, FOUND)
    assert made.tints["booth-b9"] == 6
    assert {step for name, step in made.tints.items() if name != "booth-b9"} == {0}


def test_floor_is_filled_by_walkers_per_metre_and_only_where_they_walk():
    values = np.full((2, 3), np.inf)
    values[0] = [5.0, 10.0, 1000.0]
    cells = Cells(values, (1000.0, 2000.0), 500.0)
    made = ExposureMap(cells, dict.fromkeys(SITE.booths, 0))
    floor = list(draw_exposure(SITE, made, Frame(100)))[: -len(SITE.booths)]
    assert all(isinstance(mark, Fill) for mark in floor)
    assert [mark.style for mark in floor] == ["exposure.0", "exposure.1", f"exposure.{STEPS - 1}"]
    assert shapely.Polygon(floor[1].rings[0]).bounds == (1500, 2000, 2000, 2500)


def test_the_map_takes_the_place_of_the_pavilions_colours_and_has_its_scale():
    plain = draw(SITE, scale=100, language="en")
    drawn = draw(SITE, scale=100, language="en", exposure=exposure_map(SITE, FOUND))
    own = [mark for mark in drawn.marks if mark.layer == LAYER]
    assert drawn.marks[: len(own)] == tuple(own)  # under all the rest
    coloured = [
        mark for mark in plain.marks
        if isinstance(mark, Fill) and re.match(r"(tint|hatch)\.", mark.style)
    ]  # fmt: skip
    assert coloured
    assert drawn.marks[len(own) :] == tuple(mark for mark in plain.marks if mark not in coloured)
    texts = [mark.text for mark in own if isinstance(mark, Text)]
    assert "Booth: times passed" in texts
    assert "Assumed model, no count" in texts
    assert {"1,500", "300"} <= set(texts)


@pytest.mark.parametrize("step", range(STEPS))
def test_ink_is_read_on_every_step(step: int):
    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    ground = light(STYLES[f"exposure.{step}"].fill)
    assert (ground + 0.05) / (light(INK) + 0.05) >= 4.5


def test_as_a_file_in_either_language():
    made = to_svg(SITE, FOUND, "ko").decode()
    assert f'id="{LAYER}"' in made
    assert "가정한 모형, 실측 아님" in made
    assert to_svg(SITE, FOUND, "ko").decode() == made
