"""Random events on random widgets of the whole window: nothing raises and Qt warns of nothing.

The command `./run bench monkey` does much more of it, and starts and kills real trainings.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from playground.gui.shell.savequestion import asked
from playground.gui.widgets.savefile import asked_file
from tests.bench.findings import Lookout
from tests.bench.growth import Growth, Reading
from tests.bench.monkeyplay import Monkey
from tests.gui.program import running

ROOT = Path(__file__).resolve().parents[3]
EVENTS = 500
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@pytest.mark.parametrize("seeds", ["1,2", "3,4"])
def test_nothing_that_a_monkey_does_raises_or_warns(tmp_path: Path, seeds: str) -> None:
    files = tmp_path / "files"
    files.mkdir()
    environment = os.environ | dict.fromkeys(HOMES, str(tmp_path))
    done = subprocess.run(
        [
            *(sys.executable, "-P", "-X", "faulthandler", "-m", "tests.gui.shell.monkeyprogram"),
            *(seeds, str(EVENTS), str(files)),
        ],
        env=environment | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=500,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_monkey_chooses_in_a_menu_for_which_a_press_waits(qtbot: QtBot, tmp_path: Path) -> None:
    chosen: list[str] = []
    with running(qtbot, tmp_path) as program:
        button = QToolButton(program.window)
        menu = QMenu(button)
        for text in ("one", "two"):
            menu.addAction(text).triggered.connect(lambda _=False, text=text: chosen.append(text))
        deeper = menu.addMenu("more").addAction("three")
        deeper.triggered.connect(lambda _=False: chosen.append("three"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.show()
        monkey = Monkey(program, 1, tmp_path)
        for _ in range(30):  # each waits in a loop of Qt's until the menu is gone
            monkey.hands.click(button, button.rect().center())
        assert QApplication.activePopupWidget() is None
    assert set(chosen) == {"one", "two", "three"}


def test_the_monkey_answers_the_questions_that_wait(qtbot: QtBot, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("")
    name = str(there.with_suffix(""))
    kinds = {"Text (*.txt)": (".txt",)}
    written, answers = set(), set()
    with running(qtbot, tmp_path) as program:
        monkey = Monkey(program, 1, tmp_path)
        with monkey.answered(), patch.object(QFileDialog, "getSaveFileName", lambda *_: (name, "")):
            for _ in range(30):
                written.add(asked_file(program.window, "Save", "", kinds))
                answers.add(asked(program.window, "", "Else they are lost."))
    assert written == {None, (there, "Text (*.txt)")}
    assert answers == {"save", "leave", "stay"}


def _readings(*megabytes: float) -> list[Reading]:
    return [Reading(each, 100_000, 1_000, 9, 14, {"builtins.dict": 5}) for each in megabytes]


def test_growth_is_told_after_the_warm_up_alone() -> None:
    assert not Growth.of(_readings(100, 180, 220, 221, 220, 222, 221, 220, 222)).is_leak
    assert Growth.of(_readings(100, 180, 220, 230, 240, 250, 260, 270, 280)).is_leak
    # The runs of the last training come and go with it, whatever there is beneath them.
    often = [100 + 200 * (at % 3 > 0) for at in range(20)]
    assert not Growth.of(_readings(*often)).is_leak
    assert Growth.of(_readings(*(each + 5 * at for at, each in enumerate(often)))).is_leak
    steady = _readings(*[200.0] * 9)
    more = [
        Reading(200.0, 100_000 + 1_000 * at, 1_000, 9, 14, {"builtins.dict": 5 + at})
        for at in range(9)
    ]
    assert not Growth.of(steady).is_leak
    assert Growth.of(more).is_leak
    assert Growth.of(more).kinds == (("builtins.dict", 5),)


def test_what_is_imported_late_is_no_leak_and_hides_none() -> None:
    def readings(by_event: int) -> list[Reading]:
        return [
            Reading(
                *(200.0, 100_000 + by_event * at + 9_000 * (at > 13), 1_000, 9, 14, {}),
                modules=2_000 + 90 * (at > 13),
            )
            for at in range(20)
        ]

    assert not Growth.of(readings(0)).is_leak
    assert Growth.of(readings(1_000)).objects == pytest.approx(13_000, rel=0.1)


def test_the_monkey_says_where_an_event_stands_that_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tests.bench.findings.STOP_S", 0.01)
    with Lookout() as lookout:
        for _ in range(2):
            lookout.begin()
            while not lookout.told:
                pass
            assert "test_the_monkey_says_where" in lookout.end()
        lookout.begin()
        assert lookout.end() == ""  # what was told of one event is not told of the next
