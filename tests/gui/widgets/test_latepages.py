"""Pages that are built when they are shown first."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.latepages import LatePages
from tests.gui.hands import show


def test_a_page_is_built_once_when_it_is_shown_or_asked_for(qtbot: QtBot) -> None:
    built: list[str] = []

    def page(name: str) -> QWidget:
        built.append(name)
        return QLabel(name)

    holder = QWidget()
    pages = LatePages({name: lambda name=name: page(name) for name in ("a", "b", "c")}, holder)
    show(qtbot, holder, 200, 100)
    assert built == []
    pages.show_page("b")
    asked = pages.page("c")
    assert built == ["b", "c"]
    assert pages.currentWidget() is pages.page("b")
    assert pages.page("b").isVisible()
    assert not asked.isVisible()
    pages.show_page("c")
    pages.show_page("b")
    assert built == ["b", "c"]
    assert [pages.is_built(name) for name in ("a", "b", "c")] == [False, True, True]
