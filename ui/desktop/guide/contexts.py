# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page of the guide fits what a person is at. Knows no Qt.

A context is the name of a widget that has the keyboard, or of one it lies in, of a dialog, or of
the tool in hand as ``tool-<name>``.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ui.desktop.guide.pages import INDEX

TOOL = "tool-"
PAGES: Mapping[str, str] = MappingProxyType(
    {
        # panels and pages of the inspector
        "startPage": INDEX,
        "exhibitors": "exhibitors",
        "booths": "window",
        "exposure": "exposure",
        "findingsPanel": "checks",
        "historyPanel": "files#history",
        "topBar": "files",
        "noticeBar": "files",
        "findingCard": "checks",
        "boothPage": "editing",
        "areaPage": "areas",
        "furnish": "areas#seats-and-tables-by-figures",
        "structurePage": "drawing#walls-and-columns",
        "textPage": "drawing#words-and-dimensions",
        "dimensionPage": "drawing#words-and-dimensions",
        "canvasWords": "drawing#words-and-dimensions",
        "manyPage": "editing#several-at-once",
        "rowsPage": "drawing#rows-and-blocks",
        "planPage": "selling",
        "codes": "checks",
        "boothServices": "selling",
        "manyServices": "selling",
        "egressPage": "egress",
        "routePage": "routes",
        "tourPage": "tours",
        "toolColumn": "editing",
        "viewBar": "window",
        "miniMapPart": "window",
        "palette": "window",
        "blockersSection": "egress#what-blocks-us",
        "evacuationSection": "egress#single-persons",
        "playerBar": "egress#single-persons",
        "comparePanel": "compare",
        "besideView": "compare",
        "exhibitorDetails": "exhibitors",
        "layersPanel": "window#layers-and-colours",
        "underlaysPart": "editing#underlays",
        # dialogs
        "written": "report",
        "fault": "window",
        "problems": "window",
        "overwrite": "contractors",
        "rules": "checks",
        "shortcuts": "window",
        "about": INDEX,
        "recovery": "files#work-that-was-not-saved",
        "copy": "files",
        "page": "editing#underlays",
        "length": "editing#underlays",
        "exhibitor": "exhibitors",
        "export": "contractors",
        "report": "report",
        "tour-sheet": "tours",
        "import-exhibitors": "exhibitors",
        "prices": "selling",
        "newPlan": "window",
        "unsaved": "editing",
        "waive": "checks",
        "split": "editing#several-at-once",
        "array": "editing#several-at-once",
        "rotate-about": "editing#several-at-once",
        "numbering": "drawing#numbers-by-a-scheme",
        # tools
        "tool-hand": "window",
        "tool-route": "routes",
        "tool-booth": "drawing",
        "tool-polygon": "drawing#booths-of-any-outline",
        "tool-rows": "drawing#rows-and-blocks",
        "tool-measure": "drawing#measuring",
        "tool-seats": "areas",
        "tool-tables": "areas",
        "tool-area": "areas",
        "tool-wall": "drawing#walls-and-columns",
        "tool-column": "drawing#walls-and-columns",
        "tool-text": "drawing#words-and-dimensions",
        "tool-dimension": "drawing#words-and-dimensions",
    }
)


def page_for(contexts: Iterable[str]) -> str:
    """The page of the first context that has one, from the narrowest on; else the index.

    A tool that has none of its own draws, which is editing.
    """
    for each in contexts:
        if each in PAGES:
            return PAGES[each]
        if each.startswith(TOOL) and each != f"{TOOL}select":
            return "editing"
    return INDEX
