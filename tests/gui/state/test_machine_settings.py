"""Whatever stands in the settings' file, every setting reads as something that can be used."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QPoint, QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.engine.view.palette import SIGNED
from playground.gui.state.areasizes import AreaSizes, as_text
from playground.gui.state.language import LANGUAGES, system_language
from playground.gui.state.machine_settings import (
    AREA_SIZES,
    AUTOSAVE,
    AUTOSAVE_S,
    EPOCHS,
    GEOMETRY,
    LANGUAGE,
    MAX_RECENT,
    OWN_FOLDER,
    RECENT,
    SETTINGS,
    TEXT_SIZE,
    THEME,
    MachineSettings,
    Setting,
)
from playground.gui.widgets.theme import TEXT_SIZES, THEMES, apply_theme, theme
from playground.pictures.resolutions import RESOLUTIONS
from tests.gui.clock import drain

KEYS = [setting.key for setting in SETTINGS]

GARBAGE: list[object] = [
    "",
    "garbage",
    "en ",
    "\x00",
    7,
    -1.5,
    float("nan"),
    True,
    [],
    ["light", "dark"],
    [1, 2],
    {"a": 1},
    b"",
    b"\x01\xd9\xd0\xcb",
    b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + b"\x7f" * 60,
    b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + b"\xff" * 60,
    QByteArray(b"\x00" * 200),
    QSize(3, 4),
    QPoint(-9, 9),
    "[" * 100_000,
    '{"a":' * 100_000,
    "9" * 5000,
    '{"explore": {"input": 1e400}}',
    '{"explore": {"input": ' + "9" * 5000 + "}}",
    '{"explore": {"folded": [[], {}, null]}}' * 2,
    "\ud800",
]
"""What a setting's reader is given; some of it is of the form that one of them expects."""
LINES = [
    "@ByteArray(\\x1\\xd9)",
    "@ByteArray(",
    "@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x4no)",
    "@Variant(\\0\\0\\x4\\0)",
    "@Variant(garbage)",
    "@Invalid()",
    "@Rect(1 2)",
    "@Size(a b)",
    "a, b, c",
    "@@x",
    '"unfinished',
    "%%%",
    "\\xzz",
]


# Qt itself says on the terminal what it finds in such a file.
of_qt = pytest.mark.qt_log_ignore("QVariant::load", "Trying to construct an instance")


def settings_in(folder: Path) -> QSettings:
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def written(folder: Path, key: str, line: str) -> MachineSettings:
    """The settings of a file in which a line stands for a key."""
    file = folder / "settings.ini"
    file.write_bytes(f"[General]\n{key}={line}\n".encode("utf-8", "surrogateescape"))
    return MachineSettings(settings_in(folder))


def is_usable(setting: Setting[Any], value: object) -> bool:
    if setting.key in ("projector", "camera"):  # a name that nothing has is that of none
        return isinstance(value, str)
    if setting.key.endswith("_folder"):  # one that is not there is made, or said to be not there
        return isinstance(value, str) and (not value or Path(value).is_absolute())
    if setting.key == "autosave_s":
        return isinstance(value, int) and 2 <= value <= 300
    choices = {
        "theme": list(THEMES),
        "text_size": list(TEXT_SIZES),
        "device": ["auto", "cpu", "cuda", "mps"],
        "autosave": [True, False],
        "camera_mirrored": [True, False],
        "camera_width": [width for width, _ in RESOLUTIONS],
        "signed_scale": list(SIGNED),
        "motion": ["system", "reduced", "full"],
        "language": list(LANGUAGES),
        "areas": [""],
        "recent": [()],
        "kept_epochs": list(EPOCHS),
        "first_steps": ["always", "asked"],
    }.get(setting.key)
    return value in choices if choices is not None else isinstance(value, QByteArray)


