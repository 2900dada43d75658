# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide in the window: the pages of ``docs/guide``, found by what a person is at."""
