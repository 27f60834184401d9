"""About: versions and the log's place for a report, and the licences of all that is here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.shell.about import About
from playground.gui.shell.errorlog import ErrorLog, log_path
from playground.gui.shell.licences import PACKAGES, licence_texts, package_licences
from tests.gui.hands import click
from tests.gui.program import find, running

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as running_program:
        yield running_program


@pytest.fixture
def about(program: app.Program) -> Iterator[About]:
    assert ErrorLog(log_path()).write("an error")
    program.window.actions_["about"].trigger()
    box = find(program, About)
    yield box
    box.close()


def button(about: About, text: str) -> QPushButton:
    return next(each for each in about.findChildren(QPushButton) if each.text() == text)


def test_copied_are_the_versions_and_the_log(about: About, program: app.Program) -> None:
    click(button(about, "Copy"))
    copied = QGuiApplication.clipboard().text()
    for word in ("Convolution Playground 0.", "Python 3.", "PySide6", "Qt 6.", "torch 2."):
        assert word in copied
    assert str(log_path()) in copied
    menus = [action.text() for action in program.window.top_bar.menus.actions()]
    assert menus[-1] == "&Help"


def test_the_folder_of_the_log_is_opened(about: About, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    click(button(about, "Open its folder"))
    assert [url.toLocalFile() for url in opened] == [str(log_path().parent)]


def test_the_licences_of_all_that_is_here_are_read(about: About) -> None:
    click(about.page.button("licences"))
    assert about.licences.isVisible()
    text = about.licences.toPlainText()
    for part in ("MIT License", "SIL OPEN FONT LICENSE", "Apache License", "scikit-image", "Sobel"):
        assert part in text
    assert re.search(r"^PySide6-Essentials 6\.\S+: LGPL", text, re.M)
    click(about.page.button("versions"))
    assert about.facts.isVisible()


def test_every_package_that_is_asked_for_is_named_with_a_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.match(r"[\w-]+", line) for line in project["dependencies"]]
    assert set(PACKAGES) == {name[0] for name in names if name}
    for name, licence in package_licences():
        assert re.search(r"MIT|BSD|LGPL|Apache", licence), name
        assert len(licence) <= 200
    assert len(list(licence_texts())) == 8
