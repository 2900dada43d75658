# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans that strain a sheet: the shipped one, crowds, long names, other halls, nothing at all."""

from functools import cache
from typing import Any

import msgspec

from planner.drawing.sheet.compose import sheets
from planner.drawing.sheet.page import PaperName
from planner.drawing.sheet.sheet import Sheet
from planner.floor.ground import ground_of
from planner.floor.site import Site, open_site
from planner.locale import Language
from planner.model.plan import Pavilion
from planner.model.shipped import example_plan
from planner.model.values import Name
from planner.model.venue import Venue
from tests.planner.building import booth, exhibitor, plan, rectangle

LONG_KO = "주식회사 아주긴이름의스마트시티데이터플랫폼연구조합"
LONG_EN = "International Smart City Data Platform Research Cooperative Holdings"


@cache
def wscw() -> Site:
    """The shipped plan."""
    return open_site(example_plan())[0]


@cache
def wscw_sheets(paper: PaperName, language: Language | None = None) -> tuple[Sheet, ...]:
    """Its sheets."""
    return sheets(wscw(), paper, language)


def kintex() -> Venue:
    """The shipped venue."""
    return wscw().ground.venue


def crowd(
    count: int,
    halls: tuple[str, ...] = ("hall-5",),
    *,
    per_row: int = 12,
    korean: str = "참가기업",
    english: str = "Company",
    **changes: Any,
) -> Site:
    """So many shell booths of 3 × 3 m, back to back in rows of ``per_row`` across the hall."""
    booths, exhibitors = [], []
    for index in range(count):
        row, column = divmod(index, per_row)
        x, y = 6000 + column * 3000, 8000 + row * 3000 + row // 2 * 3000
        shape = rectangle(x, y)
        name = f"{index:03}"
        exhibitors.append(exhibitor(f"e{name}", f"{korean} {name}", f"{english} {name}"))
        booths.append(
            booth(
                f"{'ABCDEFGH'[index // 70]}{index % 70 + 101}",
                shape,
                exhibitors=(f"e{name}",),
                open_sides=(0,) if row % 2 == 0 else (2,),
            )
        )
    on = plan(booths, on=kintex(), halls=halls, exhibitors=tuple(exhibitors), **changes)
    return Site(on, ground_of(on, kintex()))


@cache
def scene(name: str) -> Site:
    """A straining plan by name."""
    match name:
        case "nothing":
            return crowd(0, pavilions=())
        case "long-names":
            words = {
                "ko": "제2회 " + "국제 스마트시티 전시회 " * 4,
                "en": "Exhibition and fair " * 6,
            }
            return crowd(
                60, korean=LONG_KO, english=LONG_EN, title=Name(**words),
                note=Name("가" * 200, "W" * 80 + " words" * 20),
            )  # fmt: skip
        case "many-pavilions":
            names = [f"관 {index}" for index in range(150)]
            pavilions = [
                Pavilion(f"p{index}", Name(one, one), "cities") for index, one in enumerate(names)
            ]
            booths = [
                booth(
                    f"P{index}",
                    rectangle(6000 + index % 15 * 3000, 9000 + index // 15 * 6000),
                    pavilion=one.id,
                )
                for index, one in enumerate(pavilions)
            ]
            on = plan(booths, on=kintex(), halls=("hall-5",), pavilions=tuple(pavilions))
            return Site(on, ground_of(on, kintex()))
        case "two-halls":
            return crowd(500, ("hall-4", "hall-5"), per_row=24)
        case "broad-hall":
            return crowd(40, ("hall-7",))
        case _:
            made = msgspec.structs.replace(wscw().plan, issues=())
            return wscw().with_plan(made)
