# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan number``: lists, writes, tells of clashes and refuses."""

import json
from pathlib import Path

import pytest

from planner.model.files import read_plan
from tests.ui.cli.conftest import Answer, Hallplan


def test_a_listing_changes_nothing(hallplan: Hallplan, plan: Path):
    before = plan.read_bytes()
    answer = hallplan("number", plan, "--prefix", "K", "--digits", "3", "--start=101")
    assert answer == Answer(
        0, "B9 → K101\nB11 → K102\nB10 → K103\n3 would change; -o NEW writes them.\n", ""
    )
    assert plan.read_bytes() == before


def test_they_are_written_as_one_change_a_line(hallplan: Hallplan, plan: Path):
    answer = hallplan("number", plan, "B9,B11", "--prefix", "가", "-o", "new.json", "--lang", "ko")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.endswith("new.json: 2개 바뀜\n")
    numbers = [booth.number for booth in read_plan(Path("new.json")).booths]
    assert numbers == ["가01", "B10", "가02"]


def test_what_others_have_is_told_and_allowed(hallplan: Hallplan, plan: Path):
    answer = hallplan("number", plan, "B9", "--prefix", "B", "--start", "10", "-o", "new.json")
    assert "B9 → B10  (another booth has it too)\n" in answer.out
    found = hallplan("check", "new.json", "--json")
    assert "duplicate-number" in {each["rule"] for each in json.loads(found.out)["findings"]}


def test_json(hallplan: Hallplan, plan: Path):
    answer = json.loads(hallplan("number", plan, "--json", "--order", "serpentine").out)
    assert answer["schema"] == "hallplan.number/1"
    assert answer["changed"] == 3
    assert answer["booths"][0] == {"id": "booth-b9", "old": "B9", "new": "01", "clash": False}


@pytest.mark.parametrize(
    ("words", "err"),
    [
        (["B99"], "hallplan: "),
        (["stage"], "hallplan: "),
        (["--start", "x"], "hallplan: --start: "),
        (["--step", "0"], "hallplan: --step: "),
        (["--prefix", "a b"], "hallplan: plan.json:"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(hallplan: Hallplan, plan: Path, words, err):
    answer = hallplan("number", plan, *words, "-o", "new.json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(err)
    assert not Path("new.json").exists()
