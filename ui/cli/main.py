# SPDX-License-Identifier: GPL-3.0-or-later
"""The ``hallplan`` command: one thin command per thing the core can do."""

import argparse
import importlib
import os
import re
import sys
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TextIO

from planner import __version__
from planner.locale import LANGUAGES, Language, system_language, text
from planner.model.problems import BadInput, Problem, nearest
from ui.cli.command import Command, complain, silence, tell
from ui.cli.parser import Help, Parser

# The module of each command, loaded when it is used: help need not wait for geometry.
COMMANDS: Mapping[str, str] = {
    "open": "ui.cli.window",
    "validate": "ui.cli.validate",
    "edit": "ui.cli.edit",
    "number": "ui.cli.number",
    "measure": "ui.cli.measure",
    "check": "ui.cli.check",
    "route": "ui.cli.route",
    "egress": "ui.cli.egress",
    "blockers": "ui.cli.blockers",
    "evacuate": "ui.cli.evacuate",
    "tour": "ui.cli.tour",
    "exposure": "ui.cli.exposure",
    "totals": "ui.cli.totals",
    "export": "ui.cli.export",
    "compare": "ui.cli.compare",
    "rules": "ui.cli.rules",
}

BAD_INPUT = 2
INTERRUPTED = 130

# Negative figures such as -1000,200 are places, never options: a blank marks them for argparse, and
# the options that belong to an edit.
_NEGATIVE = re.compile(r"-[0-9]|-\.[0-9]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    _prepare_streams()
    try:
        status = _run(given, language)
        print(end="", flush=True)
    except BadInput as error:
        tell(error.problems, language)
        return BAD_INPUT
    except BrokenPipeError:
        silence(sys.stdout)
        return 1
    except KeyboardInterrupt:
        complain(text("problems.interrupted", language))
        return INTERRUPTED
    except OSError as error:
        # Every file is read and written in the core, which raises BadInput: what is left is stdout.
        silence(sys.stdout)
        tell([Problem("file-unwritable", "stdout", values={"detail": error.strerror})], language)
        return BAD_INPUT
    return status


def _prepare_streams() -> None:
    """UTF-8 whatever the system says; a stream that was closed before the start swallows all."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _run(given: Sequence[str], language: Language) -> int:
    """Parse and run; ``hallplan`` alone, or with a language only, opens the window."""
    used = _checked_command(given)
    parser, own = _parser(language, used), command_of(used).words
    marked = {
        f" {word}" for word in given if _NEGATIVE.match(word) or word.partition("=")[0] in own
    }
    words = [f" {word}" if f" {word}" in marked else word for word in given]
    if "--" in given:  # the first ends the options; argparse would take any other for it too
        first = given.index("--") + 1
        words[first:] = [" --" if word == "--" else word for word in words[first:]]
        marked.add(" --")
    try:
        options = parser.parse_args(words)
        if options.command is None:
            options = parser.parse_args([*words, "open"])
    except SystemExit as finished:  # argparse has printed help or version
        return int(finished.code or 0)
    for name, value in vars(options).items():
        if isinstance(value, str | list):
            setattr(options, name, _unmarked(value, marked))
    options.language = options.lang or language
    status: int = options.run(options)
    return status


def _unmarked(value: str | list[str], marked: Collection[str]) -> str | list[str]:
    if isinstance(value, list):
        return [word[1:] if word in marked else word for word in value]
    return value[1:] if value in marked else value


def command_of(name: str) -> Command:
    """A command of the table."""
    command: Command = importlib.import_module(COMMANDS[name]).COMMAND
    return command


def _checked_command(given: Sequence[str]) -> str:
    """The command that is used; raises BadInput for one that is not there, naming the nearest."""
    words = [word for before, word in pairwise(["", *given]) if before != "--lang"]
    name = next((word for word in words if not word.startswith("-")), None)
    if name is not None and name not in COMMANDS:
        values = {"name": name, "hint": nearest(name, COMMANDS) or ", ".join(COMMANDS)}
        raise BadInput([Problem("command-unknown", values=values)])
    return name or "open"


def _parser(language: Language, used: str) -> argparse.ArgumentParser:
    """The parser of all commands, of which only the one that is used knows its arguments."""
    formatter = partial(Help, language=language)
    parser = Parser(
        prog="hallplan",
        description=text("cli.about", language),
        epilog=text("cli.epilog", language),
        formatter_class=formatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_help(parser, language)
    parser.add_argument(
        "--version",
        action="version",
        version=f"hallplan {__version__}",
        help=text("cli.version", language),
    )
    _add_language(parser, language, default=None)
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", parser_class=Parser)
    for name in COMMANDS:
        command = command_of(name) if name == used else None
        sub = commands.add_parser(
            name,
            help=text(f"cli.{name}.help", language),
            description=text(f"cli.{name}.help", language),
            epilog=None if command is None else command.epilog(language),
            formatter_class=formatter,
            allow_abbrev=False,
            add_help=False,
        )
        if command is not None:
            _add_help(sub, language)
            _add_language(sub, language, default=argparse.SUPPRESS)
            command.add_arguments(sub, language)
            sub.set_defaults(run=command.run)
    return parser


def _add_help(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("-h", "--help", action="help", help=text("cli.help", language))


def _add_language(parser: argparse.ArgumentParser, language: Language, default: object) -> None:
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=default, help=text("cli.lang", language)
    )


def _language(arguments: Sequence[str]) -> Language:
    """The language asked for, found before parsing so that errors of parsing speak it too."""
    for word, following in pairwise([*arguments, ""]):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            return "ko" if value == "ko" else "en"
    return system_language()
