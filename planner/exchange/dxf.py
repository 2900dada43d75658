# SPDX-License-Identifier: GPL-3.0-or-later
"""DXF as contractors use it: model space in the plan's frame and millimetres, sheets on paper.

Booths are closed outlines on a layer of their own, each with a block insert whose invisible
attributes hold its data, and plain texts for number and name, since readers drop one or the other.
"""

import datetime
import io
import re

from ezdxf.document import Drawing as Document
from ezdxf.tools.juliandate import juliandate
from ezdxf.version import __version__ as library_version

from planner.drawing.drawing import Drawing
from planner.drawing.frame import Turn
from planner.drawing.sheet.compose import sheets
from planner.exchange.dxf_document import (
    APPLICATION,
    TEXT_STYLES,
    Fonts,
    Version,
    new_document,
)
from planner.exchange.dxf_identity import facts, record
from planner.exchange.dxf_marks import Writer, booth_blocks, plain
from planner.exchange.dxf_sheets import add_sheet
from planner.exchange.options import PAPERS, ExportOptions
from planner.floor.site import Site
from planner.model.plan import Plan

_RECORD_HEIGHT = 100.0  # height of the record on the helpers' layer, drawing mm


def to_bytes(
    site: Site,
    options: ExportOptions | None = None,
    *,
    version: Version = "R2018",
    fonts: Fonts = "truetype",
) -> bytes:
    """A site as a DXF file of a version, in UTF-8; the same plan gives the same bytes.

    ``fonts`` "shx" refers to romans.shx with the big font whgtxt.shx in place of Malgun Gothic.
    """
    chosen = options or ExportOptions()
    plan = site.plan
    sets = {
        paper: sheets(site, paper, chosen.language, date=chosen.date, findings=chosen.findings)
        for paper in PAPERS
    }
    window = sets["A1"][0].viewport
    if window is None:
        raise ValueError("the first sheet of a set shows the plan")
    drawing = window.drawing
    document = new_document(window.scale, chosen.language or "ko", version, fonts)
    _model(document, drawing, plan, window.scale)
    for paper, made in sets.items():
        for place, sheet in enumerate(made, 1):
            add_sheet(document, sheet, plan, drawing.content_hash, f"{paper}-{place}")
    document.layouts.delete("Layout1")
    record(document, plan, drawing.content_hash)
    _views(document, drawing, window.turn)
    _in_order(document)
    stream = io.StringIO()
    document.write(stream)
    text = _without_clock(stream.getvalue(), plan, drawing.content_hash)
    return text.encode("utf-8", errors="surrogatepass")


def _model(document: Document, drawing: Drawing, plan: Plan, scale: int) -> None:
    """The drawing in model space, and the facts of the file where they do not print."""
    space = document.modelspace()
    Writer(document, space, plan, scale, booth_blocks(drawing.marks)).write(drawing.marks)
    left, low, _, _ = drawing.bounds
    words = " ".join((APPLICATION, *facts(plan, drawing.content_hash)))
    space.add_text(
        plain(words),
        height=_RECORD_HEIGHT,
        dxfattribs={"layer": "A-ANNO-NPLT", "style": TEXT_STYLES["regular"]},
    ).set_placement((left, low))


def _views(document: Document, drawing: Drawing, turn: Turn) -> None:
    """What a program shows first: the whole plan, laid as on the sheet; true extents."""
    left, low, right, high = drawing.bounds
    document.header["$EXTMIN"] = (left, low, 0.0)
    document.header["$EXTMAX"] = (right, high, 0.0)
    space = document.modelspace()
    space.reset_extents((left, low, 0.0), (right, high, 0.0))
    middle = ((left + right) / 2, (low + high) / 2)
    height = (high - low) if turn == 0 else (right - left)
    view = document.set_modelspace_vport(1.1 * height, center=(0, 0))
    view.dxf.target = (*middle, 0.0)
    view.dxf.view_twist = float(turn) % 360.0


def _in_order(document: Document) -> None:
    """Put the class table in order: the library fills it from sets, whose order is by chance."""
    document.classes.add_required_classes(document.dxfversion)
    table = document.classes.classes
    document.classes.classes = dict(sorted(table.items()))


def _without_clock(text: str, plan: Plan, content_hash: str) -> str:
    """A written file whose dates are those of the plan and whose identifiers are its hash."""
    day = plan.issues[-1].date if plan.issues else plan.starts
    julian = juliandate(datetime.datetime.fromisoformat(day))
    text = re.sub(r"(\$TDU?(?:CREATE|UPDATE)\n 40\n)[^\n]*", rf"\g<1>{julian}", text)
    digits = content_hash.upper()
    guid = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))
    text = re.sub(r"(\$(?:FINGERPRINT|VERSION)GUID\n  2\n)[^\n]*", rf"\g<1>{{{guid}}}", text)
    return re.sub(rf"(\n  1\n{re.escape(library_version)}) @ [^\n]*", r"\g<1>", text)
