# SPDX-License-Identifier: GPL-3.0-or-later
"""The signs of findings on the plan: which are shown, which one a pixel hits. Knows no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.rules.finding import SEVERITIES, Finding
from ui.desktop.canvas.view import XY, Box, View
from ui.desktop.sifting import same

SIGN, SMALL = 24.0, 18.0  # px; the small one where the whole hall is seen
_CLOSE = 9.0  # px per metre
_CROWD = 400  # signs; painting so many takes a frame
_HEAP = 0.75  # of a sign: as near as that they are one in a crowd


def sign_size(scale: float) -> float:
    """The size of a sign (px) at a scale (px per metre)."""
    return SIGN if scale >= _CLOSE else SMALL


@dataclass(frozen=True, eq=False)
class Signs:
    """Findings with a sign, in painting order: the chosen one last, errors over warnings."""

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Sequence[Finding], chosen: Finding | None) -> "Signs":
        """The signs of errors and warnings; a note has one only when it is chosen."""
        kept = [each for each in findings if each.severity != "note" and not same(each, chosen)]
        kept.sort(key=lambda finding: -SEVERITIES.index(finding.severity))
        return cls((*kept, *(() if chosen is None else (chosen,))))

    @cached_property
    def places(self) -> NDArray[np.float64]:
        """Where they stand in the plan (mm), shape (n, 2)."""
        return np.array([finding.at for finding in self.findings], dtype=float).reshape(-1, 2)

    def within(self, view: View, frame: Box, margin: float) -> Iterator[tuple[Finding, XY]]:
        """The findings whose place lies in a frame (px) or as near to it, each with its pixel.

        In a crowd, signs that lie almost on each other are one: the topmost.
        """
        pixels = view.array(self.places)
        low, high = np.array(frame[:2]) - margin, np.array(frame[2:]) + margin
        found = np.flatnonzero(((pixels >= low) & (pixels <= high)).all(axis=1))
        if len(found) > _CROWD:
            cells = np.floor(pixels[found] / (_HEAP * margin)).astype(int)[::-1]
            _, last = np.unique(cells, axis=0, return_index=True)
            found = np.sort(found[::-1][last])
        for number in found.tolist():
            x, y = pixels[number].tolist()
            yield self.findings[number], (x, y)

    def under(self, view: View, pixel: XY) -> Finding | None:
        """The topmost finding whose sign lies under a pixel."""
        reach = sign_size(view.scale) / 2
        away = np.abs(view.array(self.places) - pixel).max(axis=1)
        hits = np.flatnonzero(away <= reach)
        return self.findings[int(hits[-1])] if len(hits) else None
