# SPDX-License-Identifier: GPL-3.0-or-later
"""A real program, killed at random moments: every edit that it told of comes back."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.model.files import content_hash, read_plan
from planner.model.locks import claim
from planner.model.recovery import left_behind, read_journal
from tests.planner import building

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

# Edits, undoes and redoes as fast as it can, saves now and then, and tells of each once it is done:
# the hash of the plan.
SCRIPT = """
import os, random, sys
from pathlib import Path
from PyQt6.QtCore import QTimer
from planner.edits.duplicate import Duplicate
from planner.edits.move import Move
from planner.model.files import content_hash
from ui.desktop import application
from ui.desktop.commands.files import FileCommands

chance = random.Random(int(sys.argv[2]))

class Window(application.Window):
    def live(self):
        document = self.desk.document
        session = document.session
        kind = chance.random()
        booth = chance.choice(session.plan.booths).id
        if kind < 0.6 or not session.done:
            document.apply(Move((booth,), chance.randint(1, 99), 0))
        elif kind < 0.75:
            document.apply(Duplicate((booth,), 9, 9))
        elif kind < 0.85:
            document.undo()
        elif kind < 0.95:
            document.go_to(chance.randint(0, len(session.history)))
        else:
            self.files.save()
        os.write(1, f"{content_hash(session.plan)}\\n".encode())
        QTimer.singleShot(0, self.live)

application.Window = Window

show = FileCommands.show
def shown(self, *given):
    show(self, *given)
    QTimer.singleShot(0, self._parent.live)
FileCommands.show = shown
sys.exit(application.run([Path(sys.argv[1])], "en"))
"""


@pytest.mark.parametrize("seed", range(3))
def test_every_edit_that_was_told_of_comes_back(tmp_path: Path, seed: int):
    path = building.write_pair(tmp_path)
    variables = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    child = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path), str(seed)],
        env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout is not None
    first = child.stdout.readline()
    assert first, child.communicate()[1].decode()
    time.sleep(random.Random(seed).uniform(0.05, 0.6))
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    told = [line.decode() for line in (first + rest).split(b"\n")[:-1]]
    asked = claim(path)  # the dead hold nothing
    assert asked.lock is not None
    assert asked.gone is not None
    assert asked.gone.process == child.pid
    asked.lock.release()
    recovery = tmp_path / "state" / "hallplan" / "recovery"
    states = [content_hash(read_plan(path))]
    for journal in recovery.glob("*.journal"):
        states = list(states_of(journal)) or states
    # What it told of last, or the one edit more that it had no time to tell of.
    assert told[-1] in states[-2:]
    left = left_behind(recovery)
    assert all(found.unread == 0 and found.plan is not None for found in left)
    assert [content_hash(found.plan) for found in left if found.plan] in ([], [states[-1]])


def states_of(journal: Path) -> Iterator[str]:
    """The hash of the plan after each record of a journal."""
    lines = journal.read_bytes().splitlines(keepends=True)
    part = journal.with_suffix(".part")
    for count in range(2, len(lines) + 1):
        part.write_bytes(b"".join(lines[:count]))
        found = read_journal(part)
        assert found is not None
        assert found.plan is not None
        yield content_hash(found.plan)
    part.unlink(missing_ok=True)
