# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing whole files or nothing."""

import contextlib
import os
import tempfile
import time
from pathlib import Path

from planner.model.problems import BadInput, Problem

_SUFFIX = ".hallplan-part"
_STALE_SECONDS = 3600


def write_bytes(path: Path, data: bytes) -> None:
    """Write through a temporary file in the same folder, flushed, then put in place.

    A failed or killed write leaves the old file whole. The mode of an old file is kept; leftovers
    of killed writes of the same name are swept. Raises BadInput naming the file.
    """
    target = path.resolve()
    try:
        _sweep(target)
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name[:100]}.", suffix=_SUFFIX
        )
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(mode)
            part.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
    except OSError as error:
        detail = error.strerror or str(error)
        raise BadInput([Problem("file-unwritable", str(path), values={"detail": detail})]) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sweep(target: Path) -> None:
    """Remove parts that a killed write of the same file left more than an hour ago."""
    for part in target.parent.glob(f".{target.name[:100]}.*{_SUFFIX}".replace("[", "[[]")):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _STALE_SECONDS:
                part.unlink()
