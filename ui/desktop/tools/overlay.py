# SPDX-License-Identifier: GPL-3.0-or-later
"""What a state wants to have painted over the plan. It follows from the state alone."""

from dataclasses import dataclass, field
from typing import Literal

from planner.floor.site import Site
from planner.floor.snapping import Guide
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
    """Two figures beside the pointer: names of their axes, texts, and which one is typed into."""

    kind: Literal["distance", "size"]
    texts: tuple[str, str]
    active: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything a state shows. ``band`` and ``at`` in mm."""

    hover: str | None = None
    band: Box | None = None
    band_touches: bool = False
    marked: tuple[str, ...] = ()
    ghost: Ghost | None = None
    guides: tuple[Guide, ...] = ()
    corners: tuple[XY, ...] = ()
    fields: Fields | None = None
    at: XY | None = None
    picks: tuple[XY, ...] = field(default=())


NOTHING = Overlay()
