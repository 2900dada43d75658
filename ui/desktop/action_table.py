# SPDX-License-Identifier: GPL-3.0-or-later
"""The one table of actions: menus, buttons, the shortcut sheet and the tests read it.

To add an action is one row here and its texts under ``window.action.<id>``.
"""

from planner.edits.distribute import Equal
from planner.floor.similar import Likeness
from planner.model.plan import STATUSES
from ui.desktop.actions import Action
from ui.desktop.colouring import COLOUR_BY
from ui.desktop.commands.arrange import ArrangeCommands, Side, Way
from ui.desktop.commands.checks import CheckCommands
from ui.desktop.commands.clipboard import ClipboardCommands
from ui.desktop.commands.compare import CompareCommands
from ui.desktop.commands.edits import EditCommands
from ui.desktop.commands.egress import EgressCommands
from ui.desktop.commands.exhibitors import ExhibitorCommands
from ui.desktop.commands.exposure import ExposureCommands
from ui.desktop.commands.files import FileCommands
from ui.desktop.commands.find import FindCommands
from ui.desktop.commands.grouping import GroupingCommands
from ui.desktop.commands.guarding import GuardCommands
from ui.desktop.commands.help import HelpCommands
from ui.desktop.commands.layers import LayerCommands
from ui.desktop.commands.pointing import PointingCommands
from ui.desktop.commands.reports import ReportCommands
from ui.desktop.commands.routes import RouteCommands
from ui.desktop.commands.statuses import StatusCommands
from ui.desktop.commands.tours import TourCommands
from ui.desktop.commands.underlays import UnderlayCommands
from ui.desktop.commands.views import ViewCommands
from ui.desktop.fonts import TEXT_SIZES

MENUS = ("file", "edit", "arrange", "view", "tools", "check", "route", "help")
_TOOL_ROWS = (
    ("select", "tools", "mouse-pointer-2", "V"),
    ("hand", "tools", "hand", "H"),
    ("booth", "tools", "square-plus", "B"),
    ("polygon", "tools", "pentagon", "P"),
    ("rows", "tools", "layout-grid", "R"),
    ("seats", "tools", "armchair", "S"),
    ("tables", "tools", "table-2", "T"),
    ("area", "tools", "square-dashed", "A"),
    ("wall", "tools", "brick-wall", "W"),
    ("column", "tools", "box", "C"),
    ("text", "tools", "type", "X"),
    ("dimension", "tools", "ruler-dimension-line", "D"),
    ("measure", "tools", "ruler", "M"),
    ("route", "route", "route", "G"),
)
_ALIGN_ROWS: tuple[tuple[Side, str, str], ...] = (
    ("left", "align-start-vertical", "Alt+A"),
    ("centre", "align-center-vertical", "Alt+H"),
    ("right", "align-end-vertical", "Alt+D"),
    ("top", "align-start-horizontal", "Alt+W"),
    ("middle", "align-center-horizontal", "Alt+V"),
    ("bottom", "align-end-horizontal", "Alt+S"),
)
_DISTRIBUTE_ROWS: tuple[tuple[Way, Equal, str, tuple[str, ...]], ...] = (
    ("across", "gaps", "align-horizontal-space-around", ("Alt+Shift+H",)),
    ("down", "gaps", "align-vertical-space-around", ("Alt+Shift+V",)),
    ("across", "centres", "align-horizontal-distribute-center", ()),
    ("down", "centres", "align-vertical-distribute-center", ()),
)
_MIRROR_ROWS: tuple[tuple[Way, str, str], ...] = (
    ("across", "flip-vertical-2", "Shift+H"),
    ("down", "flip-horizontal-2", "Shift+V"),
)
_LOOKING = frozenset({"select", "hand", "measure", "route"})  # tools that change nothing
# What cannot be done to a plan that is read-only; the session refuses what is missing here.
CHANGES = frozenset({
    "import-exhibitors", "prices", "add-exhibitor", "change-exhibitor", "delete-exhibitor", "cut",
    "paste", "paste-in-place", "duplicate", "rotate-left", "rotate-right", "delete", "assign",
    "renumber", "number", "booth-here", "match-size", "mirror-across", "mirror-down",
    "rotate-about", "group", "ungroup", "lock", "split", "merge", "array", "swap", "add-underlay",
    "calibrate-underlay", "move-underlay", "turn-underlay", "delete-underlay", "compare-take",
    "fix-finding", "waive", "withdraw-waiver", "new-tour",
    *(f"tool-{tool}" for tool, *_ in _TOOL_ROWS if tool not in _LOOKING),
    *(f"align-{side}" for side, *_ in _ALIGN_ROWS),
    *(f"distribute-{equal}-{way}" for way, equal, *_ in _DISTRIBUTE_ROWS),
    *(f"status-{status}" for status in STATUSES),
})  # fmt: skip
_SIMILAR_ROWS: tuple[Likeness, ...] = ("size", "pavilion", "status", "type")


