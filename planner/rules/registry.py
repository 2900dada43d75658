# SPDX-License-Identifier: GPL-3.0-or-later
"""All rules, in the order of reports. To add one: a file, a line here, its texts, its numbers."""

from planner.rules import (
    aisle_width,
    assumed_facts,
    block_length,
    booth_height,
    competitors_close,
    double_assigned,
    duplicate_number,
    exit_capacity,
    exit_count,
    exit_separation,
    exit_width,
    fixture_blocked,
    freight_aisle,
    opening_blocked,
    outside_hall,
    overlap,
    pavilion_scattered,
    service_gap,
    unassigned,
    unreachable,
)
from planner.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    overlap.RULE,
    outside_hall.RULE,
    opening_blocked.RULE,
    fixture_blocked.RULE,
    unreachable.RULE,
    exit_capacity.RULE,
    exit_count.RULE,
    exit_width.RULE,
    exit_separation.RULE,
    aisle_width.RULE,
    service_gap.RULE,
    freight_aisle.RULE,
    block_length.RULE,
    booth_height.RULE,
    duplicate_number.RULE,
    unassigned.RULE,
    double_assigned.RULE,
    competitors_close.RULE,
    pavilion_scattered.RULE,
    assumed_facts.RULE,
)
BY_ID = {rule.id: rule for rule in RULES}
