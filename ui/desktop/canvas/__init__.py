# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan on the screen: a view, layers that paint it, and the widget that joins them."""
