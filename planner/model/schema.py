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
    return schema_of(SCHEMAS[kind])


def schema_of(kind: type[msgspec.Struct]) -> bytes:
    """The JSON Schema (2020-12) of a value, as bytes.

    It knows types, ranges and forms; what one value demands of another only the reader knows.
    """
    tree: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_portable(msgspec.json.schema(kind)),
    }
    return (json.dumps(tree, indent=2, ensure_ascii=False) + "\n").encode()


def _portable(tree: Any) -> Any:
    """The patterns in the dialect of JSON Schema (ECMA-262), which has no ``\\Z``.

    Python's ``$`` also fits before a last line end, hence the look-ahead.
    """
    if isinstance(tree, dict):
        return {
            key: value.replace(r"\Z", r"$(?!\n)") if key == "pattern" else _portable(value)
            for key, value in tree.items()
        }
    if isinstance(tree, list):
        return [_portable(item) for item in tree]
    return tree
