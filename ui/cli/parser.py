# SPDX-License-Identifier: GPL-3.0-or-later
"""argparse in both languages, with one line per error as the rest of the command line has."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from planner.locale import Language, text
from planner.model.problems import BadInput, Problem

# What argparse says, which it says in English only, and the text that stands for it.
_ERRORS = (
    ("usage-missing", re.compile(r"the following arguments are required: (?P<names>.+)")),
    ("usage-unknown", re.compile(r"unrecognized arguments: (?P<names>.+)")),
    (
        "usage-choice",
        re.compile(
            r"argument (?P<names>.+?): invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)"
        ),
    ),
    ("usage-value", re.compile(r"argument (?P<names>.+?): expected one argument")),
)
_HEADINGS = {"positional arguments": "cli.arguments", "options": "cli.options"}


class Parser(argparse.ArgumentParser):
    """argparse that raises BadInput in place of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the words as a problem, so that it is told in any language."""
        detail = " ".join(message.split())
        for code, pattern in _ERRORS:
            if found := pattern.fullmatch(detail):
                raise BadInput([Problem(code, values={**found.groupdict(), "command": self.prog})])
        raise BadInput([Problem("usage", values={"detail": detail, "command": self.prog})])


class Help(argparse.RawDescriptionHelpFormatter):
    """Help whose own words are in a language too."""

    def __init__(self, prog: str, *, language: Language) -> None:
        super().__init__(prog)
        self._language = language

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Any,
        prefix: str | None = None,
    ) -> None:  # fmt: skip
        """The usage line, its first word in the language."""
        if prefix is None:
            prefix = text("cli.usage", self._language)
        super().add_usage(usage, actions, groups, prefix)

    def start_section(self, heading: str | None) -> None:
        """A section under a heading in the language."""
        key = _HEADINGS.get(heading or "")
        super().start_section(heading if key is None else text(key, self._language))
