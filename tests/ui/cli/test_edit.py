# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan edit: every row of the table from words, exact answers, nothing written on failure."""

from pathlib import Path

import pytest
from PIL import Image

from planner.edits.set_build import SetBuild
from planner.edits.table import EDITS
from planner.floor.site import open_site
from planner.locale import LANGUAGES, text
from planner.model.files import read_plan
from planner.model.held import myself
from planner.model.locks import claim
from planner.model.plan import Build
from planner.model.shapes import Outline, Rectangle
from planner.model.shipped import example_plan
from tests.ui.cli.conftest import Answer, Hallplan
from ui.cli.edit_arguments import read_edit, usage, written

NEW = ("-o", "new.json")

# Words for each edit, the places it changes, and what the first of them becomes.
WORDS = {
    "move": ["b9", "-1500", "+20"],
    "place": ["B10", "-5", "7"],
    "rotate": ["B9,stage", "-45.5"],
    "turn": ["B10", "12.345"],
    "resize": ["booth-b9", "4000", "2500"],
    "reshape": ["B11", "0,0", "9000,0", "-20,9000"],
    "add": ["B20", "-1000,200", "3000,2000", "90", "raw", "cities"],
    "add-outline": ["B21", "0,0", "9000,0", "9000,3000", "3000,3000", "3000,6000", "0,6000"],
    "rows": ["C1", "1000,0", "4", "--rows=2", "--cross-every", "2", "--type", "raw"],
    "move-corner": ["B11", "3", "17000,8000"],
    "insert-corner": ["B9", "0", "4500,4000"],
    "remove-corner": ["B11", "3"],
    "renumber-all": ["B9=B10", "B10=B9"],
    "add-area": ["lounge", "20000,12000", "6000,4000", "--name-en", "Café"],
    "furnish": ["seats", "classroom", "12", "--size", "1200,600", "--pitch", "1200,1500"],
    "add-wall": ["1000,1000", "4000,1000", "4000,3000", "--thickness", "120"],
    "add-column": ["-500,900", "400,600", "30", "--height", "3000"],
    "add-text": ["1000,1000", "쉼터 Rest", "--height=300"],
    "add-dimension": ["0,0", "3000,0", "-500"],
    "set-area": ["seats", "--name-en", "Talks", "--pavilion", "cities"],
    "set-column": ["column-1", "--size", "700,700", "--round"],
    "set-text": ["text-1", "--en", "Rest", "--angle", "90"],
    "set-dimension": ["dimension-1", "--offset", "750", "--end", "4000,0"],
    "delete": ["B9,stage"],
    "duplicate": ["B9", "0", "-4000"],
    "array-copy": ["B9", "2", "3", "3000", "-3000"],
    "align": ["B9,B10,stage", "middle-x", "first"],
    "distribute": ["B9,B10,B11", "x", "centres"],
    "match-size": ["B9,B10", "width"],
    "mirror": ["B9,B10", "y"],
    "split": ["B9", "3", "depth"],
    "merge": ["B9,B12"],
    "paste": ["plan.json#B9,seats", "0", "-4000"],
    "add-underlay": ["floor.png"],
    "set-underlay": ["underlay-floor", "--opacity", "30", "--locked=yes", "--scale", "12.5"],
    "calibrate-underlay": ["underlay-floor", "0,0", "3000,4000", "10000"],
    "delete-underlay": ["underlay-floor"],
    "take": ["plan.json#B9", "shape"],
    "group": ["B9,stage"],
    "ungroup": ["B9"],
    "lock": ["B9,stage"],
    "unlock": ["B9"],
    "swap-exhibitors": ["B9", "B10"],
    "renumber": ["B9", "가-1"],
    "assign": ["B10", "대구광역시", "Hancom", "--instead"],
    "unassign": ["B9"],
    "import-exhibitors": [
        "names.csv",
        "name-en=en",
        "--occupied",
        "replace",
        "--moves",
        "--strict",
    ],
    "add-exhibitor": ["새 회사", "New Co", "--group", "city", "--asked=18"],
    "set-exhibitor": ["Hancom", "--name-en", "Hancom Inc.", "--asked", "27", "--note=VIP"],
    "delete-exhibitor": ["Hancom"],
    "set-services": ["B9,B10", "--power", "3300", "--internet=1"],
    "set-note": ["B9,stage", "Hose behind"],
    "set-prices": ["KRW", "--shell", "300000", "--raw=250000", "--corner", "10"],
    "set-competitors": ["Hancom", "대구광역시", "Daejeon"],
    "set-status": ["B9,B10", "held", "--until", "2018-09-01"],
    "set-type": ["B9", "raw"],
    "set-height": ["B9", "4000"],
    "set-pavilion": ["B9", "cities"],
    "open-sides": ["B11", "0,2,5"],
    "set-build": ["B9,stage", "--storeys", "2", "--upper-area=40", "--sprinklered"],
    "waive": ["overlap/booth-b9/stage@0123456789abcdef", "kintex", "Why", "Kim", "2018-09-02"],
    "withdraw-waiver": ["unassigned/daegu", "strict"],
    "set-condition": ["sprinklers", "published", "test"],
    "choose-profiles": ["ibc2018", "germany"],
    "set-tour": ["visit", "B9=10@10:00-11:30", "stage", "--start", "B10", "--name-en=Visit"],
    "delete-tour": ["walk"],
}

