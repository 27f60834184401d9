"""Spares PySide the reading of every module's source.

After `import PySide6`, each module that is imported is searched for the text "PySide6", to see
whether PySide's optional features (snake_case, true_property) may be switched on in it. Nobody uses
them here, and the reading takes a tenth of the time that the window takes to come up.
"""

from __future__ import annotations

import sys

import PySide6  # noqa: F401  (loads what is changed below)


def spare_reading() -> bool:
    """Let every module be taken for one that uses PySide and none of its features.

    Returns whether this version of PySide could be told so; if not, it just starts later.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if not hasattr(feature, "_mod_uses_pyside"):
        return False
    feature._mod_uses_pyside = lambda module: True  # type: ignore[union-attr]
    return True


spare_reading()
