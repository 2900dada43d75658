# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock of an open plan: a hidden file beside it that names who has it open.

Beside the plan, not in a folder of the user's own, so that everybody who reaches the plan sees it,
over a network share too. Within a host the system says whether the holder still runs; of another
host only its own word is known, and is respected.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from planner.model.held import Holder, hold, myself
from planner.model.problems import BadInput, Problem

_SUFFIX = ".hallplan-lock"
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """What became of asking for a plan.

    ``lock``: it is ours. ``holder``: somebody else has it. Neither: its folder takes no lock (it is
    read-only). ``gone``: who had it before, did not let go of it, and runs no more.
    """

    lock: "Lock | None" = None
    holder: Holder | None = None
    gone: Holder | None = None


class Lock:
    """A plan that is ours until it is released."""

    def __init__(self, path: Path, file: int) -> None:
        self._path = path
        self._file = file

    def release(self) -> None:
        """Let others have it."""
        with contextlib.suppress(OSError):
            self._path.unlink()
        with contextlib.suppress(OSError):
            os.close(self._file)


def lock_path(plan: Path) -> Path:
    """Where the lock of a plan stands."""
    target = plan.resolve()
    return target.with_name(f".{target.name}{_SUFFIX}")


def claim(plan: Path) -> Claim:
    """Ask for a plan, so that others open it read-only from now on."""
    path = lock_path(plan)
    for _ in range(_TRIES):
        try:
            fresh, file = True, os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o644)
        except FileExistsError:
            try:
                fresh, file = False, os.open(path, os.O_RDWR)
            except FileNotFoundError:
                continue  # released meanwhile
            except OSError:  # another user's: it can be read, if that
                return Claim(holder=_read(path))
        except OSError:
            return Claim()
        held = hold(file)
        if held is False or not _stands(path, file):
            holder = _read(path)
            os.close(file)
            if held is False and holder is not None:
                return Claim(holder=holder)
            continue  # just made and not yet written, or released meanwhile
        before = None if fresh else _read(path)
        me = myself()
        if before is not None and (before.host != me.host or (held is None and _runs(before))):
            os.close(file)
            return Claim(holder=before)
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, msgspec.json.encode(me))
        return Claim(lock=Lock(path, file), gone=before)
    return Claim(holder=_read(path))


def holder_of(plan: Path) -> Holder | None:
    """Who has a plan open now."""
    if not lock_path(plan).exists():
        return None
    asked = claim(plan)
    if asked.lock is not None:
        asked.lock.release()
    return asked.holder


def demand_free(plan: Path) -> None:
    """Raises BadInput where somebody has a plan open, who would overwrite what is written now."""
    holder = holder_of(plan)
    if holder is not None:
        since = holder.since.replace("T", " ")[:16]
        values = {"user": holder.user, "host": holder.host, "since": since}
        raise BadInput([Problem("file-held", str(plan), values=values)])


def _read(path: Path) -> Holder | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _stands(path: Path, file: int) -> bool:
    """Whether an open file is still the one of this name."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except OSError:
        return False


def _runs(holder: Holder) -> bool:
    """Whether a process of this host runs, as far as its number tells."""
    try:
        os.kill(holder.process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
