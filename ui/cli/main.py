# SPDX-License-Identifier: GPL-3.0-or-later
"""The ``hallplan`` command: one thin command per thing the core can do."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from planner import __version__
from planner.locale import LANGUAGES, Language, system_language, text
from planner.model.problems import BadInput, Problem
from ui.cli import check, edit, export, route, validate, window
from ui.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    window.COMMAND,
    validate.COMMAND,
    edit.COMMAND,
    check.COMMAND,
    route.COMMAND,
    export.COMMAND,
)

INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    """argparse with one line per error, as every other error of the command line has."""

    language: Language = "en"

    def error(self, message: str) -> NoReturn:
        values = {"detail": " ".join(message.split()), "command": self.prog}
        raise BadInput([Problem("usage", values=values)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = _parser(language).parse_args([_positional(word) for word in given] or ["open"])
        options.language = options.lang or language
        status: int = options.run(options)
        sys.stdout.flush()
    except BadInput as error:
        for problem in error.problems:
            print(f"hallplan: {problem.report(language)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print(f"hallplan: {text('problems.interrupted', language)}", file=sys.stderr)
        return INTERRUPTED
    return status


def _parser(language: Language) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="hallplan",
        description=text("cli.about", language),
        epilog=text("cli.epilog", language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hallplan {__version__}")
    _add_language(parser, language, default=None)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=text(f"cli.{command.name}.help", language),
            description=text(f"cli.{command.name}.help", language),
            epilog=command.epilog(language),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _add_language(sub, language, default=argparse.SUPPRESS)
        command.add_arguments(sub, language)
        sub.set_defaults(run=command.run)
    return parser


def _add_language(parser: argparse.ArgumentParser, language: Language, default: object) -> None:
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=default, help=text("cli.lang", language)
    )


def _language(arguments: Sequence[str]) -> Language:
    """The language asked for, found before parsing so that errors of parsing speak it too."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            return "ko" if value == "ko" else "en"
    return system_language()


def _positional(word: str) -> str:
    """Negative figures such as ``-1000,200`` are places, never options: a blank marks them."""
    return f" {word}" if re.match(r"-\d|-\.\d", word) else word
