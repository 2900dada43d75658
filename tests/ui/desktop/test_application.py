# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a process of its own: it starts, survives a fault, and ends when it is told to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planner import building
from ui.desktop.settings import Settings

# A window that does what a test says once it is shown, and is then told to end.
SCRIPT = """
import os, signal, sys
from pathlib import Path
from PyQt6.QtCore import QTimer
from ui.cli.main import main
from ui.desktop import application

def fail():
    raise RuntimeError("out of paper")

class Window(application.Window):
    def showEvent(self, event):
        super().showEvent(event)
        if "fail" in sys.argv:
            QTimer.singleShot(50, fail)
        QTimer.singleShot(300, self.end)

    def end(self):
        if "count" in sys.argv:
            print(len(self.desk.workspaces), self.top.tabs.count(), flush=True)
        os.kill(os.getpid(), signal.SIGTERM)

    def tell_fault(self, line):
        print(line, self.desk.document.session.plan.id, flush=True)

application.Window = Window
sys.exit(main(["--lang", "ko", "open", *sys.argv[1].split()]))
"""


def environment(folder: Path) -> dict[str, str]:
    """The variables of a process whose folders are a test's own."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
    }


def run(folder: Path, plan: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the script in an environment whose folders are a test's own."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, plan, *words],
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_it_opens_a_plan_and_ends_when_the_system_says_so(tmp_path: Path):
    path = building.write_pair(tmp_path)
    done = run(tmp_path, str(path))
    assert done.returncode == 0, done.stderr
    assert Settings(tmp_path / "config" / "hallplan").recent() == (path,)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_exception_in_a_slot_does_not_end_it(tmp_path: Path):
    done = run(tmp_path, str(building.write_pair(tmp_path)), "fail")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "RuntimeError: out of paper test-plan\n"
    (log,) = tmp_path.rglob("hallplan.log")
    written = log.read_text(encoding="utf-8")
    assert "Traceback" in written
    assert "RuntimeError: out of paper" in written


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_without_a_plan_it_shows_the_start_page(tmp_path: Path):
    assert run(tmp_path, "").returncode == 0


def test_each_plan_that_is_named_has_a_tab(tmp_path: Path):
    (tmp_path / "second").mkdir()
    first, second = building.write_pair(tmp_path), building.write_pair(tmp_path / "second")
    done = run(tmp_path, f"{first} {second} {first}", "count")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 2\n", "")


def test_a_bad_file_is_refused_in_one_line(tmp_path: Path):
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from ui.cli.main import main; sys.exit(main())",
         "--lang", "en", "open", str(bad)],
        env=environment(tmp_path), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"hallplan: {bad}:")
    assert done.stderr.count("\n") == 1


def test_the_first_picture_needs_no_geometry():
    heavy = ("shapely", "networkx", "numpy", "ezdxf", "msgspec", "planner.model", "ui.desktop.desk")
    script = "import sys, ui.desktop.application; print([n for n in {} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script.format(heavy)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
