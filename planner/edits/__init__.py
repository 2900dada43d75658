# SPDX-License-Identifier: GPL-3.0-or-later
"""Every change to a plan: a named, pure edit that says what it touched."""
