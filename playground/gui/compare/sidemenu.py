"""The menus of a side: where it is from, which layer, which map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from playground.core.counting import from_one
from playground.core.session import Session
from playground.gui.compare.sidewords import label_words, layer_words, map_words, source_words
from playground.gui.state.comparison import PRESENT, Side, Source, SourceKind
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.menubutton import plain_text
from playground.gui.widgets.wording import translated
from playground.pictures.samples import SAMPLES

translate = QCoreApplication.translate

MAX_PAST = 12
"""Steps back that are offered."""

MAX_EPOCHS = 12
"""Epochs that are offered, evenly spread where there are more."""

MAPS_A_MENU = 32
"""Maps in one menu; more of them are in menus of so many."""

Choose = Callable[[Side], object]


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """Where sides can be taken from, beside the document and its past."""

    epochs: Callable[[], tuple[int, ...]]
    recent: Callable[[], tuple[str, ...]]
    ask_session: Callable[[], str]
    """Ask for the file of a session; "" for none."""

    ask_picture: Callable[[], str]


def fill_sources(
    menu: QMenu,
    store: Store,
    side: Side,
    sources: Sources,
    choose: Callable[[Source], object],
    read: Callable[[Source], object],
) -> None:
    """Offer every document that there is to take a side from; `read` is for those in files."""
    session = store.session

    def add(into: QMenu, source: Source) -> QAction:
        action = into.addAction(plain_text(source_words(source, session)))
        action.setCheckable(True)
        action.setChecked(source == side.source)
        action.triggered.connect(lambda _=False: choose(source))
        return action

    add(menu, PRESENT)
    hold = menu.addAction(translate("Compare", "Hold it as it is now"))
    hold.setToolTip(
        translate("Compare", "This side stays as it is now, whatever is changed from here on.")
    )
    hold.triggered.connect(lambda _=False: choose(Source("held", session=store.session)))
    if side.source.kind == "held":
        add(menu, side.source)
    _add_past(menu, store, add)
    if session.steps:
        steps = menu.addMenu(translate("Compare", "A step of the presentation"))
        for place in range(len(session.steps)):
            add(steps, Source("step", place))
    epochs = _spread(sources.epochs(), MAX_EPOCHS)
    if epochs:
        kept = menu.addMenu(translate("Compare", "After an epoch"))
        for epoch in epochs:
            add(kept, Source("epoch", epoch))
    pictures = menu.addMenu(translate("Compare", "On another picture"))
    for name in SAMPLES:
        add(pictures, Source("picture", path=name)).setText(
            plain_text(translated("sample", SAMPLES[name].title))
        )
    pictures.addSeparator()
    other = pictures.addAction(translate("Compare", "Open a picture…"))
    other.triggered.connect(lambda _=False: _ask("picture", sources.ask_picture, read))
    menu.addSeparator()
    for path in sources.recent():
        action = menu.addAction(plain_text(Path(path).name))
        action.setToolTip(as_written(path))
        source = Source("session", path=path)
        action.triggered.connect(lambda _=False, source=source: read(source))
    opened = menu.addAction(translate("Compare", "Another session's file…"))
    opened.triggered.connect(lambda _=False: _ask("session", sources.ask_session, read))


def _ask(kind: SourceKind, ask: Callable[[], str], read: Callable[[Source], object]) -> None:
    path = ask()
    if path:
        read(Source(kind, path=path))


def _add_past(menu: QMenu, store: Store, add: Callable[[QMenu, Source], QAction]) -> None:
    past = list(islice(store.history.past(), MAX_PAST))
    if not past:
        return
    before = menu.addMenu(translate("Compare", "Before a change"))
    for label, session in past:
        add(before, Source("held", session=session, label=label)).setText(
            plain_text(label_words(label))
        )


def fill_layers(menu: QMenu, session: Session, side: Side, choose: Choose) -> None:
    """Offer the input and every layer of a document."""
    for stage in range(-1, len(session.network)):
        action = menu.addAction(plain_text(layer_words(session, stage)))
        action.setCheckable(True)
        action.setChecked(stage == side.stage)
        chosen = replace(side, stage=stage)
        action.triggered.connect(lambda _=False, chosen=chosen: choose(chosen))


def fill_maps(
    menu: QMenu, session: Session, side: Side, count: int, channel: int, choose: Choose
) -> None:
    """Offer every map of a layer that has `count`; `channel` is shown."""
    for part, first, last in _parts(menu, count):
        for at in range(first, last):
            action = part.addAction(plain_text(map_words(session, side.stage, at)))
            action.setCheckable(True)
            action.setChecked(at == channel)
            chosen = replace(side, channel=at)
            action.triggered.connect(lambda _=False, chosen=chosen: choose(chosen))


def _parts(menu: QMenu, count: int) -> Iterator[tuple[QMenu, int, int]]:
    if count <= MAPS_A_MENU:
        yield menu, 0, count
        return
    for first in range(0, count, MAPS_A_MENU):
        last = min(first + MAPS_A_MENU, count)
        yield menu.addMenu(f"{from_one(first)}–{last}"), first, last


def _spread(epochs: tuple[int, ...], most: int) -> tuple[int, ...]:
    """As many as `most`, the first and the last among them."""
    if len(epochs) <= most:
        return epochs
    last = len(epochs) - 1
    return tuple(dict.fromkeys(epochs[round(at * last / (most - 1))] for at in range(most)))
