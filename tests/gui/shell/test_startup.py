"""PySide is spared the reading of sources; features stay off all the same."""

from __future__ import annotations

import sys

from playground.gui.shell.startup import spare_reading


def test_this_version_of_pyside_can_be_told() -> None:
    assert spare_reading()
    feature = sys.modules["shibokensupport.feature"]
    assert feature._mod_uses_pyside(sys)
    from PySide6.QtCore import QObject

    assert hasattr(QObject, "objectName")
    assert not hasattr(QObject, "object_name")