# What has to be done before some of them.
BEFORE = {
    "merge": ["add", "B12", "6000,5000", "3000,3000", "then"],
    "set-underlay": ["add-underlay", "floor.png", "then"],
    "calibrate-underlay": ["add-underlay", "floor.png", "then"],
    "delete-underlay": [*["add-underlay", "floor.png", "then"] * 2],
    "take": ["move", "B9,B10", "100", "0", "then"],
    "ungroup": ["group", "B9,B10", "then"],
    "set-column": ["add-column", "900,900", "then"],
    "set-text": ["add-text", "0,0", "쉼터", "then"],
    "set-dimension": ["add-dimension", "0,0", "3000,0", "then"],
    "unlock": ["lock", "B9,B10", "then"],
}


@pytest.fixture(autouse=True)
def names(tmp_path: Path) -> None:
    """A booth list that gives B9's exhibitor its name, and a picture of the floor."""
    (tmp_path / "names.csv").write_text("number,ko,en\nB9,한글과컴퓨터,Hancom Inc.\n")
    Image.new("L", (300, 200), 255).save(tmp_path / "floor.png")


@pytest.mark.parametrize("row", EDITS, ids=lambda row: row.name)
def test_every_edit_can_be_written_in_words_and_is_listed(hallplan: Hallplan, plan: Path, row):
    before = BEFORE.get(row.name, [])
    answer = hallplan("edit", plan, *before, row.name, *WORDS[row.name], *NEW)
    assert (answer.status, answer.err) == (0, "")
    assert read_plan(Path("new.json")) != read_plan(plan)
    for language in LANGUAGES:
        listed = hallplan("edit", "--help", "--lang", language)
        assert (listed.status, listed.err) == (0, "")
        assert f"  {usage(row)}\n      {text(f'edits.{row.name}', language)}\n" in listed.out + "\n"


def test_a_move_says_what_changed_and_changes_one_line(hallplan: Hallplan, plan: Path):
    assert hallplan("edit", plan, "move", "B9", "1500", "0", *NEW) == Answer(
        0, "new.json: 1 changed (B9)\n", ""
    )
    before, after = plan.read_text().splitlines(), Path("new.json").read_text().splitlines()
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1
    assert read_plan(Path("new.json")).booths[0].shape == Rectangle((4500, 5000), (3000, 3000))


