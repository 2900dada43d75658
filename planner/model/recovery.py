# SPDX-License-Identifier: GPL-3.0-or-later
"""Journals that nobody holds any more: what is readable of each, and how it stands to its file."""

import contextlib
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from planner.model.files import parse_file
from planner.model.held import hold
from planner.model.journal import JOURNAL_FORMAT, JOURNAL_VERSION, SUFFIX, Head, Note
from planner.model.json_text import canonical
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.stamp import Stamp

# How the plan's file is now: as it was read, another one, gone; or there never was one.
FileState = Literal["same", "changed", "missing", "none"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a journal that was left behind holds.

    ``plan`` is the last one that can be read and ``base`` the one before all edits; both are None
    where nothing can be read. ``edits`` lie between them. ``unread`` counts the damaged lines.
    """

    path: Path
    head: Head | None
    base: Plan | None
    plan: Plan | None
    edits: int
    last: datetime
    unread: int
    state: FileState

    @property
    def file(self) -> Path | None:
        """The plan's file."""
        return Path(self.head.file) if self.head is not None and self.head.file else None


def left_behind(folder: Path) -> tuple[Found, ...]:
    """The journals in a folder that hold work which is in no file, the latest first.

    Those of running programs are left alone. Those without work (nothing was edited, or the file
    holds it) are removed: they hold nothing that is lost.
    """
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        with _left(path) as free:
            if not free:
                continue
            one = read_journal(path)
            if one is not None and _is_work(one):
                found.append(one)
            elif one is not None:
                discard(one)
    return tuple(sorted(found, key=lambda each: each.last, reverse=True))


def discard(found: Found) -> None:
    """Throw away a journal."""
    with contextlib.suppress(OSError):
        found.path.unlink()


def read_journal(path: Path) -> Found | None:
    """What is readable of a journal; None where the file is gone."""
    try:
        data = path.read_bytes()
        last = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
    lines = data.split(b"\n")
    ended = lines.pop()  # nothing, or a line that was not written to its end
    records = list(_sound(lines))
    unread = len(lines) - len(records) + bool(ended)
    head = _head(records[0]) if records else None
    if head is None or len(records) < 2:
        return Found(path, head, None, None, 0, last, max(unread, 1), "none")
    trees, read, edits = _replayed(records)
    unread += len(records) - read
    base, plan = _plan(trees[0], path), _plan(trees[1], path)
    if plan is None:
        unread, plan, edits = max(unread, 1), base, 0
    return Found(path, head, base, plan, edits, last, unread, _state(head))


def _replayed(records: list[bytes]) -> tuple[tuple[Any, Any], int, int]:
    """The raw plan before all edits and after the last readable one; records read; edits made."""
    base = tree = msgspec.json.decode(records[1])
    edits, read = 0, 2
    for record in records[2:]:
        try:
            note = msgspec.json.decode(record, type=Note)
            tree = _after(tree, note)
        except (msgspec.DecodeError, LookupError, TypeError):
            break
        edits, read = note.edits, read + 1
    return (base, tree), read, edits


def _after(tree: dict[str, Any], note: Note) -> dict[str, Any]:
    """A raw plan after the changes of a note."""
    changed = {**tree, **note.values}
    for name, splices in note.splices.items():
        items = list(tree[name])
        for start, gone, come in reversed(splices):
            items[start : start + gone] = come
        changed[name] = items
    return changed


def _sound(lines: list[bytes]) -> Iterator[bytes]:
    """The payloads of the lines up to the first that is damaged: each later one builds on it."""
    for line in lines:
        code, _, data = line.partition(b" ")
        if code != b"%08x" % zlib.crc32(data):
            return
        yield data


def _head(data: bytes) -> Head | None:
    try:
        head = msgspec.json.decode(data, type=Head)
    except msgspec.DecodeError:
        return None
    known = head.format == JOURNAL_FORMAT and head.version == JOURNAL_VERSION
    return head if known else None


def _plan(tree: Any, path: Path) -> Plan | None:
    """A raw plan, of this or an older version, as a plan."""
    try:
        value = parse_file(canonical(tree), str(path))
    except (BadInput, TypeError, AttributeError):
        return None
    return value if isinstance(value, Plan) else None


def _state(head: Head) -> FileState:
    if not head.file:
        return "none"
    now = Stamp.of(Path(head.file))
    return "missing" if now is None else "same" if now.hash == head.hash else "changed"


def _is_work(found: Found) -> bool:
    """Whether a journal holds, or may hold, what is in no file."""
    if found.plan is None or found.unread:
        return True
    if found.plan == found.base:
        return False
    return found.file is None or not _holds(found.file, found.plan)


def _holds(file: Path, plan: Plan) -> bool:
    """Whether a file holds just this plan: it was saved, and the program killed before it knew."""
    try:
        return parse_file(file.read_bytes(), str(file)) == plan
    except (OSError, BadInput):
        return False


@contextlib.contextmanager
def _left(path: Path) -> Iterator[bool]:
    """Whether nobody runs who writes a journal; while it is looked at, nobody else takes it."""
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        yield False
        return
    try:
        yield hold(file) is not False
    finally:
        os.close(file)
