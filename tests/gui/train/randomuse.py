"""A user who does one thing after another in Train, and what is to be true after each."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.layer import FilterLayer
from playground.core.session import Session
from playground.layers import Activation
from playground.layers.state import tensors_of
from playground.training.protocol.plan_changes import ADJUSTABLE
from tests.gui.clock import drain
from tests.gui.train.controls import Controls
from tests.gui.train.epochprocess import EpochProcess
from tests.gui.train.scripted import Bench
from tests.onecell import set_cell

ACTIONS = (
    *("train", "train", "train", "work", "work", "work", "step", "epoch", "look", "go", "stop"),
    *("reset", "rate", "batch", "augment", "freeze", "cell", "drag", "stroke", "picture"),
    *("layer", "delete", "undo", "undo", "undo", "redo", "redo"),
)


class RandomUse:
    """A bench with a panel, used by chance."""

    def __init__(self, qtbot: QtBot, folder: Path, seed: int) -> None:
        self.bench = Bench(qtbot, folder)
        self.bench.trainer.prepare()
        self.process = EpochProcess(self.bench)
        self.panel = self._new_panel()
        self._rng = random.Random(seed)
        self._first = self.bench.store.session
        self.done: list[str] = []
        self._panel_every, self._checks = 1, 0

    def _new_panel(self) -> Controls:
        return Controls(self.bench)

    def close(self) -> None:
        """End the threads, and put the widgets away."""
        self.panel.deleteLater()
        self.bench.close()
        drain()

    def play(self, count: int, panel_every: int = 1) -> None:
        """Do so many things, and look after each; then take everything back.

        A fresh panel, which takes long to make, is looked at after some.
        """
        self._panel_every = panel_every
        for _ in range(count):
            name = self._rng.choice(ACTIONS)
            self.done.append(name)
            self._act(name)
            self.process.work()
            self.check()
        self._take_everything_back()

    def _act(self, name: str) -> None:
        store, trainer, rng = self.bench.store, self.bench.trainer, self._rng
        kept = trainer.state.kept
        match name:
            case "train":
                trainer.toggle()
            case "work":
                self.process.work(rng.randint(1, 5))
            case "step":
                trainer.step_once()
            case "epoch":
                trainer.epoch_once()
            case "look" if trainer.state.has_begun and kept:
                trainer.look_back(rng.choice(kept))
            case "go" if trainer.state.has_begun and kept:
                trainer.go_to(rng.choice(kept))
            case "stop":
                trainer.stop()
            case "reset":
                trainer.reset()
            case "undo":
                store.undo()
            case "redo":
                store.redo()
            case _:
                self._edit(name)

    def _edit(self, name: str) -> None:
        store, rng = self.bench.store, self._rng
        session, value = store.session, float(rng.randint(-50, 50))
        match name:
            case "rate":
                store.edit(name, edits.set_training_field, "rate", rng.choice([0.1, 0.2, 0.3]))
            case "batch":
                store.edit(name, edits.set_training_field, "batch", rng.choice([8, 16, 64]))
            case "augment":
                changed = replace(session.training.augmentation, shift=rng.choice([0.0, 0.1]))
                plan = replace(session.training, augmentation=changed)
                store.edit(name, edits.set_training, plan)
            case "freeze":
                store.edit(name, edits.set_frozen, 0, rng.random() < 0.5)
            case "cell" if isinstance(session.network[0], FilterLayer):
                store.edit(name, set_cell, 0, 0, 0, 1, 1, value)
            case "drag" if isinstance(session.network[0], FilterLayer):
                for step in range(3):
                    cell = (0, 0, 0, 0, 1, value + step)
                    store.edit(name, set_cell, *cell, merge="drag")
                    self.process.work(1)
                store.end_merge()
            case "stroke":
                pixels = session.picture.pixels.copy()
                for at in range(3):
                    pixels[at, at] = rng.random()
                    store.edit(name, edits.paint, pixels, merge="stroke")
                    self.process.work(1)
                store.end_merge()
            case "picture":
                pixels = np.full((8, 8), rng.random(), np.float32)
                store.edit(name, edits.paint, pixels)
            case "layer" if len(session.network) < 8:
                store.edit(name, edits.add_layer, 1, Activation())
            case "delete" if len(session.network) > 5:
                store.edit(name, edits.delete_layer, 1)

    # What is true after each.

    def check(self) -> None:
        """Panel = training = what a fresh panel shows."""
        state, process, session = self.bench.trainer.state, self.process, self.bench.store.session
        assert state.has_begun == (process.network is not None), self.done
        assert edits.fitted(session.network, session.shape) is session.network
        if process.network is not None and process.plan is not None:
            assert state.plan == process.plan, self.done
            assert (state.phase == "running") == process.is_running, self.done
            assert state.epoch_in_view == process.epoch, self.done
            assert state.kept == process.kept, self.done
            waiting = set(self.bench.trainer.changes_waiting)
            assert not waiting & set(ADJUSTABLE), (waiting, self.done)
            for name in ("batch",):
                same = getattr(process.plan, name) == getattr(session.training, name)
                assert same == (name not in waiting), self.done
            theirs = tensors_of(process.network)
            for name, value in tensors_of(session.network).items():
                np.testing.assert_array_equal(value, theirs[name], err_msg=f"{name} {self.done}")
        assert self.panel.transport.notices.change.isHidden() == (
            not self.bench.trainer.changes_waiting
        ), self.done
        self._checks += 1
        if self._checks % self._panel_every:
            return
        fresh = self._new_panel()
        assert texts(fresh) == texts(self.panel), self.done
        fresh.deleteLater()
        drain()

    def _take_everything_back(self) -> None:
        if self.bench.trainer.state.is_training:
            self.bench.trainer.toggle()
            self.process.work()
        for _ in range(1000):
            if self.bench.store.history.undo_label is None:
                break
            self.bench.store.undo()
            self.process.work()
            self.check()
        assert self.bench.store.history.undo_label is None, self.done
        assert same_documents(self.bench.store.session, self._first), self.done
        assert not self.bench.trainer.state.has_begun, self.done


def same_documents(one: Session, other: Session) -> bool:
    """Whether two documents have the same picture, weights and plan."""
    mine, theirs = tensors_of(one.network), tensors_of(other.network)
    return (
        np.array_equal(one.picture.pixels, other.picture.pixels)
        and mine.keys() == theirs.keys()
        and all(np.array_equal(mine[name], theirs[name]) for name in mine)
        and one.training == other.training
    )


def texts(panel: QWidget) -> list[Any]:
    """What a panel shows: its words, and which buttons can be pressed."""
    labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    buttons = [
        (button.text(), button.isEnabled(), button.isChecked())
        for button in panel.findChildren(QAbstractButton)
        if button.isVisibleTo(panel)
    ]
    return [sorted(labels), sorted(buttons)]
