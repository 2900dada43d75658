# SPDX-License-Identifier: GPL-3.0-or-later
"""Things of a plan by id, though a step of a drag makes a list anew for every move.

Lists of a plan are immutable. Where each id stands in one is remembered for the lists that were
asked about last; a list that differs from such a one in a few things takes it over, so that nothing
here goes through ten thousand booths at each move of the pointer.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from planner.model.things import Thing

Item = TypeVar("Item", bound=Thing)
Items = tuple[Thing, ...]
Places = Mapping[str, int]

_MOST = 20  # lists: those of the plan at press, of the last moves, of the worker's
_known: tuple[tuple[Items, Places], ...] = ()  # replaced as one, so that threads may share it


def places(items: tuple[Item, ...]) -> Places:
    """Where each id stands in a list of a plan."""
    for number, (known, found) in enumerate(_known):
        if known is items:
            if number > _MOST // 2:
                _remember(items, found)
            return found
    found = {item.id: number for number, item in enumerate(items)}
    _remember(items, found)
    return found


def exchanged(items: tuple[Item, ...], new: Mapping[int, Item]) -> tuple[Item, ...]:
    """A list with other things of the same ids at some places."""
    changed = list(items)
    for number, item in new.items():
        changed[number] = item
    result = tuple(changed)
    _remember(result, places(items))
    return result


def _remember(items: Items, found: Places) -> None:
    global _known
    others = (entry for entry in _known if entry[0] is not items)
    _known = ((items, found), *others)[:_MOST]


class Several(Mapping[str, Item]):
    """The things of several lists by id, one list after the other; ids are unique in a plan."""

    __slots__ = ("_lists",)

    def __init__(self, *lists: Mapping[str, Item]) -> None:
        self._lists = lists

    def __getitem__(self, name: str) -> Item:
        for each in self._lists:
            if name in each:
                return each[name]
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(name in each for each in self._lists)

    def __iter__(self) -> Iterator[str]:
        for each in self._lists:
            yield from each

    def __len__(self) -> int:
        return sum(map(len, self._lists))


class ById(Mapping[str, Item]):
    """The things of a list by id, in its order."""

    __slots__ = ("_items", "_places")

    def __init__(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._places = places(items)

    def __getitem__(self, name: str) -> Item:
        return self._items[self._places[name]]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
