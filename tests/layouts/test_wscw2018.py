# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts of the WSCW 2018 plan: everything the brief asks for stands in it, named and labelled."""

from collections import Counter, defaultdict

from shapely import Polygon

from planner.model.files import parse_file, reference, to_bytes
from planner.model.plan import Plan, seats
from planner.model.shapes import Outline, Rectangle, doubled_area
from planner.model.shipped import example_plan
from planner.model.values import confidence, source
from planner.model.venue import Venue

KOREA = {"lh", "k-water", "krihs", "kict", "kaia", "nipa"}
CITIES = {
    "daegu", "daejeon", "jeonnam", "goyang", "namyangju", "gimhae", "siheung", "bucheon", "ifez",
}  # fmt: skip
OVERSEAS = {
    "netherlands", "thailand", "colombia", "nigeria", "czech-republic", "undp", "unhcr", "ngc",
}  # fmt: skip


def square_metres(shape: Rectangle | Outline) -> float:
    return round(abs(doubled_area(shape.corners())) / 2e6, 6)


def test_reading_then_writing_changes_no_byte() -> None:
    data = example_plan().read_bytes()
    assert to_bytes(parse_file(data, "wscw2018.json")) == data


def test_it_stands_on_the_venue_as_shipped(kintex: Venue, wscw: Plan) -> None:
    assert wscw.venue == reference(kintex)
    assert (wscw.halls, wscw.datum, wscw.profiles) == (("hall-5",), None, ("kintex",))


def test_it_says_that_it_is_a_reconstruction(wscw: Plan) -> None:
    assert wscw.note.en == (
        "Reconstruction from public texts; pavilion names published, hall, sizes, positions and "
        "times assumed. Not the organiser's plan."
    )
    assert all(word in wscw.note.ko for word in ("재구성", "가정", "주최자의 배치도가 아닙니다"))
    assert [(issue.mark, issue.date) for issue in wscw.issues] == [("P01", "2026-11-24")]


def test_133_exhibitors_stand_in_their_pavilions(wscw: Plan) -> None:
    group = {exhibitor.id: exhibitor.group for exhibitor in wscw.exhibitors}
    by_pavilion = defaultdict(list)
    for booth in wscw.booths:
        by_pavilion[booth.pavilion].extend(booth.exhibitors)
    assert set(by_pavilion["korea"]) == KOREA
    assert set(by_pavilion["cities"]) == CITIES
    assert set(by_pavilion["overseas"]) == OVERSEAS
    assert len(by_pavilion["companies"] + by_pavilion["startups"]) == 110
    assert len(by_pavilion["contest"]) == 12
    assert by_pavilion["award"] == ["business-fair"]
    everyone = [who for booth in wscw.booths for who in booth.exhibitors]
    assert len(everyone) == len(set(everyone)) == len(wscw.booths) == len(group) == 146
    assert Counter(group.values()) == {
        "korea-pavilion": 6, "city": 9, "overseas": 8, "company": 110, "other": 13,
    }  # fmt: skip


def test_sizes_are_those_of_the_brief(wscw: Plan) -> None:
    area = {who: square_metres(b.shape) for b in wscw.booths for who in b.exhibitors}
    assert (area["lh"], area["k-water"], area["jeonnam"]) == (216, 144, 72)
    assert {area[who] for who in ("krihs", "kict", "kaia", "nipa")} == {54}
    assert {area[who] for who in ("daegu", "daejeon", "goyang", "ifez")} == {108}
    assert {area[who] for who in ("namyangju", "gimhae", "siheung", "bucheon")} == {54}
    assert (area["netherlands"], area["business-fair"], area["hancom"]) == (54, 162, 108)
    companies = Counter(area[who] for who in area if who.startswith("company-"))
    assert companies == {36: 9, 18: 20, 9: 80}
    assert Counter(area[who] for who in area if who.startswith("winner-")) == {6: 12}
    hall = sum(square_metres(a.shape) for a in wscw.areas if a.kind != "registration")
    assert (sum(area.values()), hall, sum(area.values()) + hall) == (3_294, 882, 4_176)


def test_seats_and_tables_are_those_of_the_brief(wscw: Plan) -> None:
    areas = {area.id: area for area in wscw.areas}
    assert seats(areas["ceremony"]) == 350
    assert seats(areas["forum"]) == 30
    tables = [f for f in areas["investor-tables"].furniture if f.kind == "table"]
    assert sum(piece.columns * piece.rows for piece in tables) == 12
    assert square_metres(areas["investor-tables"].shape) == 12 * 9


def test_seat_rows_are_short_and_far_enough_apart(wscw: Plan) -> None:
    rows = next(area for area in wscw.areas if area.id == "ceremony").furniture
    assert all(piece.columns <= 16 and piece.pitch[1] >= 950 for piece in rows)
    assert {piece.facing for piece in rows} == {90}


def test_furniture_stands_within_its_area(wscw: Plan) -> None:
    for area in wscw.areas:
        shape = Polygon(area.shape.corners()).buffer(1)
        for piece in area.furniture:
            size = (
                (piece.columns - 1) * piece.pitch[0] + piece.size[0],
                (piece.rows - 1) * piece.pitch[1] + piece.size[1],
            )
            grid = Rectangle(piece.at, size, piece.angle)
            assert shape.contains(Polygon(grid.corners())), area.id


