# SPDX-License-Identifier: GPL-3.0-or-later
"""What the colours of booths say: their pavilion, or status, type, size, findings, services.

A class of booths has a key, a name and a fill; which class a booth is in follows from it alone, so
that the ghost of a drag is coloured as the booth is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from PyQt6.QtGui import QColor

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import Language
from planner.model.plan import STATUSES, Booth, Colour
from planner.rules.finding import SEVERITIES, Severity
from planner.rules.waivers import Judged
from ui.desktop.look import Look
from ui.desktop.theme import Palette, Theme

ColourBy = Literal["pavilion", "status", "type", "size", "findings", "services"]
COLOUR_BY: tuple[ColourBy, ...] = get_args(ColourBy)

# m² and W up to which a class goes; what is above the last is a class of its own.
SIZES = (9, 18, 36, 72)
POWERS = (3_000, 10_000)
# Fills from little to much, and of findings, light and dark: the ink of booths is read on each.
_RAMP: Mapping[Theme, tuple[str, ...]] = {
    "light": ("F1F4F8", "CFDDF0", "AAC4E6", "86ABDB", "6C98CF"),
    "dark": ("2A3038", "2B3E58", "2F4F7C", "3A5F9C", "4F74B8"),
}
_FOUND: Mapping[Theme, Mapping[str, str]] = {
    "light": {"error": "F0A8A2", "warning": "F3D397", "note": "D5E3F0", "none": "EDF3EE"},
    "dark": {"error": "7A2E2A", "warning": "634A15", "note": "26405A", "none": "243129"},
}
_NAMED: Mapping[str, Colour] = {
    "available": "companies",
    "held": "award",
    "reserved": "overseas",
    "confirmed": "cities",
    "shell": "korea",
    "raw": "overseas",
}


@dataclass(frozen=True, slots=True)
class Shade:
    """A class of booths: its key, and what the legend says of it."""

    key: str
    name: str
    fill: QColor


@dataclass(frozen=True, eq=False)
class Colouring:
    """A way of colouring under a palette; ``worst`` is the severest finding by booth."""

    by: ColourBy
    palette: Palette
    site: Site
    worst: Mapping[str, Severity]

    def key(self, booth: Booth) -> str:
        """The class of a booth."""
        match self.by:
            case "pavilion":
                return booth.pavilion
            case "status":
                return booth.status
            case "type":
                return booth.type
            case "size":
                return str(_step(footprint(booth.shape).area / 1e6 - 1e-6, SIZES))
            case "findings":
                return self.worst.get(booth.id, "none")
            case "services":
                return _service(booth)

    def fill(self, booth: Booth) -> QColor:
        """The fill of a booth."""
        return self.fill_of(self.key(booth))

    def fill_of(self, key: str) -> QColor:
        """The fill of a class."""
        if self.by == "pavilion":
            return self.palette.pavilions[self.site.pavilions[key].colour]
        if key in _NAMED:
            return self.palette.pavilions[_NAMED[key]]
        if self.by == "findings":
            return QColor(f"#{_FOUND[self.palette.theme][key]}")
        ramp = _RAMP[self.palette.theme]
        return QColor(f"#{ramp[_SERVICES.index(key) if self.by == 'services' else int(key)]}")

    def shades(self, look: Look) -> tuple[Shade, ...]:
        """The legend: the classes that have booths, in their order."""
        used = {self.key(booth) for booth in self.site.plan.booths}
        if self.by == "pavilion":
            used |= {area.pavilion for area in self.site.plan.areas if area.pavilion is not None}
        return tuple(
            Shade(key, self._name(key, look), self.fill_of(key))
            for key in self._keys()
            if key in used
        )

    def members(self, key: str) -> tuple[str, ...]:
        """The booths of a class, and the areas of a pavilion."""
        plan = self.site.plan
        found = [booth.id for booth in plan.booths if self.key(booth) == key]
        if self.by == "pavilion":
            found += [area.id for area in plan.areas if area.pavilion == key]
        return tuple(found)

    def _keys(self) -> Sequence[str]:
        match self.by:
            case "pavilion":
                return [pavilion.id for pavilion in self.site.plan.pavilions]
            case "status":
                return STATUSES
            case "type":
                return ("shell", "raw")
            case "size":
                return [str(step) for step in range(len(SIZES) + 1)]
            case "findings":
                return (*SEVERITIES, "none")
            case "services":
                return _SERVICES

    def _name(self, key: str, look: Look) -> str:
        match self.by:
            case "pavilion":
                return self.site.pavilions[key].name[look.language]
            case "status" | "type":
                return look.text(f"{self.by}.{key}")
            case "size":
                return _range(int(key), SIZES, "m²", look.language)
            case "findings":
                return look.text(f"layers.finding.{key}")
            case "services":
                if key in ("none", "other"):
                    return look.text(f"layers.service.{key}")
                step = _SERVICES.index(key) - 2
                return _range(step, [watts // 1000 for watts in POWERS], "kW", look.language)


_SERVICES = ("none", "other", "power-0", "power-1", "power-2")


def _service(booth: Booth) -> str:
    if booth.services is None:
        return "none"
    if not booth.services.power:
        return "other"
    return f"power-{_step(booth.services.power - 1e-6, POWERS)}"


def _step(value: float, limits: Sequence[int]) -> int:
    """How many of the limits a value is above."""
    return sum(value > limit for limit in limits)


def _range(step: int, limits: Sequence[int], unit: str, language: Language) -> str:
    """A class in words: ``≤ 9 m²``, ``9–18 m²``, ``> 72 m²``."""
    if step == 0:
        return f"≤ {limits[0]} {unit}"
    if step == len(limits):
        return f"> {limits[-1]} {unit}"
    return f"{limits[step - 1]}–{limits[step]} {unit}"


def colouring(site: Site, by: ColourBy, palette: Palette, judged: Judged | None) -> Colouring:
    """A way of colouring a site; by findings it looks at those that count."""
    worst: dict[str, Severity] = {}
    for finding in () if judged is None else judged.counting:
        for name in finding.subjects:
            if name in site.booths:
                known = worst.get(name, finding.severity)
                worst[name] = min(known, finding.severity, key=SEVERITIES.index)
    return Colouring(by, palette, site, worst)
