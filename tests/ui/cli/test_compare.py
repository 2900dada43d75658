# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan compare: status, words, JSON and files, bad words."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.ui.cli.conftest import Hallplan


@pytest.fixture
def moved(hallplan: Hallplan, plan: Path) -> Path:
    """The small plan after a move and a renumbering."""
    words = ["edit", plan, "move", "B9", "1500", "0", "then", "renumber", "B10", "Z1"]
    assert hallplan(*words, "-o", "new.json").status == 0
    return Path("new.json")


def test_the_same_plan_is_status_0(hallplan: Hallplan, plan: Path):
    assert hallplan("compare", plan, plan) == (0, "The plans are the same.\n", "")
    assert hallplan("--lang", "ko", "compare", plan, plan).out == "두 계획이 같습니다.\n"


def test_what_differs_is_told_and_status_1(hallplan: Hallplan, plan: Path, moved: Path):
    answer = hallplan("compare", plan, moved)
    assert (answer.status, answer.err) == (1, "")
    assert answer.out.splitlines() == [
        "2 differences: 1 moved, 1 renumbered",
        "moved: Booth B9: moved by 1,500 mm (+1,500, +0)",
        "renumbered: Booth Z1: B10 → Z1",
    ]


def test_korean(hallplan: Hallplan, plan: Path, moved: Path):
    lines = hallplan("compare", plan, moved, "--lang", "ko").out.splitlines()
    assert lines == [
        "차이 2건: 이동 1, 번호 변경 1",
        "이동: 부스 B9: 1,500 mm 이동 (+1,500, +0)",
        "번호 변경: 부스 Z1: B10 → Z1",
    ]


def test_json_by_contract(hallplan: Hallplan, plan: Path, moved: Path):
    answer = hallplan("compare", plan, moved, "--json")
    tree = json.loads(answer.out)
    assert (answer.status, tree["schema"], tree["same"]) == (1, "hallplan.compare/1", False)
    one, two = tree["differences"]
    assert (one["kind"], one["list"], one["id"]) == ("moved", "booths", "booth-b9")
    assert (one["by_mm"], one["distance_mm"]) == ([1500, 0], 1500.0)
    assert (two["kind"], two["old"], two["new"]) == ("renumbered", "B10", "Z1")
    assert json.loads(hallplan("compare", plan, plan, "--json").out)["differences"] == []


@pytest.mark.parametrize("name", ["changes.csv", "changes.html", "CHANGES.CSV"])
def test_the_list_as_a_file(hallplan: Hallplan, plan: Path, moved: Path, name: str):
    assert hallplan("compare", plan, moved, "-o", name).status == 1
    made = Path(name).read_text(encoding="utf-8-sig")
    assert "B9" in made
    if name.lower().endswith("csv"):
        assert len(list(csv.reader(io.StringIO(made)))) == 3
    else:
        assert "moved by 1,500 mm" in made


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan.json", "returned.dxf"), "returned.dxf: a drawing cannot be compared yet"),
        (("returned.DXF", "plan.json"), "a drawing cannot be compared yet"),
        (("plan.json", "plan.json", "-o", "a.txt"), "-o: “a.txt” is no FILE.csv, FILE.html"),
        (("plan.json", "nowhere.json"), "nowhere.json"),
        (("plan.json",), "NEW"),
        (("plan.json", "test-venue.json"), "test-venue.json"),
    ],
)
def test_bad_words_are_one_line_and_status_2(
    hallplan: Hallplan, plan: Path, words: tuple[str, ...], said: str
):
    answer = hallplan("compare", *words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert said in answer.err
