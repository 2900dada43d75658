# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of README and guide, made anew: see ``__main__``."""
