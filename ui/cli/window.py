# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan open``: the window."""

import argparse
import importlib
import os
import sys
from pathlib import Path

from planner.locale import Language, text
from planner.model.problems import BadInput, Problem
from ui.cli.command import Command

NO_DISPLAY = 1


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plans", metavar="PLAN", nargs="*", help=text("cli.plan", language))


def _run(options: argparse.Namespace) -> int:
    """Open the window. Qt aborts the process without a display, so that is looked for first."""
    if not _has_display():
        print(f"hallplan: {text('problems.no-display', options.language)}", file=sys.stderr)
        return NO_DISPLAY
    try:
        # By name, so that no other command loads Qt and the command line works without it.
        application = importlib.import_module("ui.desktop.application")
    except ImportError as error:
        raise BadInput([Problem("no-window", values={"detail": str(error)})]) from None
    status: int = application.run([Path(plan) for plan in options.plans], options.lang)
    return status


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


COMMAND = Command("open", _add_arguments, _run)
