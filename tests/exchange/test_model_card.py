"""The model card says what is true of the session, its data and its network."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from playground.core.network_input import NetworkInput
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network, Session
from playground.core.word_count import grouped
from playground.datasets.folder import FolderOfPictures
from playground.datasets.spec import source_from_text
from playground.datasets.split import split
from playground.engine.compute.evaluate import evaluate
from playground.exchange.exported import exported
from playground.exchange.found import FILES
from playground.exchange.model_card import model_card
from playground.layers import Dense, Flatten
from tests.exchange.sessions import gray, lenet, on_maps

TODAY = date(2026, 11, 27)


def digits() -> Session:
    """A layer that knows nothing, on the small digits."""
    plan = TrainingPlan(data=source_from_text("digits"))
    channels, height, width = plan.data.load().shape
    inputs = (channels * height * width, 1, 1)
    network = Network((Flatten(), Dense.random(inputs, 10, np.random.default_rng(0))))
    return Session(gray(height, width), network, training=plan)


def test_accuracy_and_counts_are_those_of_the_network_on_held_out_pictures() -> None:
    session = digits()
    text = model_card(exported(session), "digits", TODAY)
    data = session.training.data.load()
    held = split(data, 0.2, 0).validation
    batch = data.batch(held)
    outputs = [evaluate(session.network, x).stages[-1].maps for x in batch.pictures]
    answers = [int(y.argmax()) for y in outputs if y is not None]
    right = np.array(answers) == batch.labels
    assert f"**{100 * right.mean():.1f} %** of {len(held)} held-out pictures" in text
    fours = batch.labels == 4
    assert f"| 4 | {fours.sum()} | {100 * right[fours].mean():.1f} % |" in text
    fewest = np.bincount(batch.labels).min()
    assert f"The smallest class has {fewest} held-out pictures" in text
    assert "is taken for" in text
    assert f"learned values: {grouped(28 * 28 * 10 + 10)}" in text
    assert "gives 10 × 1 × 1: 0, 1, 2" in text
    assert "It always names one of its 10 classes" in text
    assert "optimiser Adam, learning rate 0.001" in text
    assert "Nothing left this machine" in text


def test_a_network_for_0_to_255_is_examined_with_such_pictures() -> None:
    """It saw nearly black ones, and its share was that of another network."""
    session = digits()
    dense = session.network[1]
    assert isinstance(dense, Dense)
    weights = {
        name: values / 255 if name == "weight" else values
        for name, values in dense.tensors().items()
    }
    network = Network((session.network[0], dense.with_tensors(weights)))
    picture = replace(session.picture, levels="byte")
    bytes_ = replace(session, network=network, picture=picture)
    assert bytes_.brightest == 255
    one, other = (model_card(exported(each), "digits", TODAY) for each in (session, bytes_))
    share = re.search(r"\*\*[\d.]+ %\*\* of", one)
    assert share is not None
    assert share[0] in other


def test_a_session_without_data_says_so() -> None:
    text = model_card(exported(lenet()), "a|b*", TODAY)
    assert "# Model card: a\\|b\\*" in text
    assert "The session names no data" in text
    assert "It was not examined" in text
    assert "| conv1 |" in text
    assert "gives 10 × 1 × 1: 0, 1, 2" in text
    assert "Nothing left this machine" in text
    assert "the network was examined" not in text


def test_data_that_are_gone_and_networks_that_do_not_fit_are_told(tmp_path: Path) -> None:
    session = digits()
    gone = FolderOfPictures(folder=str(tmp_path / "gone"))
    text = model_card(exported(replace(session, training=TrainingPlan(data=gone))), "a", TODAY)
    assert "could not be read when this card was written" in text
    other = on_maps(Flatten(), np.zeros((1, 8, 8), np.float32))
    text = model_card(exported(replace(other, training=session.training)), "a", TODAY)
    assert "It was not examined: " in text
    assert "to train on" in text
    small = Network((Flatten(), Dense.random((64, 1, 1), 10, np.random.default_rng(0))))
    narrow = replace(session, picture=gray(8, 8), network=small)
    text = model_card(exported(narrow), "a", TODAY)
    assert "It was not examined: The weights are for other pictures" in text


def foreign(context: str, text: str) -> str:
    """A language of one letter; places of values stay."""
    return re.sub(r"[a-zA-Z](?![^{]*\})", "ж", text)


def test_every_word_of_the_card_is_in_the_language_asked_for() -> None:
    session = digits()
    plan = replace(session.training, augmentation=Augmentation(shift=0.1, flip=True))
    picture = replace(session.picture, square=True, size=20)
    taken = NetworkInput((1, 28, 28), kept=True)
    session = replace(session, training=plan, picture=picture, input=taken)
    text = model_card(exported(session, words=foreign), "48", TODAY)
    own = {"Convolution", "Playground", "flatten", "dense"}  # names: of the program, and in code
    assert "#" in text
    assert set(re.findall("[a-zA-Z]{2,}", text)) <= own
    known = replace(session, training=TrainingPlan())
    text = model_card(exported(known, words=foreign), "48", TODAY)
    assert set(re.findall("[a-zA-Z]{2,}", text)) <= own


def test_the_card_is_a_kind_of_file(tmp_path: Path) -> None:
    FILES["card"].write(exported(lenet()), tmp_path / "lenet.md")
    assert (tmp_path / "lenet.md").read_text(encoding="utf-8").startswith("# Model card: lenet\n")
