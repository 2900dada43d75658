# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file held when it was read or written, so that a change by others is never overwritten."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """The content of a file by its SHA-256; its size and time (ns) say where to look again."""

    hash: str
    size: int
    time: int

    @classmethod
    def of(cls, path: Path) -> "Stamp | None":
        """The stamp of a file as it is now; None where there is no such file, or it is no file."""
        try:
            # The time first: what is written after it is seen as a change the next time.
            state = path.stat()
            if not stat.S_ISREG(state.st_mode):
                return None
            return cls(
                hashlib.sha256(path.read_bytes()).hexdigest(), state.st_size, state.st_mtime_ns
            )
        except (OSError, ValueError):
            return None

    def looks_like(self, path: Path) -> bool:
        """Whether a file has this size and time: cheap, for looking often."""
        try:
            state = path.stat()
        except OSError:
            return False
        return (state.st_size, state.st_mtime_ns) == (self.size, self.time)