def action_table(
    files: FileCommands,
    guard: GuardCommands,
    reports: ReportCommands,
    edits: EditCommands,
    clipboard: ClipboardCommands,
    grouping: GroupingCommands,
    arrange: ArrangeCommands,
    views: ViewCommands,
    layers: LayerCommands,
    underlays: UnderlayCommands,
    checks: CheckCommands,
    routes: RouteCommands,
    tours: TourCommands,
    places: PointingCommands,
    statuses: StatusCommands,
    exhibitors: ExhibitorCommands,
    crowds: ExposureCommands,
    exits: EgressCommands,
    versions: CompareCommands,
    finds: FindCommands,
    guide: HelpCommands,
) -> tuple[Action, ...]:
    """Every action of the window, in menu order."""
    plan = files.has_plan
    return (
        # The place of the recent files' submenu is after "open-example"; see window.py.
        Action("new", "file", files.new, "file-plus", ("Ctrl+N",)),
        Action("open", "file", files.choose, "folder-open", ("Ctrl+O",)),
        Action("open-example", "file", files.open_example),
        Action("save", "file", files.save, "save", ("Ctrl+S",), files.can_save, apart=True),
        Action("save-as", "file", files.save_as, "", ("Ctrl+Shift+S",), plan),
        Action(
            "import-exhibitors", "file", exhibitors.choose_list, "users", ("Ctrl+Shift+I",), plan,
            apart=True,
        ),
        Action("prices", "file", exhibitors.set_prices, "", (), plan),
        Action("recover", "file", guard.recover, "", (), guard.has_left),
        Action("export", "file", files.export, "file-down", ("Ctrl+E",), plan),
        Action("report", "file", reports.choose, "", ("Ctrl+R",), plan),
        Action("compare", "file", versions.choose, "diff", ("Ctrl+Shift+D",), plan, apart=True),
        Action("compare-saved", "file", versions.compare_saved, "", (), versions.has_file),
        Action(
            "compare-beside", "file", versions.toggle_beside, "columns-2", ("Ctrl+Alt+B",),
            versions.is_on, checked=versions.is_beside,
        ),
        Action("compare-next", "file", versions.next, "", ("F4",), versions.has_differences),
        Action(
            "compare-previous", "file", versions.previous, "", ("Shift+F4",),
            versions.has_differences,
        ),
        Action("compare-take", "file", versions.take, "undo-2", (), versions.can_take),
        Action("compare-end", "file", versions.end, "x", (), versions.is_on),
        Action("close", "file", files.close, "x", ("Ctrl+W",), plan, apart=True),
        Action("quit", "file", files.quit, "", ("Ctrl+Q",)),
        Action(
            "undo", "edit", edits.undo, "undo-2", ("Ctrl+Z",), edits.can_undo,
            detail=edits.undo_name,
        ),
        Action(
            "redo", "edit", edits.redo, "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), edits.can_redo,
            detail=edits.redo_name,
        ),
        Action(
            "cut", "edit", clipboard.cut, "scissors", ("Ctrl+X",), clipboard.can_copy, apart=True
        ),
        Action("copy", "edit", clipboard.copy, "copy", ("Ctrl+C",), clipboard.can_copy),
        Action(
            "paste", "edit", clipboard.paste, "clipboard-paste", ("Ctrl+V",), clipboard.can_paste
        ),
        Action(
            "paste-in-place", "edit", clipboard.paste_in_place, "", ("Ctrl+Shift+V",),
            clipboard.can_paste,
        ),
        Action(
            "duplicate", "edit", edits.duplicate, "copy", ("Ctrl+D",), edits.has_selection,
            apart=True,
        ),
        Action("rotate-left", "edit", edits.rotate_left, "rotate-ccw", ("[",), edits.has_selection),
        Action(
            "rotate-right", "edit", edits.rotate_right, "rotate-cw", ("]",), edits.has_selection
        ),
        Action("delete", "edit", edits.delete, "trash-2", ("Delete",), edits.has_selection),
        Action("assign", "edit", views.assign, "users", ("E",), edits.has_one_booth, apart=True),
        Action("add-exhibitor", "edit", exhibitors.add, "", (), plan),
        Action("change-exhibitor", "edit", exhibitors.change, "", (), exhibitors.has_one),
        Action("delete-exhibitor", "edit", exhibitors.delete, "", (), exhibitors.has_one),
        Action("renumber", "edit", views.renumber, "", ("F2",), edits.has_one_booth),
        *(
            Action(
                f"status-{status}", "edit", statuses.setter(status), "", (), edits.has_booths,
                checked=statuses.tester(status), sub="status",
            )
            for status in STATUSES
        ),
        Action("booth-here", "edit", places.booth_here, "square-plus", (), plan),
        Action("select-all", "edit", edits.select_all, "", ("Ctrl+A",), plan, apart=True),
        *(
            Action(
                f"similar-{by}", "edit", arrange.similar_selector(by), "",
                ("Ctrl+Shift+A",) if by == "size" else (), arrange.has_booths, sub="similar",
            )
            for by in _SIMILAR_ROWS
        ),
        Action("select-empty", "edit", arrange.select_empty, "", (), arrange.has_empty),
        Action("menu", "edit", places.menu, "", ("Shift+F10",)),
        Action("next-booth", "edit", finds.next_booth, "", ("N",), finds.has_booths),
        Action(
            "previous-booth", "edit", finds.previous_booth, "", ("Shift+N",), finds.has_booths
        ),
        Action("search", "edit", views.search, "search", ("Ctrl+F",), plan),
        Action("palette", "edit", finds.palette, "", ("Ctrl+K",)),
        *(
            Action(
                f"align-{side}", "arrange", arrange.aligner(side), symbol, (key,),
                arrange.has_things(2), apart=side == "top",
            )
            for side, symbol, key in _ALIGN_ROWS
        ),
        Action(
            "align-to-first", "arrange", arrange.toggle_first, "", (), plan,
            checked=arrange.aligns_to_first,
        ),
        *(
            Action(
                f"distribute-{equal}-{way}", "arrange", arrange.distributor(way, equal), symbol,
                keys, arrange.has_things(3), apart=(way, equal) == ("across", "gaps"),
            )
            for way, equal, symbol, keys in _DISTRIBUTE_ROWS
        ),
        Action(
            "match-size", "arrange", arrange.match, "scaling", ("Alt+M",), arrange.can_match,
            apart=True,
        ),
        *(
            Action(
                f"mirror-{way}", "arrange", arrange.mirrorer(way), symbol, (key,),
                edits.has_selection,
            )
            for way, symbol, key in _MIRROR_ROWS
        ),
        Action(
            "rotate-about", "arrange", arrange.rotate, "rotate-ccw-square", ("Shift+R",),
            edits.has_selection,
        ),
        Action(
            "group", "arrange", grouping.group, "group", ("Ctrl+G",), grouping.can_group,
            apart=True,
        ),
        Action(
            "ungroup", "arrange", grouping.ungroup, "ungroup", ("Ctrl+Shift+U",),
            grouping.can_ungroup,
        ),
        Action(
            "lock", "arrange", grouping.toggle_lock, "lock", ("Ctrl+L",), grouping.can_lock,
            checked=grouping.is_locked,
        ),
        Action(
            "split", "arrange", arrange.split, "square-split-horizontal", ("Shift+S",),
            arrange.can_split, apart=True,
        ),
        Action("merge", "arrange", arrange.merge, "combine", ("Shift+M",), arrange.can_merge),
        Action("array", "arrange", arrange.copy, "grid-3x3", ("Shift+A",), arrange.has_booths),
        Action("swap", "arrange", arrange.swap, "arrow-left-right", ("Shift+X",), arrange.can_swap),
        Action(
            "number", "arrange", arrange.number, "list-ordered", ("Shift+F2",), arrange.can_number,
            apart=True,
        ),
        Action("fit", "view", views.fit, "maximize", ("F",), plan),
        Action(
            "zoom-selection", "view", views.zoom_selection, "", ("Shift+F",), edits.has_selection
        ),
        Action("zoom-in", "view", views.zoom_in, "plus", ("Ctrl++", "Ctrl+="), plan),
        Action("zoom-out", "view", views.zoom_out, "minus", ("Ctrl+-",), plan),
        Action("turn-view", "view", views.turn, "rotate-cw", (), plan),
        Action("snap", "view", views.toggle_snap, "magnet", ("F3",), plan, checked=views.snaps),
        *(
            Action(
                f"colour-{by}", "view", layers.colourer(by), "", (), plan,
                checked=layers.tester(by), group="colour", sub="colour",
            )
            for by in COLOUR_BY
        ),
        Action(
            "hide", "view", layers.hide, "eye-off", ("Ctrl+Alt+H",), layers.can_hide, apart=True
        ),
        Action("hide-others", "view", layers.hide_others, "", (), layers.can_hide),
        Action(
            "show-all", "view", layers.show_all, "eye", ("Ctrl+Shift+H",), layers.has_hidden
        ),
        Action(
            "add-underlay", "file", underlays.add, "image", (), underlays.can_add, apart=True
        ),
        Action(
            "calibrate-underlay", "file", underlays.calibrate, "", (), underlays.is_free,
            sub="underlay",
        ),
        Action(
            "move-underlay", "file", underlays.move, "", (), underlays.is_free, sub="underlay"
        ),
        Action(
            "turn-underlay", "file", underlays.turn, "", (), underlays.is_free, sub="underlay"
        ),
        Action(
            "read-underlays", "file", underlays.read_again, "", (), underlays.has_one,
            sub="underlay",
        ),
        Action(
            "delete-underlay", "file", underlays.delete, "", (), underlays.has_one, sub="underlay"
        ),
        Action("layers", "view", layers.show_layers, "layers", ("Ctrl+Shift+Y",), plan),
        Action(
            "left-panel", "view", views.toggle_left, "panel-left", ("Ctrl+B",), plan,
            checked=views.left_shown, apart=True,
        ),
        Action(
            "inspector", "view", views.toggle_right, "panel-right", ("Ctrl+I",), plan,
            checked=views.right_shown,
        ),
        Action(
            "findings", "view", views.toggle_bottom, "panel-bottom", ("Ctrl+J",), plan,
            checked=views.bottom_shown,
        ),
        Action(
            "history", "view", views.toggle_history, "history", ("Ctrl+H",), plan,
            checked=views.history_shown,
        ),
        Action(
            "rulers", "view", views.toggle_rulers, "", ("Shift+U",), plan,
            checked=views.rulers_shown,
        ),
        Action("mini-map", "view", views.toggle_map, "", (), plan, checked=views.map_shown),
        Action("next-tab", "view", views.next_tab, "", ("Ctrl+Tab", "Ctrl+PgDown"), views.has_tabs),
        Action(
            "previous-tab", "view", views.previous_tab, "", ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
            views.has_tabs,
        ),
        Action("next-panel", "view", views.next_panel, "", ("F6",), plan),
        Action(
            "language-ko", "view", views.speak_korean, "", (), checked=views.is_korean,
            group="language", apart=True,
        ),
        Action(
            "language-en", "view", views.speak_english, "", (), checked=views.is_english,
            group="language",
        ),
        *(
            Action(
                f"text-{size}", "view", views.text_sizer(size), "", (),
                checked=views.text_size_tester(size), group="text-size", sub="text-size",
            )
            for size in TEXT_SIZES
        ),
        Action(
            "dark", "view", views.toggle_theme, "moon", ("Ctrl+Shift+L",), checked=views.is_dark,
            apart=True,
        ),
        *(
            Action(
                f"tool-{tool}", menu, views.tool_setter(tool), symbol, (key,), plan,
                checked=views.tool_tester(tool), group="tool",
            )
            for tool, menu, symbol, key in _TOOL_ROWS
        ),
        Action("check", "check", checks.run, "refresh-cw", ("F7",), plan),
        Action(
            "next-finding", "check", checks.next, "", ("F8",), checks.has_findings, apart=True
        ),
        Action(
            "previous-finding", "check", checks.previous, "", ("Shift+F8",), checks.has_findings
        ),
        Action("profiles", "check", views.profiles, "list-checks", ("Ctrl+Shift+P",), plan),
        Action(
            "fix-finding", "check", checks.fix, "wrench", ("Ctrl+.",), checks.can_fix,
            detail=checks.fix_name, apart=True,
        ),
        Action("show-finding", "check", checks.show, "search", (), checks.has_chosen),
        Action("finding-rule", "check", guide.finding_rule, "book-open", (), checks.has_chosen),
        Action("waive", "check", checks.waive, "stamp", ("Ctrl+Shift+W",), checks.can_waive),
        Action(
            "withdraw-waiver", "check", checks.withdraw, "undo-2", ("Ctrl+Alt+W",),
            checks.can_withdraw,
        ),
        Action(
            "egress", "check", exits.toggle, "door-open", ("Ctrl+Shift+G",), plan,
            checked=exits.is_shown, apart=True,
        ),
        Action(
            "shut-exit", "check", places.shut, "x", (), places.has_exit, checked=places.is_shut
        ),
        Action("blockers", "check", exits.search, "octagon-x", (), plan),
        Action(
            "export-evacuation", "check", exits.choose, "file-down", (), exits.can_export,
        ),
        Action("route-from", "route", places.route_from, "", (), places.has_place),
        Action("route-to", "route", places.route_to, "", (), places.has_place),
        Action("clear-route", "route", routes.clear, "x", (), routes.is_shown),
        Action(
            "tours", "route", tours.toggle, "list", ("Ctrl+T",), plan,
            checked=tours.is_shown, apart=True,
        ),
        Action("new-tour", "route", tours.make, "plus", ("Ctrl+Shift+T",), tours.can_make),
        Action(
            "tour-sheet", "route", tours.choose, "file-down", ("Ctrl+Alt+T",), tours.can_print
        ),
        Action(
            "exposure", "route", crowds.toggle, "eye", ("Ctrl+Shift+E",), plan,
            checked=crowds.is_shown, apart=True,
        ),
        Action(
            "compare-exposure", "route", crowds.compare, "", ("Ctrl+Alt+E",), plan,
            checked=crowds.is_compared,
        ),
        Action("export-exposure", "route", crowds.choose, "file-down", (), crowds.can_export),
        Action("help", "help", guide.help, "book-open", ("F1",)),
        Action("guide", "help", guide.guide),
        Action("first-steps", "help", guide.first_steps, "", (), guide.has_plan),
        Action("rules", "help", guide.rules, "", ()),
        Action("shortcuts", "help", guide.shortcuts, "keyboard", ("Ctrl+/",)),
        Action("about", "help", guide.about, "info", (), apart=True),
    )  # fmt: skip
