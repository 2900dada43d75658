# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing whole files or nothing."""

import contextlib
import errno
import glob
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from planner.model.problems import BadInput, Problem

_SUFFIX = ".hallplan-part"
_STALE_SECONDS = 3600
_MOST_CHARACTERS = 40  # of the file's name in the part's: file systems allow 255 bytes


def write_bytes(path: Path, data: bytes) -> None:
    """Write through a temporary file in the same folder, flushed, then put in place.

    A failed or killed write leaves the old file whole. The mode of an old file is kept; leftovers
    of killed writes of the same name are swept. Raises BadInput naming the file, also where the
    path is a device or a folder, or a file that is read-only.
    """
    with unwritable(path):
        target = path.resolve()
        mode = _mode_to_keep(target)
        _sweep(target)
        part = target.parent / f"{_part_stem(target)}{secrets.token_hex(4)}{_SUFFIX}"
        try:
            with os.fdopen(_created(part, mode), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                part.chmod(mode)
            part.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise


@contextlib.contextmanager
def unwritable(path: Path) -> Iterator[None]:
    """Tell of what the system refuses within as BadInput that names the file."""
    try:
        yield
    except BadInput:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        # ValueError: a name with a NUL in it. RuntimeError: a ring of symbolic links.
        detail = getattr(error, "strerror", None) or str(error)
        raise BadInput([Problem("file-unwritable", str(path), values={"detail": detail})]) from None


def _mode_to_keep(target: Path) -> int | None:
    """The mode of the file that will be replaced, or None where there is none yet."""
    if not target.exists():
        return None
    if not target.is_file():
        # Replacing would put a file in the place of, for example, /dev/null.
        code = errno.EISDIR if target.is_dir() else errno.EINVAL
        raise OSError(code, os.strerror(code))
    if not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return target.stat().st_mode & 0o7777


def _created(part: Path, mode: int | None) -> int:
    """A new file, opened; private at first where an old file's mode will follow."""
    return os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666 if mode is None else 0o600)


def _part_stem(target: Path) -> str:
    return f".{target.name[:_MOST_CHARACTERS]}."


def _sweep(target: Path) -> None:
    """Remove parts that a killed write of the same file left more than an hour ago."""
    for part in target.parent.glob(f"{glob.escape(_part_stem(target))}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _STALE_SECONDS:
                part.unlink()
