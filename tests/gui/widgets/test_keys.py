"""Return and Enter are one key to whoever presses them."""

from __future__ import annotations

import re
from pathlib import Path

GUI = Path(__file__).resolve().parents[3] / "playground" / "gui"


def test_no_module_tells_one_return_key_from_the_other() -> None:
    naming = {
        path.relative_to(GUI).as_posix()
        for path in GUI.rglob("*.py")
        if re.search(r"Key_(Return|Enter)\b", path.read_text(encoding="utf-8"))
    }
    assert naming == {"widgets/keys.py"}
