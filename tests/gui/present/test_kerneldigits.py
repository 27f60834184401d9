"""The numbers of a presented kernel can be read from afar, also those of larger ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.filteredits import set_kernel_size
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.engine.trace.cell_address import Cell
from playground.gui.present.presentation import Presentation
from playground.kernels.presets import load_presets
from playground.layers import Activation, Convolution
from tests.gui.clock import drain
from tests.gui.hands import Key
from tests.gui.present.staging import SCREENS, explore_page, present
from tests.gui.program import edit, running, settle

POINTS_PER_PX = 72 / 96


@contextmanager
def presenting(
    qtbot: QtBot, folder: Path, preset: str, size: tuple[int, int]
) -> Iterator[Presentation]:
    """A presentation of two filters of one preset."""
    matrix = load_presets()[preset].matrix()
    filters = tuple(make_filter(f"{preset} {at}", matrix, 1, preset) for at in range(2))
    network = Network((Convolution(filters=filters), Activation()))
    session = edits.set_network(app.first_session(), network)
    with running(qtbot, folder, session) as program:
        program.store.look(pin=Cell(0, 0, 102, 151))
        yield present(qtbot, program, size)


@pytest.mark.parametrize("size", SCREENS)
def test_a_kernel_of_5_by_5_has_digits_on_the_stage_and_in_the_arithmetic(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    least = size[1] / 56 * POINTS_PER_PX
    with presenting(qtbot, tmp_path, "sobel-vertical", size) as presentation:
        kernel = explore_page(presentation).operands.operation.kernel
        small = kernel.width()
        assert kernel.digit_points is not None
        assert kernel.digit_points >= size[1] / 768 * 26 * POINTS_PER_PX - 0.1  # as in the mock-up
    with presenting(qtbot, tmp_path, "unsharp", size) as presentation:
        page = explore_page(presentation)
        kernel, strip = page.operands.operation.kernel, page.arithmetic.strip
        assert kernel.width() > small
        assert kernel.width() == page.operands.before.tile.width()
        for painted in (kernel.digit_points, strip.digit_points):
            assert painted is not None
            assert painted >= least
        assert page.operands.rect().contains(page.operands.after.geometry())


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("preset", ["sobel-vertical", "unsharp", "curve"])
def test_the_editor_over_the_kernel_shows_the_border_of_all_cells(
    qtbot: QtBot, tmp_path: Path, preset: str, size: tuple[int, int]
) -> None:
    with presenting(qtbot, tmp_path, preset, size) as presentation:
        qtbot.keyClick(presentation, Key.Key_K)
        drain()
        editor = explore_page(presentation).operands.editor
        grid = editor.weights.grid
        assert grid.isVisible()
        assert grid.rect().contains(grid.focus_frame().toAlignedRect())
        assert editor.contentsRect().contains(
            grid.rect().translated(grid.mapTo(editor, grid.rect().topLeft()))
        )


def test_another_size_of_the_kernel_is_laid_out_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        page = explore_page(present(qtbot, program))
        kernel = page.operands.operation.kernel
        small = kernel.width()
        edit(qtbot, program, lambda: program.store.edit("k", set_kernel_size, 0, 5, 5))
        drain()
        assert kernel.width() == page.operands.before.tile.width() > small
        program.store.undo()
        settle(qtbot, program)
        drain()
        assert kernel.width() == small


def test_digits_of_7_by_7_come_with_the_arithmetic_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with presenting(qtbot, tmp_path, "gaussian-edge", (1024, 768)) as presentation:
        page = explore_page(presentation)
        for key in (Key.Key_2, Key.Key_4):
            qtbot.keyClick(presentation, key)
        drain()
        assert page.areas == ("arithmetic",)
        assert page.arithmetic.strip.digit_points is not None
        assert page.arithmetic.strip.digit_points >= 768 / 56 * POINTS_PER_PX
