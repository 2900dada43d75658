# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that take a while to make: made in the background, told of and stopped in the status line.

They have a thread of their own, so that the checks of the plan wait for none.
"""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtWidgets import QWidget

from planner.model.atomic import write_bytes
from planner.model.problems import BadInput
from planner.paths.watch import followed
from ui.desktop.background import Job
from ui.desktop.desk import Desk
from ui.desktop.dialogs.problems import ProblemsDialog


def write_made(
    desk: Desk,
    parent: QWidget,
    path: Path,
    make: Callable[[], bytes],
    written: Callable[[], None] | None = None,
) -> None:
    """Make a file's bytes off the window's thread, then write them, whole or not at all.

    ``written`` is called once the file is there. A file that cannot be made or written is told of.
    """
    workspace = desk.workspace
    if workspace is None:
        return
    say, name = desk.look.text, path.name

    def tell(error: BadInput) -> None:
        words = say("file.export-failed", name=name)
        ProblemsDialog(words, error.problems, desk.look, parent).exec()

    def work() -> bytes:
        with followed(task.watch):
            return make()

    def done(data: bytes) -> None:
        task.end()
        try:
            write_bytes(path, data)
        except BadInput as error:
            tell(error)
            return
        desk.settings.set_folder(path.resolve().parent)
        workspace.status.tell(say("file.exported", name=name))
        if written is not None:
            written()

    def failed(error: Exception) -> None:
        task.end()
        if not isinstance(error, BadInput):
            raise error
        tell(error)

    def stop() -> None:
        job.cancel()
        workspace.status.tell(say("file.export-stopped", name=name))

    job: Job[bytes] = Job(work, done, failed)
    task = workspace.status.progress.begin(say("file.exporting", name=name), stop)
    workspace.exports.start(job)
