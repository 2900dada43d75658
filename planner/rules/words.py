# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of a finding that are put into words only when the language is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A text under ``rules.words``."""

    key: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of plan or venue, by id: shown as number, sign or name."""

    id: str
