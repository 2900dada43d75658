# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of texts and its look-up."""

import locale
import os
import string
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, cast

from planner.locale.figures import UNITS
from planner.locale.particles import with_particle

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = ("ko", "en")
CLOSING = "”…"


class _Formatter(string.Formatter):
    """``str.format`` that also knows units (``{width:mm}``) and particles (``{name:을/를}``).

    A closing mark may stand before the pair: ``“{name:”을/를}`` gives ``“A101”을``.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in UNITS:
            return UNITS[format_spec](value)
        if "/" in format_spec:
            pair = format_spec.lstrip(CLOSING)
            closing = format_spec.removesuffix(pair)
            return with_particle(f"{value}{closing}", pair)
        return cast(str, super().format_field(value, format_spec))


_FORMATTER = _Formatter()


@cache
def catalogue() -> Mapping[str, Mapping[Language, str]]:
    """All texts: key (``area.group.name``) to language to template."""
    # Late: the first picture of the window says nothing yet, and these two are a tenth of it each.
    import tomllib
    from importlib import resources

    texts: dict[str, Mapping[Language, str]] = {}
    for file in sorted(
        resources.files(__package__).joinpath("texts").iterdir(), key=lambda file: file.name
    ):
        if file.name.endswith(".toml"):
            tree = tomllib.loads(file.read_text(encoding="utf-8"))
            texts.update(_leaves(tree, file.name.removesuffix(".toml")))
    return texts


def _leaves(tree: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Mapping[Language, str]]]:
    for name, value in tree.items():
        key = f"{prefix}.{name}"
        if all(isinstance(value.get(language), str) for language in LANGUAGES):
            yield key, value
        else:
            yield from _leaves(value, key)


def has_text(key: str) -> bool:
    """Whether the table holds this key."""
    return key in catalogue()


def text(key: str, language: Language, /, **values: object) -> str:
    """The text of a key in a language, its fields filled in.

    Fields may name a unit (``mm``, ``m``, ``m2``, ``percent``) or a Korean particle pair
    (``을/를``) as their format. Raises KeyError for an unknown key or a missing value.
    """
    return _FORMATTER.vformat(catalogue()[key][language], (), values)


def system_language() -> Language:
    """Korean where the system speaks Korean, English elsewhere."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ko" if value.lower().startswith("ko") else "en"
    return "ko" if (locale.getlocale()[0] or "").lower().startswith("ko") else "en"
