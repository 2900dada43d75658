# SPDX-License-Identifier: GPL-3.0-or-later
"""How many visitors walk from where to where in a hall: a gravity model of their stops.

A visitor comes in by an entrance (as likely as it is wide), goes to a number of attractions one
after the other, each as likely as it is large and the nearer the likelier (attraction ·
exp(-distance / reach): Wilson, 1970), and leaves by an entrance, the nearer the likelier.  So what
comes to an attraction also leaves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from planner.floor.footprints import footprint
from planner.floor.lookup import Spot
from planner.floor.site import Site
from planner.model.plan import seats
from planner.paths.between import Place, stands
from planner.paths.network import WIDTH
from planner.paths.outline import Floats

SQUARE_METRE = 1_000_000.0
SEAT = 1.0  # m² of attraction that a seat counts for: assumed


@dataclass(frozen=True)
class ExposureModel:
    """The numbers of the model, all assumed.

    ``visitors`` who come in; ``stops`` of each; in mm the ``reach`` of the gravity model, the
    ``spread`` of detours, the longest ``gate`` and the ``width`` of the body.
    """

    visitors: float = 1000.0
    stops: int = 8
    reach: float = 40_000.0
    spread: float = 2_000.0
    gate: float = 10_000.0
    width: float = WIDTH


ASSUMED = ExposureModel()


@dataclass(frozen=True)
class End:
    """An entrance or an attraction: how much it attracts, and where people stand at it."""

    id: str
    entrance: bool
    weight: float
    places: tuple[Place, ...] = field(repr=False)


def ends_of(site: Site, model: ExposureModel) -> list[End]:
    """Entrances by clear width in m, booths and areas by m² (seats count), that can be reached."""
    found: list[tuple[str, bool, float, Spot]] = []
    for opening in site.ground.openings:
        if opening.kind == "visitor":
            spot = Spot("opening", opening.number, (opening.id,))
            found.append((opening.id, True, opening.width / 1000, spot))
    for booth in site.plan.booths:
        size = footprint(booth.shape).area / SQUARE_METRE
        found.append((booth.id, False, size, Spot("booths", booth.number, (booth.id,))))
    for area in site.plan.areas:
        size = footprint(area.shape).area / SQUARE_METRE
        spot = Spot("area", area.id, (area.id,))
        found.append((area.id, False, size + SEAT * seats(area), spot))
    ends = [
        End(name, entrance, weight, tuple(dict.fromkeys(stands(site, spot, model.width))))
        for name, entrance, weight, spot in found
    ]
    return [end for end in ends if end.places]


def demand(ends: Sequence[End], apart: Floats, model: ExposureModel) -> Floats:
    """Visitors from each end to each other, (n, n); ``apart`` in mm, infinite without a way.

    What comes to an attraction leaves it, and as many leave the hall as come in.
    """
    weight = np.array([end.weight for end in ends])
    entrance = np.array([end.entrance for end in ends], dtype=bool)
    pull = weight * np.exp(-apart / model.reach)
    np.fill_diagonal(pull, 0.0)
    onward, back = np.where(entrance, 0.0, pull), np.where(entrance, pull, 0.0)
    flows = np.zeros_like(apart)
    here = np.where(entrance, weight, 0.0) * (onward.sum(axis=1) > 0)
    if here.sum() == 0:
        return flows
    here *= model.visitors / here.sum()
    for _ in range(model.stops):
        step = here[:, None] * _shares(onward)
        flows += step
        # Who has nowhere to go on stays until it is time to leave.
        here = step.sum(axis=0) + np.where(onward.sum(axis=1) > 0, 0.0, here)
    flows += here[:, None] * _shares(back)
    return flows


def _shares(pull: Floats) -> Floats:
    total = pull.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(pull, total, out=np.zeros_like(pull), where=total > 0)
    return shares
