# SPDX-License-Identifier: GPL-3.0-or-later
"""One site, one drawing: what every exporter prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.drawing.aisles import draw_aisles
from planner.drawing.areas import draw_areas, draw_zones
from planner.drawing.booths import draw_booths
from planner.drawing.chains import draw_chains, draw_turned_blocks
from planner.drawing.dimensions import parts
from planner.drawing.drawing import Block, Circle, Dimension, Drawing, Fill, Line, Mark, Text
from planner.drawing.exposure import ExposureMap, draw_exposure, draw_scale
from planner.drawing.findings import draw_findings
from planner.drawing.frame import Frame, Turn
from planner.drawing.keep_clear import keep_clear, shipped_profiles_of
from planner.drawing.margins import Margins, margins
from planner.drawing.openings import draw_fixtures, draw_openings
from planner.drawing.space import Box, Taken, around, text_box
from planner.drawing.structures import draw_dimensions, draw_structures, draw_texts
from planner.drawing.styles import LEAST_TEXT, PAINTING_ORDER
from planner.drawing.venue import (
    assumed_pits,
    draw_columns,
    draw_grid,
    draw_pits,
    draw_walls,
    grid_lines,
)
from planner.drawing.wall_names import draw_wall_names
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.files import content_hash
from planner.paths.watch import pulsing
from planner.rules.finding import Finding
from planner.rules.requirement import Profile

_COLOURED = ("tint.", "hatch.")  # styles in the colours of pavilions


def draw(
    site: Site,
    *,
    scale: int = 250,
    language: Language | None = None,
    turn: Turn | None = None,
    dimensions: bool = True,
    profiles: Sequence[Profile] | None = None,
    findings: Sequence[Finding] = (),
    exposure: ExposureMap | None = None,
) -> Drawing:
    """The drawing of a site in the plan's frame, its texts made to be read at 1:scale.

    ``language`` None prints both. ``turn`` is how the sheet turns the plan, in degrees: texts are
    upright after it; None = a long hall is laid flat. Without ``dimensions`` there are no chains,
    no aisle widths and no grid; those that planners drew stay. ``profiles`` say what is kept clear
    before doors and gear; None = those shipped ones that the plan chooses. ``findings`` are
    explained on a layer of their own. An ``exposure`` lies under all, on a layer of its own, and
    takes the place of the pavilions' colours. Two calls give equal drawings.
    """
    frame = Frame(scale, sheet_turn(site) if turn is None else turn, language)
    made = composed(site, frame, dimensions=dimensions, profiles=profiles)
    if exposure is not None:
        made = _exposed(site, exposure, frame, made)
    made += draw_findings(site, findings, frame, over=made)
    marks = tuple(frame.back(mark) for mark in made)
    return Drawing(
        marks=marks,
        bounds=_bounds(marks, scale),
        title=site.plan.title[language or "ko"],
        plan_id=site.plan.id,
        content_hash=content_hash(site.plan),
    )


def composed(
    site: Site, frame: Frame, *, dimensions: bool, profiles: Sequence[Profile] | None
) -> list[Mark]:
    """The marks of a site in painting order, in the reader's frame; arguments as for ``draw``."""
    clear = keep_clear(shipped_profiles_of(site.plan) if profiles is None else profiles)
    made = pulsing(_marks(site, frame, clear, dimensions))
    return sorted(made, key=lambda mark: PAINTING_ORDER[mark.layer])


def _exposed(site: Site, exposure: ExposureMap, frame: Frame, made: Iterable[Mark]) -> list[Mark]:
    """Marks over a map of exposure, its scale below them; fills would hide it."""
    kept = [
        mark for mark in made if not (isinstance(mark, Fill) and mark.style.startswith(_COLOURED))
    ]
    left, low, _, _ = _bounds(kept, frame.scale)
    scale = draw_scale(frame, (left, low))
    return [*draw_exposure(site, exposure, frame), *scale, *kept]


def sheet_turn(site: Site) -> Turn:
    """How a landscape sheet turns the plan: by 90° clockwise when it is deeper than wide."""
    left, low, right, high = site.ground.floor.bounds
    return -90 if high - low > right - left else 0


def _marks(site: Site, frame: Frame, clear: Mapping[str, int], dimensions: bool) -> Iterator[Mark]:
    """The marks as they are made; what comes first has the first choice of place."""
    taken = Taken()
    edges = margins(site, frame)
    yield from draw_walls(site, frame, taken)
    yield from draw_pits(site, frame)
    yield from draw_areas(site, frame, taken)
    yield from draw_booths(site, frame, taken)
    yield from draw_openings(site, frame, clear, taken)
    yield from draw_fixtures(site, frame, clear, taken)
    yield from draw_columns(site, frame, taken)
    yield from draw_structures(site, frame, taken)
    yield from draw_texts(site, frame, taken)
    yield from draw_dimensions(site, frame, taken)
    yield from draw_wall_names(site, frame, edges, taken)
    if dimensions:
        yield from draw_grid(site, frame, edges, taken)
        yield from draw_turned_blocks(site, frame, taken)
        yield from draw_aisles(site, frame, grid_lines(site, frame), taken)
        yield from draw_chains(site, frame, edges, taken)
    yield from draw_zones(site, frame, taken)
    yield from assumed_pits(site, frame, taken)
    yield from _note(frame, edges)


def _note(frame: Frame, edges: Margins) -> Iterator[Text]:
    """Under the drawing, in every language of it: the outline is nominal; what an A says."""
    height = frame.mm(LEAST_TEXT)
    line = " · ".join(
        text(f"drawing.{key}", language)
        for language in frame.languages()
        for key in ("nominal", "assumed")
    )
    out = edges.chain_out("bottom", len(edges.chains("bottom"))) + 0.6 * height
    at = (edges.hall[0], edges.hall[1] - out)
    yield Text("A-ANNO-TEXT", "text.grey", line, at, height, anchor="left")


def _bounds(marks: Iterable[Mark], scale: int) -> Box:
    """The box about everything that is printed."""
    boxes = [box_of(mark, scale) for mark in marks]
    corners = [point for box in boxes for point in (box[:2], box[2:])]
    return around(corners) if corners else (0.0, 0.0, 0.0, 0.0)


def box_of(mark: Mark, scale: int) -> Box:
    """The upright box about a mark printed at 1:scale."""
    match mark:
        case Line():
            return around(mark.points)
        case Fill():
            return around(mark.rings[0])
        case Circle():
            (x, y), radius = mark.centre, mark.radius
            return (x - radius, y - radius, x + radius, y + radius)
        case Text():
            return text_box(mark)
        case Block():
            return around(mark.outline)
        case Dimension():
            boxes = [box_of(part, scale) for part in parts(mark, scale)]
            return around([point for box in boxes for point in (box[:2], box[2:])])
