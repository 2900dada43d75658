# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as people type them into fields, and as fields show them."""

import re
from datetime import date

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


def read_clock(typed: str) -> str | None:
    """A time of the day, ``9:30`` as ``09:30``; None for what is none."""
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", typed.strip())
    return None if found is None else f"{int(found[1]):02d}:{found[2]}"


def read_day(typed: str) -> str | None:
    """A day as ``2018-09-19``; None for what is none."""
    word = typed.strip()
    try:
        return date.fromisoformat(word).isoformat() if len(word) == 10 else None
    except ValueError:
        return None


def read_window(typed: str) -> tuple[str, str] | str | None:
    """From when to when, ``10:00-11:30``; an emptied field as an empty text, None for neither."""
    if not typed.strip():
        return ""
    first, *rest = (read_clock(part) for part in re.split(r"[-–~]", typed))
    last = rest[0] if len(rest) == 1 else None
    return (first, last) if first and last and first <= last else None


def show_window(window: tuple[str, str] | str) -> str:
    """A window as it is written."""
    return window if isinstance(window, str) else "–".join(window)
