# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean and English texts, one table for core and faces alike.

Texts live in ``texts/<area>.toml``; both languages of a text stand in one line, so that neither
can be forgotten. ``text("rules.overlap.message", "en", subjects="A101, A103")`` looks one up.
"""

from planner.locale.catalogue import (
    LANGUAGES,
    Language,
    catalogue,
    has_text,
    system_language,
    text,
)
from planner.locale.dates import day, days, moment
from planner.locale.figures import area, metres, millimetres, money, percent
from planner.locale.order import sort_key

__all__ = [
    "LANGUAGES",
    "Language",
    "area",
    "catalogue",
    "day",
    "days",
    "has_text",
    "metres",
    "millimetres",
    "moment",
    "money",
    "percent",
    "sort_key",
    "system_language",
    "text",
]
