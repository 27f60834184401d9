"""The file of the settings: whoever sets a value never waits for the disk, and nothing is lost."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QByteArray, QLockFile, QSettings
from pytestqt.qtbot import QtBot

from playground.gui.state.settingsfile import SettingsFile
from tests.gui.clock import drain

KEYS = ("one", "two", "three")


class Noted(QSettings):
    """Settings of which a test knows who has begun to write them."""

    writers: ClassVar[list[threading.Thread]] = []

    def setValue(self, key: str, value: object) -> None:
        super().setValue(key, value)
        self.writers.append(threading.current_thread())


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    monkeypatch.setattr("playground.gui.state.settingsfile.QSettings", Noted)
    Noted.writers.clear()
    return Noted.writers


def opened(folder: Path) -> QSettings:
    return QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)


def test_who_sets_a_value_does_not_wait_for_the_disk(
    qtbot: QtBot, tmp_path: Path, writers: list[threading.Thread]
) -> None:
    file = SettingsFile(opened(tmp_path), KEYS)
    lock = QLockFile(str(tmp_path / "s.ini.lock"))
    assert lock.tryLock(0)  # Qt waits for it, as for a disk that does not answer
    file.set("one", "1")
    qtbot.waitUntil(lambda: bool(writers))
    assert writers[0] is not threading.current_thread()
    for value in "23456":  # any Python that runs meanwhile shows that the thread lets it
        file.set("one", value)
        drain()
    file.set("two", QByteArray(b"\x00\xff"))
    assert (file.value("one"), file.value("two")) == ("6", b"\x00\xff")
    assert text_of(tmp_path) == ""
    lock.unlock()
    file.finish()
    later = SettingsFile(opened(tmp_path), KEYS)
    assert (later.value("one"), later.value("two")) == ("6", b"\x00\xff")


def test_what_is_set_is_in_the_file_before_anything_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    file = SettingsFile(opened(tmp_path), KEYS)
    file.set("three", "here")
    qtbot.waitUntil(lambda: "three=here" in text_of(tmp_path))
    file.set("three", None)
    qtbot.waitUntil(lambda: "three" not in text_of(tmp_path))
    file.finish()


def test_settings_of_another_program_and_keys_that_are_not_ours_stay(tmp_path: Path) -> None:
    opened(tmp_path).setValue("other", "stays")
    mine, other = (SettingsFile(opened(tmp_path), KEYS) for _ in range(2))
    mine.set("one", "mine")
    other.set("two", "other")
    other.finish()
    mine.finish()
    later = SettingsFile(opened(tmp_path), (*KEYS, "other"))
    assert [later.value(key) for key in ("one", "two", "other")] == ["mine", "other", "stays"]


def test_what_is_written_once_is_not_written_again_over_another_program(tmp_path: Path) -> None:
    mine, other = (SettingsFile(opened(tmp_path), KEYS) for _ in range(2))
    mine.set("one", "mine")
    mine.set("two", None)
    mine.finish()
    other.set("one", "other")
    other.set("two", "other")
    other.finish()
    mine.set("three", "mine")
    assert [mine.value(key) for key in KEYS] == ["other", "other", "mine"]  # seen with the writing
    later = SettingsFile(opened(tmp_path), KEYS)
    assert [later.value(key) for key in KEYS] == ["other", "other", "mine"]


def test_a_value_set_after_the_end_is_kept_too(tmp_path: Path) -> None:
    file = SettingsFile(opened(tmp_path), KEYS)
    for value in ("first", "second"):
        file.set("one", value)
        file.finish()
    assert SettingsFile(opened(tmp_path), KEYS).value("one") == "second"


@pytest.mark.parametrize("form", ["IniFormat", "NativeFormat"])
def test_settings_known_by_their_program_are_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """As the program's own, which no path is given for."""

    def mine() -> QSettings:
        scope = QSettings.Scope.UserScope
        return QSettings(QSettings.Format[form], scope, "of a test", "Settings of a test")

    QSettings.setPath(QSettings.Format[form], QSettings.Scope.UserScope, str(tmp_path))
    file = SettingsFile(mine(), KEYS)
    file.set("two", "found")
    file.finish()
    assert SettingsFile(mine(), KEYS).value("two") == "found"
    assert list(tmp_path.rglob("Settings of a test.*"))


def text_of(folder: Path) -> str:
    path = folder / "s.ini"
    return path.read_text(encoding="utf-8") if path.exists() else ""
