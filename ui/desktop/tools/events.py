# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hand does, without Qt: points in mm and px, buttons, modifiers, keys."""

from dataclasses import dataclass
from typing import Literal

XY = tuple[float, float]
Button = Literal["none", "left", "middle", "right"]


@dataclass(frozen=True, slots=True)
class Modifiers:
    """The modifier keys that are down."""

    shift: bool = False
    alt: bool = False
    control: bool = False


NO_MODIFIERS = Modifiers()


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: in the plan (mm) and on the screen (px), and what is held."""

    point: XY
    pixel: XY
    button: Button = "none"
    modifiers: Modifiers = NO_MODIFIERS


# Keys that states know: a figure, a sign, or one of these words.
KEYS = ("escape", "tab", "enter", "backspace", "-", ".", *"0123456789")
