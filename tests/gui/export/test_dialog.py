"""The dialog that exports figures: the preview is the figure, the file has the size it says."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.messages import Refused
from playground.core.session import Network, Session
from playground.engine.explain.explain import explain
from playground.engine.trace.cell_address import Cell
from playground.figures.found import FIGURES
from playground.figures.held_out import confusion_of
from playground.gui.export import request
from playground.gui.export.dialog import KINDS, ExportDialog
from playground.gui.export.preview import Preview
from playground.gui.export.request import figure_of
from playground.gui.widgets.messagebar import MessageBar
from tests.exchange.test_model_card import digits
from tests.gui.clock import drain
from tests.gui.hands import Key, click, press, type_text
from tests.gui.program import find, running
from tests.patience import PATIENCE_S

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, program: app.Program) -> Iterator[ExportDialog]:
    """The dialog as the keyboard opens it, with its preview."""
    QTest.keyClick(program.window, Qt.Key.Key_E, CTRL)
    found = find(program, ExportDialog)
    wait(qtbot, found)
    yield found
    found.close()
    drain()


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """No file is written before this is set."""
    go, real = threading.Event(), request.save_bytes

    def slowly(*given: Any) -> None:
        assert go.wait(PATIENCE_S)
        real(*given)

    monkeypatch.setattr(request, "save_bytes", slowly)
    return go


def wait(qtbot: QtBot, dialog: ExportDialog) -> None:
    """Until what was asked for is there."""
    qtbot.waitUntil(lambda: not dialog.is_busy)


def choose(qtbot: QtBot, dialog: ExportDialog, kind: str) -> None:
    """Choose a kind of figure by the arrow keys."""
    dialog.what.setFocus()
    while dialog.kind != kind:
        down = dialog.what.findData(kind) > dialog.what.currentIndex()
        QTest.keyClick(dialog.what, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    wait(qtbot, dialog)


def answered(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the dialog that asks for a file."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_figure_is_saved_in_the_format_that_is_chosen(
    qtbot: QtBot,
    dialog: ExportDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
) -> None:
    answered(monkeypatch, tmp_path / "figure")  # its ending is added
    click(dialog.format.button(suffix))
    click(dialog.save_button)
    target = tmp_path / f"figure{suffix}"
    qtbot.waitUntil(target.exists)
    wait(qtbot, dialog)
    begins = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}
    assert target.read_bytes().startswith(begins[suffix])
    assert dialog.size_text.text() == f"figure{suffix} is saved."
    assert dialog.dots.isEnabled() == (suffix == ".png")


def test_the_file_is_as_large_as_the_dialog_says(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "figure.png"
    answered(monkeypatch, target)
    dialog.width_mm.setFocus()
    dialog.width_mm.selectAll()
    type_text("100")
    dialog.dots.setFocus()
    dialog.dots.selectAll()
    type_text("127")
    dialog.format.setFocus()
    wait(qtbot, dialog)
    found = re.fullmatch(r"100 × (\d+) mm, (\d+) × (\d+) pixels", dialog.size_text.text())
    assert found is not None, dialog.size_text.text()
    click(dialog.save_button)
    qtbot.waitUntil(target.exists)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (int(found[2]), int(found[3]))
    assert image.width() == 500


def test_every_kind_has_a_preview_or_a_sentence(qtbot: QtBot, dialog: ExportDialog) -> None:
    preview = find(dialog, Preview)
    refused = set()
    for kind in FIGURES:
        choose(qtbot, dialog, kind)
        if preview.image is None:
            refused.add(kind)
            assert preview.accessible_value().endswith(".")
            assert not dialog.save_button.isEnabled()
            assert not dialog.copy_button.isEnabled()
        else:
            assert dialog.save_button.isEnabled()
            wide, high = preview.room
            assert abs(preview.image.width() - wide) <= 1 or abs(preview.image.height() - high) <= 1
    assert refused == {"plots", "confusion"}  # nothing has been trained


def test_nothing_moves_from_one_kind_to_the_next(qtbot: QtBot, dialog: ExportDialog) -> None:
    edges = set()
    fields = (dialog.what, dialog.width_mm, dialog.dots, dialog.film.rate)
    for kind in KINDS:
        choose(qtbot, dialog, kind)
        drain()
        shown = [each for each in fields if each.isVisible()]
        lefts = [each.mapTo(dialog, QPoint()).x() for each in shown]
        rights = {x + each.width() for x, each in zip(lefts, shown, strict=True)}
        assert len(set(lefts[1:])) == 1
        edges.add((lefts[0], lefts[1], *rights))
    assert len(edges) == 1


def test_the_matrix_of_a_network_that_nobody_has_examined_is_made(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examined: list[object] = []
    real = confusion_of

    def counted(session: Session, cancelled: Callable[[], bool]) -> Any:
        examined.append(session)
        return real(session, cancelled=cancelled)

    monkeypatch.setattr("playground.gui.export.request.confusion_of", counted)
    with running(qtbot, tmp_path, digits()) as program:
        QTest.keyClick(program.window, Qt.Key.Key_E, CTRL)
        dialog = find(program, ExportDialog)
        choose(qtbot, dialog, "confusion")
        assert find(dialog, Preview).image is not None
        assert dialog.save_button.isEnabled()
        target = tmp_path / "matrix.svg"
        answered(monkeypatch, target)
        click(dialog.format.button(".svg"))
        choose(qtbot, dialog, "flow")
        choose(qtbot, dialog, "confusion")
        click(dialog.save_button)
        qtbot.waitUntil(target.exists)
        counts, _ = real(program.store.session)
        right, every = int(counts.trace()), int(counts.sum())
        assert f">{right} of {every} right<" in target.read_text(encoding="utf-8")
        assert examined == [program.store.session]  # once, not for every preview
        dialog.close()


def test_the_figure_has_what_the_window_shows(qtbot: QtBot, program: app.Program) -> None:
    program.store.look(pin=Cell(0, 2, 60, 70), digits=3)
    QTest.keyClick(program.window, Qt.Key.Key_E, CTRL)
    dialog = find(program, ExportDialog)
    choose(qtbot, dialog, "arithmetic")
    wanted = dialog.wanted()
    assert wanted is not None
    shown = program.evaluation.shown
    assert shown is not None
    assert shown.results is not None
    step = explain(shown.results, 0, 2, 60, 70)
    assert step is not None
    assert figure_of(wanted).texts[-1] == step.result(3)
    dialog.close()
    drain()


def test_a_copy_is_a_picture_of_the_size_of_a_file(qtbot: QtBot, dialog: ExportDialog) -> None:
    QGuiApplication.clipboard().clear()
    click(dialog.copy_button)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    image = QGuiApplication.clipboard().image()
    assert image.width() == round(170 / 25.4 * 300)
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.size_text.text() == "The figure is on the clipboard."
    dialog.width_mm.setFocus()
    dialog.width_mm.selectAll()
    type_text("80")
    dialog.format.setFocus()
    qtbot.waitUntil(lambda: dialog.size_text.text().startswith("80 × "))


def test_numbers_are_offered_where_there_are_some(
    qtbot: QtBot,
    program: app.Program,
    dialog: ExportDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert dialog.format.offered == (".png", ".svg", ".pdf")
    choose(qtbot, dialog, "map")
    click(dialog.format.button(".npy"))
    target = tmp_path / "map.npy"
    answered(monkeypatch, target)
    click(dialog.save_button)
    qtbot.waitUntil(target.exists)
    wait(qtbot, dialog)
    shown = program.evaluation.shown
    assert shown is not None
    assert np.array_equal(np.load(target), shown.views[1].planes[0].values)
    choose(qtbot, dialog, "flow")  # which has none
    assert dialog.suffix == ".png"


def test_a_file_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, tmp_path / "not" / "there.png")
    click(dialog.save_button)
    qtbot.waitUntil(lambda: "no folder" in dialog.size_text.text())


def test_a_figure_that_is_written_when_the_dialog_closes_is_told_of_by_the_window(
    qtbot: QtBot,
    program: app.Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    go: threading.Event,
) -> None:
    """The window waited for it, and said neither that it was there nor that it was not."""
    QTest.keyClick(program.window, Qt.Key.Key_E, CTRL)
    dialog = find(program, ExportDialog)
    wait(qtbot, dialog)
    answered(monkeypatch, tmp_path / "flow.png")
    click(dialog.save_button)
    assert dialog.save_button.hasFocus()  # not the next one, which closes all
    answered(monkeypatch, tmp_path / "other.png")
    click(dialog.save_button)  # one at a time: another would take its place
    assert dialog.size_text.text() == "flow.png is still being written."
    dialog.close()
    drain()
    go.set()
    qtbot.waitUntil(lambda: "flow.png is saved." in find(program, MessageBar).text)
    assert (tmp_path / "flow.png").exists()
    assert not (tmp_path / "other.png").exists()


def test_a_figure_is_written_and_told_of_whatever_the_language_is_by_then(
    qtbot: QtBot,
    program: app.Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    go: threading.Event,
) -> None:
    QTest.keyClick(program.window, Qt.Key.Key_E, CTRL)
    dialog = find(program, ExportDialog)
    wait(qtbot, dialog)
    answered(monkeypatch, tmp_path / "flow.png")
    click(dialog.save_button)
    program.change_language("zh_CN")
    drain()
    go.set()
    qtbot.waitUntil(lambda: "flow.png" in find(program, MessageBar).text)
    assert (tmp_path / "flow.png").exists()
    program.change_language("en")
    drain()


def test_a_matrix_that_was_examined_for_the_file_is_told_of(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qtbot, tmp_path, digits()) as program:
        QTest.keyClick(program.window, Qt.Key.Key_E, CTRL)
        dialog = find(program, ExportDialog)
        choose(qtbot, dialog, "confusion")
        dialog._examined = None  # weights have come since
        answered(monkeypatch, tmp_path / "matrix.png")
        click(dialog.save_button)
        qtbot.waitUntil(lambda: "matrix.png is saved." in dialog.size_text.text())
        dialog.close()
        drain()


def test_a_copy_that_is_too_large_leaves_the_figure_there(
    qtbot: QtBot, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It said "choose fewer dots", and nothing could be done any more."""
    real = request.to_image

    def refused(*given: Any) -> Any:
        raise Refused("Too large: choose fewer dots.")

    monkeypatch.setattr(request, "to_image", refused)
    click(dialog.copy_button)
    wait(qtbot, dialog)
    assert "choose fewer dots" in dialog.size_text.text()
    assert dialog.copy_button.isEnabled()
    monkeypatch.setattr(request, "to_image", real)
    click(dialog.copy_button)
    wait(qtbot, dialog)
    assert dialog.size_text.text() == "The figure is on the clipboard."


