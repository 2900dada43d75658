# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as people read them: ``2,400 mm``, ``24.6 m``, ``216.0 m²``, ``38.8 %``.

Both languages write them alike; files never use these (bare integers there).
"""

from collections.abc import Callable, Mapping
from typing import Any

_SIGNS = {"KRW": "₩", "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}


def millimetres(value: float) -> str:
    """Whole millimetres with thousands separators and unit."""
    return f"{round(value):,} mm"


def metres(millimetre: float) -> str:
    """A length given in mm, written in metres with one decimal."""
    return f"{millimetre / 1000:,.1f} m"


def area(square_millimetre: float) -> str:
    """An area given in mm², written in m² with one decimal."""
    return f"{square_millimetre / 1e6:,.1f} m²"


def percent(share: float) -> str:
    """A share of one, written in percent with one decimal."""
    return f"{share * 100:.1f} %"


def money(value: int, currency: str) -> str:
    """Whole units of a currency with its sign, or its code before it: ``₩2,500,000``."""
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{sign}{value:,}" if value >= 0 else f"−{sign}{-value:,}"


UNITS: Mapping[str, Callable[[Any], str]] = {
    "mm": millimetres,
    "m": metres,
    "m2": area,
    "percent": percent,
}
