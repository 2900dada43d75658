# SPDX-License-Identifier: GPL-3.0-or-later
"""Booths as builders read them: tint and hatch, closed and open sides, number, name, area."""

from collections.abc import Iterable, Iterator, Sequence

from planner.drawing.assumed import assumed_inside, is_assumed
from planner.drawing.drawing import XY, Block, Fill, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.labels import Content, Label, fit, place_for_label
from planner.drawing.nominal import nominal
from planner.drawing.space import Taken, around, text_box
from planner.drawing.styles import hatch_style, tint_style
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.plan import Booth, Colour
from planner.model.values import Name


def draw_booths(site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """Every booth of a site; the places of their labels are taken."""
    for booth in site.plan.booths:
        yield from _booth(booth, site, frame, taken)


def square_metres(square_millimetres: float) -> str:
    """An area as labels write it: whole where it is whole (``36 m²``, ``22.5 m²``)."""
    return f"{round(square_millimetres / 1e6, 1):,.12g} m²"


def _booth(booth: Booth, site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    corners = frame.reads(booth.shape.corners())
    taken.take(around(corners))
    place = place_for_label(corners)
    label = fit(_content(booth, site), place, frame.scale, frame.language)
    colour = site.pavilions[booth.pavilion].colour
    yield from fills("A-EXHB-PATT", colour, corners, booth.id, [] if label is None else [label])
    yield Block(
        "A-EXHB-BOTH",
        booth.id,
        f"BOOTH_{nominal(booth.shape).name}",
        frame.read(nominal(booth.shape).at),
        frame.angle(nominal(booth.shape).angle),
        corners,
        _attributes(booth, site),
    )
    open_style = f"booth.open.{booth.type}"
    for points, is_open in side_runs(corners, booth.open_sides):
        style = open_style if is_open else "booth.closed"
        yield Line("A-EXHB-SIDE", style, points, points[0] == points[-1], booth.id)
    if label is not None:
        texts = list(label_texts(label, booth.id))
        yield from texts
        if is_assumed(booth.facts, *(site.exhibitors[one].facts for one in booth.exhibitors)):
            yield from assumed_inside(corners, [text_box(one) for one in texts], frame, booth.id)


def fills(
    layer: str, colour: Colour, corners: Sequence[XY], subject: str, labels: Iterable[Label]
) -> Iterator[Fill]:
    """Tint and hatch of a footprint, the hatch knocked out behind its labels."""
    yield Fill(layer, tint_style(colour), (tuple(corners),), subject)
    holes = tuple(label.box() for label in labels)
    yield Fill(layer, hatch_style(colour), (tuple(corners), *holes), subject)


def side_runs(
    corners: Sequence[XY], open_sides: Sequence[int]
) -> Iterator[tuple[tuple[XY, ...], bool]]:
    """The outline as polylines of open or of closed sides, each as long as it goes.

    A run that goes all the way round starts and ends at one corner.
    """
    count = len(corners)
    kinds = [side in open_sides for side in range(count)]
    if len(set(kinds)) == 1:
        yield (*corners, corners[0]), kinds[0]
        return
    first = next(side for side in range(count) if kinds[side] != kinds[side - 1])
    run = [corners[first]]
    for step in range(count):
        side = (first + step) % count
        run.append(corners[(side + 1) % count])
        if kinds[(side + 1) % count] != kinds[side]:
            yield tuple(run), kinds[side]
            run = [run[-1]]


def label_texts(label: Label, subject: str, name_layer: str = "A-EXHB-NAME") -> Iterator[Text]:
    """The rows of a label as texts on their layers."""
    for row in label.rows:
        is_number = row.role == "number"
        yield Text(
            "A-EXHB-IDEN" if is_number else name_layer,
            "text",
            row.text,
            label.at(row),
            row.height,
            label.angle,
            weight="bold" if is_number else "regular",
            stretch=row.stretch,
            subject=subject,
        )


def _content(booth: Booth, site: Site) -> Content:
    area = square_metres(footprint(booth.shape).area)
    if not booth.exhibitors:
        return Content(booth.number, Name("", ""), Name("", ""), area)
    first = site.exhibitors[booth.exhibitors[0]]
    more = len(booth.exhibitors) - 1
    if not more:
        return Content(booth.number, first.name, first.short, area)
    return Content(booth.number, _with_more(first.name, more), _with_more(first.short, more), area)


def _with_more(name: Name, more: int) -> Name:
    def written(language: Language) -> str:
        return text("drawing.more", language, name=name[language], count=more)

    return Name(written("ko") if name.ko else "", written("en") if name.en else "")


def _attributes(booth: Booth, site: Site) -> dict[str, str]:
    names = [site.exhibitors[one].name for one in booth.exhibitors]
    both = [" / ".join(dict.fromkeys(filter(None, (name.ko, name.en)))) for name in names]
    return {
        "BOOTH_NO": booth.number,
        "EXHIBITOR": "; ".join(both),
        "BOOTH_TYPE": booth.type,
        "AREA_M2": f"{footprint(booth.shape).area / 1e6:.2f}",
        "PLAN_UID": f"{site.plan.id}/{booth.id}",
    }
