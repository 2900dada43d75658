# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rule finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule, with a key that is unique in a plan and stable under renumbering.

    ``subjects`` are sorted ids. ``at`` is the place in the plan's frame (mm); ``line`` is the
    measured line (for example across the narrow place), if there is one. ``measured`` and
    ``required`` are in ``unit``. ``message`` names a text under ``rules``; ``values`` fill it, and
    the faces add ``subjects`` as labels. ``citation`` names the number's source in the profile.
    """

    rule: str
    profile: str
    severity: Severity
    subjects: tuple[str, ...]
    at: tuple[float, float]
    measured: float | None
    required: float | None
    unit: str
    citation: str
    message: str
    assumed: bool = False
    place: str = ""
    line: tuple[tuple[float, float], tuple[float, float]] | None = None
    values: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> str:
        """Rule, subjects and, where one pair can break twice, the place."""
        parts = [self.rule, *self.subjects]
        return "/".join([*parts, self.place] if self.place else parts)
