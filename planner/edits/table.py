# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of edits: what each is called and what it takes, for every face.

The command line parses arguments by this table and lists it as help; texts stand under
``edits.<name>``.
"""

from planner.edits.add import Add, AddOutline
from planner.edits.align import LINES, REFERENCES, Align
from planner.edits.areas import AREA_KINDS, AddArea, SetArea
from planner.edits.assign import Assign, SetStatus, Unassign
from planner.edits.boxes import AXES
from planner.edits.codes import STATED, ChooseProfiles, SetCondition
from planner.edits.competitors import SetCompetitors
from planner.edits.corners import InsertCorner, MoveCorner, RemoveCorner
from planner.edits.delete import Delete
from planner.edits.describe import OpenSides, Renumber, SetHeight, SetPavilion, SetType
from planner.edits.distribute import EQUAL, Distribute
from planner.edits.drawn import AddDimension, AddText, SetDimension, SetText
from planner.edits.duplicate import ArrayCopy, Duplicate
from planner.edits.exhibitor_book import OCCUPIED
from planner.edits.exhibitor_rows import GROUPS
from planner.edits.exhibitors import AddExhibitor, DeleteExhibitor, SetExhibitor
from planner.edits.furnish import FILLINGS, Furnish
from planner.edits.import_exhibitors import ImportExhibitors
from planner.edits.lock import Group, Lock, Ungroup, Unlock
from planner.edits.match_size import MEASURES, MatchSize
from planner.edits.merge import Merge
from planner.edits.mirror import Mirror
from planner.edits.move import Move, Place
from planner.edits.parameters import EditRow, Parameter
from planner.edits.paste import Paste
from planner.edits.renumber_all import RenumberAll
from planner.edits.resize import Reshape, Resize, Turn
from planner.edits.rotate import Rotate
from planner.edits.rows import ORDERS, AddRows
from planner.edits.set_build import SetBuild
from planner.edits.set_note import SetNote
from planner.edits.set_prices import SetPrices
from planner.edits.set_services import SetServices
from planner.edits.split import ALONG, Split
from planner.edits.structures import AddColumn, AddWall, SetColumn
from planner.edits.swap import SwapExhibitors
from planner.edits.take import Take
from planner.edits.tours import DeleteTour, SetTour
from planner.edits.underlays import (
    AddUnderlay,
    CalibrateUnderlay,
    DeleteUnderlay,
    SetUnderlay,
)
from planner.edits.waive import Waive, WithdrawWaiver
from planner.model.plan import STATUSES

_THING = Parameter("id", "thing")
_THINGS = Parameter("ids", "things")
_BUILD = (
    Parameter("storeys", "count", option=True),
    Parameter("upper_area", "count", option=True),
    Parameter("stairs", "count", option=True),
    Parameter("roof_area", "count", option=True),
    Parameter("sprinklered", "switch", option=True),
    Parameter("platform", "millimetre", option=True),
    Parameter("ramp", "count", option=True, clearable=True),
    Parameter("load", "count", option=True, clearable=True),
    Parameter("front_height", "millimetre", option=True, clearable=True),
)
_DX, _DY = Parameter("dx", "millimetre"), Parameter("dy", "millimetre")

EDITS: tuple[EditRow, ...] = (
    EditRow(Move, (_THINGS, _DX, _DY)),
    EditRow(Place, (_THING, Parameter("x", "millimetre"), Parameter("y", "millimetre"))),
    EditRow(
        Rotate,
        (_THINGS, Parameter("angle", "degrees"), Parameter("about", "point", optional=True)),
    ),
    EditRow(Turn, (_THING, Parameter("angle", "degrees"))),
    EditRow(
        Resize,
        (
            _THING,
            Parameter("width", "millimetre"),
            Parameter("depth", "millimetre"),
            Parameter("corner", "count", optional=True),
        ),
    ),
    EditRow(Reshape, (_THING, Parameter("corners", "points"))),
    EditRow(MoveCorner, (_THING, Parameter("corner", "count"), Parameter("to", "point"))),
    EditRow(InsertCorner, (_THING, Parameter("edge", "count"), Parameter("at", "point"))),
    EditRow(RemoveCorner, (_THING, Parameter("corner", "count"))),
    EditRow(
        Add,
        (
            Parameter("number", "number"),
            Parameter("at", "point"),
            Parameter("size", "size"),
            Parameter("angle", "degrees", optional=True),
            Parameter("type", "word", ("shell", "raw"), optional=True),
            Parameter("pavilion", "pavilion", optional=True),
        ),
    ),
    EditRow(
        AddOutline,
        (
            Parameter("number", "number"),
            Parameter("corners", "points"),
            Parameter("type", "word", ("shell", "raw"), option=True),
            Parameter("pavilion", "pavilion", option=True),
        ),
    ),
    EditRow(
        AddRows,
        (
            Parameter("number", "number"),
            Parameter("at", "point"),
            Parameter("count", "count"),
            Parameter("rows", "count", option=True),
            Parameter("size", "size", option=True),
            Parameter("angle", "degrees", option=True),
            Parameter("back_to_back", "switch", option=True),
            Parameter("aisle", "millimetre", option=True),
            Parameter("cross_every", "count", option=True),
            Parameter("cross_width", "millimetre", option=True),
            Parameter("order", "word", ORDERS, option=True),
            Parameter("type", "word", ("shell", "raw"), option=True),
            Parameter("pavilion", "pavilion", option=True),
        ),
    ),
    EditRow(
        AddArea,
        (
            Parameter("kind", "word", AREA_KINDS),
            Parameter("at", "point"),
            Parameter("size", "size"),
            Parameter("angle", "degrees", optional=True),
            Parameter("name_ko", "text", option=True),
            Parameter("name_en", "text", option=True),
            Parameter("style", "word", FILLINGS, option=True),
        ),
    ),
    EditRow(
        Furnish,
        (
            _THING,
            Parameter("style", "word", FILLINGS),
            Parameter("count", "count", optional=True),
            Parameter("size", "size", option=True),
            Parameter("pitch", "size", option=True),
            Parameter("chairs", "count", option=True),
            Parameter("every", "count", option=True),
            Parameter("aisle", "millimetre", option=True),
            Parameter("cross_every", "count", option=True),
            Parameter("cross", "millimetre", option=True),
            Parameter("edge", "millimetre", option=True),
            Parameter("facing", "degrees", option=True),
            Parameter("grow", "switch", option=True),
        ),
    ),
    EditRow(
        AddWall,
        (
            Parameter("points", "points"),
            Parameter("thickness", "millimetre", option=True),
            Parameter("height", "millimetre", option=True),
        ),
    ),
    EditRow(
        AddColumn,
        (
            Parameter("at", "point"),
            Parameter("size", "size", optional=True),
            Parameter("angle", "degrees", optional=True),
            Parameter("round", "switch", option=True),
            Parameter("height", "millimetre", option=True),
        ),
    ),
    EditRow(
        AddText,
        (
            Parameter("at", "point"),
            Parameter("words", "text"),
            Parameter("height", "millimetre", option=True),
            Parameter("angle", "degrees", option=True),
        ),
    ),
    EditRow(
        AddDimension,
        (
            Parameter("start", "point"),
            Parameter("end", "point"),
            Parameter("offset", "millimetre", optional=True),
        ),
    ),
    EditRow(Delete, (_THINGS,)),
    EditRow(Duplicate, (_THINGS, _DX, _DY)),
    EditRow(
        ArrayCopy,
        (_THINGS, Parameter("rows", "count"), Parameter("columns", "count"), _DX, _DY),
    ),
    EditRow(
        Align,
        (
            _THINGS,
            Parameter("line", "word", LINES),
            Parameter("to", "word", REFERENCES, optional=True),
        ),
    ),
    EditRow(
        Distribute,
        (
            _THINGS,
            Parameter("axis", "word", AXES),
            Parameter("equal", "word", EQUAL, optional=True),
        ),
    ),
    EditRow(MatchSize, (_THINGS, Parameter("measure", "word", MEASURES, optional=True))),
    EditRow(Mirror, (_THINGS, Parameter("axis", "word", AXES))),
    EditRow(
        Split,
        (_THING, Parameter("count", "count"), Parameter("along", "word", ALONG, optional=True)),
    ),
    EditRow(Merge, (_THINGS,)),
    EditRow(
        Paste,
        (
            Parameter("source", "plan"),
            Parameter("dx", "millimetre", optional=True),
            Parameter("dy", "millimetre", optional=True),
        ),
    ),
    EditRow(Take, (Parameter("source", "plan"), Parameter("attribute", "word", optional=True))),
    EditRow(Group, (_THINGS,)),
    EditRow(Ungroup, (_THINGS,)),
    EditRow(Lock, (_THINGS,)),
    EditRow(Unlock, (_THINGS,)),
    EditRow(SwapExhibitors, (Parameter("first", "thing"), Parameter("second", "thing"))),
    EditRow(Renumber, (_THING, Parameter("number", "number"))),
    EditRow(RenumberAll, (Parameter("numbers", "numbers"),)),
    EditRow(
        Assign,
        (
            _THING,
            Parameter("exhibitors", "exhibitors"),
            Parameter("instead", "switch", option=True),
        ),
    ),
    EditRow(Unassign, (_THINGS, Parameter("exhibitors", "exhibitors", optional=True))),
    EditRow(
        ImportExhibitors,
        (
            Parameter("listed", "listed"),
            Parameter("occupied", "word", OCCUPIED, option=True),
            Parameter("moves", "switch", option=True),
            Parameter("strict", "switch", option=True),
        ),
    ),
    EditRow(
        SetCompetitors,
        (Parameter("id", "exhibitor"), Parameter("others", "exhibitors", optional=True)),
    ),
    EditRow(
        AddExhibitor,
        (
            Parameter("name_ko", "text"),
            Parameter("name_en", "text", optional=True),
            Parameter("group", "word", GROUPS, option=True),
            Parameter("asked", "count", option=True),
            Parameter("short_ko", "text", option=True),
            Parameter("short_en", "text", option=True),
            Parameter("note", "text", option=True),
        ),
    ),
    EditRow(
        SetExhibitor,
        (
            Parameter("id", "exhibitor"),
            Parameter("name_ko", "text", option=True),
            Parameter("name_en", "text", option=True),
            Parameter("short_ko", "text", option=True),
            Parameter("short_en", "text", option=True),
            Parameter("group", "word", GROUPS, option=True),
            Parameter("asked", "count", option=True, clearable=True),
            Parameter("note", "text", option=True),
        ),
    ),
    EditRow(DeleteExhibitor, (Parameter("id", "exhibitor"),)),
    EditRow(
        SetStatus,
        (
            _THINGS,
            Parameter("status", "word", STATUSES),
            Parameter("until", "date", option=True, clearable=True),
        ),
    ),
    EditRow(
        SetServices,
        (
            _THINGS,
            Parameter("power", "count", option=True),
            Parameter("three_phase", "switch", option=True),
            Parameter("internet", "count", option=True),
            Parameter("water", "count", option=True),
            Parameter("air", "count", option=True),
            Parameter("rigging", "count", option=True),
        ),
    ),
    EditRow(SetNote, (_THINGS, Parameter("note", "text"))),
    EditRow(
        SetPrices,
        (
            Parameter("currency", "currency"),
            Parameter("shell", "count", option=True),
            Parameter("raw", "count", option=True),
            Parameter("corner", "count", option=True),
            Parameter("end_cap", "count", option=True),
            Parameter("island", "count", option=True),
        ),
    ),
    EditRow(SetType, (_THINGS, Parameter("type", "word", ("shell", "raw")))),
    EditRow(SetHeight, (_THINGS, Parameter("height", "millimetre"))),
    EditRow(
        SetArea,
        (
            _THING,
            Parameter("kind", "word", AREA_KINDS, option=True),
            Parameter("name_ko", "text", option=True),
            Parameter("name_en", "text", option=True),
            Parameter("pavilion", "pavilion", option=True, clearable=True),
            Parameter("walkable", "switch", option=True),
        ),
    ),
    EditRow(
        SetColumn,
        (
            _THING,
            Parameter("size", "size", option=True),
            Parameter("round", "switch", option=True),
        ),
    ),
    EditRow(
        SetText,
        (
            _THING,
            Parameter("ko", "text", option=True),
            Parameter("en", "text", option=True),
            Parameter("height", "millimetre", option=True),
            Parameter("angle", "degrees", option=True),
        ),
    ),
    EditRow(
        SetDimension,
        (
            _THING,
            Parameter("start", "point", option=True),
            Parameter("end", "point", option=True),
            Parameter("offset", "millimetre", option=True),
        ),
    ),
    EditRow(SetPavilion, (_THINGS, Parameter("pavilion", "pavilion"))),
    EditRow(OpenSides, (_THING, Parameter("sides", "sides"))),
    EditRow(SetBuild, (_THINGS, *_BUILD)),
    EditRow(
        Waive,
        (
            Parameter("mark", "finding"),
            Parameter("profile", "profile"),
            Parameter("reason", "text"),
            Parameter("name", "text"),
            Parameter("date", "date"),
        ),
    ),
    EditRow(WithdrawWaiver, (Parameter("finding", "finding"), Parameter("profile", "profile"))),
    EditRow(
        SetCondition,
        (
            Parameter("condition", "word"),
            Parameter("stated", "word", STATED),
            Parameter("source", "word", optional=True),
            Parameter("words", "text", optional=True),
        ),
    ),
    EditRow(
        SetTour,
        (
            Parameter("id", "tour"),
            Parameter("stops", "stops", optional=True),
            Parameter("name_ko", "text", option=True),
            Parameter("name_en", "text", option=True),
            Parameter("date", "date", option=True),
            Parameter("starts", "clock", option=True),
            Parameter("start", "spot", option=True),
            Parameter("end", "spot", option=True, clearable=True),
        ),
    ),
    EditRow(DeleteTour, (Parameter("id", "tour"),)),
    EditRow(AddUnderlay, (Parameter("source", "drawing"),)),
    EditRow(
        SetUnderlay,
        (
            Parameter("id", "underlay"),
            Parameter("at", "point", option=True),
            Parameter("scale", "figure", option=True),
            Parameter("angle", "degrees", option=True),
            Parameter("opacity", "count", option=True),
            Parameter("shown", "switch", option=True),
            Parameter("locked", "switch", option=True),
        ),
    ),
    EditRow(
        CalibrateUnderlay,
        (
            Parameter("id", "underlay"),
            Parameter("first", "point"),
            Parameter("second", "point"),
            Parameter("length", "millimetre"),
        ),
    ),
    EditRow(DeleteUnderlay, (Parameter("id", "underlay"),)),
    EditRow(ChooseProfiles, (Parameter("profiles", "profiles", optional=True),)),
)
