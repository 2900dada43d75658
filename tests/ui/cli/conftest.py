# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line in this process: exact stdout, stderr and status."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.planner import building
from ui.cli.main import main


class Answer(NamedTuple):
    """What a command says and how it ends."""

    status: int
    out: str
    err: str


Hallplan = Callable[..., Answer]


@pytest.fixture
def hallplan(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Hallplan:
    """Runs ``hallplan`` with some words in an empty folder, in English, without a display."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: str | Path) -> Answer:
        status = main([str(word) for word in words])
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The small plan, its venue beside it; named from the folder that ``hallplan`` runs in."""
    building.write_pair(tmp_path)
    return Path("plan.json")
