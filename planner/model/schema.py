# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON Schema of the file formats, made from the model."""

import json
from typing import Any

import msgspec

from planner.model.plan import Plan
from planner.model.venue import Venue

SCHEMAS: dict[str, type[Plan] | type[Venue]] = {"plan": Plan, "venue": Venue}


def schema(kind: str) -> bytes:
    """The JSON Schema (2020-12) of ``plan`` or ``venue`` files, as the bytes that ship."""
    tree: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(SCHEMAS[kind]),
    }
    return (json.dumps(tree, indent=2, ensure_ascii=False) + "\n").encode()
