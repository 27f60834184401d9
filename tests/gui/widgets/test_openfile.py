"""What asks for something to read deletes nothing, whatever the hand does in it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.openfile import file_to_read, folder_to_read

ROOT = Path(__file__).resolve().parents[3]
WRITING = {"savefile.py", "folderline.py"}
"""Those that ask where to write: who saves may want a new folder."""


def really_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Qt's own dialog opened, which every other test must do without."""

    def ask(mode: QFileDialog.FileMode, *given: object) -> str:
        parent, title, start = given[:3]
        assert isinstance(parent, QWidget)
        dialog = QFileDialog(parent, str(title), str(start))
        dialog.setFileMode(mode)
        assert isinstance(given[-1], QFileDialog.Option)
        dialog.setOptions(given[-1] | QFileDialog.Option.DontUseNativeDialog)
        dialog.exec()
        dialog.deleteLater()
        return ""

    modes = QFileDialog.FileMode
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *given: (ask(modes.ExistingFile, *given), "")
    )
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *given: ask(modes.Directory, *given)
    )


@pytest.mark.parametrize("asks", ["file", "folder"])
def test_delete_leaves_a_folder_where_it_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asks: str
) -> None:
    really_asking(monkeypatch)
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "work.txt").write_text("weeks of it")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    pressed = []

    def agree() -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, QMessageBox):
            question.button(QMessageBox.StandardButton.Yes).click()

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            view = dialog.findChild(QListView, "listView")
            root = view.rootIndex()
            qtbot.waitUntil(lambda: view.model().rowCount(root) == 1)
            view.setCurrentIndex(view.model().index(0, 0, root))
            QTimer.singleShot(0, agree)
            view.setFocus()
            qtbot.keyClick(view, Qt.Key.Key_Delete)
            QApplication.processEvents()
            pressed.append(view.currentIndex().data())
        finally:
            dialog.reject()

    QTimer.singleShot(0, act)
    if asks == "file":
        assert file_to_read(window, "Open", str(tmp_path), "All files (*)") == ""
    else:
        assert folder_to_read(window, "A folder", str(tmp_path)) == ""
    assert pressed == ["kept"]
    assert (kept / "work.txt").read_text() == "weeks of it"


def test_no_other_module_asks_for_what_it_reads() -> None:
    asking = {
        path.name
        for path in (ROOT / "playground").rglob("*.py")
        if "QFileDialog" in (text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Name) and node.id == "QFileDialog"
    }
    assert asking == WRITING | {"openfile.py"}
