# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rule finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from planner.model.values import Name

XY = tuple[float, float]
Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
# text: read in the law or code; page: read in a page that quotes or applies it; general: general
# knowledge, to be verified; assumed: nobody's rule.
Sureness = Literal["text", "page", "general", "assumed"]
UNSURE: frozenset[Sureness] = frozenset({"general", "assumed"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule, with a key that is unique in a plan and stable under renumbering.

    ``subjects`` are sorted ids. ``at`` is the place in the plan's frame (mm); ``line`` is the
    measured line (for example across the narrow place), if there is one, and ``path`` a walk (to
    the exit, for example). ``measured`` and ``required`` are in ``unit``. ``message`` names a text
    under ``rules``; ``values`` fill it, and the faces add ``subjects`` as labels. ``citation``
    names the number's source in the profile, ``confidence`` how sure it is.
    """

    rule: str
    profile: str
    severity: Severity
    subjects: tuple[str, ...]
    at: tuple[float, float]
    measured: float | None
    required: float | None
    unit: str
    citation: Name
    confidence: Sureness
    message: str
    place: str = ""
    line: tuple[XY, XY] | None = None
    path: tuple[XY, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def assumed(self) -> bool:
        """Whether the number behind it is nobody's rule, only assumed."""
        return self.confidence == "assumed"

    @property
    def key(self) -> str:
        """Rule, subjects and, where one pair can break twice, the place."""
        parts = [self.rule, *self.subjects]
        return "/".join([*parts, self.place] if self.place else parts)
