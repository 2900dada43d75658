# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to start, each time in a process of its own; time of the clock on the wall."""

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.rows import Row, Work, compared
from planner.model.shipped import example_plan

# The window as it starts; instead of staying open, it ends once all that was due is painted.
WINDOW = """
import os, sys
from pathlib import Path
from ui.desktop import application

class Shown(application.QApplication):
    def exec(self):
        self.processEvents()
        shown = [each for each in self.allWidgets() if each.objectName() == "canvas"]
        os._exit(0 if shown and shown[0].isVisible() else 1)

application.QApplication = Shown
application.run(Path(sys.argv[1]), "en")
"""
BARE_QT = "import PyQt6.QtWidgets"


def measure(rounds: int) -> list[Row]:
    """The rows, each the median of some rounds."""
    with tempfile.TemporaryDirectory() as folder:
        run = partial(ended, Path(folder))
        rows = {
            ("window on WSCW 2018, first picture", f'python -c "{BARE_QT}"'): (
                ("-c", WINDOW, str(example_plan())),
                ("-c", BARE_QT),
            ),
            ("hallplan --help", 'python -c ""'): (("-m", "ui.cli.main", "--help"), ("-c", "")),
        }
        found = []
        for names, (ours, bare) in rows.items():
            run(ours)  # the first start finds nothing in the caches
            works: tuple[list[Work], list[Work]] = (
                [partial(run, ours)] * rounds,
                [partial(run, bare)] * rounds,
            )
            found.append(compared(names, works, time.perf_counter))
        return found


def ended(folder: Path, arguments: tuple[str, ...]) -> None:
    """Run Python to its end, with the settings of a first run."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
    }
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
