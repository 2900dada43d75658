# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON Schema of rule profiles, for editors that know TOML by it."""

from planner.model.schema import schema_of
from planner.rules.requirement import Profile


def profile_schema() -> bytes:
    """The JSON Schema (2020-12) of a profile's tree, as the bytes that ship.

    It knows types, forms, units and severities. Which rules there are, what numbers each needs and
    in which unit only the reader knows: ``hallplan validate`` tells.
    """
    return schema_of(Profile)
