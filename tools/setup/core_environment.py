# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes an environment with everything of another one but Qt, in a moment and without the network.

Usage: ``core_environment.py FULL CORE``, run by the interpreter of FULL. CORE is a virtual
environment of its own whose packages are links to those of FULL, so that a test of the headless
core in it proves that PyQt6 is not needed: no part of it is there to import.
"""

import sys
import venv
from pathlib import Path

LEFT_OUT = ("pyqt6", "pytestqt", "pytest_qt")  # pytest-qt does not start without a Qt


def packages(environment: Path) -> Path:
    """The folder of an environment that holds its packages."""
    return next(environment.glob("lib/python3.*/site-packages"))


def main(full: Path, core: Path) -> None:
    venv.create(core, clear=True, symlinks=True)
    target = packages(core)
    for entry in packages(full).iterdir():
        if not entry.name.lower().startswith(LEFT_OUT) and entry.name != "__pycache__":
            (target / entry.name).symlink_to(entry.resolve())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
