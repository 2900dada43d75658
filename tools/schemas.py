# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the JSON Schemas that ship, from the model: ``python tools/schemas.py``."""

from planner.model.atomic import write_bytes
from planner.model.schema import SCHEMAS, schema
from planner.model.shipped import layouts
from planner.rules.schema import profile_schema


def main() -> None:
    """Write one schema for each kind of file; a test tells when they are stale."""
    for kind, content in {
        **{kind: schema(kind) for kind in SCHEMAS},
        "profile": profile_schema(),
    }.items():
        file = layouts() / "schemas" / f"{kind}.schema.json"
        write_bytes(file, content)
        print(file)


if __name__ == "__main__":
    main()
