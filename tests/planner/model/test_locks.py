# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks of open plans: one holder, taken over from the dead, respected across hosts."""

import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from planner.model.held import Holder, myself
from planner.model.locks import claim, holder_of, lock_path

HOLD = """
import sys, time
from pathlib import Path
from planner.model.locks import claim
print("held" if claim(Path(sys.argv[1])).lock else "refused", flush=True)
time.sleep(60)
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text("{}")
    return path


def other_process(plan: Path) -> subprocess.Popen[str]:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(plan)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_one_holds_a_plan_until_it_is_released(plan: Path):
    first = claim(plan)
    assert first.lock is not None
    second = claim(plan)
    assert second.lock is None
    assert second.holder is not None
    assert (second.holder.process, second.holder.host) == (myself().process, myself().host)
    assert holder_of(plan) == second.holder
    first.lock.release()
    assert not lock_path(plan).exists()
    assert holder_of(plan) is None


def test_a_killed_holder_is_taken_over_with_a_note(plan: Path):
    other = other_process(plan)
    held = claim(plan)
    assert held.lock is None
    assert held.holder is not None
    assert held.holder.process == other.pid
    other.send_signal(signal.SIGKILL)
    other.communicate()
    assert lock_path(plan).exists()
    taken = claim(plan)
    assert taken.lock is not None
    assert taken.gone is not None
    assert taken.gone.process == other.pid
    assert holder_of(plan) is not None
    taken.lock.release()


def test_a_holder_on_another_host_is_respected(plan: Path):
    elsewhere = Holder("kim", "elsewhere", 1, "2026-01-01T00:00:00+09:00")
    lock_path(plan).write_bytes(msgspec.json.encode(elsewhere))
    assert claim(plan).holder == elsewhere
    assert holder_of(plan) == elsewhere
    assert lock_path(plan).exists()


@pytest.mark.parametrize("junk", [b"", b"{", b"\xff\xfe", b"[]"])
def test_a_lock_that_says_nothing_and_that_nobody_holds_is_taken(plan: Path, junk: bytes):
    lock_path(plan).write_bytes(junk)
    taken = claim(plan)
    assert taken.lock is not None
    taken.lock.release()


def test_names_of_one_file_have_one_lock(plan: Path, tmp_path: Path):
    (tmp_path / "link.json").symlink_to(plan)
    assert lock_path(tmp_path / "link.json") == lock_path(plan)


def test_a_folder_that_takes_no_lock_is_no_hindrance(tmp_path: Path):
    asked = claim(tmp_path / "missing" / "plan.json")
    assert (asked.lock, asked.holder) == (None, None)


def test_two_that_ask_at_once_are_told_apart(plan: Path):
    script = HOLD.replace("time.sleep(60)", "sys.stdin.read()")
    asking = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(plan)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(3)
    ]  # fmt: skip
    answers = []
    for each in asking:
        assert each.stdout is not None
        answers.append(each.stdout.readline())
    assert sorted(answers) == ["held\n", "refused\n", "refused\n"]
    for each in asking:
        each.communicate("")
