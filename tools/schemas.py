# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the JSON Schemas that ship, from the model: ``python tools/schemas.py``."""

from planner.model.atomic import write_bytes
from planner.model.schema import SCHEMAS, schema
from planner.model.shipped import layouts


def main() -> None:
    """Write one schema for each kind of file; a test tells when they are stale."""
    for kind in SCHEMAS:
        file = layouts() / "schemas" / f"{kind}.schema.json"
        write_bytes(file, schema(kind))
        print(file)


if __name__ == "__main__":
    main()
