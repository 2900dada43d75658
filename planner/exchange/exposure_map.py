# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of exposure as a file of its own: SVG, true to scale."""

from planner.drawing.compose import draw, sheet_turn
from planner.drawing.exposure import exposure_map
from planner.exchange.svg import SCALE_OF_PAPER, render
from planner.floor.site import Site
from planner.locale import Language
from planner.paths.exposure import Exposure


def to_svg(site: Site, found: Exposure, language: Language | None = None) -> bytes:
    """The plan over the map of its exposure, with the scale of its colours; None writes both."""
    scale, turn = SCALE_OF_PAPER["A1"], sheet_turn(site)
    drawing = draw(
        site, scale=scale, language=language, turn=turn, dimensions=False,
        exposure=exposure_map(site, found),
    )  # fmt: skip
    return render(drawing, scale, turn, language)
