# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper space: the printed sheets as layouts, each with a locked window at true scale."""

from ezdxf.document import Drawing as Document
from ezdxf.layouts.layout import Paperspace

from planner.drawing.sheet.sheet import Sheet, Viewport
from planner.exchange.dxf_document import TEXT_STYLES
from planner.exchange.dxf_identity import facts
from planner.exchange.dxf_marks import Writer, plain
from planner.model.plan import Plan
from planner.model.shapes import direction

_LOCKED = 0x4000
_TITLE_BLOCK = "HALLPLAN_TITLE"


def add_sheet(
    document: Document, sheet: Sheet, plan: Plan, content_hash: str, name: str
) -> Paperspace:
    """A layout that prints a sheet; the plan is seen through a window onto model space."""
    layout = document.layouts.new(name)
    layout.page_setup(size=(sheet.paper.width, sheet.paper.height), margins=(0, 0, 0, 0))
    # Dashes keep the length they have in model space.
    layout.dxf.layout_flags = 0
    if sheet.viewport is not None:
        _window(layout, sheet.viewport)
    writer = Writer(document, layout, plan, 1)
    writer.write(sheet.marks)
    _title(document, layout, sheet, plan, content_hash)
    return layout


def _window(layout: Paperspace, viewport: Viewport) -> None:
    """A locked window: its middle looks at the point of the plan that lies there on paper."""
    box = viewport.box
    centre = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
    x = (centre[0] - viewport.at[0]) * viewport.scale
    y = (centre[1] - viewport.at[1]) * viewport.scale
    cosine, sine = direction(-float(viewport.turn))
    target = (x * cosine - y * sine, x * sine + y * cosine)
    window = layout.add_viewport(
        center=centre,
        size=(box.width, box.height),
        view_center_point=(0, 0),
        view_height=box.height * viewport.scale,
        status=2,
        dxfattribs={
            "view_target_point": (*target, 0.0),
            "view_twist_angle": float(viewport.turn) % 360.0,
        },
    )
    window.dxf.flags = window.dxf.get("flags", 0) | _LOCKED


def _title(
    document: Document, layout: Paperspace, sheet: Sheet, plan: Plan, content_hash: str
) -> None:
    """The facts of the title block as attributes of one block, for programs that read it."""
    viewport = sheet.viewport
    values = {
        "DRAWING_NO": sheet.number,
        "TITLE": sheet.title,
        "EVENT": f"{plan.title.ko} / {plan.title.en}",
        "SCALE": "" if viewport is None else f"1:{viewport.scale}",
        "SIZE": sheet.paper.name,
        "REVISION": plan.issues[-1].mark if plan.issues else "",
        "DATE": plan.issues[-1].date if plan.issues else "",
        "UNITS": "mm",
        **{
            key.upper(): value
            for key, _, value in (fact.partition("=") for fact in facts(plan, content_hash)[1:3])
        },
    }
    if _TITLE_BLOCK not in document.blocks:
        block = document.blocks.new(_TITLE_BLOCK)
        block.add_point((0, 0), dxfattribs={"layer": "A-ANNO-NPLT"})
        for place, tag in enumerate(values):
            definition = block.add_attdef(
                tag,
                (0, -3.0 * place),
                dxfattribs={
                    "layer": "A-ANNO-TTLB",
                    "height": 2.0,
                    "prompt": tag,
                    "style": TEXT_STYLES["regular"],
                },
            )
            definition.is_invisible = True
    frame = sheet.paper.frame
    at = (frame.right, frame.bottom)
    insert = layout.add_blockref(_TITLE_BLOCK, at, dxfattribs={"layer": "A-ANNO-TTLB"})
    for place, (tag, value) in enumerate(values.items()):
        attribute = insert.add_attrib(
            tag,
            plain(value),
            (at[0], at[1] - 3.0 * place),
            dxfattribs={
                "layer": "A-ANNO-TTLB",
                "height": 2.0,
                "style": TEXT_STYLES["regular"],
            },
        )
        attribute.is_invisible = True
