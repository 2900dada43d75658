# SPDX-License-Identifier: GPL-3.0-or-later
"""The data that ships with Hallplan, and how a plan finds its venue."""

from importlib import resources
from pathlib import Path

from planner.model.files import content_hash, read_venue, write
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


def send_venue_along(plan: Plan, venue: Venue, plan_file: Path) -> None:
    """Write the venue beside a plan file from where the plan would find none, or another one.

    A file that stands there is never touched. Raises BadInput when it cannot be written.
    """
    beside = plan_file.resolve().parent / f"{venue.id}.json"
    if beside.exists():
        return
    shipped = layouts() / "venues" / beside.name
    if not shipped.is_file() or content_hash(read_venue(shipped)) != plan.venue.hash:
        write(beside, venue)
