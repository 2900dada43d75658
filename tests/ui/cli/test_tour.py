# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan tour: schedule and JSON, stops in words, what is late, bad words."""

import json
from pathlib import Path

import pytest

from planner.model.shipped import example_plan
from tests.ui.cli.conftest import Hallplan


def test_the_tour_of_the_plan_by_its_id(hallplan: Hallplan):
    answer = hallplan("tour", example_plan(), "study-tour")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "10:10 from EN2"
    assert len(lines) == 1 + 23 + 1 + 1
    assert "23 stops" in lines[-1]


def test_json_has_walks_and_times(hallplan: Hallplan, plan: Path):
    answer = hallplan("tour", plan, "B9=10", "Hancom", "--at", "09:30", "--json")
    tree = json.loads(answer.out)
    assert (answer.status, tree["schema"], tree["starts"]) == (0, "hallplan.tour/1", "09:30")
    assert {stop["spot"] for stop in tree["stops"]} == {"B9", "Hancom Group"}
    assert tree["length_mm"] == pytest.approx(sum(stop["walk_mm"] for stop in tree["stops"]))


def test_stays_windows_start_and_end(hallplan: Hallplan, plan: Path):
    words = ("B9=10@10:30-11:00", "B10", "--start", "1000,1000", "--end", "B11", "--stay", "2")
    answer = hallplan("tour", plan, *words)
    assert answer.status == 0
    assert any("10:30–10:40  Hancom Group (B9)" in line for line in answer.out.splitlines())
    late = hallplan("tour", plan, "B9@08:00-09:00")
    assert late.status == 1
    assert "min late" in late.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["B99"], "B99"),
        (["B9=5000"], "B9=5000"),
        (["B9", "--at", "25:00"], "--at: “25:00”"),
        (["B9", "--stay", "x"], "--stay: “x”"),
        (["B9@11:00-10:00"], "10:00-11:30"),
        (["B9", "--width", "0"], "--width"),
    ],
)
def test_bad_words(hallplan: Hallplan, plan: Path, words: list[str], told: str):
    answer = hallplan("tour", plan, *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert answer.err.count("\n") == 1


def test_both_languages(hallplan: Hallplan, plan: Path):
    assert "출발" in hallplan("tour", plan, "B9", "--lang", "ko").out
    assert "투어" in hallplan("tour", "--help", "--lang", "ko").out


def test_sheets_are_written(hallplan: Hallplan, plan: Path):
    answer = hallplan("tour", plan, "B9", "B10", "-o", "a.pdf", "-o", "a.svg", "--paper", "A3")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[-2:] == ["a.pdf", "a.svg"]
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")
    assert 'width="420mm"' in Path("a.svg").read_text(encoding="utf-8")


def test_an_unknown_sheet_is_refused_before_anything_is_written(hallplan: Hallplan, plan: Path):
    answer = hallplan("tour", plan, "B9", "-o", "a.pdf", "-o", "a.doc")
    assert (answer.status, answer.out) == (2, "")
    assert "a.doc" in answer.err
    assert not Path("a.pdf").exists()
