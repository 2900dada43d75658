# SPDX-License-Identifier: GPL-3.0-or-later
"""What the actions do, one file a menu."""
