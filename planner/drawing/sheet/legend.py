# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the plan, added up: booths, areas and m² per pavilion; booths by type and size."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.drawing.drawing import Fill, Line, Mark
from planner.drawing.sheet.block import Block, Piece, stack
from planner.drawing.sheet.brief import Brief
from planner.drawing.sheet.lettering import Words, named, pair, words
from planner.drawing.sheet.page import LAYER, Box
from planner.drawing.sheet.table import Cell, Column, head, heading, row
from planner.drawing.styles import hatch_style, tint_style
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import percent
from planner.model.plan import Area, Booth, BoothType, Colour
from planner.model.shapes import Rectangle

_SWATCH_WIDTH, _SWATCH_HEIGHT = 8.0, 2.9
MOST_OPEN_SIDES = 4


@dataclass(frozen=True, slots=True)
class Sum:
    """Booths, areas and floor (mm²) of one pavilion, of what has none, or of all."""

    booths: int
    areas: int
    floor: float


def sums(site: Site) -> dict[str | None, Sum]:
    """The sum of each pavilion that stands on the plan, by id (None = areas of no pavilion).

    Areas outside the halls do not count.
    """
    made: dict[str | None, tuple[list[Booth], list[Area]]] = {
        key: ([], []) for key in (*(pavilion.id for pavilion in site.plan.pavilions), None)
    }
    for booth in site.plan.booths:
        made[booth.pavilion][0].append(booth)
    for area in site.plan.areas:
        if inside(site, area):
            made[area.pavilion][1].append(area)
    return {
        key: Sum(len(booths), len(areas), _floor([*booths, *areas]))
        for key, (booths, areas) in made.items()
        if booths or areas
    }


def inside(site: Site, area: Area) -> bool:
    """Whether an area stands in the halls, at least in part (registration may be in the lobby)."""
    return footprint(area.shape).intersects(site.ground.floor)


def _floor(things: Iterable[Booth | Area]) -> float:
    return sum(footprint(thing.shape).area for thing in things)


def legend(brief: Brief, width: float) -> Piece:
    """The pavilions with their sums, the total, and its share of the gross hall area."""
    site, languages, height = brief.site, brief.languages, brief.paper.body
    made = sums(site)
    columns = (
        Column(Words(), _SWATCH_WIDTH + 2.0),
        Column(words("legend.pavilion", languages), width - _SWATCH_WIDTH - 2.0 - 48.0),
        Column(words("legend.booths", languages), 15.0, "right"),
        Column(words("legend.areas", languages), 15.0, "right"),
        Column(words("legend.floor", languages), 18.0, "right"),
    )
    rows: list[Block] = []
    for pavilion in site.plan.pavilions:
        if pavilion.id not in made:
            continue
        name, swatch = named(pavilion.name, languages), _swatch(pavilion.colour, height)
        rows.append(row(columns, (swatch, name, *_figures(made[pavilion.id])), height))
    if None in made:
        name = words("legend.no-pavilion", languages)
        rows.append(row(columns, ("", name, *_figures(made[None])), height))
    total = Sum(
        len(site.plan.booths),
        sum(one.areas for one in made.values()),
        sum(one.floor for one in made.values()),
    )
    rows.append(
        row(
            columns, ("", words("legend.total", languages), *_figures(total)), height, "bold",
            rule="sheet.title",
        )
    )  # fmt: skip
    rows += (row(columns, cells, height) for cells in _shares(brief, total))
    title = heading(words("legend.heading", languages), width, brief.paper.heading)
    return Piece(stack([title, head(columns)]), tuple(rows))


def _shares(brief: Brief, total: Sum) -> Iterator[tuple[Cell, ...]]:
    """Gross hall area, the shares of it that are taken, and what stands outside the halls."""
    site, languages = brief.site, brief.languages
    gross = site.ground.gross_area
    yield "", words("legend.gross", languages), "", "", square_metres(gross)
    yield "", words("legend.taken", languages), "", "", percent(total.floor / gross)
    yield "", words("legend.booths-alone", languages), "", "", percent(site.net_area / gross)
    outside = [area for area in site.plan.areas if not inside(site, area)]
    if outside:
        figures = _figures(Sum(0, len(outside), _floor(outside)))
        yield "", words("legend.outside", languages), *figures


