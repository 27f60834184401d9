"""Preferences: opened from everywhere, each applied at once and kept, all of them reset."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.cli import stack_option
from playground.exchange.own_files import STACKS, folder_of, own_folder
from playground.gui.flow.glide import Glide
from playground.gui.shell import preferences as shell_preferences
from playground.gui.shell.habits import choose_habits
from playground.gui.shell.preferences import Preferences
from playground.gui.state import machine_settings as settings
from playground.gui.state.machine_settings import PREFERENCES, MachineSettings, Setting
from playground.gui.state.sliding import SPEEDS_HZ
from playground.gui.widgets.colours import choose_signed_scale, signed_scale
from playground.gui.widgets.fieldcontrols import CheckControl, ListControl, SegmentsControl
from playground.gui.widgets.folderline import FolderLine
from playground.gui.widgets.motion import choose_motion
from playground.gui.widgets.theme import TEXT_POINTS, choose_text_size, theme
from playground.training.protocol import messages
from playground.training.protocol.client import TrainingClient
from playground.training.protocol.preferred_device import preferred_device
from tests.gui.clock import drain
from tests.gui.hands import click, press
from tests.gui.program import edit, find, running
from tests.gui.state.test_autosave import beat, copies, stride


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program
        running_program.settings.reset(PREFERENCES)
    choose_text_size("100")
    choose_motion("system")
    choose_signed_scale(settings.SIGNED_SCALE.default())


@pytest.fixture
def dialog(program: app.Program) -> Preferences:
    program.window.activateWindow()
    press(Qt.Key.Key_Comma, modifiers=Qt.KeyboardModifier.ControlModifier)
    return find(program, Preferences)


def choose(dialog: Preferences, setting: Setting[Any], value: str) -> None:
    """Choose a value as the keyboard or a click does."""
    control = dialog.control(setting)
    if isinstance(control, SegmentsControl):
        click(control.segments.button(value))
    else:
        assert isinstance(control, ListControl)
        control.list.setFocus()
        press(Qt.Key.Key_Home)
        for _ in range(control.list.count()):
            if control.list.currentData() == value:
                break
            press(Qt.Key.Key_Down)
        assert control.list.currentData() == value
    drain()


def take(
    monkeypatch: pytest.MonkeyPatch, dialog: Preferences, setting: Setting[Any], folder: Path
) -> None:
    """Choose a folder."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    line = dialog.control(setting)
    assert isinstance(line, FolderLine)
    click(line.choose)
    drain()


def kept(program: app.Program, tmp_path: Path) -> MachineSettings:
    """The settings as the next start finds them."""
    program.settings.finish()
    file = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    file.sync()
    return MachineSettings(file)


def test_it_is_in_the_menu_and_opens_once(program: app.Program, dialog: Preferences) -> None:
    program.window.actions_["preferences"].trigger()
    assert find(program, Preferences) is dialog
    assert dialog.isVisible()
    menu = program.window.top_bar.menus.actions()[1].menu()
    assert program.window.actions_["preferences"] in menu.actions()  # type: ignore[union-attr]
    press(Qt.Key.Key_Escape)
    drain()
    assert not program.window.findChildren(Preferences)


def test_every_setting_has_a_control_that_says_what_it_does(dialog: Preferences) -> None:
    for setting in PREFERENCES:
        control = dialog.control(setting)
        assert control.isVisibleTo(dialog)
        assert any(
            widget.accessibleName() for widget in (control, *control.findChildren(QWidget))
        ), setting.key


def test_the_keyboard_reaches_everything(dialog: Preferences) -> None:
    reached = set()
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    for setting in PREFERENCES:
        control = dialog.control(setting)
        parts = {control, *control.findChildren(QWidget)}
        assert parts & reached, setting.key


def test_theme_and_text_size_are_seen_at_once_and_kept(
    program: app.Program, dialog: Preferences, tmp_path: Path
) -> None:
    choose(dialog, settings.THEME, "dark")
    assert theme().name == "dark"
    assert program.window.actions_["theme_dark"].isChecked()
    before = program.window.top_bar.menus.height()
    choose(dialog, settings.TEXT_SIZE, "130")
    assert QApplication.font().pointSizeF() == pytest.approx(1.3 * TEXT_POINTS)
    assert program.window.top_bar.menus.height() > before
    program.window.actions_["theme_contrast"].trigger()  # another theme keeps the size
    assert QApplication.font().pointSizeF() == pytest.approx(1.3 * TEXT_POINTS)
    later = kept(program, tmp_path)
    assert (later.get(settings.THEME), later.get(settings.TEXT_SIZE)) == ("contrast", "130")


