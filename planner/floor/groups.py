# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs together by pairs, for those who must not wait for NetworkX to load."""

from collections.abc import Iterable


def groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers from 0 up to a count, put together by pairs; groups and members ascend."""
    above = list(range(count))

    def first(number: int) -> int:
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    for one, two in pairs:
        low, high = sorted((first(one), first(two)))
        above[high] = low
    found: dict[int, list[int]] = {}
    for number in range(count):
        found.setdefault(first(number), []).append(number)
    return list(found.values())
