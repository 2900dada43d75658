# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as people read them: ``2018. 9. 18.(화)``, ``18 Sept 2018 (Tue)``; files keep ISO 8601."""

from datetime import date, datetime

from planner.locale.catalogue import Language

_MONTHS = (
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
_WEEKDAYS = {
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def day(iso: str, language: Language) -> str:
    """An ISO day as people write it. Raises ValueError for what is no day."""
    given = date.fromisoformat(iso)
    weekday = _WEEKDAYS[language][given.weekday()]
    if language == "ko":
        return f"{given.year}. {given.month}. {given.day}.({weekday})"
    return f"{given.day} {_MONTHS[given.month - 1]} {given.year} ({weekday})"


def moment(iso: str, language: Language) -> str:
    """An ISO day and time as people write it, to the minute; as it is where it is no moment."""
    try:
        given = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day(given.date().isoformat(), language)} {given:%H:%M}"


def days(first: str, last: str, language: Language) -> str:
    """One day, or the first and the last of several."""
    if first == last:
        return day(first, language)
    return f"{day(first, language)} – {day(last, language)}"
