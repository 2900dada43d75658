# SPDX-License-Identifier: GPL-3.0-or-later
"""An empty DXF document of our profile: units, layers, text and dimension styles, line types."""

from typing import Literal

from ezdxf.document import Drawing as Document
from ezdxf.filemanagement import new

from planner.drawing.dimensions import BASELINE
from planner.drawing.styles import LAYERS, LEAST_TEXT
from planner.locale import Language, text

Version = Literal["R2010", "R2013", "R2018"]
Fonts = Literal["truetype", "shx"]

APPLICATION = "HALLPLAN"
TEXT_STYLES = {"regular": "HANGUL", "bold": "HANGUL_BOLD"}
DIMENSION_STYLE = "HALLPLAN"
LINE_TYPE_SCALE = 100
# Dash and gap lengths that print right at 1:250 after the scale of 100; name: description, pattern.
_LINE_TYPES = {
    "DASHED": ("Dashed __ __ __", [6.0, 4.0, -2.0]),
    "DASHDOT": ("Dash dot __ . __", [16.0, 11.0, -2.0, 1.0, -2.0]),
}


def new_document(
    scale: int, language: Language, version: Version = "R2018", fonts: Fonts = "truetype"
) -> Document:
    """A document in millimetres with everything defined that our entities refer to."""
    document = new(version, setup=False)
    header = document.header
    header["$INSUNITS"] = 4
    header["$MEASUREMENT"] = 1
    header["$LUNITS"] = 2
    header["$LUPREC"] = 0
    header["$LTSCALE"] = LINE_TYPE_SCALE
    header["$PSLTSCALE"] = 1
    header["$LWDISPLAY"] = 1
    for name, (description, pattern) in _LINE_TYPES.items():
        document.linetypes.add(name, pattern, description=description)
    for layer in LAYERS.values():
        row = document.layers.add(
            layer.name,
            color=layer.aci,
            linetype="Continuous" if layer.linetype == "CONTINUOUS" else layer.linetype,
            lineweight=layer.weight,
            plot=layer.plot,
        )
        row.description = text(f"drawing.layer.{layer.text}", language)
    document.appids.add(APPLICATION)
    _text_styles(document, fonts)
    _dimension_style(document, scale)
    return document


def _text_styles(document: Document, fonts: Fonts) -> None:
    for weight, name in TEXT_STYLES.items():
        if fonts == "shx":
            document.styles.add(name, font="romans.shx", dxfattribs={"bigfont": "whgtxt.shx"})
            continue
        bold = weight == "bold"
        style = document.styles.add(name, font="malgunbd.ttf" if bold else "malgun.ttf")
        style.set_extended_font_data("Malgun Gothic", bold=bold)


def _dimension_style(document: Document, scale: int) -> None:
    """Ticks at the ends, the figure above the line: sizes as on paper at 1:scale."""
    document.dimstyles.add(
        DIMENSION_STYLE,
        dxfattribs={
            "dimtxsty": TEXT_STYLES["regular"],
            "dimtxt": LEAST_TEXT * scale,
            "dimtsz": 0.7 * scale,
            "dimasz": 0.7 * scale,
            "dimexo": 0.5 * scale,
            "dimexe": 1.0 * scale,
            "dimgap": BASELINE * scale,
            "dimtad": 1,
            "dimtih": 0,
            "dimtoh": 0,
            "dimdec": 0,
            "dimzin": 8,
            "dimlfac": 1.0,
            "dimscale": 1.0,
            "dimclrd": 256,
            "dimclre": 256,
            "dimclrt": 256,
        },
    )