def test_a_move_in_the_shipped_plan_is_one_changed_line(hallplan: Hallplan):
    number = read_plan(example_plan()).booths[0].number
    answer = hallplan("edit", example_plan(), "move", number, "1500", "0", *NEW)
    assert answer == Answer(0, f"new.json: 1 changed ({number})\n", "")
    before = example_plan().read_text(encoding="utf-8").splitlines()
    after = Path("new.json").read_text(encoding="utf-8").splitlines()
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_several_edits_joined_by_then(hallplan: Hallplan, plan: Path):
    answer = hallplan(
        "edit", plan, "move", "B11", "-1000", "0", "then", "renumber", "B11", "B2", "then",
        "delete", "B10", "then", "rotate", "B9", "-90", *NEW, "--lang", "ko",
    )  # fmt: skip
    assert answer == Answer(0, "new.json: 3개 바뀜(B2, B9, B10)\n", "")
    booths = read_plan(Path("new.json")).booths
    assert [booth.number for booth in booths] == ["B9", "B2"]
    assert isinstance(booths[1].shape, Outline)
    assert booths[1].shape.corner_points[0] == (14_000, 5000)


def test_options_may_stand_before_and_after(hallplan: Hallplan, plan: Path):
    for words in (
        ["--lang", "ko", "edit", "-o", "new.json", plan, "move", "B9", "-5", "0"],
        ["edit", "--lang=ko", plan, "move", "B9", "-5", "0", "--output=new.json"],
        ["edit", plan, "-o", "new.json", "move", "B9", "-5", "0", "--lang", "ko"],
    ):
        assert hallplan(*words) == Answer(0, "new.json: 1개 바뀜(B9)\n", "")


def test_an_edit_that_changes_nothing_still_writes_the_same_plan(hallplan: Hallplan, plan: Path):
    answer = hallplan("edit", plan, "move", "B9", "0", "0", *NEW)
    assert answer == Answer(0, "new.json: 0 changed (—)\n", "")
    assert Path("new.json").read_bytes() == plan.read_bytes()


def test_a_breach_of_rules_is_not_refused(hallplan: Hallplan, plan: Path):
    assert hallplan("edit", plan, "place", "B9", "-90000", "-90000", *NEW).status == 0


def test_a_plan_may_be_written_over_itself(hallplan: Hallplan, plan: Path):
    assert hallplan("edit", plan, "set-type", "B9", "raw", "-o", plan).status == 0
    assert read_plan(plan).booths[0].type == "raw"


def test_a_plan_that_a_window_holds_is_not_written_over(hallplan: Hallplan, plan: Path):
    before = plan.read_bytes()
    held = claim(plan)
    assert held.lock is not None
    answer = hallplan("edit", plan, "set-type", "B9", "raw", "-o", plan)
    assert (answer.status, answer.out) == (2, "")
    me = myself()
    assert answer.err.startswith(f"hallplan: {plan}: open in Hallplan by {me.user} on {me.host} ")
    assert plan.read_bytes() == before
    assert hallplan("edit", plan, "set-type", "B9", "raw", "-o", "copy.json").status == 0
    held.lock.release()
    assert hallplan("edit", plan, "set-type", "B9", "raw", "-o", plan).status == 0


def test_a_build_is_stated_by_options_in_any_order(hallplan: Hallplan, plan: Path):
    words = ["--stairs", "2", "B9", "--storeys=2", "--sprinklered", "--upper-area", "40",
             "--roof-area", "20", "--platform", "100", "--ramp", "12", "--load", "800",
             "--front-height", "1200"]  # fmt: skip
    answer = hallplan("edit", plan, "set-build", *words, *NEW, "--lang", "ko")
    assert answer == Answer(0, "new.json: 1개 바뀜(B9)\n", "")
    build = Build(2, 40, 2, 20, True, 100, 12, 800, 1200)
    assert read_plan(Path("new.json")).booths[0].build == build
    cleared = ["--storeys", "1", "--roof-area", "0", "--sprinklered", "no", "--platform", "0",
               "--ramp", "none", "--load=none", "--front-height", "none"]  # fmt: skip
    assert hallplan("edit", "new.json", "set-build", "B9", *cleared, "-o", "old.json").status == 0
    assert Path("old.json").read_bytes() == plan.read_bytes()


@pytest.mark.usefixtures("hallplan")
@pytest.mark.parametrize(
    "edit",
    [
        SetBuild(("booth-b9",), storeys=2, upper_area=0, sprinklered=False, load=None, ramp=1),
        SetBuild(("booth-b9", "stage"), sprinklered=True, front_height=1219),
        SetBuild(("stage",)),
    ],
)
def test_a_build_is_read_as_it_is_written(plan: Path, edit: SetBuild):
    site, _ = open_site(plan)
    name, *words = written(edit, site)
    assert (name, read_edit(SET_BUILD, words, site)) == ("set-build", edit)


