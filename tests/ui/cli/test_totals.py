# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan totals`` and lists of exhibitors on the command line."""

import json
from pathlib import Path

from planner.model.files import read_plan
from tests.ui.cli.conftest import Hallplan

PRICED = ["set-prices", "KRW", "--shell", "300000", "--raw", "250000", "--corner", "10"]


def priced(hallplan: Hallplan, plan: Path) -> Path:
    """The small plan with prices, and a hold that has ended."""
    held = ["then", "set-status", "B10", "held", "--until", "2018-09-01"]
    assert hallplan("edit", plan, *PRICED, *held, "-o", "priced.json").status == 0
    return Path("priced.json")


def test_totals_are_told_in_words(hallplan: Hallplan, plan: Path) -> None:
    answer = hallplan("totals", priced(hallplan, plan), "--day", "2018-09-02")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "All booths: 3, 44.0 m² · ₩12,765,000"
    assert "  confirmed: 1, 9.0 m² · ₩2,700,000" in lines
    assert lines[-1] == "B10 was held until 1 Sept 2018 (Sat): the hold has ended"


def test_totals_of_some_booths_as_json(hallplan: Hallplan, plan: Path) -> None:
    answer = hallplan("totals", priced(hallplan, plan), "B9,B10", "--day=2018-09-01", "--json")
    tree = json.loads(answer.out)
    assert tree["schema"] == "hallplan.totals/1"
    assert tree["all"] == {"count": 2, "net_m2": 17.0, "value": 5_340_000}
    assert tree["pavilions"]["companies"]["statuses"]["held"]["value"] == 2_640_000
    assert (tree["expired"], tree["exhibitors"]["without"]) == ([], 2)


def test_no_price_is_made_up(hallplan: Hallplan, plan: Path) -> None:
    answer = hallplan("totals", plan, "--lang", "ko")
    assert "가격이 없어 금액은 계산하지 않습니다" in answer.out
    assert "₩" not in answer.out
    assert json.loads(hallplan("totals", plan, "--json").out)["all"]["value"] is None


def test_bad_questions_are_refused(hallplan: Hallplan, plan: Path) -> None:
    assert hallplan("totals", plan, "B99").status == 2
    answer = hallplan("totals", plan, "--day", "2018-02-30")
    assert (answer.status, answer.out) == (2, "")


def test_a_list_with_a_bad_row_is_taken_in_and_the_row_is_named(
    hallplan: Hallplan, plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_bytes("업체명,부스번호\n가나,B10\n다라,B99\n".encode("cp949"))
    answer = hallplan("edit", plan, "import-exhibitors", "list.csv", "-o", "new.json")
    assert (answer.status, answer.out) == (0, "new.json: 2 changed (B10, exhibitor)\n")
    assert answer.err == "hallplan: list.csv:3: there is no booth “B99”; use B9\n"
    assert read_plan(Path("new.json")).exhibitors[-1].name.ko == "가나"
    strict = hallplan("edit", plan, "import-exhibitors", "list.csv", "--strict", "-o", "no.json")
    assert (strict.status, strict.err) == (2, answer.err)
    assert not Path("no.json").exists()


def test_a_list_that_cannot_be_read_is_refused(hallplan: Hallplan, plan: Path) -> None:
    Path("list.csv").write_text("a,b\n1,2\n")
    for settings, said in (
        ([], "list.csv:1: no column of a, b is known to hold names"),
        (["name=c"], "list.csv:1: no column is headed “c”"),
        (["encoding=x"], "list.csv: “x” is no encoding"),
    ):
        answer = hallplan("edit", plan, "import-exhibitors", "list.csv", *settings, "-o", "n.json")
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.startswith(f"hallplan: {said}")
