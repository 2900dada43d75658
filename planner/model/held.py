# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that one process holds: the system lets go of it when the process ends, however it ends.

So nobody who was killed is taken for alive, and no number of a process that another one got since.
"""

import errno
import getpass
import os
import socket
import sys
from datetime import datetime

import msgspec

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})
_FAR = 1 << 30  # of the byte that is locked where locks keep others from reading


class Holder(msgspec.Struct, frozen=True):
    """Who holds a file: user, host, number of the process, and since when (ISO 8601)."""

    user: str
    host: str
    process: int
    since: str


def myself() -> Holder:
    """This process, from now on."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        user = "?"
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    return Holder(user, socket.gethostname(), os.getpid(), since)


def hold(file: int) -> bool | None:
    """Hold an open file until it is closed; False where another process holds it.

    None where the file system knows no such holds (some network shares).
    """
    try:
        if sys.platform == "win32":
            place = os.lseek(file, 0, os.SEEK_CUR)
            os.lseek(file, _FAR, os.SEEK_SET)
            try:
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(file, place, os.SEEK_SET)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _BUSY else None
    return True
