# SPDX-License-Identifier: GPL-3.0-or-later
"""The data that ships with Hallplan, and how a plan finds its venue."""

from importlib import resources
from pathlib import Path

from planner.model.files import read_venue
from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem
from planner.model.venue import Venue


def layouts() -> Path:
    """The folder of shipped layouts: ``venues``, ``plans``, ``rules``, ``schemas``."""
    return Path(str(resources.files("layouts")))


def example_plan() -> Path:
    """The WSCW 2018 plan that ships as the example."""
    return layouts() / "plans" / "wscw2018.json"


def find_venue(plan: Plan, plan_file: Path | None) -> Venue:
    """The venue a plan names: beside the plan first, then among the shipped ones.

    Raises BadInput when there is none, or when it is not a valid venue.
    """
    name = f"{plan.venue.id}.json"
    folders = [layouts() / "venues"]
    if plan_file is not None:
        folders.insert(0, plan_file.resolve().parent)
    file = "" if plan_file is None else str(plan_file)
    for folder in folders:
        if (folder / name).is_file():
            venue = read_venue(folder / name)
            if venue.id == plan.venue.id:
                return venue
            other = {"venue": str(folder / name), "other": venue.id, "id": plan.venue.id}
            raise BadInput([Problem("venue-other", file, path="$.venue.id", values=other)])
    known = ", ".join(sorted(path.stem for path in folders[-1].glob("*.json")))
    values = {"id": plan.venue.id, "known": known}
    raise BadInput([Problem("venue-missing", file, path="$.venue.id", values=values)])
