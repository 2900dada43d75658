# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the pictures of README and guide anew: ``make screenshots``, or with a folder to write to.

    python -m tools.screenshots [FOLDER]

Each picture is the real window on the shipped example, driven by mouse and keys as a person would,
or what is printed of it. A widget that is not there, or a step that shows something else than its
picture is for, ends the script, and then no picture is written. The settings are those of a first
run, in a folder of their own.

Every view is taken twice: in English and light for one guide, in Korean and dark for the other.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PIL import Image
from PyQt6.QtGui import QCursor
from PyQt6.QtWidgets import QApplication

from planner.locale import Language
from planner.model.atomic import write_bytes
from planner.model.problems import BadInput
from tools.screenshots import checking, editing, printed, walking, working
from tools.screenshots.hand import Unfit
from tools.screenshots.pictures import WINDOW, encoded, take
from ui.desktop import application
from ui.desktop.look import Look
from ui.desktop.theme import Theme
from ui.desktop.window import Window

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
VIEWS: Mapping[str, Callable[[Window], None]] = {
    **editing.VIEWS,
    **checking.VIEWS,
    **walking.VIEWS,
    **working.VIEWS,
}
# The folder of each set of views, and how the window looks in it.
LOOKS: tuple[tuple[str, Language, Theme], ...] = (("", "en", "light"), ("ko", "ko", "dark"))
PRINTED = ("sheet.png", "sheet-detail.png", "tour-sheet.png", "report.png")
IMPORT = "import.png"


def names() -> set[str]:
    """The files that are made, relative to the folder."""
    return {*PRINTED, *(f"{part}/{name}".lstrip("/") for part, *_ in LOOKS for name in _views())}


def _views() -> tuple[str, ...]:
    return (*VIEWS, IMPORT)


def _taken(look: Look) -> Iterator[tuple[str, Image.Image]]:
    for part, language, theme in LOOKS:
        look.set_language(language)
        look.set_theme(theme)
        for name, drive in VIEWS.items():
            try:
                yield f"{part}/{name}".lstrip("/"), take(look, drive)
            except Unfit as error:
                raise Unfit(f"{name} in {language}, {theme}: {error}") from None
        yield f"{part}/{IMPORT}".lstrip("/"), working.import_list(look)


def main(arguments: list[str]) -> int:
    """Make all pictures, then write them."""
    folder = Path(arguments[0]) if arguments else FOLDER
    app = QApplication(sys.argv[:1])
    application.prepare(app)
    look = Look("en", "light")
    application.follow(app, look)
    QCursor.setPos(WINDOW[0] + 50, WINDOW[1] + 50)  # beside the windows: it leaves no trace
    try:
        images = dict(_taken(look))
        images |= printed.sheets() | printed.tour_sheet() | printed.report()
        files = {name: encoded(image) for name, image in images.items()}
    except (Unfit, BadInput) as error:
        print(f"screenshots: {error}", file=sys.stderr)
        return 1
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, data)
        print(f"{path}: {len(data) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
