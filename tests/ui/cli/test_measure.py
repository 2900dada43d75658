# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan measure``: gaps between things, distances between points, areas, and bad input."""

import json
from pathlib import Path

import pytest

from tests.ui.cli.conftest import Answer, Hallplan


def test_the_gap_between_booths_and_on_to_a_door(hallplan: Hallplan, plan: Path):
    # B9 is at x 3000–6000, B11 from x = 15,000, both from y = 5000; the door is on y = 0.
    assert hallplan("measure", plan, "B9", "B11") == Answer(
        0, "9,000 mm  (ΔX 9,000 mm, ΔY 0 mm, 0.0°)\n", ""
    )
    answer = hallplan("measure", plan, "B9", "B11", "door", "--json")
    found = json.loads(answer.out)
    assert found["schema"] == "hallplan.measure/1"
    assert [leg["length_mm"] for leg in found["legs"]] == [9000, 5000]
    assert (found["length_mm"], found["area_m2"]) == (14_000, None)


def test_points_a_sum_and_an_area(hallplan: Hallplan, plan: Path):
    corners = ("0,0", "6000,0", "6000,3000", "0,3000")
    answer = hallplan("measure", plan, *corners, "--lang", "ko")
    assert answer.out.endswith("모두 15,000 mm\n")
    answer = hallplan("measure", plan, *corners, "--area")
    assert answer.out.endswith("18.0 m², 18,000 mm around\n")
    assert answer.out.count("\n") == 5


def test_what_touches_is_no_distance(hallplan: Hallplan, plan: Path):
    assert hallplan("measure", plan, "B9", "4000,6000").out.startswith("0 mm")


@pytest.mark.parametrize(
    "words",
    [["B9"], ["B9", "nowhere"], ["0,0", "1,1", "--area"], ["B9", "0,0", "1,1", "--area"]],
)
def test_bad_input_is_one_line(hallplan: Hallplan, plan: Path, words: list[str]):
    answer = hallplan("measure", plan, *words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: ")
    assert answer.err.count("\n") == 1
