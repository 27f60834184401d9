"""The cards that a start offers to begin with, as data, from what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from playground.core.messages import marked
from playground.gui.widgets.wording import translated
from playground.layers.shipped import shipped_networks
from playground.layers.starts import load_starts

HANDWRITING = "lenet5-digits"
"""The network that the first card loads."""

READS_HANDWRITING = marked("FirstSteps", "It reads my handwriting")

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FirstCard:
    """One thing to begin with; `sample` names the picture that it shows, "" for none."""

    title: str
    help: str
    sample: str
    begin: Callable[[], object]
    is_first: bool = False
    """Whether it is what most people want to see first."""


def first_cards(
    last_session: str,
    read_handwriting: Callable[[], object],
    open_file: Callable[[str], object],
    load_example: Callable[[str], object],
) -> Iterator[FirstCard]:
    """Yield the network that reads handwriting, the session opened last if any, the examples."""
    network = shipped_networks()[HANDWRITING]
    yield FirstCard(
        translated("FirstSteps", READS_HANDWRITING),
        translated("network", network.sentence),
        network.suggestion().sample,
        read_handwriting,
        is_first=True,
    )
    if last_session:
        title = translate("FirstSteps", "Last time: {name}")
        yield FirstCard(
            title.format(name=Path(last_session).stem),
            last_session,
            "",
            partial(open_file, last_session),
        )
    for name, start in load_starts().items():
        yield FirstCard(
            translated("start", start.title),
            translated("start", start.sentence),
            start.suggestion().sample,
            partial(load_example, name),
        )
