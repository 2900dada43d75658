# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks run and give a table; how fast anything is, is no matter of tests."""

import re
import subprocess
import sys

import pytest

from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.rows import Row, compared, table


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_gives_rows(name: str):
    command = [sys.executable, "-m", "benchmarks", name, "--rounds=1", "--booths=12"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    _, *rows = done.stdout.splitlines()
    assert len(rows) >= 2
    for row in rows:
        if row.endswith(" is missing"):  # a peer that only `make bench` installs
            continue
        found = re.search(r"  +([\d.]+)  +([\d.e+-]+)  (?:.*  )?.+, ([\d.]+) ms$", row)
        assert found is not None, row
        took, ratio, floor = map(float, found.groups())
        # Times are rounded to a hundredth of a ms at most, the ratio to three digits.
        assert abs(ratio * floor - took) <= 0.005 * (1 + ratio) + 0.01 * took


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as left:
        main(["pahts"])
    assert left.value.code == 2
    assert (
        "no benchmark is called pahts; there are live, drag, paths, egress, peers, start"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_rounds_are_counted(count: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as left:
        main([f"--rounds={count}"])
    assert left.value.code == 2
    assert "--rounds" in capsys.readouterr().err


def test_a_row_is_medians_of_works_done_in_turns():
    order: list[str] = []
    times = iter([0, 0.004, 0, 0.001, 0, 0.006, 0, 0.001, 0, 0.005, 0, 0.003])
    works = [lambda: order.append("work")] * 3, [lambda: order.append("floor")] * 3
    row = compared(("work", "floor"), works, lambda: next(times))
    assert order == ["work", "floor"] * 3
    assert (row.took, row.floor_took) == (5.0, 1.0)
    assert row.ratio == 5.0


def test_the_table_has_a_head_and_a_line_a_row():
    rows = [
        Row("long name", 3.0, "a floor", 2.0),
        Row("name", 1.0, "peer", 4.0, most=0.2),
        Row("name", 0.01, "peer", 4.0, most=1 / 150),
        Row("time", 40.0, "peer", 2.0, most=50.0, is_time=True),
    ]
    assert table(rows).splitlines() == [
        "                  ms     ratio  goal                compared with",
        "long name      3.000       1.5                      a floor, 2.00 ms",
        "name           1.000      0.25  ≤ 0.2 (1/5) missed  peer, 4.00 ms",
        "name           0.010    0.0025  ≤ 0.00667 (1/150)   peer, 4.00 ms",
        "time          40.000        20  ≤ 50 ms             peer, 2.00 ms",
    ]
