"""The page of pictures: samples for a network that takes one size keep the crop that is chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.gui.input.picturepage import PicturePage
from playground.gui.state.store import Store
from playground.layers.shipped import with_shipped_network
from tests.gui.hands import click, show


@pytest.mark.parametrize("crop", ["square", "whole"])
def test_a_picture_after_another_is_cropped_as_that_was(qtbot: QtBot, crop: str) -> None:
    store = Store(with_shipped_network(app.first_session(), "lenet5-digits"))
    page = PicturePage(store)
    show(qtbot, page, 300, 800)
    page.choose_sample("chelsea")
    click(page.crop.button(crop))
    for name in ("checkerboard", "chelsea"):  # the first is a square whatever the crop
        page.choose_sample(name)
    assert store.session.picture.square == (crop == "square")
    assert page.crop.value == crop


def test_without_such_a_network_a_sample_is_as_it_is_best_seen() -> None:
    store = Store(edits.set_working_size(app.first_session(), 64, True))
    page = PicturePage(store)
    page.choose_sample("chelsea")
    assert not store.session.picture.square
