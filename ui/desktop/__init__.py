# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: everything that knows Qt."""
