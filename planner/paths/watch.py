# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work that can be followed and stopped."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

# Told the share that is done (0 to 1); says whether the work is still wanted.
Watch = Callable[[float], bool]


class Stopped(Exception):
    """The work was no longer wanted."""


def go_on(_share: float) -> bool:
    """Watches nothing: the work goes on to its end."""
    return True


def tell(watch: Watch, share: float) -> None:
    """Tell what is done. Raises Stopped where the work is no longer wanted."""
    if not watch(share):
        raise Stopped


def part(watch: Watch, begin: float, end: float) -> Watch:
    """The watch of a part of the work, from one share of the whole to another."""
    return lambda share: watch(begin + (end - begin) * share)


# What follows the work of this thread, however deep in it one is; nothing where nobody waits.
_followed: ContextVar[Watch] = ContextVar("followed", default=go_on)


@contextmanager
def followed(watch: Watch) -> Iterator[None]:
    """Let a watch follow what is done within, by ``pulse``.

    For work such as printing, in which a watch would have to be handed through every step.
    """
    token = _followed.set(watch)
    try:
        yield
    finally:
        _followed.reset(token)


def pulse(share: float = -1.0) -> None:
    """Tell whoever follows how far the work is (below 0: as far as before).

    Raises Stopped where the work is no longer wanted.
    """
    if not _followed.get()(share):
        raise Stopped


def pulsing(items: Iterable[T], begin: float = -1.0, end: float = -1.0) -> Iterator[T]:
    """The same items, with a pulse before each; of a sequence the shares from begin to end."""
    count = len(items) if isinstance(items, tuple | list) and begin >= 0 else 0
    for number, item in enumerate(items):
        pulse(begin + (end - begin) * number / count if count else -1.0)
        yield item