def test_a_choice_in_the_menu_is_shown(program: app.Program, dialog: Preferences) -> None:
    program.window.actions_["scale_purple-green"].trigger()
    control = dialog.control(settings.SIGNED_SCALE)
    assert isinstance(control, ListControl)
    assert control.list.currentData() == "purple-green"
    choose(dialog, settings.SIGNED_SCALE, "light-dark")
    assert signed_scale() == "light-dark"


def test_with_reduced_motion_nothing_glides(program: app.Program, dialog: Preferences) -> None:
    choose(dialog, settings.MOTION, "reduced")
    assert program.sliding.speed == SPEEDS_HZ[0]
    program.store.look(filter=2)
    assert not find(program, Glide).is_gliding
    assert program.window.actions_["motion"].isChecked()
    choose(dialog, settings.MOTION, "full")
    program.store.look(filter=0)
    assert find(program, Glide).is_gliding


def test_another_language_is_spoken_by_window_and_dialog(
    qtbot: QtBot, program: app.Program, dialog: Preferences
) -> None:
    try:
        choose(dialog, settings.LANGUAGE, "zh_CN")
        qtbot.waitUntil(lambda: program.window.isVisible() and program.window.is_complete)
        again = find(program, Preferences)
        assert again.isVisible()
        assert again.windowTitle() == "首选项"
        assert again.sizeHint().width() <= 1024
        choose(again, settings.LANGUAGE, "en")
        qtbot.waitUntil(lambda: program.window.isVisible() and program.window.is_complete)
        assert find(program, Preferences).windowTitle() == "Preferences"
    finally:
        if program.settings.get(settings.LANGUAGE) != "en":
            program.change_language("en")


def test_trainings_compute_by_the_device(program: app.Program, dialog: Preferences) -> None:
    choose(dialog, settings.DEVICE, "cpu")
    assert preferred_device() == "cpu"
    sent: list[Any] = []

    class Running:
        outbox = type("Outbox", (), {"put": staticmethod(sent.append)})

    client = TrainingClient()
    client._running = Running()  # type: ignore[assignment]
    session = program.store.session
    client.send(messages.Start(session.network, session.training, "folder"))
    assert sent[0].prefers == "cpu"
    assert sent[0].plan.device == "auto"  # the document has no opinion
    client._running = None


def test_a_card_that_pytorch_cannot_use_is_off(
    program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell_preferences, "why_no_cuda", lambda: "reason")
    program.window.actions_["preferences"].trigger()
    control = find(program, Preferences).control(settings.DEVICE)
    assert isinstance(control, SegmentsControl)
    assert not control.segments.button("cuda").isEnabled()
    assert control.segments.button("cuda").toolTip() == "reason"


def test_copies_are_written_after_the_seconds_that_were_chosen_or_not_at_all(
    qtbot: QtBot, program: app.Program, dialog: Preferences, tmp_path: Path
) -> None:
    program.begin_autosave(tmp_path / "copies")
    autosave = program.autosave
    assert autosave is not None
    program.settings.set(settings.AUTOSAVE_S, 60)
    edit(qtbot, program, lambda: stride(program, 2))
    assert autosave.pause.interval() == 60_000
    beat(qtbot, autosave, autosave.path)
    control = dialog.control(settings.AUTOSAVE)
    assert isinstance(control, CheckControl)
    control.check.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not copies(tmp_path / "copies"))
    assert not dialog.control(settings.AUTOSAVE_S).isEnabled()
    edit(qtbot, program, lambda: stride(program, 3))
    assert not autosave.pause.isActive()
    control.check.setFocus()
    press(Qt.Key.Key_Space)
    beat(qtbot, autosave, autosave.path)


