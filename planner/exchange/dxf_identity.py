# SPDX-License-Identifier: GPL-3.0-or-later
"""What a returned drawing is recognised by: identity on entities and on the whole file.

Programs that save a DXF again keep some of it: extended data survived best, then attributes, then
records of the root dictionary. So the same facts are written three ways.
"""

import hashlib
from collections.abc import Iterator, Sequence

from ezdxf.document import Drawing as Document
from ezdxf.entities.dxfentity import DXFEntity

from planner.drawing.drawing import XY
from planner.exchange.dxf_document import APPLICATION
from planner.model.plan import Plan

LAYOUT = "v1"
# A string of extended data holds at most 255 bytes.
_LONGEST = 255


def revision_number(plan: Plan) -> int:
    """How many issues a plan has had: 0 before the first."""
    return len(plan.issues)


def facts(plan: Plan, content_hash: str) -> tuple[str, ...]:
    """What the whole file says of itself, as ``key=value``."""
    return (
        LAYOUT,
        f"plan={plan.id}",
        f"hash={content_hash}",
        f"revision={plan.issues[-1].mark if plan.issues else ''}",
        f"venue={plan.venue.id}",
        f"halls={','.join(plan.halls)}",
    )


def fingerprint(number: str, corners: Sequence[XY]) -> str:
    """16 hexadecimal digits over a booth's number and its corners in whole mm."""
    words = [number, *(f"{round(x)},{round(y)}" for x, y in corners)]
    return hashlib.sha256("|".join(words).encode("utf-8")).hexdigest()[:16]


def identify(entity: DXFEntity, plan: Plan, identifier: str, kind: str, print_: str = "") -> None:
    """Write whose image an entity is into its extended data."""
    strings = [LAYOUT, f"plan={plan.id}", f"id={identifier}", f"kind={kind}"]
    tags: list[tuple[int, str | int]] = [(1000, part) for one in strings for part in split(one)]
    tags.append((1071, revision_number(plan)))
    if print_:
        tags.append((1000, f"fp={print_}"))
    entity.set_xdata(APPLICATION, tags)


def split(words: str, longest: int = _LONGEST) -> Iterator[str]:
    """A string in pieces of at most so many bytes, no letter cut."""
    piece, size = "", 0
    for letter in words:
        bytes_ = len(letter.encode("utf-8"))
        if size + bytes_ > longest:
            yield piece
            piece, size = "", 0
        piece, size = piece + letter, size + bytes_
    yield piece


def record(document: Document, plan: Plan, content_hash: str) -> None:
    """Write the facts into a record of the root dictionary."""
    entry = document.rootdict.add_xrecord(APPLICATION)
    entry.reset([(1, piece) for fact in facts(plan, content_hash) for piece in split(fact)])
