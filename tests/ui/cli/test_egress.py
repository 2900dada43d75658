# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan egress: words and JSON, exits closed, profiles that count nobody, bad words."""

import io
import json
import re
from pathlib import Path

import pytest

from tests.planner.building import plan as standing
from tests.planner.building import venue, write_pair
from tests.planner.rules.scenes import door, island
from tests.ui.cli.conftest import Hallplan
from ui.cli.main import main

OPENINGS = (
    door("left", (0, 10_000), "emergency", 0.0, 2000),
    door("right", (30_000, 10_000), "emergency", 180.0, 2000),
    door("gate", (15_000, 20_000), "freight", -90.0, 4000),
)


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A booth in a hall with an exit at each end: 216 persons under IBC's 2.79 m²."""
    under = venue(openings=OPENINGS)
    return write_pair(tmp_path, standing((island("A1", 13_000, 8000),), on=under), under)


def test_it_holds_and_says_who_goes_where(hallplan: Hallplan, hall: Path):
    answer = hallplan("egress", hall)
    assert (answer.status, answer.err) == (0, "")
    first, second, *_ = answer.out.splitlines()
    assert first == "The plan's own profiles count no people: IBC/IFC 2018 is taken."
    assert second.startswith("Test plan: leaving under IBC")
    assert "216 persons" in answer.out
    assert "LEFT: 1" in answer.out
    assert "of 393 persons · 2,000 mm" in answer.out
    assert "The plan can be left" in answer.out


def test_json(hallplan: Hallplan, hall: Path):
    answer = hallplan("egress", hall, "--json")
    tree = json.loads(answer.out)
    assert (answer.status, tree["schema"], tree["profile"]) == (0, "hallplan.egress/1", "ibc2018")
    assert tree["holds"] is True
    assert tree["persons"] == sum(row["persons"] for row in tree["load"]) == 216
    exits = tree["nearest"]["exits"]
    assert [each["exit"] for each in exits] == ["left", "right"]
    assert sum(each["persons"] for each in exits) == 216
    assert all(each["capacity"] == 393 and not each["over"] for each in exits)
    assert tree["travel"]["allowed_mm"] == 60_960
    assert tree["travel"]["points"][-1][0] in (0, 30_000)
    assert tree["least_seconds"] <= tree["quickest"]["seconds"] <= tree["nearest"]["seconds"]
    assert [each["breaks"] for each in tree["lost"]] == [False, False]
    assert tree["dead_ends"] == []


def test_a_closed_exit_by_sign_or_id_and_both(hallplan: Hallplan, hall: Path):
    one = hallplan("egress", hall, "--closed", "LEFT", "--json")
    tree = json.loads(one.out)
    assert (one.status, tree["closed"]) == (0, ["left"])
    assert [each["persons"] for each in tree["nearest"]["exits"]] == [0, 216]
    both = hallplan("egress", hall, "--closed", "left", "right")
    assert both.status == 1
    assert "216 persons reach no exit" in both.out
    shut = hallplan("egress", hall, "--json", "--closed", "left", "right")
    assert json.loads(shut.out)["travel"] is None


def test_korean(hallplan: Hallplan, hall: Path):
    answer = hallplan("egress", hall, "--lang", "ko", "--profile", "korea")
    assert answer.status == 0
    assert answer.out.startswith("Test plan: ")  # the profile that was asked for
    assert "명 / 용량 –" in answer.out
    assert "피난 가능" in answer.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--profile", "kintex"), "“kintex” counts no people; use ibc2018"),
        (("--profile", "nowhere"), "nowhere"),
        (("--closed", "gate"), "there is no exit “gate”"),
        (("--closed", "moon"), "moon"),
    ],
)
def test_bad_words(hallplan: Hallplan, hall: Path, words: tuple[str, ...], told: str):
    answer = hallplan("egress", hall, *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_terminal_is_told_how_far_it_is(
    hall: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    assert main(["egress", str(hall), "--lang", "en"]) == 0
    shown = re.findall(r"\rworking out who leaves where … ([\d.]+) %", screen.getvalue())
    shares = [float(share) for share in shown]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1] < 100) == (0.0, True)
    assert screen.getvalue().endswith("\r\x1b[K")
    assert "working out" not in capsys.readouterr().out
