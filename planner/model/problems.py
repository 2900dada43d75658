# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a file, as values that any face can put into words."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from planner.locale import Language, text

MOST_PROBLEMS = 20
_LONGEST_VALUE, _LONGEST_PATH = 40, 120


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: the file, its line (from 1), the JSON path, and a text under ``problems``."""

    code: str
    file: str = ""
    line: int | None = None
    path: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """What is wrong, and the mend, in one line without the place."""
        return text(f"problems.{self.code}", language, **self.values)

    def report(self, language: Language) -> str:
        """The whole line: ``FILE:LINE:PATH: what is wrong; the mend``."""
        place = ":".join(
            part
            for part in (
                self.file,
                "" if self.line is None else str(self.line),
                shortened(self.path, _LONGEST_PATH),
            )
            if part
        )
        message = self.message(language)
        return _one_line(f"{place}: {message}" if place else message)


class BadInput(ValueError):
    """Input that cannot be used; carries every problem found (20 at most)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(islice(problems, MOST_PROBLEMS))
        super().__init__("\n".join(problem.report("en") for problem in self.problems))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like a wrong one, or an empty string."""
    matches = difflib.get_close_matches(name[:100], sorted(known), n=1, cutoff=0.5)
    return matches[0] if matches else ""


def shortened(shown: str, most: int = _LONGEST_VALUE) -> str:
    """A text cut to at most so many characters, with an ellipsis where something is missing."""
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _one_line(message: str) -> str:
    return "".join(
        character if character.isprintable() else repr(character)[1:-1] for character in message
    )