P = "hallplan: plan.json:"
SET_BUILD = next(row for row in EDITS if row.name == "set-build")
BAD = [
    (["mvoe", "B9", "1", "1"],
     "hallplan: there is no edit “mvoe”; use move (edit --help lists them)\n"),
    (["move", "B99", "1", "1"], f"{P}move: there is no booth or area “B99”; use B9\n"),
    (["delete", "B8,B9,B7"],
     f"{P}delete: there is no booth or area “B8”; use B9\n"
     f"{P}delete: there is no booth or area “B7”; use B9\n"),
    (["move", "B9", "1 500", "0"], f"{P}move: “1 500” is no MM; write 1500\n"),
    (["move", "B9", "1,500", "0"], f"{P}move: “1,500” is no MM; write 1500\n"),
    (["move", "B9", "1.5", "0"], f"{P}move: “1.5” is no MM; write 1500\n"),
    (["move", "B9", "1e3", "0"], f"{P}move: “1e3” is no MM; write 1500\n"),
    (["move", "B9", "١", "0"], f"{P}move: “١” is no MM; write 1500\n"),
    (["move", "B9", "10000001", "0"], f"{P}move: “10000001” is no MM; write 1500\n"),
    (["move", "B9", "10000000", "0"],
     f"{P}booth-b9.shape.at[0]: 10003000 is out of range; give a value from -10000000 to "
     "10000000\n"),
    (["move", "B9", "1"], f"{P}move: move needs DY; write: move BOOTH[,BOOTH…] DX DY\n"),
    (["move", "B9", "1", "2", "3"],
     f"{P}move: move does not take “3”; write: move BOOTH[,BOOTH…] DX DY\n"),
    (["move", "", "1", "2"],
     f"{P}move: there is no booth or area “”; use B9, B10, B11\n"),
    (["set-build", "B9", "--storeys", "4"],
     f"{P}booth-b9.build.storeys: 4 is out of range; give a value from 1 to 3\n"),
    (["set-build", "B9", "--upper-area", "9"],
     f"{P}booth-b9: an upper floor of 9 m² needs two storeys; write storeys 2 or upper_area 0\n"),
    (["set-build", "B9", "--load"],
     f"{P}set-build: set-build needs [--load N|none]; write: {usage(SET_BUILD)}\n"),
    (["set-build", "B9", "--load", "heavy"], f"{P}set-build: “heavy” is no N; write 2\n"),
    (["set-build", "B9", "--load", "-5"],
     f"{P}booth-b9.build.load: -5 is out of range; give a value from 0 to 100000\n"),
    (["set-build", "B9", "--sprinklered=maybe"],
     f"{P}set-build: “maybe” is no yes|no; write yes\n"),
    (["set-height", "B9", "2500", "--load", "5"],
     f"{P}set-height: set-height does not take “--load”; write: set-height BOOTH[,BOOTH…] HEIGHT"
     "\n"),
    (["resize", "B9", "0", "3000"],
     f"{P}booth-b9.shape.size[0]: 0 is out of range; give a value from 1 to 10000000\n"),
    (["resize", "B11", "1", "3000"],
     f"{P}resize: booth-b11 is an outline, not a rectangle; reshape it\n"),
    (["rotate", "B9", "360"], f"{P}rotate: “360” is no DEGREES; write 45\n"),
    (["rotate", "B9", "1.2345"], f"{P}rotate: “1.2345” is no DEGREES; write 45\n"),
    (["rotate", "B9", "nan"], f"{P}rotate: “nan” is no DEGREES; write 45\n"),
    (["reshape", "B9", "0,0", "1,1"],
     f"{P}booth-b9: 2 items; give 3 to 200\n"),
    (["reshape", "B9", "0,0", "1,1", "2;2"], f"{P}reshape: “2;2” is no X,Y; write 12000,4500\n"),
    (["reshape", "B9", "0,0", "9,9", "9,0", "0,9"],
     f"{P}booth-b9: edges 0 and 2 cross or touch; order the corners around the shape\n"),
    (["add", "B 20", "0,0", "3000,3000"],
     f"{P}booth-b-20.number: “B 20” has a form that is not allowed here; see the file format "
     "reference\n"),
    (["add", "B20", "0,0", "3000"], f"{P}add: “3000” is no WIDTH,DEPTH; write 3000,3000\n"),
    (["add", "B20", "0,0", "3000,3000", "0", "tent"],
     f"{P}add: “tent” is not allowed here; use shell, raw\n"),
    (["renumber", "B9", "\udcff"],
     f"{P}booth-b9.number: “\\udcff” has a form that is not allowed here; see the file format "
     "reference\n"),
    (["assign", "B9", "Hancon"], f"{P}assign: there is no exhibitor “Hancon”; use Hancom Group\n"),
    (["assign", "B9", "대"],
     f"{P}assign: “대” may be 대구광역시 / Daegu (daegu), 대전광역시 / Daejeon (daejeon); give the "
     "whole name or the id\n"),
    (["assign", "B9"],
     f"{P}assign: assign needs EXHIBITOR…; write: assign BOOTH EXHIBITOR… [--instead yes|no]\n"),
    (["assign", "stage", "Hancom Group"], f"{P}assign: there is no booth “stage”; use "),
    (["set-status", "B9", "sold"],
     f"{P}set-status: “sold” is not allowed here; use available, held, reserved, confirmed\n"),
    (["set-pavilion", "B9", "citys"],
     f"{P}set-pavilion: there is no pavilion “citys”; use cities\n"),
    (["open-sides", "B9", "4"],
     f"{P}open-sides: there is no side 4; sides run from 0 to 3\n"),
    (["open-sides", "B9", "front"], f"{P}open-sides: “front” is no SIDE[,SIDE…]; write 0,1\n"),
    (["then"], "hallplan: an edit is missing beside “then”; write: EDIT ARGS… then EDIT ARGS…\n"),
    (["move", "B9", "1", "1", "then"], "hallplan: an edit is missing beside “then”;"),
    (["move", "B9", "1", "1", "then", "then", "delete", "B9"], "hallplan: an edit is missing"),
    (["delete", "B9", "then", "move", "B9", "1", "1"],
     f"{P}move: there is no booth or area “B9”; use B1"),
    (["import-exhibitors", "none.csv"], "hallplan: none.csv: no such file;"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "err"), BAD, ids=lambda value: repr(value)[:40])
