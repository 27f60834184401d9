"""A network's answer stands in the panel of its softmax, as its column and Train have it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.network_input import Origin
from playground.core.picture import Picture
from playground.gui.flow.view import FlowView
from playground.gui.layer.likeliest import Likeliest
from playground.gui.train.cards.prediction import Prediction
from playground.gui.widgets.wording import class_words
from playground.layers import Activation
from playground.layers.shipped import shipped_networks
from tests.gui.hands import click
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session


def picture(seed: int) -> Picture:
    return Picture("p", np.random.default_rng(seed).random((8, 8), np.float32), 0)


def test_the_answer_is_that_of_the_column_and_of_train(qtbot: QtBot, tmp_path: Path) -> None:
    session = replace(small_session(), picture=picture(1))
    with running(qtbot, tmp_path, session, mode="train") as program:
        settle(qtbot, program)
        program.window.show_mode("explore")
        last = len(session.network) - 1
        flow, answer = find(program, FlowView), find(program, Likeliest)
        assert not answer.isVisible()
        click(flow.column(last).header)
        for seed in (1, 2):
            program.store.edit("another", edits.set_picture, picture(seed))
            settle(qtbot, program)
            assert answer.isVisible()
            vector = flow.column(last).vector
            assert vector is not None
            assert vector.plane is not None
            assert answer.bars.shares == vector.plane.values.reshape(-1).tolist()
            assert answer.bars.names == list(session.classes)
            assert answer.bars.shares == find(program, Prediction).bars.shares
        click(flow.column(0).header)
        assert not answer.isVisible()


def test_no_other_layers_numbers_are_shown_as_shares_until_new_ones_are_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = replace(small_session(), picture=picture(1))
    with running(qtbot, tmp_path, session) as program:
        settle(qtbot, program)
        last = len(session.network) - 1
        flow, answer = find(program, FlowView), find(program, Likeliest)
        click(flow.column(last).header)
        shares = answer.bars.shares
        assert sum(shares) == pytest.approx(1)
        program.store.edit("more", edits.add_layer, last, Activation(function="tanh"))
        settle(qtbot, program)
        program.store.look(layer=last + 1)
        squashed = answer.bars.shares
        program.store.edit("less", edits.delete_layer, last)
        program.store.look(layer=last)
        assert answer.bars.shares == squashed  # of before, and those of the softmax
        settle(qtbot, program)
        assert answer.bars.shares == pytest.approx(shares)


def test_an_empty_sheet_has_no_answer(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = Picture("p", np.zeros((8, 8), np.float32), 0, origin=Origin("drawn"))
    with running(qtbot, tmp_path, replace(small_session(), picture=sheet)) as program:
        flow, answer = find(program, FlowView), find(program, Likeliest)
        click(flow.column(len(program.store.session.network) - 1).header)
        settle(qtbot, program)
        assert answer.isVisible()
        assert not answer.bars.shares
        assert "empty sheet" in answer.bars.text


def test_names_are_those_of_the_language_and_a_folders_stay(qtbot: QtBot, tmp_path: Path) -> None:
    names = shipped_networks()["squeezenet-1.1"].classes()
    own = ("mouse", "iron")
    with running(qtbot, tmp_path) as program:
        assert class_words(names) == names
        program.change_language("zh_CN")
        assert class_words(names)[285] == "埃及猫"
        assert class_words(own) == own
        program.change_language("en")
        assert class_words(names) == names
