"""Messages over the maps: whole at any width, none hidden by another without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground.core.messages import Message, Offer
from playground.gui.widgets.messagebar import (
    NOTE_SHOWN_MS,
    OFFER_SHOWN_MS,
    SHOWN_MS,
    MessageBar,
)
from tests.gui.clock import Clock, drain
from tests.gui.hands import click, show

LONG = Message(
    "The picture {name} has 163.2 megapixels; it was scaled down to 4082 × 3062 pixels, and every "
    "value in it, {low} to {high}, was stretched to 0 to 1, since the file does not say which of "
    "its values is white and which one is black.",
    {"name": "a" * 60, "low": "−3.40282e+38", "high": "3.40282e+38"},
)
SHORT = Message("A layer needs at least one filter.")


class Place:
    """A place with a bar at its bottom."""

    def __init__(self, qtbot: QtBot, width: int = 520, height: int = 480) -> None:
        self.widget = QWidget()
        self.bar = MessageBar(self.widget)
        show(qtbot, self.widget, width, height)

    def buttons(self, text: str) -> list[QAbstractButton]:
        drain()
        found = [*self.bar.findChildren(QPushButton), *self.bar.findChildren(QToolButton)]
        return [button for button in found if button.isVisible() and button.text() == text]

    def lines(self) -> list[str]:
        return self.bar.text.splitlines()

    def assert_whole(self) -> None:
        drain()
        room = self.widget.rect()
        for label in self.bar.findChildren(QLabel):
            if not label.isVisible():
                continue
            place = QRect(label.mapTo(self.widget, label.rect().topLeft()), label.size())
            assert room.contains(place)
            needed = label.fontMetrics().boundingRect(
                QRect(0, 0, label.width(), 10_000), 0x1000, label.text()
            )
            assert needed.height() <= label.height()
            assert needed.width() <= label.width()


@pytest.mark.parametrize("width", [360, 520, 1400])
def test_a_sentence_is_whole_however_wide_the_window(qtbot: QtBot, width: int) -> None:
    place = Place(qtbot, width)
    place.bar.note(SHORT)
    low = place.bar.height()
    place.bar.note(LONG)
    place.assert_whole()
    assert place.bar.height() > low
    for other in (420, 1024, 340):
        place.widget.resize(other, 480)
        place.assert_whole()


def test_it_grows_with_the_text_of_a_presentation(qtbot: QtBot) -> None:
    place = Place(qtbot)
    place.bar.show_message(LONG)
    font = place.widget.font()
    font.setPointSizeF(16)
    place.widget.setStyleSheet("QLabel { font-size: 16pt; }")
    place.assert_whole()


def test_messages_stand_side_by_side_and_earlier_ones_come_back(qtbot: QtBot) -> None:
    place = Place(qtbot)
    for number in range(12):
        place.bar.note(Message("Note {number}.", {"number": number}))
    place.assert_whole()
    seen = place.lines()
    assert 2 <= len(seen) < 12
    assert seen[-1] == "Note 11."
    assert place.bar.height() <= place.widget.height() / 2
    (count,) = (label for label in place.bar.findChildren(QLabel) if "earlier" in label.text())
    assert count.isVisible()
    assert count.text().startswith(f"{12 - len(seen)} earlier")
    found = set(seen)
    for _ in range(12):
        found |= set(place.lines())
        click(place.buttons("×")[-1])
    assert len(found) == 12
    assert not place.bar.isVisible()


def test_time_runs_for_what_is_seen(qtbot: QtBot, clock: Clock) -> None:
    place = Place(qtbot, height=300)
    for number in range(8):
        place.bar.note(Message("Note {number}.", {"number": number}))
    first = place.lines()
    clock.advance(SHOWN_MS + 1)
    second = place.lines()
    assert second
    assert not set(second) & set(first)
    for _ in range(8):
        clock.advance(SHOWN_MS + 1)
    assert not place.bar.isVisible()


def test_a_refusal_follows_the_value_that_is_dragged(qtbot: QtBot) -> None:
    place = Place(qtbot)
    place.bar.note(SHORT)
    for size in (7, 9, 11):
        place.bar.show_message(Message("A {size}×{size} filter does not fit.", {"size": size}))
    assert place.lines() == [str(SHORT), "A 11×11 filter does not fit."]


def test_the_same_note_is_there_once(qtbot: QtBot) -> None:
    place = Place(qtbot)
    place.bar.note(SHORT)
    place.bar.note(LONG)
    place.bar.note(SHORT)
    assert place.lines() == [str(LONG), str(SHORT)]


def test_an_offer_is_taken_by_its_button(qtbot: QtBot, clock: Clock) -> None:
    place = Place(qtbot)
    done: list[str] = []
    place.bar.offer(Offer(LONG, "Stretch", lambda: done.append("stretched")))
    place.assert_whole()
    clock.advance(SHOWN_MS + 1)
    click(place.buttons("Stretch")[0])
    assert done == ["stretched"]
    assert not place.bar.isVisible()
    place.bar.offer(Offer(LONG, "Stretch", lambda: done.append("again")))
    clock.advance(OFFER_SHOWN_MS + 1)
    assert not place.bar.isVisible()


def test_an_offer_that_does_not_stand_is_taken_away(qtbot: QtBot) -> None:
    place = Place(qtbot)
    stands = [True]
    place.bar.note(SHORT)
    place.bar.offer(Offer(LONG, "Stretch", lambda: None, lambda: stands[0]))
    place.bar.settle()
    assert len(place.lines()) == 2
    stands[0] = False
    place.bar.settle()
    assert place.lines() == [str(SHORT)]


def test_another_bar_takes_over_what_is_said(qtbot: QtBot) -> None:
    place, other = Place(qtbot), Place(qtbot)
    place.bar.note(SHORT)
    place.bar.show_message(Message("A {size} does not fit.", {"size": 3}))
    other.bar.take_over(place.bar)
    assert other.lines() == place.lines()
    other.bar.show_message(Message("A {size} does not fit.", {"size": 4}))
    assert other.lines()[-1] == "A 4 does not fit."


def test_a_sentence_goes_with_its_condition_or_with_the_next_success_of_its_kind(
    qtbot: QtBot,
) -> None:
    place = Place(qtbot)
    stands = [True]
    place.bar.note(Message("It is so.", about="Open", stands=lambda: stands[0]))
    place.bar.show_message(Message("It does not fit.", about="Set size"))
    place.bar.show_message(SHORT)
    place.bar.settle()
    place.bar.forget("Something else")
    place.bar.forget("")
    assert len(place.lines()) == 3
    stands[0] = False
    place.bar.settle()
    assert place.lines() == ["It does not fit.", str(SHORT)]
    place.bar.forget("Set size")
    assert place.lines() == [str(SHORT)]


def test_what_was_done_is_told_more_briefly_than_what_was_not(qtbot: QtBot, clock: Clock) -> None:
    place = Place(qtbot)
    other = Message("This is an empty canvas.")
    place.bar.offer(Offer(other, "Draw", lambda: None, is_brief=True))
    place.bar.show_message(LONG)
    place.bar.note(SHORT)
    assert place.lines() == [str(other), str(LONG), str(SHORT)]
    clock.advance(NOTE_SHOWN_MS + 1)
    assert place.lines() == [str(other), str(LONG)]
    clock.advance(SHOWN_MS - NOTE_SHOWN_MS)
    assert not place.bar.isVisible()


def test_nothing_lies_over_the_controls_at_the_lower_edge(qtbot: QtBot) -> None:
    widget = QWidget()
    bar = MessageBar(widget, lambda: widget.height() // 6)
    show(qtbot, widget, 640, 480)
    bar.note(SHORT)
    assert bar.geometry().bottom() < 400
    widget.resize(900, 720)
    drain()
    assert bar.geometry().bottom() < 600


def test_an_offer_that_is_asked_for_again_stands_once_and_does_what_was_asked_last(
    qtbot: QtBot,
) -> None:
    place = Place(qtbot)
    done: list[str] = []
    for asked in ("first", "second"):
        place.bar.offer(Offer(SHORT, "Do it", lambda asked=asked: done.append(asked)))
    (button,) = place.buttons("Do it")
    click(button)
    assert done == ["second"]
    assert place.bar.text == ""


def test_offers_of_several_files_stand_side_by_side_whatever_they_say(qtbot: QtBot) -> None:
    place = Place(qtbot)
    for path in ("a/work", "b/work"):
        place.bar.offer(Offer(SHORT, "Do it", lambda: None, subject=path))
    assert len(place.buttons("Do it")) == 2


def test_buttons_stand_beneath_a_sentence_that_they_would_leave_no_room(qtbot: QtBot) -> None:
    place = Place(qtbot, 300)
    offer = Offer(Message("This is an empty canvas; undo brings it back."), "Draw on it", print)
    place.bar.offer(offer)
    label = next(each for each in place.bar.findChildren(QLabel) if "canvas" in each.text())
    for width, is_beneath in ((300, True), (900, False), (280, True)):
        place.widget.resize(width, 480)
        place.assert_whole()
        (button,) = place.buttons("Draw on it")
        corner = button.mapTo(place.bar, button.rect().topLeft())
        lower = label.mapTo(place.bar, label.rect().bottomLeft())
        assert (corner.y() > lower.y()) == is_beneath
        assert place.bar.rect().contains(QRect(corner, button.size()))
        assert label.height() < 4 * label.fontMetrics().lineSpacing()


def test_a_sentence_has_the_width_of_a_narrow_place(qtbot: QtBot) -> None:
    place = Place(qtbot, 208)
    place.bar.note(SHORT)
    place.bar.offer(Offer(Message("This is an empty canvas; undo brings it."), "Draw on it", print))
    place.assert_whole()
    (said,) = [
        each
        for each in place.bar.findChildren(QLabel)
        if each.isVisible() and "canvas" in each.text()
    ]
    assert said.width() > 0.8 * place.bar.width()
    place.widget.resize(520, 480)
    place.assert_whole()
    assert said.width() < 0.7 * place.bar.width()  # its button stands beside it again
