# SPDX-License-Identifier: GPL-3.0-or-later
"""Services of booths in words: ``18 kW · 2 internet``."""

from collections.abc import Callable, Mapping
from typing import Protocol

from planner.locale import Language, text


class Orders(Protocol):
    """What is ordered, for one booth or for several."""

    @property
    def power(self) -> int:
        """In W."""
        ...

    @property
    def three_phase(self) -> int:
        """Of one booth whether, of several how many."""
        ...

    @property
    def internet(self) -> int:
        """Connections."""
        ...

    @property
    def water(self) -> int:
        """Connections."""
        ...

    @property
    def air(self) -> int:
        """Connections."""
        ...

    @property
    def rigging(self) -> int:
        """Points."""
        ...


def kilowatts(watts: int) -> str:
    """Power as people say it: ``5 kW``, ``3.3 kW``."""
    return f"{watts / 1000:,.10g} kW"


_PARTS: Mapping[str, Callable[[int], str]] = {
    "power": kilowatts,
    "three_phase": lambda count: "" if count is True else str(count),  # of one booth: it is so
    "internet": str,
    "water": str,
    "air": str,
    "rigging": str,
}


def services_parts(orders: Orders, language: Language) -> list[str]:
    """What is ordered, part by part; nothing where nothing is."""
    return [
        text(f"selling.service.{name.replace('_', '-')}", language, value=show(ordered)).strip()
        for name, show in _PARTS.items()
        if (ordered := getattr(orders, name))
    ]


def services_words(orders: Orders, language: Language) -> str:
    """What is ordered, in one line."""
    return " · ".join(services_parts(orders, language))
