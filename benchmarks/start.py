# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to start, each time in a process of its own; time of the clock on the wall.

Where there is a display the windows are real ones on it; else Qt paints them unseen (offscreen).
"""

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import msgspec

from benchmarks.live_rules import hall
from benchmarks.rows import Row, Work, compared
from planner.floor.site import open_site
from planner.model.files import reference, write
from planner.model.shipped import example_plan

# A window of PyQt6 with nothing in it, until it is on the screen.
BARE = """
import os
from PyQt6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.resize(1600, 1000)
window.show()
while not window.windowHandle().isExposed():
    application.processEvents()
application.processEvents()
os._exit(0)
"""
# The window as it starts; instead of staying open, it ends once the first picture is painted.
FIRST = """
import os
from ui.desktop import application

def seen(window):
    await_picture(window)
    os._exit(0 if window.isVisible() else 1)

await_picture, application.await_picture = application.await_picture, seen
application.run([], "en")
"""
# The same, but it ends once all that was due is painted: the start page, or the plan.
WHOLE = """
import os, sys
from pathlib import Path
from ui.desktop import application

class Shown(application.QApplication):
    def exec(self):
        self.processEvents()
        name = "canvas" if len(sys.argv) > 1 else "startPage"
        shown = [each for each in self.allWidgets() if each.objectName() == name]
        os._exit(0 if shown and shown[0].isVisible() else 1)

application.QApplication = Shown
application.run([Path(name) for name in sys.argv[1:]], "en")
"""
# Only what opening adds: the window is there, a plan is read and painted.
OPENING = """
import os, sys, time
from pathlib import Path
from ui.desktop import application

class Shown(application.QApplication):
    def exec(self):
        self.processEvents()
        (window,) = (each for each in self.topLevelWidgets() if each.objectName() == "window")
        begin = time.perf_counter()
        opened = window.open(Path(sys.argv[1]))
        self.processEvents()
        print(1000 * (time.perf_counter() - begin), flush=True)
        os._exit(0 if opened else 1)

application.QApplication = Shown
application.run([], "en")
"""
HELP = "import sys; from ui.cli.main import main; sys.exit(main(['--help']))"
TEN_THOUSAND, OPENED = 10_000, 2000.0  # booths; ms
Arguments = tuple[str, ...]


def measure(rounds: int) -> list[Row]:
    """The rows, each the median of some rounds."""
    bare = ("a bare window of PyQt6", ("-c", BARE))
    nothing = ('python -c ""', ("-c", ""))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = written(folder, TEN_THOUSAND)
        rows: list[tuple[str, Arguments, tuple[str, Arguments], float]] = [
            ("first window", ("-c", FIRST), bare, 2.0),
            ("start page, all of it", ("-c", WHOLE), bare, math.nan),
            ("start on WSCW 2018, painted", ("-c", WHOLE, str(example_plan())), bare, math.nan),
            ("hallplan --help", ("-c", HELP), nothing, math.nan),
        ]
        found = []
        for what, ours, (floor, theirs), most in rows:
            ended(folder, ours)  # the first start finds nothing in the caches
            works: tuple[list[Work], list[Work]] = (
                [partial(ended, folder, ours)] * rounds,
                [partial(ended, folder, theirs)] * rounds,
            )
            found.append(compared((what, floor), works, time.perf_counter, most))
        found.append(opened(folder, large, rounds))
        return found


def opened(folder: Path, plan: Path, rounds: int) -> Row:
    """A plan opened in a window that is there, until it is painted, beside reading its bytes."""
    took = [float(ended(folder, ("-c", OPENING, str(plan)))) for _ in range(min(rounds, 5))]
    begin = time.perf_counter()
    msgspec.json.decode(plan.read_bytes())
    floor = 1000 * (time.perf_counter() - begin)
    what = f"{TEN_THOUSAND:,} booths opened and painted"
    return Row(what, statistics.median(took), "msgspec reads the file", floor, OPENED, True)


def written(folder: Path, booths: int) -> Path:
    """The file of a plan of some booths, its venue beside it."""
    example, _ = open_site(example_plan())
    site = hall(example, booths)
    venue = msgspec.structs.replace(site.ground.venue, id="bench-venue")
    path = folder / "plan.json"
    write(folder / f"{venue.id}.json", venue)
    write(path, msgspec.structs.replace(site.plan, venue=reference(venue)))
    return path


def ended(folder: Path, arguments: Arguments) -> str:
    """Run Python to its end, with the settings of a first run; returns what it printed."""
    environment = os.environ | {
        "XDG_CONFIG_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
    }
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, env=environment, text=True)
    return done.stdout
