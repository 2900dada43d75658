# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan blockers: words and JSON, its moves as edits, exit statuses, bad words."""

import json
import shlex
from pathlib import Path

import pytest

from tests.planner.building import plan as standing
from tests.planner.building import venue, write_pair
from tests.planner.rules.scenes import door, island, wall
from tests.ui.cli.conftest import Hallplan

GAP = venue(
    openings=(
        door("in", (0, 10_000), "visitor", 0.0, 4000),
        door("out", (30_000, 2000), "emergency", 180.0, 2000),
        door("back", (30_000, 18_000), "emergency", 180.0, 2000),
    ),
    walls=(wall("a", 14_900, 0, 200, 7000), wall("b", 14_900, 13_000, 200, 7000)),
)


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A booth in a gap of a wall across the hall."""
    plan = standing((island("A1", 13_500, 9000, 3000, 3000),), on=GAP, profiles=("kintex",))
    return write_pair(tmp_path, plan, GAP)


def test_words(hallplan: Hallplan, hall: Path):
    answer = hallplan("blockers", hall)
    assert answer.err == ""
    assert "Test plan: what blocks it, under IBC" in answer.out
    for heading in ("The one exit", "The one booth in the way", "Nearest to shutting an aisle"):
        assert f"\n{heading}\n  " in answer.out
    assert "A1: without it" in answer.out
    assert answer.status == 1
    assert "막는 것" in hallplan("blockers", hall, "--lang", "ko").out


def test_json_and_its_moves_are_edits_that_make_no_new_finding(
    hallplan: Hallplan, hall: Path, tmp_path: Path
):
    answer = hallplan("blockers", hall, "--json", "--profile", "nfpa101")
    tree = json.loads(answer.out)
    assert (tree["schema"], tree["profile"]) == ("hallplan.blockers/1", "nfpa101")
    assert answer.status == int(tree["breaks"])
    assert [row["thing"] for row in tree["in_the_way"]] == ["A1"]
    assert any("aisle-width" in key for key in tree["in_the_way"][0]["mended"])
    assert {row["exit"] for row in tree["exits"]} == {"in", "out", "back"}
    before = json.loads(hallplan("check", hall, "--json").out)["findings"]
    for number, move in enumerate(tree["moves"]):
        new = tmp_path / f"new-{number}.json"
        assert hallplan("edit", hall, *shlex.split(move["edit"]), "-o", new).status == 0
        after = json.loads(hallplan("check", new, "--json").out)["findings"]
        assert {row["key"] for row in after} <= {row["key"] for row in before}
        assert move["clear_width_after_mm"] == move["clear_width_mm"] + move["gained_mm"]


def test_a_plan_that_nothing_breaks(hallplan: Hallplan, tmp_path: Path):
    under = venue(openings=GAP.openings)
    path = write_pair(tmp_path, standing((), on=under, profiles=("kintex",)), under)
    answer = hallplan("blockers", path)
    assert answer.status == 0
    assert answer.out.endswith("No single exit and no single booth breaks the plan.\n")


def test_bad_words(hallplan: Hallplan, hall: Path, tmp_path: Path):
    assert hallplan("blockers", tmp_path / "none.json").status == 2
    assert hallplan("blockers", hall, "--profile", "kintex").status == 2