def test_the_palette_finds_it(qtbot: QtBot, program: app.Program, qapp: QApplication) -> None:
    QTest.keyClick(program.window, Qt.Key.Key_K, CTRL)
    type_text("export a fig")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(ExportDialog)))
    find(program, ExportDialog).close()
    drain()


def test_a_film_is_made_with_its_speed_and_setting(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sweep.gif"
    answered(monkeypatch, target)
    choose(qtbot, dialog, "sweep")
    assert dialog.suffix == ".gif"
    names = [dialog.film.setting.itemData(at) for at in range(dialog.film.setting.count())]
    assert "stride" in names
    dialog.film.setting.setCurrentIndex(names.index("stride"))
    dialog.film.last.setFocus()
    dialog.film.last.selectAll()
    type_text("3")
    dialog.width_mm.setFocus()
    wait(qtbot, dialog)
    assert find(dialog, Preview).image is not None
    click(dialog.save_button)
    qtbot.waitUntil(target.exists)
    wait(qtbot, dialog)
    with Image.open(target) as film:
        assert film.n_frames == 3
    assert dialog.size_text.text() == "sweep.gif is saved."
    choose(qtbot, dialog, "map")
    assert dialog.film.isHidden()
    assert dialog.suffix == ".png"


def test_a_network_without_layers_has_no_settings_to_film(
    qtbot: QtBot, program: app.Program, dialog: ExportDialog
) -> None:
    choose(qtbot, dialog, "sweep")
    assert dialog.film.setting.count() > 0
    session = replace(program.store.session, network=Network(()))
    program.store.commit(session, "all layers out")  # behind the dialog
    choose(qtbot, dialog, "map")
    choose(qtbot, dialog, "sweep")
    assert dialog.film.setting.count() == 0


def test_a_film_can_be_given_up(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "slide.gif"
    answered(monkeypatch, target)
    choose(qtbot, dialog, "slide")
    dialog.save_button.setFocus()
    press(Key.Key_Return)
    assert dialog.cancel_button.isVisible()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.size_text.text() == "The film was given up.")
    assert not target.exists()
    assert dialog.save_button.isVisible()
    assert dialog.save_button.hasFocus()


@pytest.mark.parametrize(
    ("kind", "maker", "name"),
    [("slide", "write_film", "slide.gif"), ("flow", "save_bytes", "flow.png")],
)
def test_an_error_ends_the_saving_with_a_sentence_and_it_can_be_tried_again(
    qtbot: QtBot,
    dialog: ExportDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    maker: str,
    name: str,
) -> None:
    """Nobody foresaw it: the dialog had no Save any more, and said nothing."""
    answered(monkeypatch, tmp_path / name)
    choose(qtbot, dialog, kind)
    real = getattr(request, maker)

    def fails(*_: object) -> None:
        raise RuntimeError("ERROR adding frame. WebPEncodingError: 5.")

    monkeypatch.setattr(request, maker, fails)
    with qtbot.captureExceptions() as caught:
        click(dialog.save_button)
        wait(qtbot, dialog)
    assert [kind for kind, *_ in caught] == [RuntimeError]  # it is reported, too
    told = f"{name} was not saved, because of an error in the program."
    assert dialog.size_text.text() == told
    assert dialog.cancel_button.isHidden()
    assert dialog.save_button.isVisible()
    monkeypatch.setattr(request, maker, real)
    click(dialog.save_button)
    qtbot.waitUntil(lambda: dialog.size_text.text() == f"{name} is saved.")


def test_an_error_in_a_preview_is_a_sentence(
    qtbot: QtBot, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one before stood there, as if it were the one that was chosen."""
    real = request.to_image

    def fails(*_: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(request, "to_image", fails)
    with qtbot.captureExceptions() as caught:
        choose(qtbot, dialog, "map")
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    preview = find(dialog, Preview)
    assert preview.image is None
    assert preview.accessible_value() == "There is no picture, because of an error in the program."
    monkeypatch.setattr(request, "to_image", real)
    choose(qtbot, dialog, "flow")
    assert dialog.save_button.isEnabled()
