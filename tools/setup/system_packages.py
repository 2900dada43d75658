#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the Debian packages that Hallplan needs, and asks apt only for those that are missing.

Usage: ``system_packages.py run`` (the window and the exporters) or ``system_packages.py test``
(the same and a virtual display). Never fails: without the right to install, or without apt, it
prints the one command that a person can run, and goes on. Needs nothing but Python itself.
"""

import os
import re
import shutil
import subprocess
import sys

RUN = (
    "python3-venv",
    "libegl1",  # Qt: even its off-screen platform loads EGL and GL
    "libgl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libbrotli1",
)
TEST = (*RUN, "xvfb", "xauth")
PURPOSES = {"run": RUN, "test": TEST}


def installed() -> set[str]:
    """Names of the installed packages and of what they provide.

    Debian 13 has libglib2.0-0 only as something that libglib2.0-0t64 provides.
    """
    query = ["dpkg-query", "-W", "-f=${db:Status-Status}\t${Package}, ${Provides}\n"]
    lines = subprocess.run(query, check=True, capture_output=True, text=True).stdout.splitlines()
    present = (line.partition("\t")[2] for line in lines if line.startswith("installed\t"))
    return {
        re.sub(r"[\s:(].*", "", name.strip()) for names in present for name in names.split(",")
    } - {""}


def install(missing: list[str]) -> bool:
    """Whether apt-get installed the missing packages."""
    rights = [] if os.geteuid() == 0 else ["sudo"]
    if rights and not shutil.which("sudo"):
        return False
    if rights and not sys.stdin.isatty():
        rights.append("-n")  # nobody is there to type a password
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    apt += ["-o", "DPkg::Lock::Timeout=300", "-qq"]
    if subprocess.run([*apt, "update"], check=False).returncode:
        print("apt-get update failed; trying with the lists that are here", file=sys.stderr)
    wanted = [*apt, "install", "-y", "--no-install-recommends", *missing]
    return subprocess.run(wanted, check=False).returncode == 0


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        print(f"usage: system_packages.py {'|'.join(PURPOSES)}", file=sys.stderr)
        return 2
    wanted = PURPOSES[arguments[0]]
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        print(f"Not a Debian system: Hallplan needs what Debian calls {' '.join(wanted)}")
        return 0
    present = installed()
    missing = [package for package in wanted if package not in present]
    if missing and not install(missing):
        command = f"apt-get install --no-install-recommends {' '.join(missing)}"
        print(f"System packages are missing. As root: {command}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
