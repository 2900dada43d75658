# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what lies under a plan: DXF as lines, a page of a PDF, PNG or JPEG as a picture."""

import hashlib
import io
import math
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.model.drawn import Underlay
from planner.model.files import read_bytes
from planner.model.problems import BadInput, Problem, nearest
from planner.model.values import Point

Box = tuple[float, float, float, float]
Polyline = NDArray[np.float64]

_MOST_PIXELS = 100_000_000
_MOST_POINTS = 2_000_000
_PAGE_PIXELS = 4000  # of the longer side of a page


@dataclass(frozen=True, eq=False)
class Sheet:
    """What an underlay file shows, in units of its own, y upwards.

    ``box`` is what it fills. ``unit`` is the mm that a unit says it is, None where it does not say.
    A picture is PNG or JPEG bytes that fill the box; ``lines`` are polylines, shape (n, 2) each.
    """

    hash: str
    pages: int
    box: Box
    unit: float | None
    picture: bytes = b""
    lines: tuple[Polyline, ...] = ()


def read_sheet(path: Path, page: int = 1) -> Sheet:
    """A page of an underlay file.

    Raises BadInput for a file that cannot be read, is of no kind known here, is too large, or has
    no such page.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        known = ", ".join(_READERS)
        values = {"suffix": suffix or path.name, "hint": nearest(suffix, _READERS) or known}
        raise _refused(path, "underlay-kind", **values)
    data = read_bytes(path)
    found = _READERS[suffix](path, data, page)
    if not 1 <= page <= found.pages:
        raise _refused(path, "underlay-page", page=page, pages=found.pages)
    left, low, right, high = found.box
    if not (right > left and high > low and all(map(math.isfinite, found.box))):
        raise _refused(path, "underlay-empty")
    return found


def fitted(sheet: Sheet, floor: Box) -> tuple[Point, float]:
    """Where a sheet lies at first, and its scale (mm per unit), until it is calibrated.

    One that knows its unit keeps it, at the datum where that meets the floor; any other fills the
    floor's length.
    """
    left, low, right, high = sheet.box
    if sheet.unit is not None:
        scale = sheet.unit
        meets = (
            left * scale < floor[2]
            and right * scale > floor[0]
            and low * scale < floor[3]
            and high * scale > floor[1]
        )
        if meets:
            return (0, 0), scale
    else:
        scale = max(floor[2] - floor[0], floor[3] - floor[1]) / max(right - left, high - low)
    return (round(floor[0] - left * scale), round(floor[1] - low * scale)), scale


def is_current(underlay: Underlay, sheet: Sheet) -> bool:
    """Whether the file is the one that was put in."""
    return underlay.hash == sheet.hash


def _picture(path: Path, data: bytes, _page: int) -> Sheet:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
                if width * height > _MOST_PIXELS:
                    raise _refused(path, "underlay-large", most=_MOST_PIXELS // 1_000_000)
                picture.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _refused(path, "underlay-large", most=_MOST_PIXELS // 1_000_000) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise _refused(path, "underlay-broken", detail=str(error)) from None
    return Sheet(_hash(data), 1, (0.0, 0.0, float(width), float(height)), None, data)


def _pdf(path: Path, data: bytes, page: int) -> Sheet:
    import pypdfium2  # type: ignore[import-untyped] # it ships no types

    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = len(document)
            if not 1 <= page <= pages:
                return Sheet(_hash(data), pages, (0.0, 0.0, 1.0, 1.0), None)
            shown = document[page - 1]
            width, height = shown.get_size()
            buffer = io.BytesIO()
            scale = _PAGE_PIXELS / max(width, height)
            shown.render(scale=scale).to_pil().save(buffer, "PNG", compress_level=1)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, "underlay-broken", detail=str(error)) from None
    return Sheet(_hash(data), pages, (0.0, 0.0, width, height), None, buffer.getvalue())


def _dxf(path: Path, data: bytes, _page: int) -> Sheet:
    from ezdxf import units
    from ezdxf.addons.drawing import config
    from ezdxf.addons.drawing.frontend import Frontend
    from ezdxf.addons.drawing.properties import RenderContext
    from ezdxf.enums import InsertUnits
    from ezdxf.lldxf.const import DXFError
    from ezdxf.recover import read as recover

    from planner.exchange.dxf_lines import Lines

    try:
        document, _ = recover(io.BytesIO(data))
        lines = Lines(_MOST_POINTS)
        shown = config.Configuration(
            hatch_policy=config.HatchPolicy.SHOW_OUTLINE,
            text_policy=config.TextPolicy.OUTLINE,
            line_policy=config.LinePolicy.SOLID,
        )
        Frontend(RenderContext(document), lines, config=shown).draw_layout(document.modelspace())
    except (DXFError, OSError, ValueError, KeyError, IndexError) as error:
        raise _refused(path, "underlay-broken", detail=str(error)) from None
    if lines.full:
        raise _refused(path, "underlay-points", most=_MOST_POINTS // 1_000_000)
    unit = None
    if document.units:
        stated, wanted = InsertUnits(document.units), InsertUnits.Millimeters
        unit = units.conversion_factor(stated, wanted)
    box = _box(lines.found)
    return Sheet(_hash(data), 1, box, unit, lines=tuple(lines.found))


def _box(lines: Sequence[Polyline]) -> Box:
    if not lines:
        return (0.0, 0.0, 0.0, 0.0)
    points = np.concatenate(lines)
    (left, low), (right, high) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return (left, low, right, high)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _refused(path: Path, code: str, **values: object) -> BadInput:
    return BadInput([Problem(code, str(path), values=values)])


_READERS: Mapping[str, Callable[[Path, bytes, int], Sheet]] = {
    ".dxf": _dxf,
    ".pdf": _pdf,
    ".png": _picture,
    ".jpg": _picture,
    ".jpeg": _picture,
}
SUFFIXES: tuple[str, ...] = tuple(_READERS)


def suffixes_known() -> Iterable[str]:
    """The suffixes that can be read, as file dialogs want them: ``*.dxf`` …"""
    return (f"*{suffix}" for suffix in SUFFIXES)
