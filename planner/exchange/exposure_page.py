# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure as one page: the map, the booths to sort, and what another plan changes.

It needs no other file and no network, and speaks both languages. Places are whole decimetres, the
long side of the halls lies across.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.drawing.exposure import BOOTHS, FLOOR, STEPS, exposure_map
from planner.drawing.styles import STYLES
from planner.drawing.travel import outlined
from planner.floor.footprints import footprint
from planner.floor.ground import span
from planner.floor.site import Site
from planner.locale import LANGUAGES, Language, text
from planner.model.values import Name
from planner.paths.exposure import Exposure
from planner.paths.standings import Change, Standing, changes, standings

_TEMPLATE = Path(__file__).with_suffix(".html")
_DECIMETRE = 100.0
# Where the steps of a change begin, times passed per 1,000 visitors; as many losses as gains.
CHANGES = (50, 150, 400)
_LOST_AND_WON = ("#2b6cb0", "#6fa8dc", "#c5dcf2", "#f2f2ee", "#f9d5a7", "#ee9f4a", "#c8611a")
_WORDS = (
    "plan", "before-plan", "after-plan", "change-plan", "language", "booth-scale", "floor-scale",
    "change-scale", "sort", "model", "limits",
)  # fmt: skip
_COLUMNS = ("rank", "number", "exhibitor", "passing", "coming")
_CHANGE_COLUMNS = ("number-before", "number-after", "exhibitor", "before", "after", "gain")

Tree = dict[str, object]
Ring = list[int]


@dataclass(frozen=True, eq=False)
class Exposed:
    """A plan and its exposure."""

    site: Site
    found: Exposure

    @cached_property
    def rows(self) -> tuple[Standing, ...]:
        """Its booths, the most passed first."""
        return standings(self.site, self.found)


def page(plan: Exposed, other: Exposed | None, language: Language) -> bytes:
    """The page of a plan, or of what another plan changes; in a language at first."""
    moved = () if other is None else changes(plan.rows, other.rows)
    each = [plan] if other is None else [plan, other]
    data: Tree = {
        "language": language,
        "words": {one: _words(each, one) for one in LANGUAGES},
        "steps": [STYLES[f"exposure.{step}"].fill for step in range(STEPS)],
        "booths": list(BOOTHS),
        "floor": list(FLOOR),
        "changes": list(CHANGES),
        "lostAndWon": list(_LOST_AND_WON),
        "plans": [_plan(one, moved if number else ()) for number, one in enumerate(each)],
        "gini": [round(one.found.fairness, 3) for one in each],
        "rows": [_row(row) for row in plan.rows] if other is None else [_change(c) for c in moved],
        "columns": list(_COLUMNS if other is None else _CHANGE_COLUMNS),
    }
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _TEMPLATE.read_text("utf-8").replace("/*DATA*/null", packed).encode("utf-8")


def _words(plans: Sequence[Exposed], language: Language) -> Tree:
    model = plans[0].found.model
    values = {"visitors": round(model.visitors), "stops": model.stops}
    words: Tree = {
        word: text(f"exposure.page.{word}", language, **values if word == "model" else {})
        for word in _WORDS
    }
    for column in (*_COLUMNS, *_CHANGE_COLUMNS):
        words[column] = text(f"exposure.column.{column}", language)
    figures = [f"{each.found.fairness:.2f}" for each in plans]
    if len(plans) == 1:
        words["gini"] = text("exposure.gini", language, value=figures[0])
    else:
        before, after = figures
        words["gini"] = text("exposure.gini-change", language, before=before, after=after)
    words["gini-tip"] = text("exposure.gini-tip", language)
    words["title"] = text("exposure.title", language)
    words["show"] = plans[0].site.plan.title[language]
    return words


def _plan(made: Exposed, moved: Iterable[Change]) -> Tree:
    site = made.site
    floor = site.ground.floor
    frame = _Frame.of(floor)
    mapped = exposure_map(site, made.found)
    cells = mapped.cells
    walked = np.isfinite(cells.values)
    steps = np.where(walked, np.digitize(cells.values, FLOOR), STEPS)
    gains = {number: each.gain for each in moved for number in each.numbers[1]}
    by_id = {row.id: row for row in made.rows}
    return {
        "size": frame.size,
        "hall": frame.rings(floor),
        "walked": [
            [step, frame.rings(polygon)]
            for step in range(STEPS)
            for polygon in outlined(steps == step, cells.corner, cells.size)
        ],
        "solid": [
            frame.rings(solid.polygon) for solid in site.solids.values() if solid.kind != "booth"
        ],
        "doors": [
            [opening.kind, frame.line(span(opening.at, opening.width, opening.facing))]
            for opening in site.ground.openings
        ],
        "booths": [
            {
                "number": booth.number,
                "rings": frame.rings(footprint(booth.shape)),
                "middle": frame.middle(footprint(booth.shape)),
                "step": mapped.tints[booth.id],
                "passing": round(by_id[booth.id].passing),
                "gain": round(gains.get(booth.number, 0.0)),
            }
            for booth in site.plan.booths
        ],
    }


def _row(row: Standing) -> list[object]:
    return [row.rank, row.number, _named(row.names), round(row.passing), round(row.coming)]


def _change(row: Change) -> list[object]:
    return [
        ", ".join(row.numbers[0]), ", ".join(row.numbers[1]), _named(row.names),
        None if row.before is None else round(row.before),
        None if row.after is None else round(row.after), round(row.gain),
    ]  # fmt: skip


def _named(names: Sequence[Name]) -> dict[str, str]:
    return {each: ", ".join(name[each] for name in names) for each in LANGUAGES}


@dataclass(frozen=True)
class _Frame:
    """Places of a plan in whole decimetres of the page, whose first axis is the longer one."""

    left: float
    high: float
    low: float
    turned: bool
    size: tuple[int, int]

    @classmethod
    def of(cls, floor: BaseGeometry) -> "_Frame":
        left, low, right, high = floor.bounds
        wide, tall = (round(side / _DECIMETRE) for side in (right - left, high - low))
        turned = tall > wide
        return cls(left, high, low, turned, (tall, wide) if turned else (wide, tall))

    def line(self, points: Iterable[Sequence[float]]) -> Ring:
        """Points as x, y, x, y …"""
        found: Ring = []
        for x, y in points:
            one, two = (
                (y - self.low, x - self.left) if self.turned else (x - self.left, self.high - y)
            )
            found += (round(one / _DECIMETRE), round(two / _DECIMETRE))
        return found

    def middle(self, shape: Polygon) -> Ring:
        """Where a label stands best, and the radius of the largest circle within the polygon.

        Of a rectangle many circles are the largest: its label stands in its middle.
        """
        radius = shapely.maximum_inscribed_circle(shape, tolerance=_DECIMETRE)
        convex = shape.area > 0.999 * shape.convex_hull.area
        at = shape.centroid.coords[0] if convex else radius.coords[0]
        return [*self.line([at]), round(radius.length / _DECIMETRE)]

    def rings(self, shape: BaseGeometry) -> list[Ring]:
        """The rings of a polygon, or of several."""
        parts = getattr(shape, "geoms", (shape,))
        return [
            self.line(list(ring.coords)[:-1])
            for part in parts
            if isinstance(part, Polygon)
            for ring in (part.exterior, *part.interiors)
        ]
