# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of tools share one process, and so one application, with those of the window."""

import pytest
from PyQt6.QtWidgets import QApplication

from tests import windows


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application as it is when a person runs it."""
    return windows.Dressed
