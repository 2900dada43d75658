# SPDX-License-Identifier: GPL-3.0-or-later
"""A microscopic run as one page that plays it back: no other file, no network, both languages.

Positions are whole decimetres; after the first of a person come steps of a second as signed bytes,
so that 4,500 persons take about a megabyte.
"""

import base64
import json
from pathlib import Path

import numpy as np
from shapely import Polygon

from planner.locale import LANGUAGES, Language, text
from planner.paths.outline import Floats
from planner.rules.evacuation import Evacuation
from planner.rules.message import label
from planner.rules.walkable import walkable

_TEMPLATE = Path(__file__).with_suffix(".html")
_DECIMETRE = 100.0
_WORDS = ("play", "pause", "time", "speed", "still-in", "out", "seconds", "curve", "exits")
_MOST = 127  # a step of a signed byte


def page(made: Evacuation, language: Language) -> bytes:
    """The page of the first run, in a language at first."""
    first, site = made.runs[0], made.survey.site
    around = walkable(site)
    numbers = [(name, around.exits[name], made.at(at)) for at, name in enumerate(made.exits)]
    starts, steps, counts = _tracks(first.frames)
    seconds = np.arange(int(np.ceil(max(made.seconds()))) + 1, dtype=float)
    data = {
        "language": language,
        "words": {
            each: {word: text(f"evacuation.page.{word}", each) for word in _WORDS}
            | {
                "title": text(
                    "evacuation.title", each, plan=site.plan.title[each], persons=made.persons
                ),
                "method": text("evacuation.method", each),
            }
            for each in LANGUAGES
        },
        "floor": [_rings(piece) for piece in around.floor],
        "exits": [
            {
                "ring": _rings(shape)[0],
                "persons": persons,
                "name": {each: label(site, name, each) for each in LANGUAGES},
            }
            for name, shape, persons in numbers
        ],
        "starts": starts.ravel().tolist(),
        "counts": counts.tolist(),
        "to": first.exits.tolist(),
        "steps": base64.b64encode(steps.tobytes()).decode("ascii"),
        "curves": [each.still_in(seconds).tolist() for each in made.runs],
    }
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _TEMPLATE.read_text("utf-8").replace("/*DATA*/null", packed).encode("utf-8")


def _tracks(frames: Floats) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """First places in dm (n, 2), steps of all persons one after the other, and frames of each."""
    inside = np.isfinite(frames[..., 0])
    counts = inside.sum(axis=0)
    now = np.round(np.nan_to_num(frames[0]) / _DECIMETRE).astype(np.int64)
    starts, steps = now.copy(), []
    for frame in frames[1:]:
        # A longer step than a byte holds, out of a large booth, is caught up with in the next.
        wanted = np.round(np.nan_to_num(frame) / _DECIMETRE).astype(np.int64)
        step = np.clip(wanted - now, -_MOST, _MOST)
        now = now + step
        steps.append(step.astype(np.int8))
    table = np.array(steps, dtype=np.int8).reshape(len(frames) - 1, len(counts), 2)
    each = [table[: max(0, count - 1), person].ravel() for person, count in enumerate(counts)]
    whole = np.concatenate(each) if each else np.zeros(0, np.int8)
    return starts, whole, counts


def _rings(shape: Polygon) -> list[list[int]]:
    """The rings of a polygon as x, y, x, y … in dm."""
    return [
        np.round(np.array(ring.coords[:-1])[:, :2] / _DECIMETRE).astype(int).ravel().tolist()
        for ring in (shape.exterior, *shape.interiors)
    ]