def test_names_are_honest(wscw: Plan) -> None:
    """Published members carry published names; a company without a name says so."""
    names = {exhibitor.id: exhibitor for exhibitor in wscw.exhibitors}
    for who in KOREA | CITIES | OVERSEAS | {"hancom", "business-fair"}:
        assert confidence(names[who].facts["short"]) == "published"
    placeholders = [who for who in names if who.startswith("company-")]
    for who in placeholders:
        number = who.removeprefix("company-")
        assert names[who].name.en == f"Company {number}"
        assert names[who].name.ko == f"참가기업 {number}"
        assert confidence(names[who].facts["name"]) == "assumed"
    assert len(placeholders) == 109
    assert all("가" <= name.name.ko[0] <= "힣" or name.id == "ngc" or name.group == "other"
               for name in names.values())  # fmt: skip


def test_places_sizes_and_statuses_are_assumed(wscw: Plan) -> None:
    for booth in wscw.booths:
        for attribute in ("shape", "status", "height", "open_sides", "type"):
            assert confidence(booth.facts[attribute]) == "assumed"
    assert all(confidence(area.facts["shape"]) == "assumed" for area in wscw.areas)


def test_only_published_names_are_confirmed(wscw: Plan) -> None:
    names = {exhibitor.id: exhibitor for exhibitor in wscw.exhibitors}
    for booth in wscw.booths:
        sure = all(confidence(names[who].facts["short"]) == "published" for who in booth.exhibitors)
        assert (booth.status == "confirmed") == sure, booth.number


def test_every_source_is_used_and_says_how_sure_it_is(wscw: Plan) -> None:
    lists = (wscw.exhibitors, wscw.booths, wscw.areas, wscw.programme)
    used = {fact for things in lists for thing in things for fact in thing.facts.values()}
    assert {source(fact) for fact in used} == set(wscw.sources)
    for fact in used:
        words = wscw.sources[source(fact)]
        expected = {"assumed": "Assumed", "derived": "Derived"}.get(confidence(fact), "")
        assert words.startswith(expected)
        assert expected or not words.startswith(("Assumed", "Derived"))
    assert "140" in wscw.sources["companies-110"]


def test_numbers_follow_the_aisles(wscw: Plan) -> None:
    """A letter per aisle row and three digits; odd on the left, even on the right."""
    assert len({booth.number for booth in wscw.booths}) == len(wscw.booths)
    assert all(len(booth.number) == 4 and booth.number[1:].isdigit() for booth in wscw.booths)
    letters = {booth.pavilion: set[str]() for booth in wscw.booths}
    for booth in wscw.booths:
        letters[booth.pavilion].add(booth.number[0])
    zones = {"korea": "K", "cities": "C", "overseas": "V", "award": "T", "contest": "W",
             "startups": "S"}  # fmt: skip
    for pavilion, letter in zones.items():
        assert letters[pavilion] == {letter}
    assert not letters["companies"] & set(zones.values())
    axis = 31_500
    for booth in wscw.booths:
        left = Polygon(booth.shape.corners()).centroid.x < axis
        if booth.number[0] in "KCVS":
            assert left == (int(booth.number[1:]) % 2 == 1), booth.number


def test_heights_keep_to_the_profile(wscw: Plan) -> None:
    for booth in wscw.booths:
        sides = len(booth.shape.corners())
        island = len(booth.open_sides) == sides and square_metres(booth.shape) >= 54
        limit = 2_500 if booth.type == "shell" else 5_000 if island else 4_000
        assert booth.height <= limit, booth.number


def test_forms_are_more_than_a_grid(wscw: Plan) -> None:
    outlines = [booth for booth in wscw.booths if isinstance(booth.shape, Outline)]
    turned = [b for b in wscw.booths if isinstance(b.shape, Rectangle) and b.shape.angle % 90]
    assert len(outlines) >= 14
    assert len(turned) == 12
    assert all(doubled_area(booth.shape.corners()) > 0 for booth in wscw.booths)


def test_programme_by_day_and_place(wscw: Plan) -> None:
    days = {item.date for item in wscw.programme}
    assert days == {"2018-09-18", "2018-09-19", "2018-09-20"}
    published = {"talk-concert", "opening", "memorandum", "global-joint-cities"}
    for item in wscw.programme:
        assert item.starts < item.ends
        assert set(item.facts) == {"date", "starts", "ends", "place"}
        assert item.id not in published or confidence(item.facts["date"]) == "published"
    times = {i.id: i for i in wscw.programme if confidence(i.facts["starts"]) == "published"}
    assert {(key, item.starts) for key, item in times.items()} == {("memorandum", "18:00")}


def test_one_place_has_one_thing_at_a_time(wscw: Plan) -> None:
    held = [item for item in wscw.programme if item.area is not None]
    for index, item in enumerate(held):
        for other in held[:index]:
            if (item.area, item.date) == (other.area, other.date):
                assert item.ends <= other.starts or other.ends <= item.starts, (item.id, other.id)
