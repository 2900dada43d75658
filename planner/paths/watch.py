# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work that can be followed and stopped."""

from collections.abc import Callable

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
