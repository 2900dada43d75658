# SPDX-License-Identifier: GPL-3.0-or-later
"""Which thing of one version of a plan is which thing of another.

An id is what a thing is. Where one version has an id that the other lacks, as after a plan was
drawn anew, a second guess is made by what people know the thing by: the number of a booth, the
name of an exhibitor. It counts only where it fits one thing on either side.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from planner.model.plan import Plan

Thing = Any  # a Struct of any of the lists: they share no base but Value
Key = Callable[[Thing], Hashable]
PLAN: Final = "plan"  # stands for a list where it is the plan itself that differs


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing before and after; either may be None (it is not there), but not both."""

    where: str
    old: Thing
    new: Thing

    @property
    def id(self) -> str:
        """Its id in the new version, or in the old one if it is gone."""
        return identity(self.where, self.old if self.new is None else self.new)

    @property
    def old_id(self) -> str:
        """Its id in the old version, or in the new one if it was not there."""
        return identity(self.where, self.new if self.old is None else self.old)


def _id(thing: Thing) -> str:
    return str(thing.id)


def _named(thing: Thing) -> Hashable:
    return (thing.name.ko, thing.name.en)


def _content(thing: Thing) -> Hashable:
    """Everything but the id."""
    values = msgspec.structs.asdict(thing)
    return msgspec.json.encode(values | {"id": ""})


# The lists of a plan: what identifies a thing there, and what makes the second guess.
LISTS: Final[Mapping[str, tuple[Callable[[Thing], str], Key]]] = {
    "booths": (_id, lambda booth: booth.number),
    "areas": (_id, _named),
    "zones": (_id, _named),
    "structures": (_id, _content),
    "texts": (_id, _content),
    "dimensions": (_id, _content),
    "underlays": (_id, lambda underlay: (underlay.file, underlay.page)),
    "pavilions": (_id, _named),
    "exhibitors": (_id, _named),
    "programme": (_id, lambda item: (item.date, item.starts, item.title.ko, item.title.en)),
    "tours": (_id, _named),
    "issues": (lambda issue: str(issue.mark), _content),
    "waivers": (lambda waiver: f"{waiver.profile}:{waiver.finding}", _content),
}
# Lists without ids of their own: a waiver is that of its finding, an issue all that it says.
_KEYED: Final = frozenset({"issues", "waivers"})


def identity(where: str, thing: Thing) -> str:
    """What identifies a thing of a list for those who read of it."""
    return str(thing.id) if where == PLAN else LISTS[where][0](thing)


def pairs(old: Plan, new: Plan, where: str) -> Iterator[Pair]:
    """The things of a list in both versions: in the new order, then those that are gone."""
    before, after = getattr(old, where), getattr(new, where)
    if before is after:
        yield from (Pair(where, thing, thing) for thing in after)
        return
    known, now = _by_key(where, before), _by_key(where, after)
    guessed: Mapping[str, Thing] = {}
    if where not in _KEYED and known.keys() != now.keys():
        gone = [thing for name, thing in known.items() if name not in now]
        come = [thing for name, thing in now.items() if name not in known]
        guessed = _alike(where, gone, come)
    taken = {guess.id for guess in guessed.values()} | now.keys()
    for name, thing in now.items():
        yield Pair(where, known.get(name, guessed.get(name)), thing)
    yield from (Pair(where, thing, None) for name, thing in known.items() if name not in taken)


def _by_key(where: str, things: Sequence[Thing]) -> Mapping[str, Thing]:
    """The things of a list by what pairs them; issues may be equal, and are counted then."""
    if where != "issues":
        return {identity(where, thing): thing for thing in things}
    seen: Counter[str] = Counter()
    found = {}
    for thing in things:
        key = str(_content(thing))
        seen[key] += 1
        found[f"{key}{seen[key]}"] = thing
    return found


def _alike(where: str, gone: Sequence[Thing], come: Sequence[Thing]) -> Mapping[str, Thing]:
    """For ids that have come, the thing that has gone and is most likely the same."""
    key = LISTS[where][1]
    before, after = Counter(map(key, gone)), Counter(map(key, come))
    once = {key(thing): thing for thing in gone if before[key(thing)] == 1}
    return {
        thing.id: once[key(thing)]
        for thing in come
        if after[key(thing)] == 1 and key(thing) in once
    }
