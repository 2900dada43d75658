# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan evacuate: without its extra one line; with it words, JSON, CSV and a page."""

import csv
import json
import re
from pathlib import Path

import pytest

from planner.paths.evacuation import available
from tests.planner.building import plan as standing
from tests.planner.building import venue, write_pair
from tests.planner.rules.scenes import door, island
from tests.ui.cli.conftest import Hallplan

needed = pytest.mark.skipif(not available(), reason="the extra hallplan[evacuation] is absent")
OPENINGS = (
    door("left", (0, 10_000), "emergency", 0.0, 2000),
    door("right", (30_000, 10_000), "emergency", 180.0, 2000),
)


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A booth in a hall with an exit at each end."""
    under = venue(openings=OPENINGS)
    return write_pair(tmp_path, standing((island("A1", 13_000, 8000),), on=under), under)


def test_without_the_extra_one_line_says_how_to_install_it(
    hallplan: Hallplan, hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.cli.evacuate.available", lambda: False)
    answer = hallplan("evacuate", hall)
    assert (answer.status, answer.out) == (2, "")
    assert 'pip install "hallplan[evacuation]"' in answer.err
    assert len(answer.err.splitlines()) == 1
    assert "설치" in hallplan("evacuate", hall, "--lang", "ko").err


@needed
def test_json_csv_and_page(hallplan: Hallplan, hall: Path, tmp_path: Path) -> None:
    table, page = tmp_path / "curve.csv", tmp_path / "run.html"
    answer = hallplan(
        "evacuate", hall, "--persons", "40", "--seeds", "2", "--csv", table, "--html", page,
        "--json", "--lang", "en",
    )  # fmt: skip
    tree = json.loads(answer.out)
    assert (answer.status, tree["schema"], tree["persons"]) == (0, "hallplan.evacuate/1", 40)
    assert [run["left_over"] for run in tree["runs"]] == [0, 0]
    assert all(run["seconds"] >= tree["bound_seconds"] > 0 for run in tree["runs"])
    assert sum(each["persons"] for each in tree["exits"]) == 40
    rows = list(csv.reader(table.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Seconds", "Still in, run 1", "Still in, run 2"]
    assert rows[1] == ["0", "40", "40"]
    assert rows[-1][1:] == ["0", "0"]
    falling = [int(row[1]) for row in rows[1:]]
    assert falling == sorted(falling, reverse=True)
    words = page.read_text("utf-8")
    assert "http" not in words
    data = json.loads(re.search(r"const data = (\{.*\});", words)[1])
    assert (len(data["counts"]), len(data["exits"]), len(data["curves"])) == (40, 2, 2)
    assert set(data["words"]) == {"en", "ko"}


@needed
def test_words_and_closed_exits(hallplan: Hallplan, hall: Path) -> None:
    one = hallplan(
        "evacuate", hall, "--persons", "20", "--seeds", "1", "--closed", "LEFT", "--lang", "en"
    )
    assert one.status == 0
    assert "RIGHT: 20 persons" in one.out
    assert "LEFT" not in one.out
    none = hallplan("evacuate", hall, "--persons", "20", "--seeds", "1", "--quickest",
                    "--closed", "left", "right", "--lang", "en")  # fmt: skip
    assert none.status == 1
    assert "20 persons do not come out" in none.out


@needed
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--persons", "0"), "--persons"),
        (("--seeds", "many"), "many"),
        (("--closed", "gate"), "gate"),
        (("--profile", "kintex"), "counts no people"),
    ],
)
def test_bad_words(hallplan: Hallplan, hall: Path, words: tuple[str, ...], told: str) -> None:
    answer = hallplan("evacuate", hall, *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1
