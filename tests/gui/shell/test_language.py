"""The language of the window: chosen in the menu, kept, and everywhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QFileIconProvider, QLabel
from pytestqt.qtbot import QtBot

from playground import resources
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.kernel.editor import KernelEditor
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.state.language import LANGUAGES, install_language
from playground.gui.state.machine_settings import LANGUAGE
from playground.gui.state.viewstate import INPUT
from playground.gui.train.controls import TrainingPanel
from tests.gui.hands import click
from tests.gui.program import find, running, settle

HAN = re.compile(r"[\u4e00-\u9fff]")
WORDS = re.compile(r"[A-Za-z]{4,}")
NAMES = {"Convolution", "Playground", "ReLU", "Sobel", "Robinson", "Camera"}
"""What stays as it is: the program's name, and names of the field."""


def test_words_outlive_the_file_that_they_came_from(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "translations"
    shutil.copytree(resources.path("translations"), folder)
    monkeypatch.setattr(resources, "ROOT", tmp_path)
    application = QCoreApplication.instance()
    assert application is not None
    made = install_language(application, "zh_CN")
    try:
        for file in folder.glob("*.qm"):  # as an update of the program does
            file.write_bytes(b"")
        said = QCoreApplication.translate("mode", "Explore")
    finally:
        install_language(application, "en", made)
    assert HAN.search(said)


def test_the_whole_window_changes_its_language_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        application = QCoreApplication.instance()
        assert application is not None
        document = program.store.session
        try:
            program.change_language("zh_CN")
            window = program.window
            qtbot.waitUntil(lambda: window.isVisible() and window.is_complete)
            labels = [item for item in window.findChildren(QLabel) if item.isVisible()]
            buttons = [item for item in window.findChildren(QAbstractButton) if item.isVisible()]
            texts = [item.text() for item in (*labels, *buttons) if item.text()]
            assert sum(bool(HAN.search(text)) for text in texts) > 25
            english = [
                text for text in texts if (set(WORDS.findall(re.sub(r"<[^>]*>", "", text))) - NAMES)
            ]
            assert english == []
            assert "卷积" in find(window, FlowView).header(0).text
            arithmetic = find(window, BottomPanel).arithmetic
            for cell in (Cell(INPUT, 0, 9, 9), Cell(0, 1, 9, 9), Cell(2, 0, 9, 9)):
                program.store.look(hover=cell)
                assert HAN.search(arithmetic.text())
                assert set(WORDS.findall(arithmetic.text())) <= NAMES
            assert program.store.session is document
            assert program.settings.get(LANGUAGE) == "zh_CN"
        finally:
            program.change_language("en")
        assert "Convolution" in find(program, FlowView).header(0).text
        assert program.translators == ()


def test_what_the_program_named_is_named_in_the_language_of_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path) as program:
        try:
            program.change_language("zh_CN")
            click(find(program, InputPanel).tabs.button("draw"))
            click(find(program, KernelEditor).add_button)
            settle(qtbot, program)
            panel, editor = find(program, InputPanel), find(program, KernelEditor)
            assert panel.caption.text().startswith("绘画")
            added = editor.name.text()
            assert HAN.search(added)
            program.change_language("en")
            panel, editor = find(program, InputPanel), find(program, KernelEditor)
            assert panel.caption.text().startswith("Drawing · ")
            assert editor.name.text() == "Identity"
            program.change_language("zh_CN")
            assert find(program, InputPanel).caption.text().startswith("绘画")
            assert find(program, KernelEditor).name.text() == added
        finally:
            program.change_language("en")


@pytest.mark.parametrize("mode", ["explore", "train"])
def test_folds_stay_open_in_a_window_of_another_language(
    qtbot: QtBot, tmp_path: Path, mode: str
) -> None:
    with running(qtbot, tmp_path) as program:
        program.window.show_mode(mode)
        panel = {"explore": PropertiesPanel, "train": TrainingPanel}[mode]
        qtbot.waitUntil(lambda: bool(program.window.findChildren(panel)))
        click(find(program, panel).more.header)
        assert find(program, panel).more.is_open
        try:
            program.change_language("zh_CN")
            window = program.window
            qtbot.waitUntil(lambda: window.isVisible() and window.is_complete)
            fold = find(program, panel).more
            assert HAN.search(fold.header.text())
            assert fold.is_open
            click(fold.header)
            program.change_language("en")
            assert not find(program, panel).more.is_open
        finally:
            program.change_language("en")


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_translators_are_handed_over(qtbot: QtBot, code: str) -> None:
    application = QCoreApplication.instance()
    assert application is not None
    made = install_language(application, code)
    assert bool(made) == (code != "en")
    assert install_language(application, "en", made) == ()
    assert QCoreApplication.translate("FlowView", "Feature maps") == "Feature maps"


def test_qts_own_dialog_of_files_is_in_the_language_too(qtbot: QtBot, tmp_path: Path) -> None:
    application = QCoreApplication.instance()
    assert application is not None
    translators = install_language(application, "zh_CN")
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        folder = QFileIconProvider().type(QFileInfo(str(tmp_path)))
    finally:
        install_language(application, "en", translators)
    assert len(labels) == 3
    assert all(HAN.search(text) for text in (*labels, folder))
