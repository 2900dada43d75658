# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal of an open plan: every finished edit on disk, so that a killed program loses none.

One line a record: the CRC-32 of what follows, then JSON. The first names the plan, the second holds
it whole, each later one what an edit, undo or redo changed in it. A line is handed to the system
before the edit is shown, so it outlives the process; ``sync`` brings it to the disk itself.
"""

import contextlib
import os
import threading
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from planner.model.atomic import unwritable
from planner.model.held import Holder, hold, myself
from planner.model.plan import Plan

JOURNAL_FORMAT, JOURNAL_VERSION = "hallplan.journal", 1
SUFFIX = ".journal"
_ROOM = 16 * 1024 * 1024  # bytes that changes may take before the journal is begun anew


class Head(msgspec.Struct, frozen=True):
    """Whose journal it is: the plan's title, its file and that file's hash when it was read.

    A plan without a file has an empty ``file``.
    """

    title: dict[str, str]
    file: str
    hash: str
    holder: Holder
    format: str = JOURNAL_FORMAT
    version: int = JOURNAL_VERSION


class Note(msgspec.Struct, frozen=True):
    """What an edit changed: for each part of the plan what stands in its place, or the splices.

    A splice is where, how many go, and what comes; all places are those before the edit. ``edits``
    is how many edits lie between the plan's file and the plan now.
    """

    name: str
    at: str
    edits: int
    values: dict[str, Any]
    splices: dict[str, list[tuple[int, int, list[Any]]]]


class Journal:
    """The journal of one open plan, written as the plan goes on. Safe to call from any thread.

    Raises BadInput where it cannot be written; the plan goes on, and the next note makes up for it.
    """

    def __init__(self, folder: Path, plan: Plan, file: Path | None, digest: str = "") -> None:
        title = {"ko": plan.title["ko"], "en": plan.title["en"]}
        self._head = Head(title, "" if file is None else str(file.resolve()), digest, myself())
        self.path = folder / f"{os.getpid()}-{os.urandom(6).hex()}{SUFFIX}"
        self._plan = plan
        self._lock = threading.Lock()
        self._file: int | None = None
        self._over = False  # a worker may come late
        self._size = self._first = 0  # bytes of the file, and of its first two records

    def begin(self) -> None:
        """Write the plan down, before its first edit: the slow part, for a worker."""
        with self._lock:
            if not self._over:
                self._begun()

    def note(self, name: str, edits: int, plan: Plan) -> None:
        """Write down what the plan has become, by an edit of this name."""
        with self._lock:
            file = self._begun()
            at = datetime.now().astimezone().isoformat(timespec="seconds")
            record = Note(name, at, edits, *changes(self._plan, plan))
            self._write(file, line(record))
            self._plan = plan
            if self._size > 2 * self._first + _ROOM:
                self._begin_anew(Note(name, at, edits, {}, {}))

    def sync(self) -> None:
        """See that what is written is on the disk: outlives the system too. For a worker."""
        with self._lock:
            file = None if self._file is None else os.dup(self._file)
        if file is not None:
            try:
                os.fsync(file)
            finally:
                os.close(file)

    def discard(self) -> None:
        """The work is saved, or nobody wants it: the journal goes."""
        with self._lock:
            self._over = True
            if self._file is not None:
                with contextlib.suppress(OSError):
                    self.path.unlink()
                os.close(self._file)
                self._file = None

    def _begun(self) -> int:
        if self._file is None:
            self._file, self._size = self._open(self.path)
            self._first = self._size
        return self._file

    def _open(self, path: Path) -> tuple[int, int]:
        with unwritable(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o600)
            try:
                hold(file)
                data = line(self._head) + line(self._plan)
                _write_all(file, data)
            except BaseException:
                os.close(file)
                with contextlib.suppress(OSError):
                    path.unlink()
                raise
        return file, len(data)

    def _write(self, file: int, data: bytes) -> None:
        with unwritable(self.path):
            try:
                _write_all(file, data)
            except OSError:
                os.ftruncate(file, self._size)  # half a line would spoil those after it
                raise
        self._size += len(data)

    def _begin_anew(self, note: Note) -> None:
        """Put a journal of the plan as it is now in the place of one that has grown large."""
        path = self.path.with_suffix(".anew")
        file, size = self._open(path)
        data = line(note)
        with unwritable(path):
            _write_all(file, data)
            os.fsync(file)
            path.replace(self.path)
        if self._file is not None:
            os.close(self._file)
        self._file, self._first, self._size = file, size, size + len(data)


def line(record: msgspec.Struct) -> bytes:
    """A record as a line of a journal."""
    data = msgspec.json.encode(record)
    return b"%08x %s\n" % (zlib.crc32(data), data)


def changes(
    before: Plan, after: Plan
) -> tuple[dict[str, Any], dict[str, list[tuple[int, int, list[Any]]]]]:
    """What differs between two plans, part by part: new values, and splices of the lists."""
    values: dict[str, Any] = {}
    splices: dict[str, list[tuple[int, int, list[Any]]]] = {}
    for name in after.__struct_fields__:
        old, new = getattr(before, name), getattr(after, name)
        if old is new:
            continue
        if isinstance(old, tuple) and isinstance(new, tuple):
            if found := list(_splices(old, new)):
                splices[name] = found
        elif old != new:
            values[name] = new
    return values, splices


def _splices(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int, list[Any]]]:
    """What makes one list of the other: runs of changed items, or all between what is alike."""
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        others = [place for place, (a, b) in pairs if a is not b and a != b]
        for _, run in groupby(enumerate(others), lambda each: each[1] - each[0]):
            places = [place for _, place in run]
            yield places[0], len(places), list(new[places[0] : places[-1] + 1])
        return
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] is not new[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i] is not new[-1 - i]), rest)
    yield head, len(old) - head - tail, list(new[head : len(new) - tail])


def _write_all(file: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]
