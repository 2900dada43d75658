# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as people type them into fields, and as fields show them."""

import re

_METRES = 1000
_LENGTH = re.compile(r"([+-]?[\d,]*\.?\d+)\s*(mm|m)?", re.IGNORECASE | re.ASCII)
_COUNT = re.compile(r"([+-]?[\d,]{0,15}\d)\s*(?:m²|m2|kg/m²|kg/m2|kg)?", re.IGNORECASE | re.ASCII)
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


def read_count(typed: str) -> int | None:
    """A whole number such as ``1,200``, with or without its unit; None where it is none."""
    match = _COUNT.fullmatch(typed.strip().replace("−", "-"))
    return None if match is None else int(match[1].replace(",", ""))


def show_count(value: int) -> str:
    """A whole number with thousands separators, without its unit."""
    return f"{value:,}"


def show_millimetres(value: float) -> str:
    """Whole mm with thousands separators, without the unit (it stands beside the field)."""
    return f"{round(value):,}"


def show_degrees(value: float) -> str:
    """Degrees with as many decimals as they have, three at most."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
