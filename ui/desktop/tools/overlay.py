# SPDX-License-Identifier: GPL-3.0-or-later
"""What a state wants to have painted over the plan. It follows from the state alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planner.floor.site import Site
from planner.floor.snapping import Guide
from planner.model.values import Name
from planner.rules.finding import Finding
from planner.session import Preview

XY = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ghost:
    """Things as they would stand: the preview of an edit, and the ids to paint from it.

    ``start`` is the site they are taken from, whose places are shown dashed; None where the
    things are new or stay as well.
    """

    preview: Preview
    ids: frozenset[str]
    start: Site | None = None

    @property
    def breaches(self) -> tuple[Finding, ...]:
        """What the move would break: errors before warnings, standing in something before gaps.

        Among equals what overlaps or lacks most comes first.
        """
        found = [finding for finding in self.preview.findings if finding.severity != "note"]
        return tuple(sorted(found, key=_weight))


def _weight(finding: Finding) -> tuple[bool, bool, float]:
    lack = abs((finding.required or 0.0) - (finding.measured or 0.0))
    return finding.severity != "error", finding.required is not None, -lack


@dataclass(frozen=True, slots=True)
class Fields:
    """Figures beside the pointer: what they say, their texts, and which one is typed into.

    ``distance`` along X and Y, ``size`` as width and depth, ``angle`` alone (the first text), the
    length and direction of a ``leg``, booths in a row and ``rows``, length and thickness of a
    ``wall``, the ``offset`` of a dimension's figure (the first text).
    """

    kind: Literal["distance", "size", "angle", "leg", "rows", "wall", "offset"]
    texts: tuple[str, str]
    active: int


HandleKind = Literal["side", "corner", "knob", "insert"]


@dataclass(frozen=True, slots=True)
class Handle:
    """A place to take a shape by: a side, a corner, the knob that turns it, a corner to be.

    ``number`` tells several of a kind apart. ``way`` is the direction in degrees (in the plan) in
    which it is drawn outwards; a knob's stalk begins at ``foot``.
    """

    kind: HandleKind
    number: int
    at: XY
    way: float = 0.0
    foot: XY | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """A line from point to point: one that is being drawn, or one that is measured.

    ``figures`` stand on its legs (the last closes it where it is ``closed``), ``inside`` in its
    middle.
    """

    points: tuple[XY, ...]
    closed: bool = False
    figures: tuple[str, ...] = ()
    inside: str = ""
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """A text that is being typed: its id (empty: a new one), its words, where it stands (mm).

    ``height`` is that of a capital in mm, ``angle`` in degrees in the plan.
    """

    id: str
    words: str | Name
    at: tuple[int, int]
    height: int
    angle: float


# A text under ``canvas.card`` and what fills it.
Said = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything a state shows. ``band`` and ``at`` in mm; ``card`` are lines shown at ``at``."""

    hover: str | None = None
    band: Box | None = None
    band_touches: bool = False
    marked: tuple[str, ...] = ()
    ghost: Ghost | None = None
    guides: tuple[Guide, ...] = ()
    corners: tuple[XY, ...] = ()
    fields: Fields | None = None
    at: XY | None = None
    picks: tuple[XY, ...] = ()
    chain: Chain | None = None
    card: tuple[Said, ...] = ()
    writing: Writing | None = None


NOTHING = Overlay()
