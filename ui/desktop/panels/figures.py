# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as people type them into fields, and as fields show them."""

import re

_METRES = 1000
_LENGTH = re.compile(r"([+-]?[\d,]*\.?\d+)\s*(mm|m)?", re.IGNORECASE | re.ASCII)
_ANGLE = re.compile(r"([+-]?\d*\.?\d+)\s*°?", re.ASCII)


def read_millimetres(typed: str) -> int | None:
    """Whole mm of ``22,500``, ``22500 mm`` or ``22.5 m``; None where it is no such figure."""
    match = _LENGTH.fullmatch(typed.strip().replace("−", "-"))
    if match is None:
        return None
    value = float(match[1].replace(",", ""))
    return round(value * _METRES) if (match[2] or "").lower() == "m" else round(value)


def read_degrees(typed: str) -> float | None:
    """Degrees to three decimals; None where it is no figure."""
    match = _ANGLE.fullmatch(typed.strip().replace("−", "-"))
    return None if match is None else round(float(match[1]), 3)


def show_millimetres(value: float) -> str:
    """Whole mm with thousands separators, without the unit (it stands beside the field)."""
    return f"{round(value):,}"


def show_degrees(value: float) -> str:
    """Degrees with as many decimals as they have, three at most."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
