# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing whole files or nothing: failures, modes, links, leftovers, a kill in the middle."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.model import atomic
from planner.model.atomic import write_bytes
from planner.model.problems import BadInput

OLD, NEW = b"the old file\n", b"the new file\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_bytes(OLD)
    return path


def refused(path: Path) -> str:
    """The line that tells why a file could not be written."""
    with pytest.raises(BadInput) as error:
        write_bytes(path, NEW)
    (problem,) = error.value.problems
    assert problem.code == "file-unwritable"
    return problem.report("en")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_written_and_nothing_else(tmp_path: Path):
    write_bytes(tmp_path / "plan.json", NEW)
    write_bytes(tmp_path / "plan.json", OLD)
    assert (tmp_path / "plan.json").read_bytes() == OLD
    assert names(tmp_path) == {"plan.json"}


@pytest.mark.parametrize("step", ["fsync", "open", "write", "chmod", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file_whole(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step in ("fsync", "open"):
        monkeypatch.setattr(atomic.os, step, full)
    elif step == "write":
        monkeypatch.setattr(atomic.os, "fdopen", lambda handle, mode: _FullDisk(handle))
    else:
        monkeypatch.setattr(Path, step, full)
    assert refused(target) == (
        f"{target}: cannot be written (No space left on device); choose another place"
    )
    monkeypatch.undo()
    assert target.read_bytes() == OLD
    assert names(target.parent) == {target.name}


class _FullDisk:
    """An open file on a disk that is full after five bytes."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def __enter__(self) -> "_FullDisk":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.handle)

    def write(self, data: bytes) -> None:
        os.write(self.handle, data[:5])
        raise OSError(errno.ENOSPC, "No space left on device")


def test_an_interruption_leaves_the_old_file_whole(target: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(target, NEW)
    assert target.read_bytes() == OLD
    assert names(target.parent) == {target.name}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_the_mode_of_the_old_file_is_kept(target: Path, mode: int):
    target.chmod(mode)
    write_bytes(target, NEW)
    assert target.stat().st_mode & 0o7777 == mode


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_gets_the_mode_that_the_user_gives_new_files(
    tmp_path: Path, mask: int, mode: int
):
    before = os.umask(mask)
    try:
        write_bytes(tmp_path / "plan.json", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "plan.json").stat().st_mode & 0o7777 == mode


def test_a_link_stays_a_link_and_its_target_is_written(target: Path, tmp_path: Path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.json"
    link.symlink_to(Path("..") / "plan.json")
    write_bytes(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert names(folder) == {"link.json"}


def test_a_link_into_nowhere_makes_its_target(tmp_path: Path):
    link = tmp_path / "link.json"
    link.symlink_to("made.json")
    write_bytes(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "made.json").read_bytes() == NEW


def test_what_is_no_file_is_not_replaced(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    assert "Is a directory" in refused(tmp_path / "folder")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "cannot be written" in refused(pipe)
    assert pipe.is_fifo()
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    for place in (
        tmp_path / "none" / "plan.json",
        ring,
        tmp_path / "nul\0",
        Path("/proc/plan.json"),
    ):
        assert "cannot be written" in refused(place)
    assert names(tmp_path) == {"folder", "pipe", "ring"}


def test_a_read_only_file_is_not_replaced(target: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(atomic.os, "access", lambda path, mode: False)  # root may write anything
    assert "Permission denied" in refused(target)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    "name",
    ["한" * 80 + ".json", "a**b[1]?.json", os.fsdecode(b"\xff\xfe.json"), ".json", "n" * 255],
)
def test_any_name_that_a_file_can_have_can_be_written(tmp_path: Path, name: str):
    write_bytes(tmp_path / name, OLD)
    write_bytes(tmp_path / name, NEW)
    assert (tmp_path / name).read_bytes() == NEW
    assert names(tmp_path) == {name}


def test_old_leftovers_are_swept_and_young_ones_kept(target: Path):
    folder = target.parent
    old, young, foreign = (
        folder / name
        for name in (
            ".plan.json.0a.hallplan-part",
            ".plan.json.0b.hallplan-part",
            ".plan.json.part",
        )
    )
    for path in (old, young, foreign):
        path.write_bytes(b"")
    for path in (old, foreign):
        os.utime(path, (time.time() - 7200,) * 2)
    write_bytes(target, NEW)
    assert names(folder) == {target.name, young.name, foreign.name}


_WRITER = """
import sys
from pathlib import Path
from planner.model.atomic import write_bytes
print(flush=True)
while True:
    for letter in b"ab":
        write_bytes(Path(sys.argv[1]), bytes([letter]) * 300_000)
"""


def test_a_kill_in_the_middle_leaves_a_whole_file(tmp_path: Path):
    target = tmp_path / "plan.json"
    for delay in (0.0, 0.003, 0.011, 0.02, 0.05, 0.1):
        target.write_bytes(b"a" * 300_000)
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(target)], stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(delay)
            writer.send_signal(signal.SIGKILL)
        data = target.read_bytes()
        assert len(data) == 300_000
        assert len(set(data)) == 1
