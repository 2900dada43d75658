# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan exposure: table, JSON and CSV, comparison, both languages, bad words."""

import json
from pathlib import Path

import pytest

from tests.ui.cli.conftest import Hallplan


def test_every_booth_has_its_number(hallplan: Hallplan, plan: Path):
    answer = hallplan("exposure", plan, "--visitors", "500", "--stops", "2")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert "500 visitors, 2 stops each (assumed model)" in lines[0]
    assert " ".join(lines[1].split()) == "Rank Booth Passed per 1,000 Visitors coming Exhibitor"
    assert any("B9" in line and "Hancom Group" in line for line in lines)
    assert lines[-1].startswith("Gini coefficient 0.")


def test_json_says_that_all_is_assumed_and_all_visits_are_told(hallplan: Hallplan, plan: Path):
    answer = hallplan("exposure", plan, "--json")
    tree = json.loads(answer.out)
    assert (tree["schema"], tree["assumed"], tree["visitors"]) == (
        "hallplan.exposure/1",
        True,
        1000,
    )
    assert 0 <= tree["gini"] < 1
    assert [row["rank"] for row in tree["booths"]] == sorted(row["rank"] for row in tree["booths"])
    # Figures are per 1,000 visitors, however many come; visits are of all who come.
    twice = json.loads(hallplan("exposure", plan, "--json", "--visitors", "2000").out)
    for one, two in zip(tree["booths"], twice["booths"], strict=True):
        assert two["passing_per_1000"] == pytest.approx(one["passing_per_1000"], abs=0.01)
        assert two["coming"] == pytest.approx(2 * one["coming"], abs=0.01)


def test_a_plan_compared_with_itself_gains_nothing(hallplan: Hallplan, plan: Path):
    tree = json.loads(hallplan("exposure", plan, "--compare", plan, "--json").out)
    assert {row["gain"] for row in tree["compared"]["changes"]} == {0.0}
    assert tree["compared"]["gini_before"] == tree["compared"]["gini_after"]
    assert "0 gain, 0 lose" in hallplan("exposure", plan, "--compare", plan).out


def test_a_booth_that_is_gone_loses_all(hallplan: Hallplan, plan: Path):
    assert hallplan("edit", plan, "delete", "B9", "-o", "other.json").status == 0
    answer = hallplan("exposure", plan, "--compare", "other.json")
    gone = next(line for line in answer.out.splitlines() if "Hancom" in line)
    assert gone.split()[:2] == ["B9", "–"]


def test_csv_is_written_beside(hallplan: Hallplan, plan: Path, tmp_path: Path):
    assert hallplan("exposure", plan, "--csv", "out.csv", "--lang", "ko").status == 0
    written = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert written.startswith("순위,부스,")
    assert hallplan("exposure", plan, "--compare", plan, "--csv", "out.csv").status == 0
    assert "변화 / Change" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_a_map_is_drawn(hallplan: Hallplan, plan: Path, tmp_path: Path):
    assert hallplan("exposure", plan, "--map", "out.svg", "--lang", "en").status == 0
    assert "Exposure per 1,000 visitors" in (tmp_path / "out.svg").read_text("utf-8")


def test_both_languages(hallplan: Hallplan, plan: Path):
    out = hallplan("exposure", plan, "--lang", "ko").out
    assert "가정한 모형" in out
    assert "지니 계수" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--visitors", "0"], "--visitors: “0”"),
        (["--visitors", "many"], "--visitors: “many”"),
        (["--visitors", "9" * 30], "--visitors"),
        (["--stops", "51"], "--stops: “51”"),
        (["--compare", "none.json"], "none.json"),
        (["--csv", "nowhere/out.csv"], "nowhere"),
        (["--map", "out.pdf"], "--map: “out.pdf”"),
    ],
)
def test_bad_words(hallplan: Hallplan, plan: Path, words: list[str], told: str):
    answer = hallplan("exposure", plan, *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert answer.err.count("\n") == 1


def test_a_terminal_is_told_how_far_the_work_is(
    hallplan: Hallplan, plan: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    answer = hallplan("exposure", plan)
    assert "\rwalking through the hall … 0.0 %" in answer.err
    assert answer.err.endswith("\r\x1b[K")


def test_a_page_of_one_plan_or_of_two(hallplan: Hallplan, plan: Path, tmp_path: Path):
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    assert hallplan("exposure", plan, "--html", one, "--lang", "ko").status == 0
    assert hallplan("exposure", plan, "--compare", plan, "--html", two).status == 0
    for path in (one, two):
        assert path.read_bytes().startswith(b"<!DOCTYPE html>")
    assert '"language":"ko"' in one.read_text("utf-8")
    assert '"gain"' in two.read_text("utf-8")
    answer = hallplan("exposure", plan, "--html", tmp_path / "no" / "one.html")
    assert answer.status == 2