@pytest.mark.parametrize(
    ("setting", "value", "default"),
    [
        (TEXT_SIZE, "120", "100"),
        (AUTOSAVE, False, True),
        (AUTOSAVE_S, 60, 5),
        (OWN_FOLDER, "/a folder/of mine", ""),
        (OWN_FOLDER, "/a folder/of \udcff\nmine", ""),
        (RECENT, ("/a.convplay", "/b\udcff.convplay", "/c\nd.convplay", "{e}.convplay"), ()),
    ],
)
def test_every_kind_of_value_is_kept_told_of_once_and_reset(
    tmp_path: Path, setting: Setting[Any], value: object, default: object
) -> None:
    first = MachineSettings(settings_in(tmp_path))
    told: list[object] = []
    first.changed.connect(told.append)
    for _ in range(2):
        first.set(setting, value)
    first.finish()
    second = MachineSettings(settings_in(tmp_path))
    assert second.get(setting) == value
    first.reset([setting])
    assert first.get(setting) == default
    assert told == [setting, setting]


def test_of_recent_files_the_good_ones_are_kept(tmp_path: Path) -> None:
    spelled = json.dumps({"bytes": os.fsencode("/\udcff.ConvPlay").hex()})
    lines = ["/a.convplay", "/B.CONVPLAY", "no session", "", '{"bytes": 7}', "{", "[" * 9, spelled]
    file = settings_in(tmp_path)
    file.setValue("recent", "\n".join(lines))
    wanted = ("/a.convplay", "/B.CONVPLAY", "/\udcff.ConvPlay")
    assert MachineSettings(file).get(RECENT) == wanted


def test_all_recent_files_are_kept_that_come_before_the_first_is_written() -> None:
    """All but the latest of them stood behind the older ones, or were left out."""
    old = [f"/{number}.convplay" for number in range(MAX_RECENT)]
    mine = ["/b.convplay", "/a.convplay", *old][:MAX_RECENT]
    assert RECENT.joined is not None
    assert str(RECENT.joined("\n".join(mine), "\n".join(old))).split("\n") == mine
    assert RECENT.joined("/a.convplay", None) == "/a.convplay"


def test_recent_files_of_two_programs_are_kept_together(tmp_path: Path) -> None:
    """Who saved last had only what was there at its start, and its own."""

    def opened() -> MachineSettings:
        path = str(tmp_path / "settings.ini")
        return MachineSettings(QSettings(path, QSettings.Format.IniFormat))

    def remember(settings: MachineSettings, path: str) -> None:
        others = (each for each in settings.get(RECENT) if each != path)
        settings.set(RECENT, (path, *others)[:MAX_RECENT])
        settings.finish()

    names = [f"/{number}.convplay" for number in range(MAX_RECENT)]
    first = opened()
    remember(first, names[0])
    one, other = opened(), opened()
    remember(one, names[1])
    remember(other, names[2])
    assert opened().get(RECENT) == other.get(RECENT) == (names[2], names[1], names[0])
    remember(one, names[0])
    assert opened().get(RECENT) == (names[0], names[2], names[1])
    for name in names[3:]:
        remember(opened(), name)
    remember(other, "/last.convplay")
    assert opened().get(RECENT) == ("/last.convplay", *names[:2:-1], names[0], names[2])


@pytest.mark.parametrize(
    ("setting", "value"), [(RECENT, ("/\ud800.convplay", "/a.convplay")), (OWN_FOLDER, "/\ud800")]
)
def test_what_is_the_path_of_nothing_is_left_out(
    tmp_path: Path, setting: Setting[Any], value: object
) -> None:
    first = MachineSettings(settings_in(tmp_path))
    first.set(setting, value)
    first.finish()
    kept = MachineSettings(settings_in(tmp_path)).get(setting)
    assert kept == ("" if setting is OWN_FOLDER else ("/a.convplay",))