def test_bad_input_is_told_and_nothing_is_written(
    hallplan: Hallplan, plan: Path, words: list[str], err: str
):
    before = plan.read_bytes()
    answer = hallplan("edit", plan, *words, *NEW)
    assert answer.err == err if err.endswith("\n") else answer.err.startswith(err)
    assert (answer.status, answer.out) == (2, "")
    assert all(row.startswith("hallplan: ") and ";" in row for row in answer.err.splitlines())
    assert not Path("new.json").exists()
    assert plan.read_bytes() == before


@pytest.mark.parametrize("place", ["none/new.json", ".", "/dev/null", "/proc/new.json"])
def test_a_place_that_cannot_be_written(hallplan: Hallplan, plan: Path, place: str):
    answer = hallplan("edit", plan, "move", "B9", "1", "0", "-o", place)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"hallplan: {place}: cannot be written (")


def test_a_bad_plan_tells_all_its_problems(hallplan: Hallplan, plan: Path):
    plan.write_text(plan.read_text().replace('"height": 2500', '"height": 0'))
    answer = hallplan("edit", plan, "move", "B9", "1", "0", *NEW)
    assert answer.status == 2
    assert len(answer.err.splitlines()) == 3
    assert not Path("new.json").exists()


def test_an_output_is_demanded(hallplan: Hallplan, plan: Path):
    answer = hallplan("edit", plan, "move", "B9", "1", "0")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hallplan: the following arguments are required: -o/--output; see")
    assert answer.err.count("\n") == 1
