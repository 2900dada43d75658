# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of rules as people read them: an amount with its unit, measured against required."""

from planner.locale import Language, has_text, text
from planner.rules.finding import Finding

_MOST_DECIMALS = 3


def amount(value: float, unit: str, language: Language) -> str:
    """A figure with its unit: ``3,000 mm``, ``1.4 m² per person``, ``50 %``, ``2``."""
    return _with_unit(_written(_shown(value, unit), _decimals(value, unit)), unit, language)


def compared(finding: Finding, language: Language) -> str:
    """Measured against required, as far as a finding has them: ``2,999 < 3,000 mm``.

    Both are written with as many decimals as the required one has, or more where only these tell
    them apart. Equal passes, so the sign always says why it fails.
    """
    measured, required, unit = finding.measured, finding.required, finding.unit
    if measured is None:
        return ""
    if required is None:
        return amount(round(measured, _MOST_DECIMALS), unit, language)
    one, two = _shown(measured, unit), _shown(required, unit)
    decimals = _decimals(required, unit)
    while decimals < _MOST_DECIMALS and _written(one, decimals) == _written(two, decimals):
        decimals += 1
    sign = "<" if measured < required else ">"
    words = f"{_written(one, decimals)} {sign} {_written(two, decimals)}"
    return _with_unit(words, unit, language)


def _shown(value: float, unit: str) -> float:
    return value * 100 if unit == "share" else value


def _decimals(value: float, unit: str) -> int:
    """How many decimals a figure has, three at most."""
    digits = f"{_shown(value, unit):.{_MOST_DECIMALS}f}".rstrip("0")
    return len(digits) - digits.index(".") - 1


def _written(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}"


def _with_unit(words: str, unit: str, language: Language) -> str:
    # A count of things ("booths") is read without a unit: the message says what is counted.
    key = f"units.{unit.replace('/', '-per-')}"
    return text(key, language, figure=words) if has_text(key) else words
