# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures typed during a drag: two whole numbers of mm, one of them active."""

from dataclasses import dataclass, replace

_MOST_DIGITS, _MOST_DECIMALS = 6, 3


@dataclass(frozen=True, slots=True)
class Figures:
    """Two texts as typed; an empty one leaves its axis to the pointer.

    ``signs`` (±1) are put before a figure that is begun without a sign; 0 allows no sign at all.
    ``points`` says which may have decimals.
    """

    texts: tuple[str, str] = ("", "")
    active: int = 0
    signs: tuple[int, int] = (1, 1)
    points: tuple[bool, bool] = (False, False)

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return self.values == (None, None)

    @property
    def values(self) -> tuple[int | None, int | None]:
        """The numbers, rounded to whole ones; None where there is none."""
        first, second = (None if it is None else round(it) for it in self.exact)
        return first, second

    @property
    def exact(self) -> tuple[float | None, float | None]:
        """The numbers with their decimals, None where there is none."""
        first, second = (_number(text) for text in self.texts)
        return first, second

    def typed(self, key: str) -> "Figures | None":
        """After a key; None where the key is no part of a figure."""
        text = self.texts[self.active]
        if key == "tab":
            return replace(self, active=1 - self.active)
        if key == "backspace":
            return self._with(text[:-1] if text.lstrip("-") and len(text) > 1 else "")
        if key == "-" and self.signs[self.active]:
            return self._with(text.removeprefix("-") if text.startswith("-") else f"-{text}")
        if key == "." and self.points[self.active]:
            return self if "." in text else self._with(f"{text or '0'}.")
        if key.isdecimal() and len(key) == 1:
            if not text and self.signs[self.active] < 0:
                text = "-"
            return self._with(text + key) if _room(text) else self
        return None

    def _with(self, text: str) -> "Figures":
        texts = (text, self.texts[1]) if self.active == 0 else (self.texts[0], text)
        return replace(self, texts=texts)


def _room(text: str) -> bool:
    """Whether another digit fits: so many before the point, three after it."""
    whole, point, rest = text.lstrip("-").partition(".")
    return len(rest) < _MOST_DECIMALS if point else len(whole) < _MOST_DIGITS


def _number(text: str) -> float | None:
    return float(text) if text.strip("-.") else None
