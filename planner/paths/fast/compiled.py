# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions that are compiled where numba is there, and are plain Python where it is not.

What is compiled is kept on disk in a folder named after the text of all kernels: numba looks at
the file of a function alone, not at those of the functions it calls, and would keep what is stale.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeVar, cast

import numpy as np
import platformdirs

Function = TypeVar("Function", bound=Callable[..., object])


def whole(number: int) -> int:
    """A number like any other: a literal is a kind of its own, for which all is compiled again."""
    return cast(int, np.int64(number))


ZERO = whole(0)


@cache
def numba() -> ModuleType | None:
    """The compiler, if it is installed."""
    try:
        return importlib.import_module("numba")
    except ImportError:
        return None


def compiled(function: Function) -> Function:
    """The same function, compiled for each kind of arguments when it is first called.

    It lets other threads run meanwhile, and rounds as Python does.
    """
    compiler = numba()
    if compiler is None:
        return function
    try:
        with _folder(compiler):
            kernel: Function = compiler.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # there is nowhere to keep it
        kernel = compiler.njit(nogil=True)(function)
    return kernel


@contextmanager
def _folder(compiler: ModuleType) -> Iterator[None]:
    """Where numba keeps what it has compiled."""
    before = compiler.config.CACHE_DIR
    compiler.config.CACHE_DIR = before or str(_kernels())
    try:
        yield
    finally:
        compiler.config.CACHE_DIR = before


@cache
def _kernels() -> Path:
    texts = sorted(Path(__file__).parent.glob("*.py"))
    name = hashlib.sha256(b"".join(text.read_bytes() for text in texts)).hexdigest()[:16]
    return platformdirs.user_cache_path("hallplan") / f"kernels-{name}"
