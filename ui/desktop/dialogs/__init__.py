# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows that ask or tell, one a file."""
