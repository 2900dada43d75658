# SPDX-License-Identifier: GPL-3.0-or-later
"""What an example of a rule is."""

from dataclasses import dataclass, field

from planner.floor.site import Site
from planner.rules.requirement import Profile
from tests.planner.rules.scenes import KINTEX


@dataclass(frozen=True)
class Example:
    """A plan in which a rule finds something, and one nearly alike in which it does not.

    ``profile`` is one of those that have the rule.
    """

    breaking: Site
    passing: Site
    profile: Profile = field(default=KINTEX)
