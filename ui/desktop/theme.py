# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of the window, light and dark: one palette of named tokens each.

A test recomputes the contrast of every pair that carries text or a signal, and how far apart the
pavilion fills stay for normal and colour-blind eyes (CIEDE2000; Machado 2009).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from PyQt6.QtGui import QColor

if TYPE_CHECKING:
    from planner.model.plan import Colour

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


class Palette(NamedTuple):
    """The colours of one theme.

    ``line`` is decoration, ``edge`` bounds a field, ``*_soft`` lies behind text in the signal's
    own colour, ``on_accent`` is text on ``accent``. ``pavilions`` are fills, ``ink`` is text on
    any of them.
    """

    theme: Theme
    app: QColor
    panel: QColor
    raised: QColor
    canvas: QColor
    floor: QColor
    line: QColor
    edge: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    on_accent: QColor
    select: QColor
    error: QColor
    error_soft: QColor
    warn: QColor
    warn_soft: QColor
    ok: QColor
    ok_soft: QColor
    note: QColor
    note_soft: QColor
    guide: QColor
    route: QColor
    wall: QColor
    booth_line: QColor
    ink: QColor
    pavilions: Mapping[Colour, QColor]


def _colour(digits: str) -> QColor:
    # By its number: a QColor of words makes all enums of Qt's namespace first, for 30 ms.
    return QColor.fromRgb(int(digits, 16))


# Token, light, dark.
_TOKENS = (
    ("app", "EEF0F3", "15181C"),
    ("panel", "FFFFFF", "1C2025"),
    ("raised", "F6F7F9", "242930"),
    ("canvas", "E4E7EB", "0F1215"),
    ("floor", "FBFBFA", "1A1E23"),
    ("line", "D9DDE3", "30363E"),
    ("edge", "79818D", "7C8693"),
    ("text", "14181F", "E9ECF0"),
    ("text2", "4A5260", "B6BEC9"),
    ("text3", "646D7A", "929BA7"),
    ("accent", "1D5FD1", "7FB0FF"),
    ("on_accent", "FFFFFF", "15181C"),
    ("select", "0B4FC4", "8AB8FF"),
    ("error", "C0221C", "FF8178"),
    ("error_soft", "FDEBEA", "42211F"),
    ("warn", "8A5200", "E9B04C"),
    ("warn_soft", "FBF0DC", "3A2D14"),
    ("ok", "176B38", "66CC8E"),
    ("ok_soft", "E4F3E9", "183324"),
    ("note", "2B5C8A", "8CBBEA"),
    ("note_soft", "E6EFF7", "1B2E40"),
    ("guide", "B5127F", "FF82CC"),
    ("route", "0B6B63", "4FD1C0"),
    ("wall", "2A303A", "C9D0D9"),
    ("booth_line", "4B5361", "8D96A3"),
    ("ink", "14181F", "F4F6F8"),
)

# Fill of a pavilion, light, dark. Services (lounge, information …) stand back near the floor's
# own grey; their dashed outline, not their colour, tells them from it.
_PAVILIONS: tuple[tuple[Colour, str, str], ...] = (
    ("korea", "6CA0D2", "4F65AB"),
    ("cities", "AEDEC2", "1D523D"),
    ("overseas", "F1B26B", "93661C"),
    ("companies", "D0D6E4", "454A57"),
    ("startups", "A2AE93", "657457"),
    ("award", "F5EBAD", "594A0A"),
    ("investor", "D1B8FE", "371E56"),
    ("contest", "AF91A5", "7E6877"),
    ("experience", "D88362", "472312"),
    ("services", "EDEFF2", "282D34"),
)


def _palette(theme: Theme) -> Palette:
    column = 1 + THEMES.index(theme)
    return Palette(
        theme=theme,
        pavilions=MappingProxyType({row[0]: _colour(row[column]) for row in _PAVILIONS}),
        **{row[0]: _colour(row[column]) for row in _TOKENS},
    )


PALETTES: Mapping[Theme, Palette] = MappingProxyType({theme: _palette(theme) for theme in THEMES})
