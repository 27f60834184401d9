"""Look inside, presented: the same answers and cards on all of the screen, and keys for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network
from playground.gui.present.explore import ExplorePage
from playground.gui.present.inside import InsidePage
from playground.gui.present.presentation import Presentation
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.inside.insidewindow import answers, enter, small_session
from tests.gui.present.staging import present
from tests.gui.program import running, settle

pytestmark = pytest.mark.usefixtures("training_processes")

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), (1024, 768)) as made:
        yield made


def page_of(presentation: Presentation) -> InsidePage:
    page = presentation.page
    assert isinstance(page, InsidePage)
    return page


def test_what_was_worked_out_is_presented_and_keys_turn_to_the_other_page(
    qtbot: QtBot, program: app.Program
) -> None:
    enter(qtbot, program)
    rows = answers(program).rows.rows
    presentation = present(qtbot, program)
    page = page_of(presentation)
    assert page.answers.rows.rows == rows
    assert rows[0].name in page.pages.why.question.text()
    shown = [card for card in page.pages.why.cards.values() if card.isVisible()]
    assert shown
    assert all(card.values is not None for card in shown)
    QTest.keyClick(presentation, Key.Key_2)
    assert page.pages.workings.isVisible()
    QTest.keyClick(presentation, Key.Key_3)
    assert page.pages.unit.isVisible()
    assert not page.pages.why.isVisible()
    beside = page.pages.width()
    QTest.keyClick(presentation, Key.Key_4)
    assert page.pages.layer.isVisible()
    assert not page.pages.unit.isVisible()
    QTest.keyClick(presentation, Key.Key_5)
    assert page.pages.pictures.isVisible()
    QTest.keyClick(presentation, Key.Key_6)
    assert not page.answers.isVisible()
    assert page.pages.width() > beside
    QTest.keyClick(presentation, Key.Key_0)
    QTest.keyClick(presentation, Key.Key_1)
    assert page.answers.isVisible()
    assert page.pages.why.isVisible()
    assert page.rect().contains(page.pages.geometry())
    assert not page.answers.geometry().intersects(page.pages.geometry())


def test_a_unit_is_edited_in_explore_on_the_same_screen(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    presentation = present(qtbot, program)
    QTest.keyClick(presentation, Key.Key_2)
    drain()
    click(page_of(presentation).pages.unit.edit)
    settle(qtbot, program)
    assert isinstance(presentation.page, ExplorePage)


def test_the_sentence_in_the_place_of_the_answers_is_read_whole(
    qtbot: QtBot, program: app.Program
) -> None:
    """Of its three lines the middle one was seen, and halves of the others."""
    enter(qtbot, program)
    page = page_of(present(qtbot, program))
    session = program.store.session
    program.store.commit(edits.set_network(session, Network(session.network[:1])), "layers")
    settle(qtbot, program)
    why = page.answers.why
    qtbot.waitUntil(why.isVisible)
    drain()
    assert why.height() >= why.heightForWidth(why.width())
    assert page.answers.rect().contains(why.geometry())
