# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of a report, for screen and paper alike; each tone also has its word."""

from collections.abc import Mapping

from planner.drawing.styles import EXIT, GREY, INK, SIGNALS
from planner.exchange.report.blocks import Tone

# Text and ground of a tag; every pair has a contrast of at least 4.5 (a test recomputes it).
TONES: Mapping[Tone, tuple[str, str]] = {
    "plain": (INK, "#eceef1"),
    "good": ("#ffffff", EXIT),
    "error": ("#ffffff", SIGNALS["error"]),
    "warning": ("#ffffff", SIGNALS["warning"]),
    "note": ("#ffffff", SIGNALS["note"]),
    "unsure": ("#6b3f00", "#ffe9b8"),
    "waived": ("#4a2a73", "#eadcff"),
}
RULE, SHADE, CAUTION = "#a3aab3", "#f4f5f7", "#fff6df"
TEXT, QUIET = INK, GREY