def test_copies_go_to_the_folder_that_is_chosen(
    qtbot: QtBot,
    program: app.Program,
    dialog: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program.begin_autosave(tmp_path / "copies")
    edit(qtbot, program, lambda: stride(program, 2))
    assert program.autosave is not None
    beat(qtbot, program.autosave, program.autosave.path)
    other = tmp_path / "other copies"
    other.mkdir()
    take(monkeypatch, dialog, settings.AUTOSAVE_FOLDER, other)
    assert copies(tmp_path / "copies") == []
    assert program.autosave.folder == other
    edit(qtbot, program, lambda: stride(program, 3))
    beat(qtbot, program.autosave, program.autosave.path)
    assert copies(other) == ["1.convplay"]
    line = dialog.control(settings.AUTOSAVE_FOLDER)
    assert isinstance(line, FolderLine)
    assert line.line.text() == str(other)
    click(line.usual)
    assert program.settings.get(settings.AUTOSAVE_FOLDER) == ""


def test_moved_while_there_is_work_the_work_has_a_copy_again(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    program.begin_autosave(tmp_path / "copies")
    edit(qtbot, program, lambda: stride(program, 2))
    program.settings.set(settings.AUTOSAVE_FOLDER, str(tmp_path / "other"))
    assert program.autosave is not None
    beat(qtbot, program.autosave, program.autosave.path)
    assert copies(tmp_path / "other") == ["1.convplay"]


def test_own_files_and_sessions_are_looked_for_in_the_folders_that_are_chosen(
    program: app.Program,
    dialog: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("mine", "lessons"):
        (tmp_path / name).mkdir()
    usual = own_folder()
    take(monkeypatch, dialog, settings.OWN_FOLDER, tmp_path / "mine")
    assert folder_of(STACKS) == tmp_path / "mine" / "stacks"
    begun: list[str] = []
    take(monkeypatch, dialog, settings.SESSIONS_FOLDER, tmp_path / "lessons")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _p, _t, start, *_: (begun.append(start), ("", ""))[1]
    )
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda _p, _t, start, *_: (begun.append(start), ("", ""))[1]
    )
    program.window.actions_["save_as"].trigger()
    program.window.actions_["open"].trigger()
    assert begun == [str(tmp_path / "lessons" / "session"), str(tmp_path / "lessons")]
    click(dialog.reset_button)
    assert own_folder() == usual


def test_the_command_line_finds_own_files_there_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = MachineSettings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    machine.set(settings.OWN_FOLDER, str(tmp_path / "mine"))
    monkeypatch.setattr(settings, "user_settings", lambda: machine)
    (tmp_path / "mine" / "stacks").mkdir(parents=True)
    (tmp_path / "mine" / "stacks" / "two.json").write_text("{}", encoding="utf-8")
    try:
        stack_option.check("two")
    finally:
        machine.reset(PREFERENCES)
        choose_habits(machine)


def test_a_folder_that_cannot_be_written_is_not_taken(
    program: app.Program, dialog: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # who is root may write everywhere
    take(monkeypatch, dialog, settings.OWN_FOLDER, tmp_path)
    assert program.settings.get(settings.OWN_FOLDER) == ""
    assert dialog.said.isVisible()
    assert str(tmp_path) in dialog.said.text()


def test_the_defaults_come_back_all_at_once(
    program: app.Program, dialog: Preferences, tmp_path: Path
) -> None:
    assert not dialog.reset_button.isEnabled()
    choose(dialog, settings.THEME, "dark")
    choose(dialog, settings.TEXT_SIZE, "120")
    choose(dialog, settings.DEVICE, "cpu")
    program.settings.set(settings.SESSIONS_FOLDER, str(tmp_path))
    assert dialog.reset_button.isEnabled()
    click(dialog.reset_button)
    drain()
    assert theme().name == "light"
    assert QApplication.font().pointSizeF() == pytest.approx(TEXT_POINTS)
    assert preferred_device() == "auto"
    later = kept(program, tmp_path)
    assert all(later.get(setting) == setting.default() for setting in PREFERENCES)
    assert not dialog.reset_button.isEnabled()


def test_on_a_small_screen_all_of_it_is_reached(
    qtbot: QtBot, program: app.Program, dialog: Preferences
) -> None:
    choose(dialog, settings.TEXT_SIZE, "130")
    dialog.resize(700, 500)
    drain()
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            needed = label.fontMetrics().horizontalAdvance(label.text())
            assert label.width() >= needed, label.text()
    line = dialog.control(settings.AUTOSAVE_FOLDER)
    assert line.visibleRegion().isEmpty()
    for _ in range(40):
        press(Qt.Key.Key_Tab)
        if line.isAncestorOf(QApplication.focusWidget()):
            break
    drain()
    assert line.visibleRegion().boundingRect().height() > 10


def test_a_plan_that_names_a_device_is_not_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    from playground.training.process import devices

    monkeypatch.setattr(devices, "available", lambda: ("cuda", "cpu"))
    assert devices.chosen("auto").type == "cuda"
    assert devices.chosen("auto", prefers="cpu").type == "cpu"
    assert devices.chosen("cuda", prefers="cpu").type == "cuda"
    assert devices.chosen("auto", prefers="mps").type == "cuda"  # there is none
