# SPDX-License-Identifier: GPL-3.0-or-later
"""The environment without Qt, in which the headless core is tested."""

import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tools.setup.core_environment import main

LIST = "from importlib.metadata import distributions as d; print(*{x.name for x in d()}, sep='|')"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    core = tmp_path_factory.mktemp("environment") / "core"
    main(Path(sys.prefix), core)
    return core / "bin" / "python"


def run(python: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", ["PyQt6", "PyQt6.QtCore", "PyQt6.sip", "pytestqt"])
def test_qt_is_not_there(python: Path, module: str) -> None:
    answer = run(python, f"import {module}")
    assert answer.returncode == 1
    assert "No module named" in answer.stderr


def test_everything_else_is_there(python: Path) -> None:
    left_out = {name for d in distributions() if "qt" in (name := d.name.lower())}
    everything = {d.name.lower() for d in distributions()}
    assert left_out == {"pyqt6", "pyqt6-qt6", "pyqt6_sip", "pytest-qt"}
    assert set(run(python, LIST).stdout.lower().strip().split("|")) == everything - left_out


@pytest.mark.parametrize(
    "module", ["shapely", "ezdxf", "pikepdf", "pypdfium2", "msgspec", "planner"]
)
def test_the_core_finds_its_libraries(python: Path, module: str) -> None:
    assert run(python, f"import {module}").returncode == 0
