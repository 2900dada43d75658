# SPDX-License-Identifier: GPL-3.0-or-later
"""The headless core: venues, plans, their rules, routes, drawings and files. Knows no Qt."""

__version__ = "0.1.0"
