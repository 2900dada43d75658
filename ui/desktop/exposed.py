# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure as the window shows it: figures by booth, and the map made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from planner.drawing.exposure import BOOTHS, FLOOR, exposure_map
from planner.floor.site import Site
from planner.locale import LANGUAGES, text
from planner.model.values import Name
from planner.paths.exposure import Exposure, exposure
from planner.paths.gravity import ASSUMED
from planner.paths.standings import Change, Standing, changes, standings
from planner.paths.watch import Watch
from ui.desktop.heat import Heat, Tints, heat


@dataclass(frozen=True, eq=False)
class Exposed:
    """The exposure of a site, its booths by rank, and its map."""

    site: Site
    found: Exposure
    rows: tuple[Standing, ...]
    heat: Heat

    @cached_property
    def by_id(self) -> Mapping[str, Standing]:
        """The standing of each booth by id."""
        return {row.id: row for row in self.rows}


@dataclass(frozen=True, eq=False)
class Compared:
    """Another plan's exposure, and what the open plan's exhibitors gain or lose there."""

    path: Path
    here: Exposed
    site: Site
    there: Exposure
    rows: tuple[Change, ...]


def exposed(site: Site, watch: Watch) -> Exposed:
    """Work the exposure of a site out (seconds). Raises Stopped when it is no longer wanted."""
    found = exposure(site, ASSUMED, watch)
    rows = standings(site, found)
    return Exposed(site, found, rows, _map(site, found))


def compared(here: Exposed, path: Path, other: Site, watch: Watch) -> Compared:
    """Compare with another plan (seconds). Raises Stopped when it is no longer wanted."""
    there = exposure(other, here.found.model, watch)
    return Compared(path, here, other, there, changes(here.rows, standings(other, there)))


def _map(site: Site, found: Exposure) -> Heat:
    made = exposure_map(site, found)
    tints = Tints(made.tints, _named("booths"), _marks(BOOTHS))
    words = (_named("title"), _marks(FLOOR), _named("note"), _named("floor"))
    return heat(site, made.cells, FLOOR, *words, tints)


def _marks(limits: tuple[int, ...]) -> tuple[str, ...]:
    return ("0", *(f"{limit:,}" for limit in limits))


def _named(key: str) -> Name:
    words = {language: text(f"exposure.map.{key}", language) for language in LANGUAGES}
    return Name(words["ko"], words["en"])
