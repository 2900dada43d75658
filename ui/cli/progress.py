# SPDX-License-Identifier: GPL-3.0-or-later
"""How far long work is, on a terminal alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from planner.locale import Language, text


@contextmanager
def progress(key: str, language: Language) -> Iterator[Callable[[float], bool]]:
    """What is told the share done and says to go on; its line is gone in the end.

    ``key`` names a text with a field ``share``.
    """
    terminal = sys.stderr.isatty()

    def tell(share: float) -> bool:
        if terminal:
            print(f"\r{text(key, language, share=share)}", end="", file=sys.stderr, flush=True)
        return True

    try:
        yield tell
    finally:
        if terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
