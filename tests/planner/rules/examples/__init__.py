# SPDX-License-Identifier: GPL-3.0-or-later
"""One breaking and one passing plan for each rule, as small as can be."""

from collections.abc import Mapping

from tests.planner.rules.examples import access, booths, egress, exhibitors, floor, placing, walks
from tests.planner.rules.examples.example import Example

EXAMPLES: Mapping[str, Example] = {
    **access.EXAMPLES,
    **booths.EXAMPLES,
    **egress.EXAMPLES,
    **exhibitors.EXAMPLES,
    **floor.EXAMPLES,
    **placing.EXAMPLES,
    **walks.EXAMPLES,
}