def types(brief: Brief, width: float) -> Piece:
    """Booths counted by type, nominal size and number of open sides."""
    languages, height = brief.languages, brief.paper.body
    side = 9.0
    columns = (
        Column(words("types.type", languages), width - 21.0 - 13.0 - 17.0 - 5 * side),
        Column(words("types.size", languages), 21.0, "right"),
        Column(words("types.count", languages), 13.0, "right"),
        Column(words("types.floor", languages), 17.0, "right"),
        *(
            Column(words(f"types.open-{sides}", languages), side, "right")
            for sides in range(MOST_OPEN_SIDES + 1)
        ),
    )
    rows: list[Block] = []
    counted = count_types(brief.site.plan.booths)
    for (kind, size), sides in counted:
        count = sum(sides.values())
        booths = [booth for booth in brief.site.plan.booths if _group(booth) == (kind, size)]
        rows.append(
            row(
                columns,
                (
                    words(f"types.{kind}", languages),
                    size_text(size),
                    f"{count:,}",
                    square_metres(_floor(booths)),
                    *(str(sides[number] or "–") for number in range(MOST_OPEN_SIDES + 1)),
                ),
                height,
            )
        )
    title = heading(words("types.heading", languages), width, brief.paper.heading)
    return Piece(stack([title, head(columns)]), tuple(rows))


Group = tuple[BoothType, tuple[int, int] | None]


def count_types(booths: Iterable[Booth]) -> list[tuple[Group, Counter[int]]]:
    """How many booths of each type and size have how many open sides, largest first.

    The size is long × short side in mm, or None for an outline. Four stands for four and more.
    """
    found: dict[Group, Counter[int]] = {}
    for booth in booths:
        sides = min(len(booth.open_sides), MOST_OPEN_SIDES)
        found.setdefault(_group(booth), Counter())[sides] += 1
    return sorted(found.items(), key=_largest_first)


def _largest_first(item: tuple[Group, Counter[int]]) -> tuple[str, int, tuple[int, int]]:
    (kind, size), _ = item
    length, depth = size or (0, 0)
    return kind, -length * depth, (length, depth)


def _group(booth: Booth) -> Group:
    if not isinstance(booth.shape, Rectangle):
        return booth.type, None
    return booth.type, (max(booth.shape.size), min(booth.shape.size))


def size_text(size: tuple[int, int] | None) -> str:
    """A size in metres (``6 × 3``); an outline has none."""
    return "*" if size is None else f"{size[0] / 1000:g} × {size[1] / 1000:g}"


def square_metres(square_millimetre: float) -> str:
    """An area in m² without its unit: whole where it is whole, else one decimal."""
    value = square_millimetre / 1e6
    whole = abs(value - round(value)) < 0.005
    return f"{round(value):,}" if whole else f"{value:,.1f}"


def _figures(one: Sum) -> tuple[str, str, str]:
    return (
        f"{one.booths:,}" if one.booths else "–",
        f"{one.areas:,}" if one.areas else "–",
        square_metres(one.floor),
    )


def _swatch(colour: Colour, height: float) -> Block:
    """The tint and hatch of a colour, as tall as a line allows."""
    line = pair(Words(" "), 1.0, height).height
    top = -(line - _SWATCH_HEIGHT) / 2
    box = Box(0.0, top - _SWATCH_HEIGHT, _SWATCH_WIDTH, top)
    marks: tuple[Mark, ...] = (
        Fill(LAYER, tint_style(colour), (box.corners(),)),
        Fill(LAYER, hatch_style(colour), (box.corners(),)),
        Line(LAYER, "sheet.rule", box.corners(), closed=True),
    )
    return Block(_SWATCH_WIDTH, line, marks)