def test_they_are_kept(tmp_path: Path) -> None:
    first = MachineSettings(settings_in(tmp_path))
    assert first.get(THEME) == "light"
    assert first.get(LANGUAGE) == system_language()
    assert first.get(GEOMETRY).isEmpty()
    first.set(THEME, "dark")
    first.set(LANGUAGE, "zh_CN")
    first.set(GEOMETRY, QByteArray(b"bytes"))
    sizes = as_text({"explore": AreaSizes(input=300, folded=("below",))})
    first.set(AREA_SIZES, sizes)
    first.finish()
    second = MachineSettings(settings_in(tmp_path))
    assert second.get(THEME) == "dark"
    assert second.get(LANGUAGE) == "zh_CN"
    assert second.get(GEOMETRY) == b"bytes"
    assert second.get(AREA_SIZES) == sizes


@pytest.mark.parametrize("setting", SETTINGS, ids=KEYS)
@pytest.mark.parametrize("value", GARBAGE, ids=lambda value: repr(value)[:30])
def test_a_value_of_another_kind_reads_as_the_default(
    tmp_path: Path, setting: Setting[str] | Setting[QByteArray], value: object
) -> None:
    file = settings_in(tmp_path)
    file.setValue(setting.key, value)
    assert is_usable(setting, MachineSettings(file).get(setting))
    file.sync()
    assert is_usable(setting, MachineSettings(settings_in(tmp_path)).get(setting))


def test_a_reader_that_fails_reads_as_the_default(tmp_path: Path) -> None:
    def fails(stored: object) -> str:
        raise RecursionError

    file = settings_in(tmp_path)
    file.setValue("theme", "dark")
    assert MachineSettings(file).get(Setting("theme", lambda: "light", fails)) == "light"


@of_qt
@pytest.mark.parametrize("setting", SETTINGS, ids=KEYS)
@pytest.mark.parametrize("line", LINES)
def test_a_damaged_line_reads_as_the_default(
    tmp_path: Path, setting: Setting[str] | Setting[QByteArray], line: str
) -> None:
    assert is_usable(setting, written(tmp_path, setting.key, line).get(setting))


@of_qt
@pytest.mark.parametrize("setting", SETTINGS, ids=KEYS)
@given(line=st.one_of(st.text(), st.binary().map(lambda b: b.decode("latin-1"))))
def test_any_line_reads_as_something_usable(
    tmp_path_factory: pytest.TempPathFactory,
    setting: Setting[str] | Setting[QByteArray],
    line: str,
) -> None:
    line = line.encode("utf-8", "replace").decode("utf-8")
    folder = tmp_path_factory.mktemp("settings")
    assert is_usable(setting, written(folder, setting.key, line).get(setting))


@given(tail=st.binary(max_size=120))
def test_no_bytes_hurt_a_window(qapp: QApplication, tail: bytes) -> None:
    """QWidget.restoreGeometry checks what it is given, also behind the right first bytes."""
    widget = QWidget()
    for data in (tail, b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + tail):
        widget.restoreGeometry(QByteArray(data))
        assert 0 <= widget.width() < 2**24
    widget.deleteLater()


@pytest.mark.parametrize(
    "value",
    [7, [1, 2], {"a": 1}, b"garbage", "garbage", QByteArray(b"\xff" * 70), "[" * 100_000],
    ids=lambda value: repr(value)[:30],
)
def test_the_window_starts_all_the_same(qtbot: QtBot, tmp_path: Path, value: object) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    file = settings_in(tmp_path)
    for key in KEYS:
        file.setValue(key, value)
    program = app.start(application, app.first_session(), file)
    try:
        qtbot.waitUntil(lambda: program.window.is_complete)
        assert program.window.isVisible()
        assert theme().name == "light"
        # The layout gives it the width that its panels ask for, once it comes to it.
        window = program.window
        qtbot.waitUntil(lambda: window.width() >= window.minimumSizeHint().width())
    finally:
        program.window.close()
        program.window.deleteLater()
        drain()
        apply_theme(application, "light")
