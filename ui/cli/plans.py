# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the plan that a command is about."""

from pathlib import Path

from planner.floor.site import Site, open_site
from planner.locale import Language
from ui.cli.command import tell


def open_plan(file: str, language: Language) -> Site:
    """The site of a plan file; what there is to tell of it goes to stderr."""
    site, notices = open_site(Path(file))
    tell(notices, language)
    return site
