# SPDX-License-Identifier: GPL-3.0-or-later
"""The choices that booths have: status, type and pavilion, in the current language and colours."""

from planner.floor.site import Site
from planner.model.plan import STATUSES, BoothType, Status
from ui.desktop.look import Look
from ui.desktop.marks import status_icon, swatch
from ui.desktop.panels.field import Choice

TYPES: tuple[BoothType, ...] = ("shell", "raw")


def statuses(look: Look) -> list[Choice]:
    """Available, held, reserved, confirmed, each with its mark."""
    return [
        Choice(status, look.text(f"status.{status}"), status_icon(status, look.palette.text2))
        for status in STATUSES
    ]


def types(look: Look) -> list[Choice]:
    """Shell scheme and raw space."""
    return [Choice(kind, look.text(f"type.{kind}")) for kind in TYPES]


def pavilions(look: Look, site: Site) -> list[Choice]:
    """The plan's pavilions, each with its colour."""
    colours = look.palette
    return [
        Choice(
            each.id,
            each.name[look.language],
            swatch(colours.pavilions[each.colour], colours.booth_line),
        )
        for each in site.plan.pavilions
    ]


def status_of(word: str) -> Status:
    """The status that a choice's id names."""
    return next(status for status in STATUSES if status == word)


def type_of(word: str) -> BoothType:
    """The booth type that a choice's id names."""
    return next(kind for kind in TYPES if kind == word)
