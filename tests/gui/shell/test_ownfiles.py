"""The user's own stacks and kernels stand in the menus and in the palette."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import filteredits
from playground.core.messages import Refused
from playground.exchange import own_files
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.kernel.presetmenu import PresetButton
from playground.gui.shell import ownstacks
from playground.gui.shell.commandpalette import CommandPalette
from playground.gui.shell.lessonmenu import LESSONS
from playground.gui.shell.recipemenu import RECIPES
from playground.gui.widgets.messagebar import MessageBar
from playground.gui.widgets.ownsection import OwnSection
from tests.gui.clock import drain
from tests.gui.hands import CTRL, LEFT, Key, press, type_text
from tests.gui.program import edit, find, running, settle
from tests.patience import PATIENCE_S


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(own_files, "own_folder", lambda: tmp_path / "own")
    for kind in (own_files.STACKS, own_files.KERNELS):
        own_files.folder_of(kind)
    return tmp_path / "own"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, own: Path) -> Iterator[app.Program]:
    del own
    with running(qtbot, tmp_path) as made:
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made.window)
        yield made


def open_menu(qtbot: QtBot, menu: QMenu) -> list[QAction]:
    """Open a menu; what is seen in it."""
    menu.popup(menu.parentWidget().mapToGlobal(menu.parentWidget().rect().center()))
    qtbot.waitUntil(menu.isVisible)
    return [action for action in menu.actions() if action.isVisible()]


def click_entry(qtbot: QtBot, menu: QMenu, text: str) -> None:
    """Open a menu and click an entry of it."""
    (action,) = (each for each in open_menu(qtbot, menu) if each.text() == text)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def preset_menu(program: app.Program) -> QMenu:
    return find(program, PresetButton).menu()


def weights(program: app.Program) -> np.ndarray:
    layer, view = program.store.session.network[0], program.store.view
    return layer.filters[view.filter].weights  # type: ignore[attr-defined]


def test_names_of_files_that_look_like_html_are_shown_letter_by_letter(
    qtbot: QtBot, program: app.Program, own: Path
) -> None:
    (own / "kernels" / "<b>bad<b>.txt").write_text("no kernel <i>")
    (own / "kernels" / "<b>good<b>.txt").write_text("1 2\n3 4")
    actions = [each for each in open_menu(qtbot, preset_menu(program)) if "<b>" in each.text()]
    assert [action.isEnabled() for action in actions] == [False, True]
    for action in actions:
        assert "<b>" not in action.toolTip().replace("<qt>", "")
        shown = QTextDocumentFragment.fromHtml(action.toolTip()).toPlainText()
        assert action.text() in shown


def test_a_stack_is_kept_in_the_folder_and_comes_back_from_the_menu(
    qtbot: QtBot, program: app.Program, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, menu = program.store, find(program, StackMenu)
    asked = []

    def answer(_parent: object, _title: str, start: str, *_: str) -> tuple[str, str]:
        asked.append(Path(start))
        return str(own / "stacks" / "Edges & more"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert "Your own" not in [action.text() for action in open_menu(qtbot, menu)]
    menu.close()
    edit(qtbot, program, lambda: store.edit("k", filteredits.set_kernel_size, 0, 5, 5))
    kept = store.session
    click_entry(qtbot, menu, "Save this stack…")
    assert asked[0].parent == own / "stacks"
    qtbot.waitUntil(lambda: "Edges & more.json is saved" in find(program, MessageBar).text)
    edit(qtbot, program, lambda: menu.load("lenet5"))
    texts = [action.text() for action in open_menu(qtbot, menu)]
    assert texts[-4:] == [
        "Your own",
        "Edges && more",
        "Save this stack…",
        "Open the folder of your stacks",
    ]
    menu.close()
    click_entry(qtbot, menu, "Edges && more")
    qtbot.waitUntil(lambda: len(store.session.network) == len(kept.network))
    settle(qtbot, program)
    assert [layer.kind for layer in store.session.network] == [layer.kind for layer in kept.network]
    assert np.array_equal(
        store.session.network[0].filters[1].weights,  # type: ignore[attr-defined]
        kept.network[0].filters[1].weights,  # type: ignore[attr-defined]
    )
    store.undo()
    assert store.history.undo_label is not None
    assert store.session.input.is_bound  # LeNet-5 again


def test_a_trained_network_is_kept_with_its_weights_and_what_it_takes(
    qtbot: QtBot, program: app.Program, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, menu = program.store, find(program, StackMenu)
    path = own / "stacks" / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    edit(qtbot, program, lambda: program.window._networks.load("lenet5-digits"))
    kept = store.session
    click_entry(qtbot, menu, "Save this stack…")
    qtbot.waitUntil(lambda: "mine.json is saved" in find(program, MessageBar).text)
    edit(qtbot, program, lambda: menu.load("classic"))
    click_entry(qtbot, menu, "mine")
    qtbot.waitUntil(lambda: len(store.session.network) == len(kept.network))
    settle(qtbot, program)
    assert store.session.input.shape == kept.input.shape
    assert store.session.input.framing == kept.input.framing
    assert store.session.classes == kept.classes
    for old, new in zip(kept.network, store.session.network, strict=True):
        for name, values in old.tensors().items():
            assert np.array_equal(new.tensors()[name], values)


@pytest.mark.parametrize("is_refused", [False, True])
def test_what_became_of_a_stack_is_said_in_the_language_that_was_chosen_meanwhile(
    qtbot: QtBot,
    program: app.Program,
    own: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_refused: bool,
) -> None:
    """It went with the window that had been asked: not even of a full disk was anything said."""
    path, may_go_on, begun = own / "stacks" / "mine.json", Event(), Event()
    write = ownstacks.write_layers_file

    def slowly(*arguments: Any) -> None:
        begun.set()
        assert may_go_on.wait(PATIENCE_S)
        if is_refused:
            raise Refused("{name} cannot be written: {reason}.", name="mine.json", reason="full")
        write(*arguments)

    monkeypatch.setattr(ownstacks, "write_layers_file", slowly)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    try:
        click_entry(qtbot, find(program, StackMenu), "Save this stack…")
        qtbot.waitUntil(begun.is_set)
        program.change_language("zh_CN")
    finally:
        may_go_on.set()
    told = "无法写入 mine.json" if is_refused else "mine.json 已保存"
    try:
        qtbot.waitUntil(lambda: told in find(program, MessageBar).text)
        assert path.exists() != is_refused
    finally:
        program.change_language("en")
        drain()


def test_every_stack_that_is_asked_for_during_a_slow_write_is_written(
    qtbot: QtBot, program: app.Program, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [own / "stacks" / f"{name}.json" for name in ("one", "two", "three")]
    asked, may_go_on = iter(paths), Event()
    write = ownstacks.write_layers_file

    def slowly(*arguments: Any) -> None:
        assert may_go_on.wait(PATIENCE_S)
        write(*arguments)

    monkeypatch.setattr(ownstacks, "write_layers_file", slowly)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(next(asked)), ""))
    try:
        for _ in paths:
            click_entry(qtbot, find(program, StackMenu), "Save this stack…")
    finally:
        may_go_on.set()
    qtbot.waitUntil(lambda: "three.json is saved" in find(program, MessageBar).text)
    assert all(path.exists() for path in paths)


def test_a_kernel_is_kept_and_put_into_another_filter(
    qtbot: QtBot, program: app.Program, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, menu = program.store, preset_menu(program)
    asked = []

    def answer(_parent: object, _title: str, start: str, *_: str) -> tuple[str, str]:
        asked.append(Path(start))
        return start, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    before = weights(program)
    click_entry(qtbot, menu, "Keep this kernel…")
    assert asked == [own / "kernels" / "Vertical edges.csv"]
    assert "Vertical edges.csv is saved" in find(program, MessageBar).text
    store.look(filter=1)
    drain()
    assert not np.array_equal(weights(program), before)
    click_entry(qtbot, menu, "Vertical edges")
    assert np.array_equal(weights(program), before)
    assert "The filter has the numbers of Vertical edges.csv now." in find(program, MessageBar).text
    (entry,) = (a for a in open_menu(qtbot, menu) if a.text() == "Vertical edges")
    assert not entry.icon().isNull()
    menu.close()
    store.undo()
    assert not np.array_equal(weights(program), before)


def test_a_broken_file_is_off_and_says_why_and_what_is_gone_is_refused(
    qtbot: QtBot, program: app.Program, own: Path
) -> None:
    (own / "stacks" / "broken.json").write_text("{")
    (own / "kernels" / "broken.csv").write_text("1,two")
    for menu, why in (
        (find(program, StackMenu), "broken.json is not a JSON file."),
        (preset_menu(program), "broken.csv: Row 1, column 2: “two” is not a number."),
    ):
        (entry,) = (a for a in open_menu(qtbot, menu) if a.text() == "broken")
        assert not entry.isEnabled()
        assert entry.toolTip() == why
        assert menu.toolTipsVisible()
        menu.close()
    path = own / "kernels" / "short.csv"
    path.write_text("1")
    menu, before = preset_menu(program), program.store.session
    (entry,) = (a for a in open_menu(qtbot, menu) if a.text() == "short")
    path.unlink()
    entry.trigger()
    menu.close()
    assert program.store.session is before
    assert "There is no file short.csv." in find(program, MessageBar).text


def test_what_cannot_be_written_is_said(
    qtbot: QtBot, program: app.Program, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = own / "none" / "x"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))
    bar = find(program, MessageBar)
    click_entry(qtbot, preset_menu(program), "Keep this kernel…")
    assert "x.csv cannot be written" in bar.text
    bar.clear()
    click_entry(qtbot, find(program, StackMenu), "Save this stack…")
    qtbot.waitUntil(lambda: "x.json cannot be written" in bar.text)


def test_the_folder_is_made_and_opened_or_named_where_nothing_shows_it(
    qtbot: QtBot, program: app.Program, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    works = True
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url) or works)
    (own / "stacks").rmdir()
    click_entry(qtbot, find(program, StackMenu), "Open the folder of your stacks")
    assert [url.toLocalFile() for url in shown] == [str(own / "stacks")]
    assert (own / "stacks").is_dir()
    works = False
    click_entry(qtbot, preset_menu(program), "Open the folder of your kernels")
    text = find(program, MessageBar).text
    assert "No program shows folders here" in text
    assert str(own / "kernels") in text.replace("\u200b", "")


def test_the_palette_finds_them_and_says_which_are_broken(
    qtbot: QtBot, program: app.Program, own: Path
) -> None:
    (own / "kernels" / "ramp.csv").write_text("1,2,3\n4,5,6\n7,8,9")
    (own / "kernels" / "rubble.csv").write_text("1,two")
    press(Key.Key_K, modifiers=CTRL)
    type_text("ramp")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: bool(weights(program)[0, 2, 2] == 9))
    press(Key.Key_K, modifiers=CTRL)
    type_text("rubble")
    palette = find(program, CommandPalette)
    assert palette.isVisible()
    press(Key.Key_Return)
    assert "is not a number" in palette.about.text()


def test_files_are_read_when_the_menu_opens_not_at_the_start(
    qtbot: QtBot, tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "kernels" / "one.csv").write_text("1")
    read: list[own_files.OwnKind] = []
    listed = own_files.own_files
    monkeypatch.setattr(
        "playground.gui.widgets.ownsection.own_files",
        lambda kind: read.append(kind) or listed(kind),
    )
    with running(qtbot, tmp_path) as program:
        assert read == []
        open_menu(qtbot, preset_menu(program))
        preset_menu(program).close()
        assert read == [own_files.KERNELS]
        sections = program.window.findChildren(OwnSection)
        assert {section.kind for section in sections} == {
            own_files.STACKS,
            own_files.KERNELS,
            LESSONS,
            RECIPES,
        }


def test_in_chinese_they_stand_under_a_chinese_heading_and_say_why_in_chinese(
    qtbot: QtBot, program: app.Program, own: Path
) -> None:
    (own / "kernels" / "broken.csv").write_text("1,two")
    (own / "kernels" / "边缘.csv").write_text("1 2 1")
    program.change_language("zh_CN")
    try:
        settle(qtbot, program)
        menu = preset_menu(program)
        shown = open_menu(qtbot, menu)
        menu.close()
        assert [action.text() for action in shown[-5:]] == [
            "我的文件",
            "broken",
            "边缘",
            "保存此卷积核…",
            "打开我的卷积核文件夹",
        ]
        assert shown[-4].toolTip() == "broken.csv：第 1 行，第 2 列：“two”不是数。"
    finally:
        program.change_language("en")
        settle(qtbot, program)
