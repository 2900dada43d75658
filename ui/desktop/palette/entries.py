# SPDX-License-Identifier: GPL-3.0-or-later
"""What the palette finds: actions, things of a plan, rules. Knows no Qt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import Language, area, catalogue, sort_key, text
from planner.locale.ranking import Ranking
from planner.model.plan import Colour, Exhibitor, Status
from planner.model.values import Name
from planner.rules.registry import RULES

EntryKind = Literal["action", "exhibitor", "booth", "area", "opening", "rule"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to find: its title and what is said beside it, in one language.

    ``texts`` are what it is found by, in both. ``ids`` are the booths or the area to select.
    """

    kind: EntryKind
    id: str
    title: str
    texts: tuple[str, ...]
    detail: str = ""
    ids: tuple[str, ...] = ()
    status: Status | None = None
    colour: Colour | None = None

    @property
    def key(self) -> str:
        """A name for the list of recent ones."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, eq=False)
class Shelf:
    """Entries in their order, prepared for a search at each key."""

    entries: tuple[Entry, ...]
    ranking: Ranking
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Shelf":
        """A shelf of entries."""
        rows = tuple(entries)
        numbers = {row.key: number for number, row in enumerate(rows)}
        return cls(rows, Ranking([row.texts for row in rows]), numbers)

    def find(self, query: str, most: int, recent: Sequence[str]) -> list[Entry]:
        """What a query finds, recent ones first of those found alike; without one, these alone."""
        first = [self.numbers[key] for key in recent if key in self.numbers]
        return [self.entries[number] for number in self.ranking.find(query, most, first)]


def action_entries(menu_of: Mapping[str, str], language: Language) -> Iterator[Entry]:
    """Actions by id, each with its menu."""
    for name, menu in menu_of.items():
        words, tip = (catalogue()[f"window.action.{name}.{part}"] for part in ("text", "tip"))
        said = (words["ko"], words["en"], tip["ko"], tip["en"])
        where = text(f"window.menu.{menu}", language)
        yield Entry("action", name, words[language], said, where)


def plan_entries(site: Site, language: Language) -> Iterator[Entry]:
    """Exhibitors, booths, areas and openings of a plan."""
    yield from _exhibitors(site, language)
    yield from _booths(site, language)
    for one in site.plan.areas:
        names = (*_both(one.name), one.id)
        size = area(footprint(one.shape).area)
        yield Entry("area", one.id, one.name[language], names, size, (one.id,))
    for opening in site.ground.openings:
        kinds = catalogue()[f"itinerary.opening-{opening.kind}"]
        said = (opening.number, kinds["ko"], kinds["en"], opening.id)
        yield Entry("opening", opening.id, opening.number, said, kinds[language])


def rule_entries(language: Language) -> Iterator[Entry]:
    """Every rule, by name and by what it asks."""
    for rule in RULES:
        names, asks = catalogue()[f"rules.{rule.id}.name"], catalogue()[f"what.{rule.id}"]
        said = (names["ko"], names["en"], rule.id)
        yield Entry("rule", rule.id, names[language], said, asks[language])


def _exhibitors(site: Site, language: Language) -> Iterator[Entry]:
    booths_of: dict[str, list[str]] = {name: [] for name in site.exhibitors}
    for booth in site.plan.booths:
        for name in booth.exhibitors:
            booths_of[name].append(booth.id)
    for one in sorted(
        site.plan.exhibitors, key=lambda each: sort_key(each.name[language], language)
    ):
        ids = tuple(booths_of[one.id])
        numbers = [site.booths[name].number for name in ids]
        said = ", ".join(numbers) or text("window.palette.no-booth", language)
        yield Entry("exhibitor", one.id, one.name[language], (*_called(one), one.id), said, ids)


def _booths(site: Site, language: Language) -> Iterator[Entry]:
    shorts = {one.id: tuple(dict.fromkeys(_both(one.short))) for one in site.plan.exhibitors}
    for booth in sorted(site.plan.booths, key=lambda each: sort_key(each.number, language)):
        names = [short for name in booth.exhibitors for short in shorts[name]]
        who = ", ".join(site.exhibitors[name].short[language] for name in booth.exhibitors)
        pavilion = site.pavilions.get(booth.pavilion)
        yield Entry(
            "booth",
            booth.id,
            booth.number,
            (booth.number, *names),
            who,
            (booth.id,),
            booth.status,
            None if pavilion is None else pavilion.colour,
        )


def _both(name: Name) -> tuple[str, str]:
    return (name.ko, name.en)


def _called(one: Exhibitor) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_both(one.name), *_both(one.short))))
