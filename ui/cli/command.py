# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command is, and what several of them share."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from planner.locale import Language
from planner.model.problems import Problem


def _no_epilog(language: Language) -> str:
    return ""


@dataclass(frozen=True)
class Command:
    """A command: its name (texts under ``cli.<name>``), its arguments, and what runs it.

    ``run`` returns the exit status and raises BadInput for status 2. ``words`` look like options
    and are none: an edit has options of its own.
    """

    name: str
    add_arguments: Callable[[argparse.ArgumentParser, Language], None]
    run: Callable[[argparse.Namespace], int]
    epilog: Callable[[Language], str] = _no_epilog
    words: Collection[str] = ()


def tell(notices: Sequence[Problem], language: Language) -> None:
    """Print notices, one line each, on stderr."""
    for notice in notices:
        complain(notice.report(language))


def complain(report: str) -> None:
    """Print one line on stderr, if anybody still listens there."""
    try:
        print(f"hallplan: {report}", file=sys.stderr, flush=True)
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO | None) -> None:
    """Let what is still buffered go nowhere, or Python would complain when it ends."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_json(command: str, answer: Mapping[str, object]) -> None:
    """Print one JSON object with its schema name, and nothing else, on stdout."""
    tree = {"schema": f"hallplan.{command}/1", **answer}
    print(json.dumps(tree, ensure_ascii=False, indent=2, allow_nan=False))
