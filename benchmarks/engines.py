# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks by the plain search, and by the kernels of the extra `fast` where numba is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from planner.paths import fast

PLAIN, FAST = "plain", "fast"
HAS_KERNELS = fast.is_there() and fast.loads()


def engines() -> tuple[str, ...]:
    """Those that there are."""
    return (PLAIN, FAST) if HAS_KERNELS else (PLAIN,)


@contextmanager
def by(engine: str) -> Iterator[None]:
    """All walks are found by one of the two."""
    is_fast = engine == FAST
    with patch.object(fast, "is_there", lambda: is_fast), patch.object(fast, "PATIENCE", -1):
        yield
